// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes on paper: sheets of a table and of a picture, the rows on screen in their columns and
// order, the preview that does not block.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/printing/tablecollector.h"
#include "views/pages/devicespage.h"
#include "views/panels/objectpanel.h"
#include "views/shell/printactions.h"

#include <QBuffer>
#include <QPdfWriter>
#include <QPrintPreviewDialog>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using parapet::tests::PageDriver;

class TestPrinting : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    static SheetTable tableOf(int rows, int columns)
    {
        SheetTable table;
        for (int column = 0; column < columns; ++column)
            table.columns.push_back({u"Column %1"_s.arg(column), column % 2 == 1});
        for (int row = 0; row < rows; ++row) {
            QStringList cells;
            for (int column = 0; column < columns; ++column)
                cells.append(u"cell %1 of %2 %3"_s.arg(row).arg(column).arg(
                    QString(column == 0 ? 400 : 3, u'x')));
            table.rows.push_back(cells);
        }
        return table;
    }
    template <class Draw>
    static int pagesOf(const Draw& draw)
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        int pages = 0;
        {
            QPdfWriter writer(&buffer);
            writer.setPageSize(QPageSize(QPageSize::A4));
            writer.setPageMargins({15, 15, 15, 15}, QPageLayout::Millimeter);
            pages = draw(writer);
        }
        // the file has as many as were told
        const qsizetype told = bytes.indexOf(QByteArray("/Count " + QByteArray::number(pages)));
        return bytes.startsWith("%PDF") && told > 0 ? pages : -1;
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void tablesTakeTheSheetsTheyNeed()
    {
        const SheetWords words{u"Devices"_s, {u"60 rows"_s, QString(900, u'w')}, u"foot"_s};
        const auto draw = [&](int rows, int columns) {
            return pagesOf([&](QPagedPaintDevice& device) {
                return drawTable(device, words, tableOf(rows, columns));
            });
        };
        QCOMPARE(draw(0, 3), 1);
        QCOMPARE(draw(3, 1), 1);
        const int hundred = draw(100, 4);
        QVERIFY(hundred >= 4 && hundred <= 9);
        QVERIFY(draw(400, 12) > hundred);
        QCOMPARE(draw(0, 0), 1);
    }

    void highPicturesGoOn()
    {
        const SheetWords words{u"Dashboard"_s, {}, {}};
        const auto draw = [&](const QSize& size) {
            QImage picture(size, QImage::Format_RGB32);
            picture.fill(Qt::white);
            return pagesOf([&](QPagedPaintDevice& device) {
                return drawPicture(device, words, size.isEmpty() ? QImage() : picture);
            });
        };
        QCOMPARE(draw({1000, 600}), 1);
        QVERIFY(draw({1000, 4000}) >= 3);
        QCOMPARE(draw({}), 1);
    }

    void collectsWhatIsOnScreen()
    {
        DevicesPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1280, 760);
        page.show();
        QVERIFY(driver.settle());
        page.currentPane().setTextFilter(u"weaknesses > 3"_s);
        QVERIFY(driver.settle());
        page.currentPane().setSort(u"computerDnsName"_s);
        QTRY_VERIFY(!driver.model().isLoading());
        bool answered = false;
        TableCollector collector(&driver.table());
        collector.collect([&](const SheetTable& table, int all) {
            answered = true;
            QCOMPARE(all, driver.model().rowCount());
            QCOMPARE(int(table.rows.size()), all);
            QCOMPARE(int(table.columns.size()), page.currentPane().shownFields().size());
            QCOMPARE(table.columns.front().title, u"Device name"_s);
            QVERIFY(!table.columns.front().right);
            for (int row = 1; row < all; ++row)
                QVERIFY(table.rows[std::size_t(row - 1)].first()
                    <= table.rows[std::size_t(row)].first());
        });
        QTRY_VERIFY_WITH_TIMEOUT(answered, patience);
    }

    void previewDoesNotBlock()
    {
        auto* window = new QWidget;
        window->resize(1280, 760);
        auto* page = new DevicesPage(m_workspace.context(), window);
        page->resize(window->size());
        window->show();
        PageDriver driver(*page);
        QVERIFY(driver.settle());
        m_workspace.theme->setMode(Theme::Mode::Dark);
        auto* actions = new PrintActions(m_workspace.context(), *m_workspace.theme, window);
        std::vector<PrintActions::Print> prints;
        connect(actions, &PrintActions::ready, actions,
            [&](const PrintActions::Print& print) { prints.push_back(print); });
        actions->print(*page);
        QTRY_COMPARE_WITH_TIMEOUT(prints.size(), std::size_t(1), patience);
        QVERIFY(std::holds_alternative<SheetTable>(prints[0].content));
        QCOMPARE(prints[0].words.title, u"Devices"_s);
        QVERIFY(prints[0].landscape);
        auto* preview = window->findChild<QPrintPreviewDialog*>(u"printPreview"_s);
        QVERIFY(preview && preview->isVisible());
        preview->reject();
        // a flyout that has the focus is printed as a picture, in light colours
        page->openObject(driver.model().idAt(0), true);
        auto* panel = page->findChild<ObjectPanel*>();
        QSignalSpy filled(panel, &ObjectPanel::filled);
        QVERIFY(filled.wait(patience));
        actions->print(*page);
        QTRY_COMPARE_WITH_TIMEOUT(prints.size(), std::size_t(2), patience);
        const auto* picture = std::get_if<QImage>(&prints[1].content);
        QVERIFY(picture && !picture->isNull());
        QVERIFY(picture->pixelColor(picture->width() / 2, 4).lightness() > 200);
        QVERIFY(m_workspace.theme->isDark()); // as it was
        m_workspace.theme->setMode(Theme::Mode::Light);
        delete window;
    }
};

QTEST_MAIN(TestPrinting)
#include "tst_printing.moc"
