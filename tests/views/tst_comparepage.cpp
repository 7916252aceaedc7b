// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page Compare over two snapshots: its causes add up to the change that it shows, swapping
// mirrors them, the secure score has its own, and contributors lead to their pages.
#include "tests/views/demoworkspace.h"
#include "views/pages/comparepage.h"
#include "views/vocabulary/plainrows.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/tableview.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;

class TestComparePage : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;

    [[nodiscard]] static bool shown(ComparePage& page, QSignalSpy& compared)
    {
        page.resize(1280, 760);
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            return false;
        page.activate({});
        return !compared.isEmpty() || compared.wait(patience);
    }
    [[nodiscard]] static const PlainRows& rowsOf(const QWidget& page, const QString& table)
    {
        return *static_cast<PlainRows*>(page.findChild<TableView*>(table)->model());
    }
    [[nodiscard]] static double number(const QVariant& signedText)
    {
        QString text = signedText.toString();
        return text.replace(u'\u2212', u'-').toDouble();
    }
    /// Sum of a column of the causes, each shown with two decimals.
    [[nodiscard]] static double sum(const QWidget& page, int column)
    {
        const PlainRows& causes = rowsOf(page, u"compareCauses"_s);
        double all = 0.0;
        for (int row = 0; row < causes.rowCount(); ++row)
            all += number(causes.row(row).cells.at(column));
        return all;
    }
    /// "32.5 → 25.1" of a tile as its change.
    [[nodiscard]] static double changeOf(const QWidget& page, const QString& tile)
    {
        const QStringList ends = page.findChild<QWidget*>(tile)
                                     ->findChild<QLabel*>(u"scoreNumber"_s)
                                     ->text()
                                     .split(u" → "_s);
        return ends.size() == 2 ? ends[1].toDouble() - ends[0].toDouble() : std::nan("");
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp, 60, 2)); }

    void causesAddUpToTheChange()
    {
        ComparePage page(m_workspace.context());
        QSignalSpy compared(&page, &ComparePage::compared);
        QVERIFY(shown(page, compared));
        QCOMPARE(rowsOf(page, u"compareCauses"_s).rowCount(), int(domain::causeCount));
        const double exposure = changeOf(page, u"compareExposure"_s);
        QVERIFY(std::abs(exposure) > 1.0); // the fleet was patched in between
        QVERIFY(std::abs(sum(page, 1) - exposure) < 0.2); // shown with one and two decimals
        QVERIFY(std::abs(sum(page, 2) - changeOf(page, u"compareSecure"_s)) < 0.2);
    }

    void swappingMirrorsTheCauses()
    {
        ComparePage page(m_workspace.context());
        QSignalSpy compared(&page, &ComparePage::compared);
        QVERIFY(shown(page, compared));
        const PlainRows& causes = rowsOf(page, u"compareCauses"_s);
        const double forth = sum(page, 1);
        const double knowledge = number(causes.row(int(domain::Cause::Knowledge)).cells.at(1));
        compared.clear();
        QTest::mouseClick(page.findChild<QPushButton*>(u"compareSwap"_s), Qt::LeftButton);
        QVERIFY(!compared.isEmpty() || compared.wait(patience));
        QVERIFY(std::abs(sum(page, 1) + forth) < 1e-9);
        QCOMPARE(number(causes.row(int(domain::Cause::Knowledge)).cells.at(1)), -knowledge);
    }

    void twoOfTheSameAreNothingToCompare()
    {
        ComparePage page(m_workspace.context());
        QSignalSpy compared(&page, &ComparePage::compared);
        QVERIFY(shown(page, compared));
        auto* after = page.findChild<QComboBox*>(u"compareAfter"_s);
        after->setFocus();
        QTest::keyClick(after, Qt::Key_Up);
        auto* empty = page.findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible()); // and no figures of another comparison
        QTest::keyClick(after, Qt::Key_Down);
        QVERIFY(compared.wait(patience));
        QVERIFY(!empty->isVisible());
    }

    void contributorsLeadToTheirPages()
    {
        ComparePage page(m_workspace.context());
        QSignalSpy compared(&page, &ComparePage::compared);
        QVERIFY(shown(page, compared));
        const PlainRows& parts = rowsOf(page, u"compareParts"_s);
        QVERIFY(parts.rowCount() > 0);
        QSignalSpy navigated(&page, &Page::navigate);
        auto* table = page.findChild<TableView*>(u"compareParts"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(navigated.size(), 1);
        const auto target = navigated.at(0).at(0).value<NavigationTarget>();
        QCOMPARE(target.page, u"software"_s);
        QVERIFY(parts.idAt(0).endsWith(u"/"_s + target.objectId));
        page.findChild<QTabBar*>(u"compareScore"_s)->setCurrentIndex(1);
        QVERIFY(parts.rowCount() > 0);
        QVERIFY(parts.idAt(0).startsWith(u"controls/"_s));
    }
};

QTEST_MAIN(TestComparePage)
#include "tst_comparepage.moc"
