// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table under mouse and keys: copying, ticking, activating, remembering its columns.
#include "views/widgets/celldelegate.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolTip>
#include <QWindow>

#include <memory>

using namespace Qt::StringLiterals;
using namespace parapet::views;
using parapet::domain::FieldFormat;

namespace {

/// What of a widget was drawn since.
class PaintedRegion final : public QObject
{
public:
    explicit PaintedRegion(QWidget& widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }
    QRegion region;
};

} // namespace

class TestTableView : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<TableView> m_view;

    static QStandardItem* cell(FieldFormat format, const QVariant& raw)
    {
        auto* item = new QStandardItem;
        item->setData(static_cast<int>(format), FieldFormatRole);
        item->setData(raw, RawValueRole);
        return item;
    }

    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect box = m_view->visualRect(m_model->index(row, 1));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, modifiers, box.center());
    }

    [[nodiscard]] bool ticked(int row) const
    {
        return m_model->item(row, 0)->checkState() == Qt::Checked;
    }

    [[nodiscard]] QString toolTipAt(const QPoint& place)
    {
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, place, m_view->viewport()->mapToGlobal(place));
        QApplication::sendEvent(m_view->viewport(), &help);
        return QToolTip::text();
    }

private slots:
    void initTestCase()
    {
        m_theme = std::make_unique<Theme>(*qApp);
        m_theme->apply(*qApp);
    }

    void init()
    {
        m_model = std::make_unique<QStandardItemModel>();
        m_model->setHorizontalHeaderLabels({u"Name"_s, u"Devices"_s, u"Impact"_s});
        for (int i = 0; i < 3; ++i) {
            QStandardItem* name = cell(FieldFormat::Plain, u"Row\t%1"_s.arg(i));
            name->setCheckable(true);
            m_model->appendRow({name, cell(FieldFormat::Count, qlonglong(i)),
                cell(FieldFormat::Impact, i == 1 ? QVariant() : QVariant(1.5 * i))});
        }
        m_view = std::make_unique<TableView>(*m_theme);
        m_view->setModel(m_model.get());
        m_view->resize(600, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    void copiesShownColumnsInOrder()
    {
        clickRow(2);
        clickRow(1, Qt::ControlModifier);
        m_view->horizontalHeader()->moveSection(2, 0);
        QCOMPARE(m_view->selectedText(), u"\tRow 1\t1\n3.00\tRow 2\t2"_s);
        m_view->setColumnHidden(1, true);
        QSignalSpy copied(m_view.get(), &TableView::copied);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"\tRow 1\n3.00\tRow 2"_s);
        QCOMPARE(copied.count(), 1);
        QCOMPARE(copied.at(0).at(0).toInt(), 2);
    }

    void leavesLoadingRowsOut()
    {
        m_model->item(0, 0)->setData(true, LoadingRole);
        m_view->selectAll();
        QCOMPARE(m_view->selectedText().count(u'\n'), 1);
    }

    void copyOfNothingKeepsTheClipboard()
    {
        QGuiApplication::clipboard()->setText(u"before"_s);
        m_view->clearSelection();
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    }

    void spaceTicks()
    {
        clickRow(0);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(ticked(0));
        clickRow(2, Qt::ShiftModifier);
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(ticked(0) && ticked(1) && ticked(2));
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(!ticked(0) && !ticked(1) && !ticked(2));
    }

    void mouseTicksWithoutOpening()
    {
        QSignalSpy clicked(m_view.get(), &TableView::rowClicked);
        const QRect box = CellDelegate::checkRect(m_view->visualRect(m_model->index(1, 0)));
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, box.center());
        QVERIFY(ticked(1));
        QCOMPARE(clicked.count(), 0);
        clickRow(1);
        QCOMPARE(clicked.count(), 1);
    }

    void enterAndDoubleClickActivate()
    {
        QSignalSpy activated(m_view.get(), &TableView::rowActivated);
        clickRow(1);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).toModelIndex().row(), 1);
        const QRect box = m_view->visualRect(m_model->index(2, 1));
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(activated.count(), 2);
        QSignalSpy escape(m_view.get(), &TableView::escapePressed);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(escape.count(), 1);
    }

    void secondClickIsForTheRowOfTheFirst()
    {
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        QWindow* window = m_view->windowHandle();
        QSignalSpy activated(m_view.get(), &TableView::rowActivated);
        const auto at = [this](int row) {
            const QPoint inView = m_view->visualRect(m_model->index(row, 1)).center();
            return m_view->viewport()->mapTo(m_view.get(), inView);
        };
        // The rows move down by one between the two clicks, as beside a flyout that opens.
        connect(m_view.get(), &TableView::rowClicked, m_view.get(),
            [this] { m_model->insertRow(0, {cell(FieldFormat::Plain, u"New"_s)}); });
        const QPoint place = at(1);
        QTest::mouseClick(window, Qt::LeftButton, {}, place);
        QCOMPARE(m_model->rowCount(), 4);
        QTest::mouseDClick(window, Qt::LeftButton, {}, place);
        QVERIFY(activated.count() >= 1);
        QCOMPARE(activated.at(0).at(0).toModelIndex().row(), 2);
    }

    void clicksDoNotMoveItSideways()
    {
        m_view->setColumnWidth(0, 300);
        m_view->setColumnWidth(1, 300);
        m_view->resize(320, 200);
        m_view->show();
        m_view->horizontalScrollBar()->setValue(200);
        m_view->setCurrentIndex(m_model->index(1, 0));
        QCOMPARE(m_view->horizontalScrollBar()->value(), 200);
        QTest::keyClick(m_view.get(), Qt::Key_Home);
        QCOMPARE(m_view->horizontalScrollBar()->value(), 200); // it is there already
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_view->horizontalScrollBar()->value() > 200);
    }

    void remembersColumns()
    {
        m_view->setColumnHidden(1, true);
        m_view->setColumnWidth(0, 222);
        const QByteArray state = m_view->saveState();
        m_view->setColumnHidden(1, false);
        m_view->setColumnWidth(0, 50);
        QVERIFY(m_view->restoreState(state));
        QVERIFY(m_view->isColumnHidden(1));
        QCOMPARE(m_view->columnWidth(0), 222);
        QVERIFY(!m_view->restoreState("rubbish"));
    }

    void rowsAreThirtyHigh()
    {
        QCOMPARE(m_view->rowHeight(0), m_theme->rowHeight());
        QVERIFY(m_theme->rowHeight() >= 30);
    }

    /// Qt tells delegates to leave thousands together; numbers are read with their marks.
    void thousandsAreMarked()
    {
        m_model->appendRow(
            {new QStandardItem(u"x"_s), cell(FieldFormat::Count, 1'234'567LL), new QStandardItem});
        QStyleOptionViewItem option;
        option.locale.setNumberOptions(QLocale::OmitGroupSeparator);
        const QModelIndex number = m_model->index(m_model->rowCount() - 1, 1);
        const QSize size = m_view->itemDelegate()->sizeHint(option, number);
        const QFontMetrics digits(m_theme->font(TextRole::Number));
        QVERIFY(size.width()
            >= digits.horizontalAdvance(u"1,234,567"_s) + 2 * CellDelegate::sidePadding);
    }

    /// The mark of the current row is at the left edge, whichever cell of it was the current one.
    void theRowThatIsLeftIsDrawnAnew()
    {
        m_view->show();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_view->window()));
        const auto go = [this](int row) {
            m_view->selectionModel()->setCurrentIndex(
                m_model->index(row, 2), QItemSelectionModel::NoUpdate);
        };
        go(0);
        QTest::qWait(50);
        PaintedRegion painted(*m_view->viewport());
        go(2);
        QTRY_VERIFY(painted.region.contains(QPoint(1, m_view->rowViewportPosition(0) + 5)));
    }

    /// Rows run on to the right edge where the columns end before it.
    void rowsRunToTheEdge()
    {
        m_view->resize(900, 240);
        m_view->show();
        for (int column = 0; column < 3; ++column)
            m_view->setColumnWidth(column, 100);
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        const QImage picture = m_view->viewport()->grab().toImage();
        const int bottom = m_view->rowViewportPosition(0) + m_view->rowHeight(0) - 1;
        QCOMPARE(picture.pixelColor(600, bottom), picture.pixelColor(50, bottom));
        QVERIFY(picture.pixelColor(600, bottom) != picture.pixelColor(600, bottom - 5));
    }

    void survivesWithoutModel()
    {
        TableView empty(*m_theme);
        empty.resize(200, 100);
        empty.show();
        QTest::keyClick(&empty, Qt::Key_Space);
        QTest::keyClick(&empty, Qt::Key_Return);
        QTest::keyClick(&empty, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(empty.selectedText().isEmpty());
    }

    void paintsEveryFormatInBothModes()
    {
        for (int format = 0; format <= static_cast<int>(FieldFormat::Progress); ++format) {
            m_model->appendRow({cell(static_cast<FieldFormat>(format), 0.5),
                cell(static_cast<FieldFormat>(format), QVariant()),
                cell(static_cast<FieldFormat>(format), u"words; more words; and more"_s)});
        }
        m_theme->setMode(Theme::Mode::Dark);
        const QImage dark = m_view->grab().toImage();
        m_theme->setMode(Theme::Mode::Light);
        const QImage light = m_view->grab().toImage();
        QVERIFY(dark != light);
        const QPoint below(300, 295);
        QVERIFY(light.pixelColor(below).lightness() > dark.pixelColor(below).lightness());
    }

    void pillsAtTheEdgeAreElidedAndTold()
    {
        QStandardItemModel model(1, 2);
        model.setItem(0, 0, cell(FieldFormat::Plain, u"Name"_s));
        model.setItem(0, 1, cell(FieldFormat::LevelPill, u"Critical"_s));
        m_view = std::make_unique<TableView>(*m_theme);
        m_view->setModel(&model);
        m_view->resize(400, 120);
        m_view->show();
        const int need = m_view->neededWidth(1);
        m_view->setColumnWidth(1, need);
        const auto leaveInSight = [&](int pixels) {
            m_view->setColumnWidth(0, m_view->viewport()->width() - pixels);
            QCoreApplication::processEvents();
            const QRect place = m_view->visualRect(model.index(0, 1));
            return place.intersected(m_view->viewport()->rect());
        };
        const auto picture = [&](const QRect& place) {
            return m_view->viewport()->grab(place).toImage();
        };
        const QRect whole = leaveInSight(need);
        const QImage wholePicture = picture(whole);
        QVERIFY(toolTipAt(whole.center()).isEmpty());
        const QRect part = leaveInSight(need - 20);
        // not the beginning of the same picture: an ellipsis stands before the edge
        QVERIFY(picture(part) != wholePicture.copy(0, 0, part.width(), part.height()));
        QCOMPARE(toolTipAt(part.center()), u"Critical"_s);
        m_view.reset();
    }
};

QTEST_MAIN(TestTableView)
#include "tst_tableview.moc"
