// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What exceptions do to scores, counts and statuses; previews, what-if, plan and explanations of
// the same fleet; the scope of device groups.
#include "models/assess/analysis.h"
#include "models/jobs/listjob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/scope.h"
#include "models/jobs/workflow.h"
#include "tests/support/fleettext.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Justification;
using domain::Kind;

namespace {

constexpr base::Millis day = 86'400'000;

bool near(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

/// A recommendation with an impact, an update told and devices in every group.
const QString id = u"va-_-vendor4-_-product_4"_s;

} // namespace

class ExceptionsTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    domain::ExceptionRequest request(Justification why, const QStringList& groups = {},
        const QString& recommendation = id, const QString& cve = {})
    {
        domain::ExceptionRequest asked;
        asked.recommendation = recommendation;
        asked.justification = why;
        asked.context = u"because"_s;
        asked.groups = groups;
        asked.cve = cve;
        asked.expiresOn = m_workspace->now + 30 * day;
        return asked;
    }
    QString file(const domain::ExceptionRequest& asked)
    {
        m_workspace->now += 1000;
        return must(jobs::fileException(m_workspace->context(), asked));
    }
    void cancel(const QString& exception)
    {
        m_workspace->now += 1000;
        must(jobs::cancelException(m_workspace->context(), exception));
    }
    QJsonObject row(const QString& recommendation = id)
    {
        return m_workspace->row(Kind::Recommendations, u"id == \"%1\""_s.arg(recommendation));
    }
    QStringList summaries()
    {
        return m_workspace->dump("sum_%") + m_workspace->dump("score_history");
    }
    QString statusOf(const QString& exception)
    {
        return m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(exception))[u"status"_s]
            .toString();
    }

private slots:
    void init();
    void cleanup() { m_workspace.reset(); }
    void mitigationDropsTheScoreByTheImpact();
    void acceptedRiskChangesNoScore();
    void groupExceptionIsPartial();
    void globalSuspendsGroup();
    void falsePositiveLeavesEveryCount();
    void exceptedControlCountsAsAchieved();
    void exceptionExpiresByItself();
    void previewTellsWhatFilingDoes();
    void previewTellsWhenNothingIsLeft();
    void whatIfEqualsImportingWithout();
    void planIsGreedyAndExplanationsSum();
    void groupScopeScoresOnlyItsDevices();
};

void ExceptionsTest::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->importEpss("CVE-2024-1012,0.4,0.9\nCVE-2024-1013,0.2,0.8\n");
    m_workspace->import(randomFleet(90, 71), "2026-08-01T00:00:00Z");
}

void ExceptionsTest::mitigationDropsTheScoreByTheImpact()
{
    const QStringList before = summaries();
    const double score = m_workspace->score();
    const auto told = row();
    const double impact = told[u"exposureImpact"_s].toDouble();
    QVERIFY(impact > 0.1);
    for (const Justification why :
        {Justification::AlternateMitigation, Justification::ThirdPartyControl}) {
        const QString exception = file(request(why));
        QVERIFY(near(score - m_workspace->score(), impact));
        const auto now = row();
        QCOMPARE(
            now[u"status"_s].toString(), domain::text(domain::RecommendationStatus::FullException));
        QCOMPARE(now[u"exposedMachinesCount"_s], told[u"exposedMachinesCount"_s]);
        QCOMPARE(now[u"exposedMachinesAfterExceptions"_s].toInt(), 0);
        QCOMPARE(now[u"exposureImpact"_s], told[u"exposureImpact"_s]);
        QCOMPARE(now[u"exposureImpactAfterExceptions"_s].toDouble(), 0.0);
        QCOMPARE(now[u"weaknesses"_s], told[u"weaknesses"_s]);
        for (const auto& finding :
            m_workspace->list(Kind::Findings, u"softwareName == \"product_4\""_s)) {
            QCOMPARE(finding[u"status"_s].toString(), u"Exception"_s);
            QCOMPARE(finding[u"exceptionId"_s].toString(), exception);
        }
        cancel(exception);
        QCOMPARE(m_workspace->score(), score);
        const QStringList after = summaries();
        QVERIFY2(after == before, firstDifference(after, before).constData());
    }
}

void ExceptionsTest::acceptedRiskChangesNoScore()
{
    const double score = m_workspace->score();
    const auto told = row();
    for (const Justification why :
        {Justification::RiskAccepted, Justification::PlannedRemediation}) {
        const QString exception = file(request(why));
        QCOMPARE(m_workspace->score(), score);
        QCOMPARE(row()[u"status"_s].toString(),
            domain::text(domain::RecommendationStatus::FullException));
        QCOMPARE(row()[u"exposureImpact"_s], told[u"exposureImpact"_s]);
        cancel(exception);
    }
}

void ExceptionsTest::groupExceptionIsPartial()
{
    const double score = m_workspace->score();
    const auto told = row();
    const QString exception = file(request(Justification::AlternateMitigation, {u"Servers"_s}));
    const auto now = row();
    QCOMPARE(
        now[u"status"_s].toString(), domain::text(domain::RecommendationStatus::PartialException));
    QVERIFY(m_workspace->score() < score);
    QVERIFY(score - m_workspace->score() < told[u"exposureImpact"_s].toDouble());
    QVERIFY(now[u"exposedMachinesAfterExceptions"_s].toInt() > 0);
    QVERIFY(
        now[u"exposedMachinesAfterExceptions"_s].toInt() < now[u"exposedMachinesCount"_s].toInt());
    for (const auto& finding :
        m_workspace->list(Kind::Findings, u"softwareName == \"product_4\""_s))
        QCOMPARE(finding[u"status"_s].toString() == u"Exception",
            finding[u"rbacGroupName"_s].toString() == u"Servers");
    cancel(exception);
    QCOMPARE(m_workspace->score(), score);
}

void ExceptionsTest::globalSuspendsGroup()
{
    const double score = m_workspace->score();
    const QString group = file(request(Justification::AlternateMitigation, {u"Servers"_s}));
    const double grouped = m_workspace->score();
    const QString global = file(request(Justification::RiskAccepted));
    QCOMPARE(m_workspace->score(), score); // the global one holds, and it lowers nothing
    QCOMPARE(statusOf(group), u"Suspended"_s);
    QCOMPARE(statusOf(global), u"In effect"_s);
    cancel(global);
    QCOMPARE(statusOf(group), u"In effect"_s);
    QCOMPARE(m_workspace->score(), grouped);
}

void ExceptionsTest::falsePositiveLeavesEveryCount()
{
    const auto told = row();
    const double score = m_workspace->score();
    const QStringList before = summaries();
    const auto findings = m_workspace->list(Kind::Findings, u"softwareName == \"product_4\""_s);
    const QString cve = findings.front()[u"cveId"_s].toString();
    const QString exception = file(request(Justification::FalsePositive, {}, id, cve));
    QVERIFY(m_workspace->score() < score);
    QCOMPARE(row()[u"weaknesses"_s].toInt(), told[u"weaknesses"_s].toInt() - 1);
    QCOMPARE(row()[u"status"_s].toString(), u"Active"_s);
    int marked = 0;
    for (const auto& finding :
        m_workspace->list(Kind::Findings, u"softwareName == \"product_4\""_s)) {
        const bool isIt = finding[u"cveId"_s].toString() == cve;
        QCOMPARE(finding[u"status"_s].toString(), isIt ? u"Exception"_s : u"Active"_s);
        marked += isIt;
    }
    QVERIFY(marked > 0);
    cancel(exception);
    QCOMPARE(summaries(), before);
}

void ExceptionsTest::exceptedControlCountsAsAchieved()
{
    const auto points = [&] {
        return m_workspace->connection()
            .db()
            .execAndGet("SELECT points FROM score_history WHERE grp = 0")
            .getDouble();
    };
    const double before = points();
    const double score = m_workspace->score();
    const QString control = u"sca-_-scid-2005"_s;
    const double impact = row(control)[u"configScoreImpact"_s].toDouble();
    QVERIFY(impact > 0);
    const QString exception = file(request(Justification::ThirdPartyControl, {}, control));
    QVERIFY(near(points() - before, impact));
    QCOMPARE(m_workspace->score(), score);
    const auto excepted = row(control);
    QCOMPARE(excepted[u"exposedMachinesAfterExceptions"_s].toInt(), 0);
    QCOMPARE(excepted[u"configScoreImpact"_s].toDouble(), 0.0); // nothing is left to win
    QVERIFY(near(excepted[u"configScoreImpactBeforeExceptions"_s].toDouble(), impact));
    cancel(exception);
    QCOMPARE(points(), before);
    QCOMPARE(row(control)[u"configScoreImpact"_s].toDouble(), impact);
    // in one group: what is left to win is what the others fail
    const auto failing =
        m_workspace->list(Kind::Assessments, u"controlId == 'scid-2005' and status == 'Failing'"_s);
    QVERIFY(!failing.empty());
    file(request(Justification::AlternateMitigation,
        {failing.front()[u"rbacGroupName"_s].toString()}, control));
    const auto partly = row(control);
    QVERIFY(points() > before);
    QVERIFY(near(partly[u"configScoreImpact"_s].toDouble(), impact - (points() - before)));
    QVERIFY(near(partly[u"configScoreImpactBeforeExceptions"_s].toDouble(), impact));
    jobs::ListRequest left;
    left.kind = Kind::Devices;
    left.fields = u"id"_s;
    left.relation = {domain::ListRelation::To::Control, u"scid-2005"_s};
    QCOMPARE(m_workspace->listText(left, exporting::Format::Csv).count("\r\n") - 1,
        partly[u"exposedMachinesAfterExceptions"_s].toInt());
    const auto listed = m_workspace->row(Kind::Controls, u"id == 'scid-2005'"_s);
    QVERIFY(near(listed[u"pointsToWin"_s].toDouble(), partly[u"configScoreImpact"_s].toDouble()));
}

void ExceptionsTest::exceptionExpiresByItself()
{
    const double score = m_workspace->score();
    const QString exception = file(request(Justification::AlternateMitigation));
    const double lowered = m_workspace->score();
    m_workspace->now += 29 * day;
    must(jobs::settle(m_workspace->context()));
    QCOMPARE(m_workspace->score(), lowered);
    m_workspace->now += 2 * day;
    must(jobs::settle(m_workspace->context()));
    QCOMPARE(m_workspace->score(), score);
    QCOMPARE(statusOf(exception), u"Expired"_s);
    QCOMPARE(row()[u"status"_s].toString(), u"Active"_s);
}

void ExceptionsTest::previewTellsWhatFilingDoes()
{
    for (const auto& asked : {request(Justification::AlternateMitigation),
             request(Justification::RiskAccepted, {u"Servers"_s}),
             request(Justification::ThirdPartyControl, {}, u"sca-_-scid-2005"_s)}) {
        const double before = m_workspace->score();
        const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
        const auto preview = must(must(scope->analysis())->preview(asked));
        QCOMPARE(*preview.exposureBefore, before);
        const QString exception = file(asked);
        QVERIFY(near(*preview.exposureAfter, m_workspace->score()));
        QCOMPARE(row(asked.recommendation)[u"status"_s].toString(), domain::text(preview.status));
        if (asked.recommendation == id) {
            const auto hidden =
                m_workspace->list(Kind::Findings, u"exceptionId == \"%1\""_s.arg(exception));
            QVERIFY(preview.findingsHidden > 0 && preview.findingsHidden <= qint64(hidden.size()));
        }
        cancel(exception);
    }
}

void ExceptionsTest::previewTellsWhenNothingIsLeft()
{
    m_workspace = std::make_unique<Workspace>();
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s), machine(u"b"_s, u"Desks"_s)};
    for (const QString& device : {u"a"_s, u"b"_s})
        rows.findings.push_back(finding(device, u"v"_s, u"one"_s, u"1.0"_s, u"CVE-2024-0001"_s));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"two"_s, u"1.0"_s, u"CVE-2024-0001"_s));
    rows.findings.push_back(finding(u"a"_s, u"v"_s, u"two"_s, u"1.0"_s, u"CVE-2024-0002"_s));
    m_workspace->import(rows, "2026-08-01T00:00:00Z");
    const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
    const auto preview = [&](const QString& software, const QStringList& groups) {
        return must(must(scope->analysis())
                        ->preview(request(Justification::FalsePositive, groups,
                            u"va-_-v-_-"_s + software, u"CVE-2024-0001"_s)));
    };
    QVERIFY(preview(u"one"_s, {}).leavesLists); // its only CVE
    QVERIFY(!preview(u"one"_s, {u"Servers"_s}).leavesLists); // the other group keeps it
    QVERIFY(!preview(u"two"_s, {}).leavesLists); // it has another
    QVERIFY(!must(must(scope->analysis())
                      ->preview(request(Justification::RiskAccepted, {}, u"va-_-v-_-one"_s)))
                 .leavesLists);
    file(request(Justification::FalsePositive, {}, u"va-_-v-_-one"_s, u"CVE-2024-0001"_s));
    QCOMPARE(m_workspace->list(Kind::Recommendations, u"id == 'va-_-v-_-one'"_s).size(), 0U);
}

void ExceptionsTest::whatIfEqualsImportingWithout()
{
    ExportRows rows = randomFleet(90, 71);
    const QStringList chosen{id, u"va-_-vendor1-_-product_1"_s, u"va-_-vendor0-_-product_0"_s};
    const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
    const auto effect = must(must(scope->analysis())->effect(chosen));
    std::erase_if(rows.findings, [&](const auto& row) {
        return chosen.contains(QString(u"va-_-" + row[u"softwareVendor"_s].toString() + u"-_-"
            + row[u"softwareName"_s].toString()));
    });
    Workspace other;
    other.importEpss("CVE-2024-1012,0.4,0.9\nCVE-2024-1013,0.2,0.8\n");
    other.import(rows, "2026-08-01T00:00:00Z");
    QVERIFY(near(*effect.exposureAfter, other.score()));
    QVERIFY(near(*effect.exposureBefore, m_workspace->score()));
    for (const auto& device : effect.devices) {
        const auto now = other.row(Kind::Devices, u"id == \"%1\""_s.arg(device.id));
        QVERIFY(near(now[u"exposureScore"_s].toDouble(), device.after));
    }
    const auto none = must(scope->analysis())->effect({u"va-_-x-_-y"_s});
    QVERIFY(!none && none.error().kind == base::Error::Kind::NotFound);
}

void ExceptionsTest::planIsGreedyAndExplanationsSum()
{
    const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
    const auto* analysis = must(scope->analysis());
    const auto steps = analysis->plan(5);
    QCOMPARE(steps.size(), 5U);
    QStringList chosen;
    double sum = 0;
    for (const auto& step : steps) {
        chosen.append(step.id);
        sum += step.exposureImpact;
        const auto joint = must(analysis->effect(chosen));
        QVERIFY(near(joint.exposureImpact, sum));
        QVERIFY(near(*joint.exposureAfter, step.exposureAfter));
    }
    const auto sums = [](const domain::Explanation& node, const auto& self) -> bool {
        double total = 0;
        for (const auto& part : node.parts) {
            if (!self(part, self))
                return false;
            total += part.value;
        }
        return !node.sums || std::abs(total - node.value) < 1e-9;
    };
    for (const std::size_t top : {1U, 4U, 1000U}) {
        const auto tree = analysis->explainScore(top);
        QVERIFY(sums(tree, sums));
        QVERIFY(near(tree.value, m_workspace->score()));
        QVERIFY(sums(must(analysis->explainRecommendation(id, top)), sums));
        QVERIFY(sums(must(analysis->explainWeakness(u"CVE-2024-1012"_s, top)), sums));
    }
}

void ExceptionsTest::groupScopeScoresOnlyItsDevices()
{
    ExportRows rows = randomFleet(90, 71);
    QStringList others;
    for (const auto& machine : rows.machines)
        if (machine[u"rbacGroupName"_s].toString() != u"Servers")
            others.append(machine[u"id"_s].toString());
    const auto drop = [&](std::vector<QJsonObject>& family, const QString& column) {
        std::erase_if(
            family, [&](const auto& row) { return others.contains(row[column].toString()); });
    };
    drop(rows.machines, u"id"_s);
    drop(rows.inventory, u"deviceId"_s);
    drop(rows.findings, u"deviceId"_s);
    drop(rows.controls, u"deviceId"_s);
    drop(rows.alerts, u"machineId"_s);
    Workspace alone;
    alone.importEpss("CVE-2024-1012,0.4,0.9\nCVE-2024-1013,0.2,0.8\n");
    alone.import(rows, "2026-08-01T00:00:00Z");
    const domain::ViewScope view{0, {u"Servers"_s}};
    const auto scope = must(jobs::Scope::open(m_workspace->context(), view));
    QVERIFY(near(*must(scope->cards()).first.score, alone.score()));
    for (const Kind kind :
        {Kind::Recommendations, Kind::Devices, Kind::Weaknesses, Kind::Software}) {
        const auto a = m_workspace->list(kind, {}, view);
        for (const auto& expected : alone.list(kind)) {
            const auto found = std::find_if(a.begin(), a.end(),
                [&](const auto& row) { return row[u"id"_s] == expected[u"id"_s]; });
            QVERIFY(found != a.end());
            for (const QString& name : expected.keys()) {
                if (expected[name].isDouble())
                    QVERIFY2(near((*found)[name].toDouble(), expected[name].toDouble()),
                        qPrintable(name));
                else
                    QCOMPARE((*found)[name], expected[name]);
            }
        }
        QCOMPARE(a.size(), alone.list(kind).size());
    }
}

QTEST_GUILESS_MAIN(ExceptionsTest)
#include "tst_exceptions.moc"
