// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Order of rows and threads change nothing: the same export shuffled gives the same workspace to
// the bit, also where rows contradict each other. The quick findings CSV equals the general one.
#include "models/jobs/workflow.h"
#include "tests/support/fleettext.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

namespace {

/// Duplicates that tell different things of devices, CVEs, controls, alerts and findings.
void contradict(ExportRows& rows)
{
    rows.machines.push_back(with(rows.machines[2], {{u"deviceValue"_s, u"High"_s}}));
    rows.machines.push_back(with(rows.machines[2], {{u"deviceValue"_s, u"Low"_s}}));
    rows.machines.push_back(with(rows.machines[3], {{u"rbacGroupName"_s, u"Servers"_s}}));
    rows.machines.push_back(with(rows.machines[3], {{u"rbacGroupName"_s, u"Workstations"_s}}));
    rows.machines.push_back(with(rows.machines[4], {{u"isInternetFacing"_s, true}}));
    rows.machines.push_back(with(rows.machines[4], {{u"machineTags"_s, QJsonArray{u"z"_s}}}));
    const std::size_t findings = rows.findings.size();
    for (std::size_t i = 0; i < findings; i += 7) {
        rows.findings.push_back(with(rows.findings[i],
            {{u"lastSeenTimestamp"_s, u"2026-07-05 00:00:00"_s},
                {u"cvssScore"_s, QJsonValue::Null}}));
        rows.findings.push_back(with(rows.findings[i],
            {{u"exploitabilityLevel"_s, QJsonValue::Null}, {u"securityUpdateAvailable"_s, false}}));
        rows.findings.push_back(with(rows.findings[i],
            {{u"softwareVendor"_s, rows.findings[i][u"softwareVendor"_s].toString().toUpper()}}));
    }
    for (std::size_t i = 0; i < 40; i += 5)
        rows.controls.push_back(with(rows.controls[i],
            {{u"isCompliant"_s, !rows.controls[i][u"isCompliant"_s].toBool()},
                {u"configurationName"_s, u"Another name"_s}, {u"configurationImpact"_s, 9}}));
    rows.alerts.push_back(alert(u"twice"_s, u"x"_s, {{u"title"_s, u"b"_s}}));
    rows.alerts.push_back(alert(u"twice"_s, u"x"_s, {{u"title"_s, u"a"_s}}));
    rows.alerts.push_back(
        alert(u"twice"_s, u"x"_s, {{u"category"_s, u"Other"_s}, {u"title"_s, u"b"_s}}));
}

QStringList summaries(Workspace& workspace)
{
    QStringList all;
    for (const char* pattern : {"sum_%", "score_history", "finding", "assessment", "device",
             "device_state", "device_seen", "cve%", "control%", "alert%", "version_state",
             "product", "software_version", "security_update", "install"})
        all += workspace.dump(pattern);
    return all;
}

QByteArray slowCsv(Workspace& workspace, const domain::ViewScope& view)
{
    jobs::ListRequest request;
    request.kind = Kind::Findings;
    QStringList names;
    for (const auto& field : domain::fieldsOf(Kind::Findings))
        names.append(QString::fromUtf8(field.name.data(), qsizetype(field.name.size())));
    request.fields = names.join(u',');
    return workspace.listText(request, exporting::Format::Csv, view);
}

QByteArray quickCsv(Workspace& workspace, const domain::ViewScope& view)
{
    jobs::ListRequest request;
    request.kind = Kind::Findings;
    return workspace.listText(request, exporting::Format::Csv, view);
}

} // namespace

class DeterminismTest final : public QObject
{
    Q_OBJECT
private slots:
    void rowOrderChangesNothing();
    void rowOrderChangesNothingWhereRowsContradict();
    void secondSnapshotEqualsTheFirstOfANewWorkspace();
    void quickFindingsCsvEqualsTheGeneralOne();
};

void DeterminismTest::rowOrderChangesNothing()
{
    const ExportRows rows = randomFleet(120, 31);
    QStringList first;
    for (const std::uint32_t shuffle : {0U, 1U, 2U, 3U}) {
        Workspace workspace;
        workspace.importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.1,0.2\n");
        workspace.import(rows, "2026-08-01T00:00:00Z", false, shuffle);
        const QStringList now = summaries(workspace);
        QVERIFY(now.size() > 500);
        if (first.isEmpty())
            first = now;
        QVERIFY2(now == first, firstDifference(now, first).constData());
    }
}

void DeterminismTest::rowOrderChangesNothingWhereRowsContradict()
{
    ExportRows rows = randomFleet(60, 32);
    contradict(rows);
    QStringList first;
    for (std::uint32_t shuffle = 0; shuffle < 12; ++shuffle) {
        Workspace workspace;
        workspace.import(rows, "2026-08-01T00:00:00Z", false, shuffle);
        const QStringList now = summaries(workspace);
        if (first.isEmpty())
            first = now;
        QVERIFY2(now == first, firstDifference(now, first).constData());
    }
}

void DeterminismTest::secondSnapshotEqualsTheFirstOfANewWorkspace()
{
    const ExportRows before = randomFleet(60, 33);
    ExportRows after = randomFleet(60, 34);
    Workspace grown;
    grown.import(before, "2026-07-01T00:00:00Z");
    grown.import(after, "2026-08-01T00:00:00Z");
    Workspace fresh;
    fresh.import(after, "2026-08-01T00:00:00Z");
    for (const Kind kind : {Kind::Recommendations, Kind::Devices, Kind::Weaknesses, Kind::Software,
             Kind::SoftwareVersions, Kind::Controls, Kind::Alerts}) {
        jobs::ListRequest request;
        request.kind = kind;
        if (kind != Kind::Alerts)
            request.sort = u"id"_s;
        const QByteArray a = grown.listText(request);
        const QByteArray b = fresh.listText(request);
        // keys differ between the two, and with them the order of the sums: compare to 1e-12
        const auto left = QJsonDocument::fromJson(a).array();
        const auto right = QJsonDocument::fromJson(b).array();
        QCOMPARE(left.size(), right.size());
        for (qsizetype i = 0; i < left.size(); ++i) {
            const QJsonObject x = left[i].toObject();
            const QJsonObject y = right[i].toObject();
            for (const QString& name : x.keys()) {
                if (x[name].isDouble())
                    QVERIFY2(std::abs(x[name].toDouble() - y[name].toDouble()) < 1e-9,
                        qPrintable(x[u"id"_s].toString() + u' ' + name));
                else
                    QCOMPARE(x[name], y[name]);
            }
        }
    }
    QVERIFY(std::abs(grown.score() - fresh.score()) < 1e-12);
}

void DeterminismTest::quickFindingsCsvEqualsTheGeneralOne()
{
    Workspace workspace;
    QCOMPARE(quickCsv(workspace, {}), slowCsv(workspace, {}));
    ExportRows rows = randomFleet(40, 35);
    const QString hostile = u"=cmd|' /C calc'!A0"_s;
    rows.machines.push_back(machine(u"+evil"_s, u"@group,\"x\""_s,
        {{u"computerDnsName"_s, u"-host\nnext\r\n\"quoted\", über"_s}}));
    rows.findings.push_back(
        finding(u"+evil"_s, hostile, u"\tproduct"_s, u"=1+1"_s, u"CVE-2024-1001"_s,
            {{u"recommendedSecurityUpdate"_s, u"=2"_s},
                {u"recommendedSecurityUpdateId"_s, u"5062553"_s}}));
    rows.findings.push_back(
        finding(u"+evil"_s, u"no update"_s, u"x"_s, QString(), u"CVE-2024-1002"_s,
            {{u"cvssScore"_s, QJsonValue::Null}, {u"lastSeenTimestamp"_s, QJsonValue::Null},
                {u"firstSeenTimestamp"_s, QJsonValue::Null},
                {u"vulnerabilitySeverityLevel"_s, QJsonValue::Null},
                {u"recommendedSecurityUpdateId"_s, u"5062553"_s}}));
    rows.findings.push_back(
        finding(u"+evil"_s, QString(), u"vendorless"_s, u"1"_s, u"TVM-2024-1001"_s));
    rows.findings.push_back(finding(u"nameless"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-1001"_s));
    workspace.importEpss("CVE-2024-1001,0.00001,0.9\nCVE-2024-1002,0.1,0.2\n");
    workspace.importKev({u"CVE-2024-1003"_s});
    workspace.import(rows, "2026-07-31T00:00:00Z");
    const auto file = [&](const QString& id, domain::Justification why, const QStringList& groups,
                          const QString& cve = {}) {
        domain::ExceptionRequest request;
        request.recommendation = id;
        request.justification = why;
        request.context = u"c"_s;
        request.groups = groups;
        request.cve = cve;
        request.expiresOn = workspace.now + 1'000'000;
        workspace.now += 10;
        must(jobs::fileException(workspace.context(), request));
    };
    using enum domain::Justification;
    file(u"va-_-vendor1-_-product_1"_s, AlternateMitigation, {});
    file(u"va-_-vendor0-_-product_5"_s, RiskAccepted, {});
    file(u"va-_-vendor2-_-product_2"_s, RiskAccepted, {u"Servers"_s});
    file(u"va-_-vendor2-_-product_2"_s, FalsePositive, {}, u"CVE-2024-1006"_s);
    ExportRows later = rows;
    later.findings.resize(later.findings.size() - 30);
    workspace.import(later, "2026-08-01T00:00:00Z");
    for (const domain::ViewScope& view : {domain::ViewScope{}, domain::ViewScope{1, {}},
             domain::ViewScope{0, {u"Servers"_s}}, domain::ViewScope{1, {u"@group,\"x\""_s}}}) {
        const QByteArray quick = quickCsv(workspace, view);
        const QByteArray slow = slowCsv(workspace, view);
        QVERIFY2(quick == slow,
            firstDifference(
                QString::fromUtf8(quick).split(u'\n'), QString::fromUtf8(slow).split(u'\n'))
                .constData());
        QVERIFY(quick.count("\r\n") > 2);
    }
    QVERIFY(quickCsv(workspace, {1, {}}).contains(",Exception,"));
}

QTEST_GUILESS_MAIN(DeterminismTest)
#include "tst_determinism.moc"
