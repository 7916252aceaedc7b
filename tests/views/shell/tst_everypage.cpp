// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, flyout and dialog, light and dark, at two sizes, with long texts, empty and broken:
// nothing is cut, overlaps, is too faint or has no name. Pictures for people go to the build folder
// (PARAPET_PICTURES names another).
#include "tests/views/demoworkspace.h"
#include "tests/views/looks.h"
#include "views/dialogs/contextcsvdialog.h"
#include "views/dialogs/devicegroupdialog.h"
#include "views/dialogs/removetagsdialog.h"
#include "views/pages/listpage.h"
#include "views/panels/objectpanel.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/navigationbar.h"
#include "views/widgets/tableview.h"

#include <QDialog>
#include <QListWidget>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::DemoWorkspace;
using tests::LongTexts;
using tests::Looks;
using views::ListPage;
using views::ShellWindow;
using views::Theme;

class TestEveryPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pages_data();
    void pages();
    void dialogs_data();
    void dialogs();
    void longTexts();
    void emptyWorkspace();
    void brokenWorkspace();

private:
    QStringList pageIds() const;
    void settle(QWidget* page) const;
    void look(const QString& name);
    void lookAtDialog(const QString& name);
    void lookAtWindowsDialogs(const QString& prefix, const QString& deviceId);
    void everyPlace(const QString& prefix);
    void verdict();

    DemoWorkspace m_workspace;
    std::unique_ptr<ShellWindow> m_window;
    QStringList m_faults;
    QString m_pictures;
};

void TestEveryPage::initTestCase()
{
    QVERIFY(m_workspace.make(*qApp, 60, 2));
    m_pictures = qEnvironmentVariable(
        "PARAPET_PICTURES", QCoreApplication::applicationDirPath() + u"/../pictures"_s);
    QVERIFY(QDir().mkpath(m_pictures));
    // Something that is overdue and something about to end.
    items::TableModel some(*m_workspace.library, domain::Kind::Recommendations);
    some.setFilter(u"weaknesses > 0 and exposedMachinesCount > 0"_s);
    QTRY_VERIFY(!some.isLoading() && some.rowCount() > 0);
    QTRY_VERIFY(!some.idAt(0).isEmpty());
    domain::RemediationRequest late;
    late.recommendation = some.idAt(0);
    late.dueOn = tests::demoNow - 3 * 86'400'000LL;
    QVERIFY(m_workspace.waitForJob(m_workspace.desk->createRemediation(late)));
    domain::ExceptionRequest exception;
    exception.recommendation = some.idAt(0);
    exception.justification = domain::Justification::AlternateMitigation;
    exception.context = u"The proxy filters it until the update is tested"_s;
    exception.expiresOn = tests::demoNow + 5 * 86'400'000LL;
    exception.resurface = true;
    QVERIFY(m_workspace.waitForJob(m_workspace.desk->fileException(exception)));
}

QStringList TestEveryPage::pageIds() const
{
    QStringList ids;
    for (const views::Page* page : m_window->findChildren<views::Page*>())
        ids.append(page->objectName().chopped(4)); // "devicesPage"
    return ids;
}

/// Nothing of the page is on its way any more.
void TestEveryPage::settle(QWidget* page) const
{
    (void)QTest::qWaitFor(
        [page] {
            for (const items::TableModel* model : page->findChildren<items::TableModel*>()) {
                if (model->isLoading())
                    return false;
            }
            return true;
        },
        20'000);
    // answers and layouts settle: nothing moves from one picture to the next
    constexpr int apart = 150, most = 10'000;
    QImage last;
    for (int waited = 0; waited < most; waited += apart) {
        const QImage now = m_window->grab().toImage();
        if (now == last)
            return;
        last = now;
        QTest::qWait(apart);
    }
}

void TestEveryPage::look(const QString& name)
{
    QWidget& window = *m_window;
    window.grab().save(m_pictures + u'/' + name + u".png"_s);
    const QStringList faults = Looks(window).faults();
    for (const QString& fault : faults)
        m_faults.append(name + u": "_s + fault);
}

void TestEveryPage::lookAtDialog(const QString& name)
{
    QDialog* dialog = nullptr;
    QVERIFY(QTest::qWaitFor([&] {
        for (QDialog* each : m_window->findChildren<QDialog*>()) {
            if (each->isVisible())
                dialog = each;
        }
        return dialog != nullptr;
    }));
    QTest::qWait(250);
    dialog->grab().save(m_pictures + u'/' + name + u".png"_s);
    for (const QString& fault : Looks(*dialog).faults())
        m_faults.append(name + u": "_s + fault);
    dialog->reject();
    QTest::qWait(20);
}

/// Each page as it opens; its first row as a flyout and as a whole page.
void TestEveryPage::everyPlace(const QString& prefix)
{
    for (const QString& id : pageIds()) {
        views::Page* page = m_window->page(id);
        QVERIFY2(page, qPrintable(id));
        m_window->navigateTo({id, {}, {}, {}, {}});
        settle(page);
        look(prefix + u'-' + id);
        auto* list = qobject_cast<ListPage*>(page);
        if (!list)
            continue;
        const QString object = list->currentPane().model().idAt(0);
        if (object.isEmpty())
            continue;
        list->openObject(object);
        settle(page);
        look(prefix + u'-' + id + u"-flyout"_s);
        list->openObject(object, true);
        settle(page);
        look(prefix + u'-' + id + u"-full"_s);
        list->closePanel();
    }
}

void TestEveryPage::verdict()
{
    m_faults.removeDuplicates();
    for (const QString& fault : std::as_const(m_faults))
        qWarning().noquote() << fault;
    const auto count = m_faults.size();
    m_faults.clear();
    QVERIFY2(count == 0, "faults, listed above");
}

void TestEveryPage::pages_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << Theme::Mode::Light << QSize(1280, 800);
    QTest::newRow("dark") << Theme::Mode::Dark << QSize(1280, 800);
    QTest::newRow("light-small") << Theme::Mode::Light << QSize(1024, 640);
}

void TestEveryPage::pages()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    m_workspace.theme->setMode(mode);
    m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    everyPlace(QString::fromLatin1(QTest::currentDataTag()));
    verdict();
}

void TestEveryPage::dialogs_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::newRow("light") << Theme::Mode::Light;
    QTest::newRow("dark") << Theme::Mode::Dark;
}

void TestEveryPage::dialogs()
{
    QFETCH(Theme::Mode, mode);
    m_workspace.theme->setMode(mode);
    m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
    m_window->resize(1280, 800);
    m_window->show();
    const QString prefix = QString::fromLatin1(QTest::currentDataTag()) + u"-dialog-"_s;
    m_window->navigateTo({u"recommendations"_s, {}, {}, {}, {}});
    auto* page = qobject_cast<ListPage*>(m_window->page(u"recommendations"_s));
    settle(page);
    for (const int ticked : {1, 3}) {
        for (int row = 0; row < ticked; ++row)
            (void)page->currentPane().model().setData(
                page->currentPane().model().index(row, 0), Qt::Checked, Qt::CheckStateRole);
        QTest::qWait(200);
        look(prefix + u"selection-%1"_s.arg(ticked));
        for (const QString& action : {u"selectionException"_s, u"selectionRemediation"_s}) {
            page->findChild<QPushButton*>(action)->click();
            lookAtDialog(prefix + action + u"-%1"_s.arg(ticked));
        }
    }
    page->currentPane().model().clearChecks();
    auto* devices = qobject_cast<ListPage*>(m_window->page(u"devices"_s));
    settle(devices);
    const QString deviceId = devices->currentPane().model().idAt(0);
    const auto lookAtForms = [&](const QString& id, const QStringList& buttons) {
        auto* list = qobject_cast<ListPage*>(m_window->page(id));
        settle(list);
        auto* panel = list->currentPane().isVisible() ? list->findChild<views::ObjectPanel*>(
                          domain::kindName(list->currentPane().spec().kind) + u"Panel"_s)
                                                      : nullptr;
        QVERIFY(panel);
        list->openObject(list->currentPane().model().idAt(0));
        QTRY_VERIFY(!panel->facts().text(u"id").isEmpty());
        look(prefix + id + u"-flyout"_s);
        for (const QString& button : buttons) {
            panel->findChild<QPushButton*>(button)->click();
            lookAtDialog(prefix + id + u'-' + button);
        }
        list->closePanel();
    };
    m_window->navigateTo({u"weaknesses"_s, {}, {}, {}, {}});
    lookAtForms(u"weaknesses"_s, {u"panelException"_s, u"panelInaccuracy"_s});
    m_window->navigateTo({u"remediation"_s, {}, {}, {}, u"exceptions"_s});
    lookAtForms(u"remediation"_s, {u"panelExtendException"_s});
    lookAtWindowsDialogs(prefix, deviceId);
    verdict();
}

void TestEveryPage::lookAtWindowsDialogs(const QString& prefix, const QString& deviceId)
{
    QFile csv(m_workspace.path(u"context.csv"_s));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write(u"id,deviceValue,isInternetFacing,machineTags\n%1,High,perhaps,\n%2,Low,yes,pilot\n"_s
                  .arg(u"nobody"_s, deviceId)
                  .toUtf8());
    csv.close();
    (new views::ContextCsvDialog(m_workspace.context(), csv.fileName(), m_window.get()))->open();
    QTest::qWait(300);
    lookAtDialog(prefix + u"devices-contextFromCsv"_s);
    (new views::DeviceGroupDialog(m_workspace.context(), 3, m_window.get()))->open();
    QTest::qWait(300);
    lookAtDialog(prefix + u"devices-group"_s);
    (new views::RemoveTagsDialog(m_workspace.context(), {deviceId}, m_window.get()))->open();
    QTest::qWait(300);
    lookAtDialog(prefix + u"devices-removeTags"_s);
    for (const QString& action : {u"commands"_s, u"about"_s, u"weights"_s}) {
        m_window->findChild<QAction*>(action)->trigger();
        QTest::qWait(300);
        lookAtDialog(prefix + action);
    }
}

void TestEveryPage::longTexts()
{
    LongTexts german;
    QVERIFY(QCoreApplication::installTranslator(&german));
    m_workspace.theme->setMode(Theme::Mode::Light);
    m_window = std::make_unique<ShellWindow>(m_workspace.context(), *m_workspace.theme);
    m_window->resize(1280, 800);
    m_window->show();
    everyPlace(u"long"_s);
    m_window.reset();
    QCoreApplication::removeTranslator(&german);
    verdict();
}

void TestEveryPage::emptyWorkspace()
{
    DemoWorkspace none;
    none.makeEmpty(*qApp);
    m_window = std::make_unique<ShellWindow>(none.context(), *none.theme);
    m_window->resize(1280, 800);
    m_window->show();
    QTest::qWait(300);
    for (const QString& id : pageIds()) {
        m_window->navigateTo({id, {}, {}, {}, {}});
        settle(m_window->page(id));
        look(u"empty-"_s + id);
    }
    m_window.reset();
    verdict();
}

void TestEveryPage::brokenWorkspace()
{
    DemoWorkspace broken;
    QFile file(broken.path(u"fleet.parapet"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(4096, 'x'));
    file.close();
    broken.makeEmpty(*qApp);
    m_window = std::make_unique<ShellWindow>(broken.context(), *broken.theme);
    m_window->resize(1024, 640);
    m_window->show();
    QTest::qWait(300);
    look(u"broken-first"_s);
    for (const QString& id : pageIds()) {
        m_window->navigateTo({id, {}, {}, {}, {}});
        settle(m_window->page(id));
        look(u"broken-"_s + id);
    }
    m_window.reset();
    verdict();
}

QTEST_MAIN(TestEveryPage)
#include "tst_everypage.moc"
