// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that tell more than one number: an exported file and copied rows have every one of them.
#include "models/items/ticks.h"
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/softwarepage.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/vocabulary/toldfields.h"
#include "views/widgets/rowtexts.h"
#include "views/widgets/selectionbar.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;
using tests::DemoWorkspace;
using tests::PageDriver;

class TestToldCells : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_workspace.make(*qApp, 60, 2));
        items::TableModel software(*m_workspace.library, Kind::Recommendations);
        software.setFilter(u"exposureImpact > 0.1 and weaknesses > 0"_s);
        QTRY_VERIFY(!software.isLoading() && software.rowCount() > 0);
        m_mitigated = software.idAt(0);
        domain::RemediationRequest activity;
        activity.recommendation = m_mitigated;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->createRemediation(activity)));
        domain::ExceptionRequest request;
        request.recommendation = m_mitigated;
        request.justification = domain::Justification::AlternateMitigation;
        request.context = u"Isolated"_s;
        request.expiresOn = tests::demoNow + 86'400'000LL;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->fileException(request)));
    }

    /// Whatever the cell and whatever the list: no cell shows more numbers than the fields have
    /// that the export takes for it.
    void noCellTellsANumberThatFilesLack()
    {
        static const QRegularExpression number(u"\\d+([.,]\\d+)*"_s);
        int cellsWithMore = 0;
        for (const Kind kind : {Kind::Recommendations, Kind::Devices, Kind::Weaknesses,
                 Kind::Software, Kind::SoftwareVersions, Kind::Controls, Kind::Remediations,
                 Kind::Events, Kind::ExceptionGroups}) {
            items::TableModel rows(*m_workspace.library, kind);
            PresentedModel shown(rows, base::fixedClock(tests::demoNow));
            rows.reload();
            QTRY_VERIFY(!rows.isLoading());
            QTRY_VERIFY(allRead(rows));
            const auto fields = domain::fieldsOf(kind);
            for (int column = 0; column < static_cast<int>(fields.size()); ++column) {
                const domain::FieldSpec& field = fields[static_cast<std::size_t>(column)];
                if (field.type != domain::FieldType::Integer
                    && field.type != domain::FieldType::Real)
                    continue;
                const qsizetype told = fieldsToldBy(kind, fieldName(field)).size();
                for (int row = 0; row < std::min(rows.rowCount(), someRows); ++row) {
                    const QString text = shown.index(row, column).data().toString();
                    qsizetype numbers = 0;
                    for (auto found = number.globalMatch(text); found.hasNext(); found.next())
                        ++numbers;
                    QVERIFY2(numbers <= told, qPrintable(fieldName(field) + u": "_s + text));
                    cellsWithMore += numbers > 1 ? 1 : 0;
                }
            }
        }
        QVERIFY(cellsWithMore > 0);
    }

    void theFileOfAMitigatedRecommendationSaysSo()
    {
        RecommendationsPage page(m_workspace.context());
        const QStringList row = fileRow(page, u"id == \""_s + m_mitigated + u'"');
        QCOMPARE(valueAfter(u"exposureImpact"_s, u"exposureImpactAfterExceptions"_s, row), 0.0);
        QCOMPARE(
            valueAfter(u"exposedMachinesCount"_s, u"exposedMachinesAfterExceptions"_s, row), 0.0);
        QVERIFY(row.value(m_fields.indexOf(u"exposedMachinesCount"_s)).toInt() > 0);
        QVERIFY(m_fields.contains(u"totalMachineCount"_s));

        m_table->selectRow(0);
        QVERIFY(selectionAsCsv(*m_table).contains(u" → 0 / "));
        QVERIFY(selectionAsMarkdown(*m_table).contains(u" → 0.00 |"));
    }

    void theFileOfItsSoftwareSaysSo()
    {
        SoftwarePage page(m_workspace.context());
        const QString software = QString(m_mitigated).remove(u"va-_-"_s);
        const QStringList row = fileRow(page, u"id == \""_s + software + u'"');
        QCOMPARE(valueAfter(u"impactScore"_s, u"impactAfterExceptions"_s, row), 0.0);
        QCOMPARE(valueAfter(u"exposedMachines"_s, u"exposedAfterExceptions"_s, row), 0.0);
        const auto exposed = m_table->model()->index(0, m_fieldColumn(u"exposedMachines"_s)).data();
        QVERIFY2(exposed.toString().endsWith(u" → 0"), qPrintable(exposed.toString()));
    }

    /// A column that stands on the screen itself keeps its place and comes once.
    void aShownColumnIsNotToldTwice()
    {
        RecommendationsPage page(m_workspace.context());
        page.show();
        PageDriver driver(page);
        QVERIFY(driver.settle());
        const int after = driver.column(u"exposureImpactAfterExceptions"_s);
        driver.table().setColumnHidden(after, false);
        const QStringList fields = page.pane(0).csvExport(u"x.csv"_s).fields;
        QCOMPARE(fields.count(u"exposureImpactAfterExceptions"_s), 1);
        QVERIFY(fields.indexOf(u"exposureImpactAfterExceptions"_s)
            != fields.indexOf(u"exposureImpact"_s) + 1);
    }

    /// Alone, a recommendation that is wholly accepted gains nothing any more.
    void tickedRowsTellWhatExceptionsLeave()
    {
        RecommendationsPage page(m_workspace.context());
        page.resize(1300, 850);
        page.show();
        PageDriver driver(page);
        page.pane(0).clearFilters();
        driver.typeFilter(u"exposureImpact > 0.1"_s);
        QVERIFY(driver.settle());
        items::Ticks& ticks = m_workspace.library->tickedRecommendations();
        const QString other =
            driver.model().idAt(0) == m_mitigated ? driver.model().idAt(1) : driver.model().idAt(0);
        ticks.add({m_mitigated, other});
        auto* bar = page.findChild<SelectionBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(bar->accessibleDescription().contains(u" alone)"_s), 20'000);
        const QString words = bar->accessibleDescription();
        QVERIFY2(
            words.contains(u"(0.0 + "_s) || words.contains(u" + 0.0 alone)"_s), qPrintable(words));
        ticks.clear();
    }

    /// A device that no export names is told apart by its id.
    void aDeviceWithoutANameIsToldByItsId()
    {
        const QString file = m_workspace.path(u"unnamed.json"_s);
        QFile rows(file);
        QVERIFY(rows.open(QIODevice::WriteOnly));
        rows.write("{\"deviceId\":\"feedc0ffee00aa11bb22\",\"softwareVendor\":\"a\","
                   "\"softwareName\":\"b\",\"softwareVersion\":\"1\",\"cveId\":"
                   "\"CVE-2024-0001\",\"vulnerabilitySeverityLevel\":\"High\"}\n");
        rows.close();
        jobs::ImportRequest request;
        request.paths = {file};
        request.partial = true;
        request.takenAt = tests::demoNow + 60'000;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->importSnapshot(request)));
        items::TableModel devices(*m_workspace.library, Kind::Devices);
        PresentedModel shown(devices, base::fixedClock(tests::demoNow));
        devices.setFilter(u"id startswith 'feedc0ffee'"_s);
        QTRY_VERIFY(!devices.isLoading() && devices.rowCount() == 1);
        const QModelIndex name = shown.index(0, devices.columnOf(u"computerDnsName"));
        QTRY_COMPARE(name.data().toString(), u"feedc0ffee00…"_s);
    }

    /// What is accepted stands where it counts now, though the cell tells the number before first.
    void theOrderIsThatOfWhatHolds()
    {
        RecommendationsPage page(m_workspace.context());
        page.show();
        PageDriver driver(page);
        QVERIFY(driver.settle());
        const int impact = driver.column(u"exposureImpact"_s);
        driver.table().sortByColumn(impact, Qt::AscendingOrder);
        driver.table().sortByColumn(impact, Qt::DescendingOrder);
        QVERIFY(driver.settle());
        QCOMPARE(driver.model().sortText(), u"exposureImpactAfterExceptions:desc"_s);
        page.pane(0).setSort(u"exposureImpactAfterExceptions"_s);
        QCOMPARE(driver.table().horizontalHeader()->sortIndicatorSection(), impact);
        QCOMPARE(driver.table().horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
    }

private:
    static constexpr int someRows = 80;

    /// Pages of rows are read when they are looked at.
    static bool allRead(const items::TableModel& rows)
    {
        bool all = true;
        for (int row = 0; row < std::min(rows.rowCount(), someRows); ++row)
            all = rows.index(row, 0).data(items::IdRole).isValid() && !rows.idAt(row).isEmpty()
                && all;
        return all;
    }

    /// The one row of the exported file under a filter.
    QStringList fileRow(ListPage& page, const QString& filter)
    {
        page.resize(1300, 850);
        page.show();
        PageDriver driver(page);
        page.pane(0).clearFilters();
        driver.typeFilter(filter);
        if (!driver.waitForRows(1))
            return {};
        m_table = &driver.table();
        m_fieldColumn = [&page](
                            const QString& field) { return page.pane(0).model().columnOf(field); };
        const jobs::CsvExport rows = page.pane(0).csvExport(m_workspace.path(u"rows.csv"_s));
        if (!m_workspace.waitForJob(m_workspace.desk->exportCsv(rows)))
            return {};
        m_fields = rows.fields;
        QFile file(rows.file);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u"\r\n"_s);
        static const QRegularExpression quoted(u"\"[^\"]*\""_s);
        return QString(lines.value(1)).replace(quoted, u"quoted"_s).split(u',');
    }

    /// Of the field that stands right after another one; -1 where it does not.
    double valueAfter(const QString& before, const QString& after, const QStringList& row) const
    {
        const qsizetype place = m_fields.indexOf(before) + 1;
        return place > 0 && m_fields.value(place) == after ? row.value(place).toDouble() : -1.0;
    }

    DemoWorkspace m_workspace;
    QString m_mitigated;
    QStringList m_fields; ///< of the last file
    TableView* m_table = nullptr;
    std::function<int(const QString&)> m_fieldColumn;
};

QTEST_MAIN(TestToldCells)
#include "tst_toldcells.moc"
