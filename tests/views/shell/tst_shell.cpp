// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window as people use it: first start, navigation, search, groups, the past, imports, memory.
#include "guiwatchdog.h"
#include "views/pages/page.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/menubutton.h"
#include "workbench.h"

#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::GuiWatchdog;
using tests::Workbench;
using views::ShellWindow;

class TestShell : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void firstStartLoadsTheDemo();
    void navigatesByMouseAndKeys();
    void searchLeadsToWeaknesses();
    void groupsFilterEveryPage();
    void pastIsUnmistakable();
    void weightsCanBeChosen(); // while the fleet is the demo's
    void badFileTellsWhatIsWrong();
    void rejectedRowsAreShown();
    void dropImports();
    void aboutOpens();
    void remembers();
    void everyControlHasAName();

private:
    template <class T>
    T* find(const QString& name)
    {
        return m_window->findChild<T*>(name);
    }
    void open();
    QString writeFile(const QString& name, const QByteArray& content);
    views::InlineMessage* message(views::InlineMessage::Kind kind);

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<ShellWindow> m_window;
    std::unique_ptr<GuiWatchdog> m_watchdog;
};

void TestShell::initTestCase()
{
    m_bench = std::make_unique<Workbench>();
    m_watchdog = std::make_unique<GuiWatchdog>();
    open();
    m_window->resize(1440, 860); // wide: the top bar uses its long words
}

void TestShell::cleanupTestCase()
{
    m_window.reset();
    m_bench.reset();
}

void TestShell::cleanup()
{
    if (QWidget* popup = QApplication::activePopupWidget())
        popup->close();
}

void TestShell::open()
{
    m_window = std::make_unique<ShellWindow>(m_bench->context(), m_bench->theme);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

QString TestShell::writeFile(const QString& name, const QByteArray& content)
{
    QFile file(m_bench->folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    return file.fileName();
}

views::InlineMessage* TestShell::message(views::InlineMessage::Kind kind)
{
    const auto messages = m_window->findChildren<views::InlineMessage*>(u"shellMessage"_s);
    for (views::InlineMessage* one : messages) {
        if (one->isVisible() && one->kind() == kind)
            return one;
    }
    return nullptr;
}

void TestShell::firstStartLoadsTheDemo()
{
    auto* first = find<QWidget>(u"firstStartPage"_s);
    QVERIFY(first);
    QTRY_VERIFY(first->isVisible());
    m_watchdog->restart();
    QTest::mouseClick(find<QPushButton>(u"firstStartDemo"_s), Qt::LeftButton);
    QTRY_VERIFY(!find<QPushButton>(u"firstStartDemo"_s)->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"dashboardPage"_s)->isVisible(), Workbench::patience);
    QTRY_VERIFY(message(views::InlineMessage::Kind::Done));
    QTRY_VERIFY(find<QLabel>(u"statusText"_s)->text().contains(u"active devices"_s));
    QVERIFY(find<QLabel>(u"feedText"_s)->text().contains(u"EPSS"_s));
    QVERIFY2(m_watchdog->longest() < 250.0, qPrintable(QString::number(m_watchdog->longest())));
}

void TestShell::navigatesByMouseAndKeys()
{
    auto* list = find<QListWidget>(u"navigationList"_s);
    QListWidgetItem* devices = nullptr;
    for (int row = 0; row < list->count(); ++row)
        if (list->item(row)->data(Qt::UserRole).toString() == "devices"_L1)
            devices = list->item(row);
    QVERIFY(devices);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(devices).center());
    QCOMPARE(m_window->currentPageId(), u"devices"_s);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPageId(), u"recommendations"_s);
    QTest::mouseClick(find<QToolButton>(u"historyBack"_s), Qt::LeftButton);
    QCOMPARE(m_window->currentPageId(), u"devices"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_window->currentPageId(), u"recommendations"_s);
    QVERIFY(!find<QToolButton>(u"historyForward"_s)->isEnabled());
    for (int page = 1; page <= 8; ++page) {
        m_watchdog->restart();
        QTest::keyClick(
            m_window.get(), static_cast<Qt::Key>(Qt::Key_0 + page), Qt::ControlModifier);
        QTest::qWait(150);
        QVERIFY(m_window->page(m_window->currentPageId())->isVisible());
        QVERIFY2(m_watchdog->longest() < 250.0,
            qPrintable(u"%1: %2 ms"_s.arg(m_window->currentPageId()).arg(m_watchdog->longest())));
    }
}

void TestShell::searchLeadsToWeaknesses()
{
    auto* field = find<QLineEdit>(u"globalSearch"_s);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"CVE-2"_s);
    QTRY_VERIFY(find<QWidget>(u"searchOffers"_s)->isVisible());
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"weaknesses"_s);
    QVERIFY(!find<QWidget>(u"searchOffers"_s)->isVisible());
}

void TestShell::groupsFilterEveryPage()
{
    auto* button = find<views::MenuButton>(u"deviceGroups"_s);
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QMenu* menu = button->menu();
    QTRY_VERIFY(menu->isVisible());
    QAction* group = menu->actions().at(2);
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(group).center());
    QVERIFY(menu->isVisible()); // several can be ticked
    QVERIFY(group->isChecked());
    const QString name = group->data().toString();
    QTest::keyClick(menu, Qt::Key_Escape);
    QTRY_COMPARE(m_bench->library.scope().groups, QStringList{name});
    QTRY_VERIFY_WITH_TIMEOUT(button->text().contains(u"1 / "_s), Workbench::patience);
    // the menu closes with this choice, which holds at once
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(menu->isVisible());
    QTest::mouseClick(
        menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions().constFirst()).center());
    QTRY_VERIFY(!menu->isVisible());
    QTRY_COMPARE(m_bench->library.scope().groups, QStringList());
    QTRY_VERIFY_WITH_TIMEOUT(button->text().contains(u"all"_s), Workbench::patience);
}

void TestShell::pastIsUnmistakable()
{
    auto* button = find<views::MenuButton>(u"asOf"_s);
    auto* banner = find<QWidget>(u"pastBanner"_s);
    QVERIFY(!banner->isVisible());
    QVERIFY(button->text().contains(u"latest"_s));
    QVERIFY(button->menu()->actions().size() > 1);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(button->menu()->isVisible());
    QAction* oldest = button->menu()->actions().last();
    QTest::mouseClick(
        button->menu(), Qt::LeftButton, {}, button->menu()->actionGeometry(oldest).center());
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), Workbench::patience);
    QVERIFY(!button->text().contains(u"latest"_s));
    QTest::mouseClick(find<QPushButton>(u"backToLatest"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), Workbench::patience);
    QCOMPARE(m_bench->library.scope().snapshot, 0);
}

void TestShell::badFileTellsWhatIsWrong()
{
    const QString path = writeFile(u"nonsense.json"_s, "this is no export");
    m_window->importPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(message(views::InlineMessage::Kind::Error), Workbench::patience);
    views::InlineMessage* error = message(views::InlineMessage::Kind::Error);
    QVERIFY2(error->text().contains(u"nonsense.json"_s), qPrintable(error->text()));
    QTest::mouseClick(error->findChild<QToolButton*>(u"messageClose"_s), Qt::LeftButton);
    QTRY_VERIFY(!message(views::InlineMessage::Kind::Error));
}

void TestShell::rejectedRowsAreShown()
{
    const QString path = writeFile(u"machines.ndjson"_s,
        "{\"id\":\"m1\",\"computerDnsName\":\"one\",\"osPlatform\":\"Windows11\","
        "\"lastSeen\":\"2031-01-01T00:00:00Z\",\"healthStatus\":\"Active\"}\n"
        "{\"id\":\"m2\",\"computerDnsName\":\"two\",\"osPlatform\":\"Windows11\","
        "\"lastSeen\":\"2031-02-30T00:00:00Z\",\"healthStatus\":\"Active\"}\n");
    m_window->importPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(message(views::InlineMessage::Kind::Warning), Workbench::patience);
    views::InlineMessage* warning = message(views::InlineMessage::Kind::Warning);
    QVERIFY2(warning->text().contains(u"1 row"_s), qPrintable(warning->text()));
    QTest::mouseClick(warning->findChild<QPushButton*>(u"messageAction"_s), Qt::LeftButton);
    QTRY_VERIFY(find<QWidget>(u"importSummary"_s));
    auto* dialog = find<QWidget>(u"importSummary"_s);
    QTRY_VERIFY(dialog->isVisible());
    auto* issues = dialog->findChild<QTableView*>(u"importIssues"_s);
    QCOMPARE(issues->model()->rowCount(), 1);
    QCOMPARE(issues->model()->index(0, 0).data().toString(), u"machines.ndjson"_s);
    QCOMPARE(issues->model()->index(0, 1).data().toString(), u"2"_s);
    QVERIFY(!issues->model()->index(0, 3).data().toString().isEmpty());
    auto* files = dialog->findChild<QTableView*>(u"importedFiles"_s);
    files->setFocus();
    QTest::keyClick(files, Qt::Key_Escape);
    QTRY_VERIFY(!find<QWidget>(u"importSummary"_s));
}

void TestShell::dropImports()
{
    const QString path = writeFile(u"dropped.json"_s, "[]");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    const auto outcome = m_bench->run([&] {
        QDropEvent drop({300, 300}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
    });
    QVERIFY(outcome);
    QVERIFY(!outcome->done); // nothing in it can be understood
    QMimeData workspace;
    workspace.setUrls({QUrl::fromLocalFile(u"/data/Other.Parapet"_s)});
    QSignalSpy opened(m_window.get(), &ShellWindow::windowRequested);
    QDragEnterEvent over({300, 300}, Qt::CopyAction, &workspace, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &over);
    QDropEvent drop({300, 300}, Qt::CopyAction, &workspace, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"/data/Other.Parapet"_s);
    QVERIFY(!m_bench->desk.isBusy()); // nothing to import
    QMimeData words;
    words.setText(u"not a file"_s);
    QDragEnterEvent other({300, 300}, Qt::CopyAction, &words, Qt::LeftButton, Qt::NoModifier);
    other.ignore();
    QApplication::sendEvent(m_window.get(), &other);
    QVERIFY(!other.isAccepted());
}

void TestShell::aboutOpens()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QTRY_VERIFY(find<QWidget>(u"aboutDialog"_s));
    auto* about = find<QWidget>(u"aboutDialog"_s);
    QTRY_VERIFY(about->isVisible());
    about->close();
    QTRY_VERIFY(!find<QWidget>(u"aboutDialog"_s));
}

/// The other preset by keys: both scores follow, and the way back is the same.
void TestShell::weightsCanBeChosen()
{
    const auto score = [this] {
        std::optional<domain::Overview> seen;
        m_bench->library.overview(this, [&seen](const base::Result<domain::Overview>& answer) {
            seen = answer.value_or(domain::Overview{});
        });
        return QTest::qWaitFor([&seen] { return seen.has_value(); }, Workbench::patience)
            ? seen->card.score.value_or(-1.0)
            : -2.0;
    };
    const auto choose = [this](const QString& other, const QString& now) {
        find<QAction>(u"weights"_s)->trigger();
        QDialog* dialog = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT(
            (dialog = m_window->findChild<QDialog*>(u"weightsDialog"_s)), Workbench::patience);
        auto* submit = dialog->findChild<QPushButton*>(u"submit"_s);
        QVERIFY(dialog->findChild<QRadioButton*>(now)->isChecked());
        auto* preset = dialog->findChild<QRadioButton*>(other);
        QTest::keyClick(preset, Qt::Key_Space);
        QVERIFY(preset->isChecked());
        QSignalSpy finished(&m_bench->desk, &jobs::Desk::finished);
        QTest::keyClick(submit, Qt::Key_Space);
        QVERIFY(finished.wait(Workbench::patience));
        QVERIFY(finished.first().first().value<jobs::Outcome>().done);
        QTRY_VERIFY(!m_window->findChild<QDialog*>(u"weightsDialog"_s));
    };
    const double before = score();
    choose(u"microsoft-2020"_s, u"default"_s);
    QTRY_VERIFY_WITH_TIMEOUT(score() != before, Workbench::patience);
    choose(u"default"_s, u"microsoft-2020"_s);
    QTRY_COMPARE_WITH_TIMEOUT(score(), before, Workbench::patience);
}

void TestShell::remembers()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->navigateTo({u"sources"_s, {}, {}, {}, {}});
    QTRY_COMPARE(m_window->currentPageId(), u"sources"_s);
    QTest::mouseClick(find<QToolButton>(u"navigationToggle"_s), Qt::LeftButton);
    m_window->resize(1111, 777);
    m_window->close();
    open();
    QCOMPARE(m_window->currentPageId(), u"sources"_s);
    QCOMPARE(m_window->size(), QSize(1111, 777));
    QVERIFY(find<QListWidget>(u"navigationList"_s)->width() < 100);
}

void TestShell::everyControlHasAName()
{
    for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool named = !widget->accessibleName().isEmpty()
            || (button && !button->text().isEmpty())
            || qobject_cast<const QAbstractScrollArea*>(widget);
        QVERIFY2(named,
            qPrintable(u"%1 %2"_s.arg(
                QString::fromLatin1(widget->metaObject()->className()), widget->objectName())));
    }
}

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
