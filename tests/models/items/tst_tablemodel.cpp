// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lazy list under Qt's own model tester: pages, sorting, filtering, relations, refresh, scope,
// check boxes.
#include "models/items/reader.h"
#include "models/items/rowcount.h"
#include "models/items/tablemodel.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <atomic>
#include <thread>

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using items::TableModel;

class TableModelTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<items::Library> m_library;

    /// Waits until the list is whole.
    static bool settle(TableModel& model)
    {
        return QTest::qWaitFor([&] { return !model.isLoading(); }, 10'000);
    }
    /// Looks at a row as a view does and waits for it.
    static bool fetch(TableModel& model, int row)
    {
        const QModelIndex index = model.index(row, 0);
        const auto there = [&] {
            (void)model.data(index, Qt::DisplayRole); // painting is what asks for a page
            return !model.data(index, items::LoadingRole).toBool();
        };
        return there() || QTest::qWaitFor(there, 3'000);
    }
    /// Waits until the list is whole and its first row is there.
    static bool fetchFirst(TableModel& model)
    {
        return settle(model) && (model.rowCount() == 0 || fetch(model, 0));
    }
    static QStringList ids(TableModel& model)
    {
        QStringList all;
        if (!settle(model))
            return {u"not loaded"_s};
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(fetch(model, row) ? model.idAt(row) : u"row not loaded"_s);
        return all;
    }
    QStringList listed(Kind kind, const QString& sort = {}, const QString& filter = {},
        const domain::ViewScope& view = {})
    {
        jobs::ListRequest request;
        request.kind = kind;
        request.sort = sort;
        request.filter = filter;
        QStringList all;
        for (const auto& row :
            QJsonDocument::fromJson(m_workspace->listText(request, exporting::Format::Json, view))
                .array())
            all.append(row[u"id"_s].toString());
        return all;
    }

private slots:
    void initTestCase();
    void cleanupTestCase();
    void pagesGiveEveryRow();
    void sortingAndFilteringUnderTheTester();
    void failedFilterTellsAndKeepsRows();
    void failedFilterDoesNotEndTheCount();
    void checksSurviveSortingAndFiltering();
    void relationsNarrowTheList();
    void refreshShowsWhatWasWritten();
    void scopeChangesAndComesBack();
    void onlyTheLastOfManyRequestsIsShown();
    void rolesAndHeaders();
    void missingWorkspaceIsAnEmptyList();
    void anIdleModelReadsNothing();
    void longListsAreToldInBlocks();
    void patientWorkGivesWayAndBeginsAgain();
    void patientWorkOutlivesSeveralUrgentOnes();
    void patientWorkOfAnOwnerIsReplaced();
    void rowsAreCountedAndCountedAgain();
};

void TableModelTest::initTestCase()
{
    m_workspace = std::make_unique<Workspace>();
    ExportRows rows;
    for (int d = 0; d < 3000; ++d) {
        const QString id = u"device%1"_s.arg(d, 5, 10, QLatin1Char('0'));
        rows.machines.push_back(machine(id, d % 3 == 0 ? u"Servers"_s : u"Desks"_s));
        rows.findings.push_back(finding(id, u"v"_s, u"p%1"_s.arg(d % 4), u"1"_s,
            u"CVE-2024-%1"_s.arg(1000 + d % 50), {{u"cvssScore"_s, 1 + d % 9}}));
    }
    m_workspace->import(rows, "2026-07-31T20:00:00Z");
    rows.machines.resize(2900);
    rows.findings.resize(2900);
    m_workspace->import(rows, "2026-08-01T00:00:00Z");
    m_library =
        std::make_unique<items::Library>(m_workspace->path(), [this] { return m_workspace->now; });
}

void TableModelTest::cleanupTestCase()
{
    m_library.reset();
    m_workspace.reset();
}

void TableModelTest::pagesGiveEveryRow()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy loaded(&model, &TableModel::loaded);
    model.reload();
    QVERIFY(model.isLoading());
    QVERIFY(settle(model));
    QVERIFY(!loaded.isEmpty());
    QCOMPARE(model.rowCount(), 2900);
    QCOMPARE(loaded.last().front().toInt(), 2900);
    // the far end is a placeholder first and comes when it was looked at
    const QModelIndex last = model.index(2899, 0);
    QVERIFY(model.data(last, items::LoadingRole).toBool() || !model.idAt(2899).isEmpty());
    QVERIFY(fetchFirst(model));
    QCOMPARE(ids(model), listed(Kind::Devices));
}

void TableModelTest::sortingAndFilteringUnderTheTester()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSortText(u"id:desc"_s);
    QCOMPARE(ids(model), listed(Kind::Devices, u"id:desc"_s));
    model.sort(model.columnOf(u"exposureScore"), Qt::AscendingOrder);
    QCOMPARE(ids(model), listed(Kind::Devices, model.sortText()));
    QVERIFY(model.sortText().startsWith(u"exposureScore"));
    model.setFilter(u"rbacGroupName == \"Servers\" and weaknesses > 0"_s);
    QCOMPARE(ids(model), listed(Kind::Devices, model.sortText(), model.filter()));
    QVERIFY(model.rowCount() < 1000 && model.rowCount() > 900);
    model.setFilter(u"id == \"nobody\""_s);
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 2900);
}

void TableModelTest::failedFilterTellsAndKeepsRows()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(u"rbacGroupName == \"Servers\""_s);
    const QStringList before = ids(model);
    QVERIFY(before.size() > 900);
    QSignalSpy failed(&model, &TableModel::failed);
    model.setFilter(u"nothing == 1"_s);
    QVERIFY(settle(model));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"nothing"));
    QCOMPARE(ids(model), before);
}

void TableModelTest::failedFilterDoesNotEndTheCount()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy failed(&model, &TableModel::failed);
    connect(
        &model, &QAbstractItemModel::modelReset, &model,
        [&model] { model.setFilter(u"nothing == 1"_s); }, Qt::SingleShotConnection);
    model.setFilter(u"rbacGroupName == \"Servers\""_s); // more than a page of rows
    QVERIFY(settle(model));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(model.filter(), u"nothing == 1"_s);
    QCOMPARE(model.shownFilter(), u"rbacGroupName == \"Servers\""_s);
    QCOMPARE(ids(model), listed(Kind::Devices, {}, model.shownFilter()));
    model.setFilter(u"rbacGroupName == \"Desks\""_s);
    QCOMPARE(ids(model), listed(Kind::Devices, {}, model.filter()));
    QCOMPARE(model.shownFilter(), model.filter());
}

void TableModelTest::checksSurviveSortingAndFiltering()
{
    TableModel model(*m_library, Kind::Recommendations);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setCheckable(true);
    model.reload();
    QVERIFY(fetchFirst(model));
    QSignalSpy changed(&model, &TableModel::checksChanged);
    const QString id = model.idAt(1);
    QVERIFY(model.flags(model.index(1, 0)) & Qt::ItemIsUserCheckable);
    QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(changed.size(), 1);
    model.setSortText(u"id:desc"_s);
    QVERIFY(fetchFirst(model));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(model.data(model.index(row, 0), Qt::CheckStateRole).value<Qt::CheckState>(),
            model.idAt(row) == id ? Qt::Checked : Qt::Unchecked);
    model.setFilter(u"id == \"none\""_s);
    QVERIFY(settle(model));
    QCOMPARE(model.checkedIds(), QStringList{id});
    model.clearChecks();
    QCOMPARE(model.checkedIds(), QStringList());
}

void TableModelTest::relationsNarrowTheList()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRelation({domain::ListRelation::To::Recommendation, u"va-_-v-_-p1"_s});
    QVERIFY(fetchFirst(model));
    QCOMPARE(model.rowCount(), 725);
    model.setRelation({});
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 2900);
}

void TableModelTest::refreshShowsWhatWasWritten()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFilter(u"id == \"device00007\""_s);
    QVERIFY(fetchFirst(model));
    QCOMPARE(std::get<QString>(model.value(0, u"deviceValue")), u"Normal"_s);
    must(jobs::setDeviceContexts(m_workspace->context(),
        {{{u"device00007"_s}, {domain::DeviceValue::High, {}, {}, {}, {}}}}));
    m_library->refresh();
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto value =
                model.rowCount() == 1 ? model.value(0, u"deviceValue") : domain::Value();
            const auto* text = std::get_if<QString>(&value);
            return text != nullptr && *text == u"High";
        },
        10'000));
}

void TableModelTest::scopeChangesAndComesBack()
{
    TableModel model(*m_library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.reload();
    QVERIFY(settle(model));
    QSignalSpy changed(m_library.get(), &items::Library::scopeChanged);
    const auto show = [&](const domain::ViewScope& scope, int rows) {
        m_library->setScope(scope);
        return QTest::qWaitFor(
                   [&] { return !model.isLoading() && model.rowCount() == rows; }, 10'000)
            && fetchFirst(model);
    };
    QVERIFY(show({0, {u"Servers"_s}}, 967));
    QCOMPARE(ids(model), listed(Kind::Devices, {}, {}, {0, {u"Servers"_s}}));
    QVERIFY(show({1, {}}, 3000));
    QVERIFY(show({1, {u"Servers"_s}}, 1000));
    QVERIFY(show({}, 2900));
    QCOMPARE(changed.size(), 4);
    QSignalSpy failed(m_library.get(), &items::Library::scopeFailed);
    m_library->setScope({77, {}});
    QVERIFY(QTest::qWaitFor([&] { return failed.size() == 1; }, 10'000));
    m_library->setScope({});
    QVERIFY(show({}, 2900));
}

void TableModelTest::onlyTheLastOfManyRequestsIsShown()
{
    TableModel model(*m_library, Kind::Findings);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QSignalSpy failed(&model, &TableModel::failed);
    for (int i = 0; i < 30; ++i)
        model.setFilter(u"cveId == \"CVE-2024-%1\""_s.arg(1000 + i));
    QVERIFY(fetchFirst(model));
    QCOMPARE(model.rowCount(), 58);
    QCOMPARE(std::get<QString>(model.value(0, u"cveId")), u"CVE-2024-1029"_s);
    QCOMPARE(failed.size(), 0);
}

void TableModelTest::rolesAndHeaders()
{
    TableModel model(*m_library, Kind::Devices);
    model.setFilter(u"id == \"device00001\""_s);
    QVERIFY(fetchFirst(model));
    const auto specs = domain::fieldsOf(Kind::Devices);
    QCOMPARE(model.columnCount(), int(specs.size()));
    for (int column = 0; column < model.columnCount(); ++column) {
        const auto& spec = specs[static_cast<std::size_t>(column)];
        const QString name = QString::fromUtf8(spec.name.data(), qsizetype(spec.name.size()));
        QCOMPARE(model.headerData(column, Qt::Horizontal, items::FieldRole).toString(), name);
        QCOMPARE(
            model.headerData(column, Qt::Horizontal, items::FormatRole).toInt(), int(spec.format));
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
        QCOMPARE(model.columnOf(name), column);
        QCOMPARE(model.data(model.index(0, column), items::IdRole).toString(), u"device00001"_s);
    }
    QCOMPARE(model.columnOf(u"nothing"), -1);
    const auto raw = [&](QStringView field) {
        return model.data(model.index(0, model.columnOf(field)), items::RawRole);
    };
    QCOMPARE(raw(u"weaknesses").toInt(), 1);
    QVERIFY(raw(u"exposureScore").toDouble() > 0);
    QVERIFY(raw(u"lastSeen").toDateTime().isValid());
}

void TableModelTest::missingWorkspaceIsAnEmptyList()
{
    const QTemporaryDir dir;
    items::Library library(dir.filePath(u"none.parapet"_s), base::systemClock());
    TableModel model(library, Kind::Devices);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.reload();
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!QFile::exists(library.path()));
}

void TableModelTest::anIdleModelReadsNothing()
{
    items::TableModel model(*m_library, Kind::Devices);
    model.setIdle(true);
    model.reload();
    QVERIFY(!model.isLoading());
    QTest::qWait(100);
    QCOMPARE(model.rowCount(), 0);
    model.setIdle(false);
    QVERIFY(model.isLoading());
    QTRY_COMPARE(model.rowCount(), 2900);
    QTRY_VERIFY(!model.isLoading());
    model.setSortText(u"computerDnsName:desc"_s); // caught while it loads
    model.setIdle(true);
    QVERIFY(!model.isLoading());
    model.setIdle(false);
    QVERIFY(model.isLoading());
    QTRY_VERIFY(!model.isLoading());
    QCOMPARE(model.idAt(0), u"device02899"_s);
}

void TableModelTest::longListsAreToldInBlocks()
{
    items::TableModel model(*m_library, Kind::Findings);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy loaded(&model, &items::TableModel::loaded);
    model.reload();
    QVERIFY(loaded.wait());
    QCOMPARE(model.rowCount(), 2900);
    QCOMPARE(loaded.last().first().toInt(), 2900);
    QCOMPARE(inserts.count(), 1); // what follows the first page, shorter than a block
    QCOMPARE(inserts.first().at(1).toInt(), 200);
    QCOMPARE(inserts.first().at(2).toInt(), 2899);
}

void TableModelTest::patientWorkGivesWayAndBeginsAgain()
{
    items::Reader reader(m_workspace->path(), [this] { return m_workspace->now; });
    std::atomic<int> begun = 0;
    std::atomic<bool> urgent = false;
    std::atomic<bool> answeredAfterUrgent = false;
    reader.postPatient(this, [&](const base::Result<items::Reader::Desk>& desk) {
        ++begun;
        if (!desk)
            return false;
        while (!urgent && !desk->context->progress.cancelled())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        if (desk->context->progress.cancelled())
            return false;
        answeredAfterUrgent = urgent.load();
        return true;
    });
    QTRY_COMPARE(begun.load(), 1);
    reader.post(
        nullptr, [&](const base::Result<items::Reader::Desk>& desk) { urgent = desk.has_value(); });
    QTRY_VERIFY(answeredAfterUrgent.load());
    QCOMPARE(begun.load(), 2);
}

void TableModelTest::patientWorkOutlivesSeveralUrgentOnes()
{
    items::Reader reader(m_workspace->path(), [this] { return m_workspace->now; });
    std::atomic<int> begun = 0;
    std::atomic<bool> bothAsked = false;
    std::atomic<bool> answered = false;
    reader.postPatient(nullptr, [&](const base::Result<items::Reader::Desk>& desk) {
        if (++begun > 1) {
            answered = desk.has_value();
            return true;
        }
        while (!desk->context->progress.cancelled() || !bothAsked) // slow to stop
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return false;
    });
    QTRY_COMPARE(begun.load(), 1);
    reader.post(nullptr, [](const base::Result<items::Reader::Desk>&) {});
    reader.post(nullptr, [](const base::Result<items::Reader::Desk>&) {});
    bothAsked = true;
    QTRY_VERIFY(answered.load());
    QCOMPARE(begun.load(), 2);
}

void TableModelTest::patientWorkOfAnOwnerIsReplaced()
{
    items::Reader reader(m_workspace->path(), [this] { return m_workspace->now; });
    std::atomic<int> first = 0;
    std::atomic<bool> second = false;
    reader.postPatient(this, [&](const base::Result<items::Reader::Desk>& desk) {
        ++first;
        while (desk && !desk->context->progress.cancelled())
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return false;
    });
    QTRY_COMPARE(first.load(), 1);
    reader.postPatient(this, [&](const base::Result<items::Reader::Desk>& desk) {
        second = desk.has_value();
        return true;
    });
    QTRY_VERIFY(second.load());
    QTest::qWait(50);
    QCOMPARE(first.load(), 1);
}

void TableModelTest::rowsAreCountedAndCountedAgain()
{
    items::RowCount count(*m_library, Kind::Findings);
    QSignalSpy counted(&count, &items::RowCount::counted);
    count.count({}, u"softwareName == 'p1'"_s);
    QVERIFY(counted.wait());
    QCOMPARE(counted.last().first().toLongLong(), 725);
    m_library->refresh();
    QVERIFY(counted.wait());
    QCOMPARE(counted.count(), 2);
    count.count({domain::ListRelation::To::Weakness, u"CVE-2024-1003"_s}, {});
    QVERIFY(counted.wait());
    QCOMPARE(counted.last().first().toLongLong(), 58);
}

QTEST_GUILESS_MAIN(TableModelTest)
#include "tst_tablemodel.moc"
