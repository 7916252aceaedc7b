// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the sources to the rules of the house (HACKING.md tells them).
#include "tests/architecture/houserules.h"
#include "tests/architecture/sourcetree.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;
using namespace parapet::architecture;

class HouseRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void samplesDecideRightly_data() { listRules(); }
    void samplesDecideRightly();
    void linesKeepTheRule_data() { listRules(); }
    void linesKeepTheRule();
    void modelsLinkNoWidgets();
    void connectsNameAContext();
    void headersOpenWithTheirPurpose();
    void everyFileNamesItsLicence();
    void filesStayShort();

private:
    static void listRules();

    const QList<Rule> m_rules = houseRules();
};

void HouseRulesTest::listRules()
{
    QTest::addColumn<int>("index");
    const QList<Rule> rules = houseRules();
    for (int i = 0; i < rules.size(); ++i)
        QTest::newRow(rules.at(i).name) << i;
}

void HouseRulesTest::samplesDecideRightly()
{
    QFETCH(int, index);
    const Rule& rule = m_rules.at(index);
    const QRegularExpression pattern(rule.pattern);
    QVERIFY2(pattern.isValid(), qPrintable(pattern.errorString()));
    for (const auto& [samples, expected] : {std::pair{rule.caught, 1}, {rule.allowed, 0}}) {
        for (const QString& sample : samples) {
            const Source source = makeSource(u"sample.cpp"_s, sample);
            QVERIFY2(
                linesMatching(source, pattern, rule.what).size() == expected, qPrintable(sample));
        }
        QVERIFY(!samples.isEmpty());
    }
}

void HouseRulesTest::linesKeepTheRule()
{
    QFETCH(int, index);
    const Rule& rule = m_rules.at(index);
    const QRegularExpression pattern(rule.pattern);
    QStringList faults;
    for (const Source& source : productSources())
        if (rule.where(source))
            faults += linesMatching(source, pattern, rule.what);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::modelsLinkNoWidgets()
{
    for (const Source& list : readSources({u"models"_s}, {u"CMakeLists.txt"_s}))
        QVERIFY2(!list.text.contains(u"Qt6::Widgets"_s), qPrintable(list.path));
}

void HouseRulesTest::connectsNameAContext()
{
    static const QRegularExpression twoArguments(
        u"\\bconnect\\(\\s*[^,;]+,\\s*&[\\w:<>]+,\\s*\\["_s);
    QStringList faults;
    for (const Source& source : productSources()) {
        auto matches = twoArguments.globalMatch(source.text);
        while (matches.hasNext()) {
            const qsizetype start = matches.next().capturedStart();
            faults.append(source.at(QStringView(source.text).left(start).count(u'\n'),
                u"a lambda is connected without a context object"_s));
        }
    }
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::headersOpenWithTheirPurpose()
{
    QStringList faults;
    for (const Source& source : productSources()) {
        if (!source.isHeader())
            continue;
        qsizetype comments = 0;
        while (source.lines.value(2 + comments).startsWith(u"//"))
            ++comments;
        if (comments < 1 || comments > 4)
            faults.append(source.at(2,
                u"say in one to four lines what it is, who owns it, "
                "which thread may call it"_s));
        if (source.lines.value(2 + comments) != u"#pragma once")
            faults.append(source.at(2 + comments, u"#pragma once comes after the purpose"_s));
    }
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::everyFileNamesItsLicence()
{
    const Sources files =
        readSources({u"scoring"_s, u"models"_s, u"views"_s, u"app"_s, u"resources"_s, u"tests"_s,
                        u"packaging"_s, u"cmake"_s, u".ci"_s},
            {u"*.h"_s, u"*.cpp"_s, u"*.txt"_s, u"*.cmake"_s, u"*.py"_s, u"*.sh"_s, u"*.sql"_s,
                u"*.qrc"_s, u"*.svg"_s, u"run"_s, u"test"_s, u"lint"_s});
    QStringList faults;
    for (const Source& file : files) {
        if (file.isBelow(u"tests/data"_s))
            continue;
        const QString head = file.lines.mid(0, 4).join(u'\n');
        if (!head.contains(u"SPDX-FileCopyrightText: "_s)
            || !head.contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            faults.append(file.at(0, u"the two SPDX lines are missing"_s));
    }
    QVERIFY(files.size() > 100);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::filesStayShort()
{
    static const QRegularExpression shellWindow(u"^views/shell/\\w*window\\.cpp$"_s);
    QStringList faults;
    for (const Source& source : productSources()) {
        const qsizetype limit = shellWindow.match(source.path).hasMatch() ? 300 : 400;
        const qsizetype length = source.text.count(u'\n');
        if (length > limit)
            faults.append(source.at(limit, u"%1 lines, %2 are allowed"_s.arg(length).arg(limit)));
    }
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

QTEST_APPLESS_MAIN(HouseRulesTest)
#include "tst_houserules.moc"
