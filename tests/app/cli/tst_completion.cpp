// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Completion in bash and zsh, asked of the shells themselves: the script is read by the real shell,
// and its function answers for a line that is being written.
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class CompletionTest final : public QObject
{
    Q_OBJECT

    struct Ran
    {
        int code = -1;
        QString out, err;
    };

    static Ran run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000))
            qFatal("%s hangs", qPrintable(program));
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
    }

    static QString inQuotes(QString text)
    {
        return u'\'' + text.replace(u"'"_s, u"'\\''"_s) + u'\'';
    }

    /// What a shell offers behind `parapetctl` and these words; the last one is being written.
    static QStringList bash(const QStringList& words)
    {
        QStringList quoted{u"parapetctl"_s};
        for (const QString& word : words)
            quoted.append(inQuotes(word));
        const Ran ran = run(u"bash"_s,
            {u"-c"_s,
                u"source <(%1 completion bash); COMP_WORDS=(%2); COMP_CWORD=%3; _parapetctl; "
                "printf '%s\\n' \"${COMPREPLY[@]}\""_s
                    .arg(QStringLiteral(PARAPETCTL), quoted.join(u' '))
                    .arg(words.size())});
        if (!ran.err.isEmpty())
            qWarning("%s", qPrintable(ran.err));
        return ran.out.split(u'\n', Qt::SkipEmptyParts);
    }

    /// The words zsh is given; "(files)" where it completes file names.
    static QStringList zsh(const QStringList& words)
    {
        QStringList quoted{u"parapetctl"_s};
        for (const QString& word : words)
            quoted.append(inQuotes(word));
        const Ran ran = run(u"zsh"_s,
            {u"-f"_s, u"-c"_s,
                u"compdef() { :; }; compadd() { shift; print -l -- \"$@\"; }; _files() { print "
                "'(files)'; }; _describe() { print -l -- \"${(@P)2}\"; }; source <(%1 completion "
                "zsh); words=(%2); CURRENT=%3; _parapetctl"_s
                    .arg(QStringLiteral(PARAPETCTL), quoted.join(u' '))
                    .arg(words.size() + 1)});
        if (!ran.err.isEmpty())
            qWarning("%s", qPrintable(ran.err));
        return ran.out.split(u'\n', Qt::SkipEmptyParts);
    }

private slots:
    void everyCommandOfTheHelpIsOffered()
    {
        const QString help = run(QStringLiteral(PARAPETCTL), {u"--help"_s}).out;
        QStringList commands;
        const QStringList lines =
            help.mid(help.indexOf("Subcommands:"_L1)).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            if (line.startsWith("  "_L1) && line.size() > 2 && line[2].isLetter())
                commands.append(line.simplified().section(u' ', 0, 0));
        }
        QVERIFY(commands.size() > 20);
        QCOMPARE(bash({u""_s}), commands);
    }

    void commandsOfCommandsAndTheirOptions()
    {
        QCOMPARE(bash({u"remediation"_s, u"m"_s}), (QStringList{u"merge"_s, u"mail"_s}));
        QCOMPARE(bash({u"feeds"_s, u"import"_s, u"x"_s}), QStringList()); // files
        const QStringList options = bash({u"list"_s, u"devices"_s, u"--"_s});
        for (const QString& option : {u"--filter"_s, u"--sort"_s, u"--limit"_s, u"--as-of"_s,
                 u"--workspace"_s, u"--quiet"_s, u"--help"_s})
            QVERIFY2(options.contains(option), qPrintable(option));
        QVERIFY(!options.contains(u"--version"_s));
    }

    void fixedWordsOfOptionsAndPlaces()
    {
        QCOMPARE(bash({u"list"_s, u"software"_s, u"--format"_s, u"t"_s}), QStringList{u"table"_s});
        QCOMPARE(bash({u"list"_s, u"--format"_s, u"="_s, u"nd"_s}), QStringList{u"ndjson"_s});
        QCOMPARE(bash({u"list"_s, u"dev"_s}), (QStringList{u"devices"_s, u"device-history"_s}));
        QCOMPARE(bash({u"--workspace"_s, u"w.parapet"_s, u"list"_s, u"weak"_s}),
            QStringList{u"weaknesses"_s});
        QVERIFY(bash({u"exception"_s, u"create"_s, u"--justification"_s, u""_s})
                    .contains(u"risk-accepted"_s));
        QCOMPARE(bash({u"set"_s, u"device-value"_s, u"4f0c"_s, u"H"_s}), QStringList{u"High"_s});
        QCOMPARE(bash({u"completion"_s, u""_s}), (QStringList{u"bash"_s, u"zsh"_s}));
        // free text is nobody's to offer, and is no command either
        QCOMPARE(bash({u"import"_s, u"--label"_s, u""_s}), QStringList());
        QVERIFY(bash({u"import"_s, u"--label"_s, u"list"_s, u"--"_s}).contains(u"--partial"_s));
    }

    void zshOffersTheSame()
    {
        if (QStandardPaths::findExecutable(u"zsh"_s).isEmpty())
            QSKIP("zsh is not installed");
        const QStringList commands = zsh({u""_s});
        QVERIFY(commands.contains(u"score:The scores"_s));
        QCOMPARE(commands.size(), bash({u""_s}).size());
        QVERIFY(zsh({u"list"_s, u""_s}).contains(u"weaknesses"_s));
        QCOMPARE(zsh({u"list"_s, u"devices"_s, u"--format"_s, u""_s}),
            (QStringList{u"table"_s, u"csv"_s, u"json"_s, u"ndjson"_s}));
        QVERIFY(zsh({u"audit"_s, u"verify"_s, u"-"_s}).contains(u"--noted"_s));
        QCOMPARE(zsh({u"import"_s, u""_s}), QStringList{u"(files)"_s});
        QCOMPARE(zsh({u"feeds"_s, u"s"_s}).size(), 2);
    }

    void anotherShellIsRefused()
    {
        const Ran ran = run(QStringLiteral(PARAPETCTL), {u"completion"_s, u"fish"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CompletionTest)
#include "tst_completion.moc"
