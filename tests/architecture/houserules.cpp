// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/houserules.h"

using namespace Qt::StringLiterals;

namespace parapet::architecture {
namespace {

bool isAny(const Source&)
{
    return true;
}
bool isScoring(const Source& source)
{
    return source.isBelow(u"scoring"_s);
}
bool isModel(const Source& source)
{
    return source.isBelow(u"models"_s);
}
bool isOutsideStore(const Source& source)
{
    return !source.isBelow(u"models/store"_s);
}
bool isOutsideStoreAndQuery(const Source& source)
{
    return !source.isBelowOneOf({u"models/store"_s, u"models/query"_s});
}
bool isOutsideApp(const Source& source)
{
    return !source.isBelow(u"app"_s);
}
bool isWindow(const Source& source)
{
    return source.isBelowOneOf({u"views"_s, u"app/gui"_s});
}
bool isWindowOrModel(const Source& source)
{
    return isWindow(source) || isModel(source);
}
/// The application's own loop is the one that main() starts.
bool isWindowButMain(const Source& source)
{
    return isWindow(source) && source.path != u"app/gui/main.cpp";
}

/// Namespaces are not indented, so a definition in the first column is one of namespace scope.
QString changingGlobal()
{
    return u"^(?!.*\\b(const|constexpr|constinit const|using|struct|class|enum|union|template"
           "|typedef|extern|namespace|return|friend|static_assert|operator|public|private)\\b)"
           "(inline |static |thread_local )*[A-Za-z_][\\w:<>,*& ]* \\w+"
           "(\\[\\w*\\])?( = .*| ?\\{.*\\})?;$"
           "|^\\s+(static|thread_local) (?!.*\\b(const|constexpr)\\b)"
           "[\\w:<>,*& ]+ \\w+( = .*| ?\\{.*\\})?;"_s;
}

QString widgetHeader()
{
    return u"#include <(QtWidgets|QtCharts|QApplication|QWidget|QMainWindow|QStyle|QMessageBox"
           "|Q\\w+(Dialog|Button|Box|Label|Edit|Menu|MenuBar|Layout|Widget|Delegate|Splitter"
           "|Completer)|Q(Table|Tree|List|Header|AbstractItem|Column|Graphics|Chart)View)\\b"_s;
}

QList<Rule> rulesOfModels()
{
    return {
        {"SQLite only in the store", isOutsideStore,
            u"\\bsqlite3_\\w|\\bSQLite::|#include <(sqlite3|SQLiteCpp|QSql)"_s,
            u"SQLite is used only in models/store"_s,
            {u"    sqlite3_step(statement);"_s, u"#include <SQLiteCpp/Database.h>"_s},
            {u"    m_connection.interrupt();"_s}},
        {"SQL only in store and query", isOutsideStoreAndQuery,
            u"\"\\s*((SELECT|INSERT INTO|INSERT OR|UPDATE|DELETE FROM|REPLACE INTO|CREATE|DROP"
            "|PRAGMA|ATTACH) |(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|VACUUM)\\b)"_s,
            u"SQL is written only in models/store and models/query"_s,
            {u"    db.exec(\"BEGIN\");"_s, u"    QStringLiteral(\" SELECT a FROM b\")"_s},
            {u"    tr(\"Update %1\")"_s, u"    \"Select a device\""_s}},
        {"scoring knows no Qt", isScoring,
            u"#include <Q|\\bQ[A-Z]\\w+|\\bq(Debug|Warning|int64)\\b|#include \"(?!scoring/)"_s,
            u"scoring uses the standard library only"_s,
            {u"#include <QString>"_s, u"#include \"models/base/id.h\""_s},
            {u"#include <string>"_s, u"#include \"scoring/exposure/model.h\""_s}},
        {"scoring reads nothing", isScoring,
            u"#include <(fstream|iostream|cstdio|filesystem|ctime|random|thread|mutex)>"
            "|\\b(system|steady)_clock\\b|\\bgetenv\\b"_s,
            u"scoring has no input, output, clock or chance"_s,
            {u"#include <fstream>"_s, u"    std::chrono::system_clock::now()"_s},
            {u"#include <cmath>"_s}},
        {"models have no widgets", isModel, widgetHeader(), u"models have no widgets"_s,
            {u"#include <QMessageBox>"_s, u"#include <QTableView>"_s, u"#include <QLineEdit>"_s},
            {u"#include <QStringView>"_s, u"#include <QCoreApplication>"_s}},
    };
}

QList<Rule> rulesOfState()
{
    return {
        {"no singleton", isOutsideApp,
            u"(?<!QCoreApplication::)\\binstance\\s*\\(|\\bqApp\\b|\\bqGuiApp\\b"
            "|\\bQ_GLOBAL_STATIC"_s,
            u"what is needed comes through the constructor"_s,
            {u"    static Store& instance();"_s, u"    qApp->palette()"_s},
            {u"    // of every instance"_s, u"    instanceCount(3);"_s}},
        {"nothing global changes", isAny, changingGlobal(),
            u"state that changes belongs to an object"_s,
            {u"int counter = 0;"_s, u"std::vector<int> cache;"_s, u"    static int calls = 0;"_s,
                u"thread_local QString last;"_s},
            {u"constexpr int limit = 3;"_s, u"    int calls = 0;"_s, u"using Row = int;"_s,
                u"    static const QRegularExpression word(u\"a\"_s);"_s, u"class Theme;"_s}},
    };
}

QList<Rule> rulesOfTheWindow()
{
    return {
        {"one event loop", isWindowOrModel,
            u"\\bprocessEvents\\b|\\bQEventLoop\\b|\\bBlockingQueuedConnection\\b"_s,
            u"no event loop but the application's"_s,
            {u"    QCoreApplication::processEvents();"_s, u"    QEventLoop loop;"_s},
            {u"    Qt::QueuedConnection"_s}},
        {"the window waits for nothing", isWindow,
            u"\\bwaitFor(Finished|Done|Started|ReadyRead)\\b|\\bQThread::(u|m)?sleep\\b"
            "|\\bthis_thread::sleep|\\bfuture\\w*\\.(get|result)\\(\\)"_s,
            u"the window waits for nothing"_s,
            {u"    m_watcher.waitForFinished();"_s, u"    QThread::msleep(5);"_s},
            {u"    waitForNothing();"_s}},
        {"dialogs open without a loop", isWindowButMain, u"(\\.|->|::)exec\\("_s,
            u"dialogs and menus open with open() or popup()"_s,
            {u"    dialog.exec();"_s, u"    menu->exec(point);"_s}, {u"    dialog->open();"_s}},
        {"file dialogs open no file", isWindow,
            u"\\bnew QFileDialog\\b|\\bQFileDialog::get\\w+\\(|\\bQFileDialog \\w+[({]"_s,
            u"file dialogs are views/widgets/filedialog.h: others drop the locks on the workspace"_s,
            {u"    auto* dialog = new QFileDialog(this);"_s,
                u"    QFileDialog::getOpenFileName(this);"_s},
            {u"    auto* dialog = new FileDialog(this);"_s,
                u"    QFileDialog* dialog = make();"_s}},
    };
}

} // namespace

QList<Rule> houseRules()
{
    return rulesOfModels() + rulesOfState() + rulesOfTheWindow();
}

} // namespace parapet::architecture
