// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house that a look at single lines can hold (HACKING.md tells them).
#include "tests/architecture/sourcetree.h"

#include <QFileInfo>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet::architecture;

namespace {

using Where = bool (*)(const Source&);

QStringList faultsIn(Where where, const QString& pattern, const QString& what)
{
    const QRegularExpression expression(pattern);
    if (!expression.isValid())
        qFatal("%s", qPrintable(expression.errorString()));
    QStringList faults;
    for (const Source& source : productSources())
        if (where(source))
            faults += linesMatching(source, expression, what);
    return faults;
}

bool isScoring(const Source& source)
{
    return source.isBelow(u"scoring"_s);
}
bool isModel(const Source& source)
{
    return source.isBelow(u"models"_s);
}
bool isOutsideApp(const Source& source)
{
    return !source.isBelow(u"app"_s);
}
bool isWindow(const Source& source)
{
    return source.isBelowOneOf({u"views"_s, u"app/gui"_s});
}
bool isAny(const Source&)
{
    return true;
}

} // namespace

class HouseRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void sqlRunsOnlyInTheStore();
    void sqlIsWrittenOnlyInStoreAndQuery();
    void scoringKnowsNoQt();
    void scoringReadsNothing();
    void modelsHaveNoWidgets();
    void nothingIsASingleton();
    void nothingGlobalChanges();
    void nothingBlocksTheWindow();
    void connectsNameAContext();
    void headersOpenWithTheirPurpose();
    void everyFileNamesItsLicence();
    void filesStayShort();
};

void HouseRulesTest::sqlRunsOnlyInTheStore()
{
    const QStringList faults =
        faultsIn([](const Source& source) { return !source.isBelow(u"models/store"_s); },
            u"\\bsqlite3_\\w|\\bSQLite::|#include <(sqlite3|SQLiteCpp|QSql)"_s,
            u"SQLite is used only in models/store"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::sqlIsWrittenOnlyInStoreAndQuery()
{
    const QStringList faults = faultsIn(
        [](const Source& source) {
            return !source.isBelowOneOf({u"models/store"_s, u"models/query"_s});
        },
        u"\"\\s*((SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|REPLACE INTO|CREATE|DROP|PRAGMA"
        "|ATTACH) |(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|VACUUM)\\b)"_s,
        u"SQL is written only in models/store and models/query"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::scoringKnowsNoQt()
{
    const QStringList faults = faultsIn(isScoring,
        u"#include <Q|\\bQ[A-Z]\\w+|\\bq(Debug|Warning|int64)\\b|#include \"(?!scoring/)"_s,
        u"scoring uses the standard library only"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::scoringReadsNothing()
{
    const QStringList faults = faultsIn(isScoring,
        u"#include <(fstream|iostream|cstdio|filesystem|ctime|random|thread|mutex)>"
        "|\\b(system|steady)_clock\\b|\\bgetenv\\b"_s,
        u"scoring has no input, output, clock or chance"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::modelsHaveNoWidgets()
{
    const QStringList faults = faultsIn(isModel,
        u"#include <(QtWidgets|QtCharts|QApplication|QWidget|QMainWindow|QStyle|QMessageBox"
        "|Q\\w+(Dialog|Button|Box|Label|Edit|Menu|MenuBar|Layout|Widget|Delegate|Splitter|"
        "Completer)"
        "|Q(Table|Tree|List|Header|AbstractItem|Column|Graphics|Chart)View)\\b"_s,
        u"models have no widgets"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
    for (const Source& list : readSources({u"models"_s}, {u"CMakeLists.txt"_s}))
        QVERIFY2(!list.text.contains(u"Qt6::Widgets"_s), qPrintable(list.path));
}

void HouseRulesTest::nothingIsASingleton()
{
    const QStringList faults = faultsIn(isOutsideApp,
        u"\\b(?<!QCoreApplication::)instance\\s*\\(|\\bqApp\\b|\\bQ_GLOBAL_STATIC|\\bqGuiApp\\b"_s,
        u"what is needed comes through the constructor"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

/// Namespaces are not indented, so a definition in the first column is one of namespace scope.
void HouseRulesTest::nothingGlobalChanges()
{
    const QStringList faults = faultsIn(isAny,
        u"^(?!.*\\b(const|constexpr|constinit const|using|struct|class|enum|union|template|typedef"
        "|extern|namespace|return|friend|static_assert|operator|public|private)\\b)"
        "(inline |static |thread_local )*[A-Za-z_][\\w:<>,*& ]* \\w+(\\[\\w*\\])?( = .*| "
        "?\\{.*\\})?;$"
        "|^\\s+(static|thread_local) (?!.*\\b(const|constexpr)\\b)[\\w:<>,*& ]+ \\w+( = .*| ?\\{.*\\})?;"_s,
        u"state that changes belongs to an object"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void HouseRulesTest::nothingBlocksTheWindow()
{
    QStringList faults =
        faultsIn([](const Source& source) { return isWindow(source) || isModel(source); },
            u"\\bprocessEvents\\b|\\bQEventLoop\\b|\\bBlockingQueuedConnection\\b"_s,
            u"no event loop but the application's"_s);
    faults += faultsIn(isWindow,
        u"\\bwaitFor(Finished|Done|Started|ReadyRead)\\b|\\bQThread::(u|m)?sleep\\b"
        "|\\bthis_thread::sleep|\\bfuture\\w*\\.(get|result)\\(\\)"_s,
        u"the window waits for nothing"_s);
    // the application's own loop is the one that main() starts
    faults += faultsIn(
        [](const Source& source) { return isWindow(source) && source.path != u"app/gui/main.cpp"; },
        u"(\\.|->|::)exec\\("_s, u"dialogs and menus open with open() or popup()"_s);
    QVERIFY2(faults.isEmpty(), report(faults).constData());
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
