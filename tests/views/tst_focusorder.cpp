// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard goes: in the order of the screen, never to what is not there, and to fields
// that can be seen. And what the pointer leaves behind.
#include "models/domain/terms.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/formdialog.h"
#include "views/pages/controlspage.h"
#include "views/pages/recommendationspage.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/menubutton.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using tests::DemoWorkspace;
using tests::PageDriver;

namespace {

class LongForm final : public FormDialog
{
public:
    explicit LongForm(const Theme& theme)
        : FormDialog(theme, u"Form"_s, u"Go"_s, nullptr)
    {
        for (int i = 0; i < 30; ++i)
            addField(u"Field %1"_s.arg(i), new QLineEdit);
        notes = new QPlainTextEdit;
        notes->setFixedHeight(64);
        notes->setTabChangesFocus(true);
        addField(u"Notes"_s, notes);
        addField(u"Last"_s, new QLineEdit);
    }
    QPlainTextEdit* notes;
};

/// Lies wholly within what its form shows?
bool isInSight(const QWidget& field, const QWidget& viewport)
{
    const QRect box(field.mapTo(&viewport, QPoint()), field.size());
    return viewport.rect().contains(box);
}

} // namespace

class TestFocusOrder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 1)); }

    void tabGoesAsTheScreenDoes()
    {
        ControlsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        const auto seesBars = [&page] {
            const auto* last = page.findChild<QWidget*>(u"bar4"_s);
            return last != nullptr && last->isVisible();
        };
        QTRY_VERIFY(driver.table().isVisible() && seesBars());
        const QStringList order{u"savedViews"_s, u"columns"_s, u"exportCsv"_s, u"explainSecure"_s};
        auto* first = page.findChild<QWidget*>(order.first());
        QList<QPoint> places;
        QStringList names;
        QWidget* at = first;
        do {
            if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisible() && page.isAncestorOf(at)
                && at->isEnabled()) {
                places.append(at->mapTo(&page, QPoint()));
                names.append(at->objectName());
            }
            at = at->nextInFocusChain();
        } while (at != first);
        QVERIFY2(places.size() > 8, qPrintable(names.join(u' ')));
        QCOMPARE(names.first(order.size()), order);
        const auto table = names.indexOf(driver.table().objectName());
        QVERIFY(table > 0);
        const auto bars = page.findChild<QWidget*>(u"controlsBars"_s);
        const QRect above(bars->mapTo(&page, QPoint()), bars->size());
        int seen = 0;
        for (int i = 0; i < places.size(); ++i) {
            if (above.contains(places[i])) {
                QVERIFY2(i < table, qPrintable(names.join(u' ')));
                ++seen;
            }
        }
        QCOMPARE(seen, 5);
    }

    void aWholePageHasNoHandle()
    {
        ControlsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        auto* handle = page.findChild<QWidget*>(u"flyoutHandle"_s);
        page.openObject(driver.model().idAt(0));
        QVERIFY(handle->isVisible());
        page.openObject(driver.model().idAt(0), true);
        QVERIFY(!handle->isVisible());
        page.openObject(driver.model().idAt(0), false);
        QVERIFY(handle->isVisible());
    }

    void aFieldThatGetsTheFocusIsWhole()
    {
        LongForm form(*m_workspace.theme);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        form.resize(540, 400);
        const QWidget* viewport = form.findChild<QScrollArea*>()->viewport();
        QVERIFY(!isInSight(*form.notes, *viewport));
        form.notes->setFocus(Qt::TabFocusReason);
        QTRY_VERIFY(isInSight(*form.notes, *viewport));
        const QLabel* label = nullptr;
        for (const QLabel* each : form.findChildren<QLabel*>())
            label = each->buddy() == form.notes ? each : label;
        QVERIFY(label && isInSight(*label, *viewport));
    }

    void theRestOfManySubjectsCanBeOpened()
    {
        class Subjects final : public FormDialog
        {
        public:
            explicit Subjects(const Theme& theme)
                : FormDialog(theme, u"Form"_s, u"Go"_s, nullptr)
            {
                addSubjects(
                    u"What"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s, u"g"_s, u"h"_s});
            }
        } form(*m_workspace.theme);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        const auto* what = form.findChild<QLabel*>(u"what"_s);
        QVERIFY(!what->text().contains(u'g'));
        auto* more = form.findChild<QPushButton*>(u"moreSubjects"_s);
        QCOMPARE(more->text(), u"and 2 more"_s);
        more->click();
        QVERIFY(what->text().endsWith(u"g\nh"));
        QVERIFY(!more->isVisible());
    }

    /// The preview stays above the buttons, however long the form is.
    void thePreviewIsInSight()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        QTRY_VERIFY(driver.model().rowCount() > 0);
        ExceptionSubject subject;
        subject.recommendation = driver.model().idAt(0);
        subject.title = u"Update"_s;
        auto* dialog = new ExceptionDialog(m_workspace.context(), {subject}, &page);
        dialog->open();
        dialog->resize(540, 420);
        const auto* card = dialog->findChild<QWidget*>(u"previewCard"_s);
        QTRY_VERIFY(card->isVisible());
        QVERIFY(!dialog->findChild<QScrollArea*>()->isAncestorOf(card));
        QTRY_VERIFY(dialog->rect().contains(QRect(card->mapTo(dialog, QPoint()), card->size())));
        dialog->close();
    }

    void aButtonForgetsThePointerOfItsMenu()
    {
        MenuButton button(*m_workspace.theme, u"Menu"_s);
        button.menu()->addAction(u"Open"_s);
        button.show();
        QVERIFY(QTest::qWaitForWindowExposed(&button));
        QCursor::setPos(button.mapToGlobal(QPoint(-200, 300)));
        button.setAttribute(Qt::WA_UnderMouse);
        button.click();
        QTRY_VERIFY(button.menu()->isVisible());
        button.menu()->close();
        QVERIFY(!button.testAttribute(Qt::WA_UnderMouse));
    }

private:
    DemoWorkspace m_workspace;
};

QTEST_MAIN(TestFocusOrder)
#include "tst_focusorder.moc"
