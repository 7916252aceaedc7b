// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The impact of a remediation activity is the drop of the score when its recommendation is carried
// out on the devices of that activity: as it stands now, and of a completed one when it was filed.
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;

/// Servers a, b and desks c, d have Chrome with two CVEs; one of these comes through Edge as well
/// on b.
ExportRows fleet(const QStringList& fixed = {})
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        rows.machines.push_back(machine(id, id < u"c" ? u"Servers"_s : u"Desks"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"1.0"_s));
        rows.findings.push_back(finding(id, u"other"_s, u"tool"_s, u"3"_s, u"CVE-2024-0009"_s));
        if (id == u"b")
            rows.findings.push_back(
                finding(id, u"microsoft"_s, u"edge"_s, u"7"_s, u"CVE-2024-0002"_s));
        if (fixed.contains(id))
            continue;
        for (const QString& cve : {u"CVE-2024-0001"_s, u"CVE-2024-0002"_s})
            rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"1.0"_s, cve,
                {{u"recommendedSecurityUpdate"_s, u"2.0"_s}}));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

QString file(Workspace& workspace, const QStringList& groups, const QString& what = chrome)
{
    domain::RemediationRequest request;
    request.recommendation = what;
    request.groups = groups;
    return must(jobs::createRemediation(workspace.context(), request));
}

std::optional<double> impact(
    Workspace& workspace, const QString& id, const domain::ViewScope& view = {})
{
    const auto cell =
        workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(id), view)[u"exposureImpact"_s];
    return cell.isNull() ? std::nullopt : std::optional(cell.toDouble());
}

double recommendationImpact(Workspace& workspace)
{
    return workspace
        .row(Kind::Recommendations,
            u"id == \"%1\""_s.arg(chrome))[u"exposureImpactAfterExceptions"_s]
        .toDouble();
}

bool close(std::optional<double> a, double b)
{
    return a && std::abs(*a - b) < 1e-9;
}

} // namespace

class ActivityImpactTest final : public QObject
{
    Q_OBJECT
private slots:
    /// Proved by doing it: the score falls by just as much.
    void isTheDropOnItsOwnDevices()
    {
        Workspace workspace;
        workspace.import(fleet(), "2026-08-01T00:00:00Z");
        const double before = workspace.score();
        const QString servers = file(workspace, {u"Servers"_s});
        const QString everywhere = file(workspace, {});
        const QString setting = file(workspace, {}, u"sca-_-scid-1"_s);
        const auto told = impact(workspace, servers);
        QVERIFY(told && *told > 0.0);
        QVERIFY(*told < recommendationImpact(workspace) / 1.5);
        QCOMPARE(impact(workspace, everywhere), std::optional(recommendationImpact(workspace)));
        QCOMPARE(impact(workspace, setting), std::optional(0.0));
        QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());

        // one server is done: what is left is the other one
        workspace.import(fleet({u"a"_s}), "2026-08-02T00:00:00Z");
        const double half = workspace.score();
        const auto left = impact(workspace, servers);
        QVERIFY(left && *left > 0.0 && *left < *told);
        QCOMPARE(impact(workspace, everywhere), std::optional(recommendationImpact(workspace)));
        // as it was at the first snapshot
        QVERIFY(close(impact(workspace, servers, {1, {}}), *told));

        workspace.import(fleet({u"a"_s, u"b"_s}), "2026-08-03T00:00:00Z");
        QVERIFY(close(told, before - workspace.score()));
        QVERIFY(close(left, half - workspace.score()));
        // completed: what it was when it was filed
        QCOMPARE(workspace.row(Kind::Remediations, u"id == \"%1\""_s.arg(servers))[u"status"_s]
                     .toString(),
            u"Completed"_s);
        QCOMPARE(impact(workspace, servers), told);
        QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());
    }

    void followsContextAndExceptions()
    {
        Workspace workspace;
        workspace.import(fleet(), "2026-08-01T00:00:00Z");
        const QString desks = file(workspace, {u"Desks"_s});
        const auto plain = impact(workspace, desks);
        domain::ContextChange high;
        high.value = domain::DeviceValue::High;
        must(jobs::setDeviceContexts(workspace.context(), {{{u"c"_s}, high}}));
        const auto raised = impact(workspace, desks);
        QVERIFY(raised && *raised > *plain);
        domain::ExceptionRequest request;
        request.recommendation = chrome;
        request.groups = {u"Desks"_s};
        request.justification = domain::Justification::AlternateMitigation;
        request.context = u"c"_s;
        request.expiresOn = workspace.now + 86'400'000;
        must(jobs::fileException(workspace.context(), request));
        QCOMPARE(impact(workspace, desks), std::optional(0.0));
        QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());
    }

    void aChosenGroupSeesItsOwnPart()
    {
        Workspace workspace;
        workspace.import(fleet(), "2026-08-01T00:00:00Z");
        const QString everywhere = file(workspace, {});
        const domain::ViewScope desks{0, {u"Desks"_s}};
        const double whole = workspace
                                 .row(Kind::Recommendations, u"id == \"%1\""_s.arg(chrome),
                                     desks)[u"exposureImpact"_s]
                                 .toDouble();
        QVERIFY(close(impact(workspace, everywhere, desks), whole));
    }

    void completedByHandAndOpenedAgain()
    {
        Workspace workspace;
        workspace.import(fleet(), "2026-08-01T00:00:00Z");
        const QString servers = file(workspace, {u"Servers"_s});
        const auto filed = impact(workspace, servers);
        workspace.import(fleet({u"a"_s}), "2026-08-02T00:00:00Z");
        const auto left = impact(workspace, servers);
        must(jobs::completeRemediation(workspace.context(), servers));
        QCOMPARE(impact(workspace, servers), filed);
        QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());
        must(jobs::reopenRemediations(workspace.context(), {servers}));
        QCOMPARE(impact(workspace, servers), left);
        must(jobs::withdrawRemediations(workspace.context(), {servers}));
        QCOMPARE(workspace.number("SELECT count(*) FROM sum_activity"), 0);
        QCOMPARE(must(jobs::checkScores(workspace.context())), QStringList());
    }
};

QTEST_GUILESS_MAIN(ActivityImpactTest)
#include "tst_activityimpact.moc"
