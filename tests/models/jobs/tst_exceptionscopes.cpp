// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exceptions of one CVE, of a CVE of one software, extended ones and those that end when exposure
// grows: what they do to scores, lists and statuses.
#include "models/assess/analysis.h"
#include "models/jobs/missing.h"
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Justification;
using domain::Kind;

namespace {

constexpr base::Millis day = 86'400'000;
const QString chrome = u"va-_-google-_-chrome"_s;
const QString edge = u"va-_-microsoft-_-edge"_s;
const QString shared = u"CVE-2026-1001"_s;

/// Chrome and Edge carry the shared CVE on a and b; Chrome has one of its own on a.
ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        rows.machines.push_back(machine(id, id == u"a" ? u"Servers"_s : u"Clients"_s));
        rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, shared));
        rows.findings.push_back(finding(id, u"microsoft"_s, u"edge"_s, u"120.0"_s, shared));
    }
    rows.findings.push_back(
        finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1002"_s));
    return rows;
}

} // namespace

class ExceptionScopesTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    domain::ExceptionRequest request(Justification why, const QString& recommendation,
        const QString& cve, const QStringList& groups = {})
    {
        domain::ExceptionRequest asked;
        asked.recommendation = recommendation;
        asked.cve = cve;
        asked.justification = why;
        asked.context = u"because"_s;
        asked.groups = groups;
        asked.expiresOn = m_workspace->now + 30 * day;
        return asked;
    }
    QString file(const domain::ExceptionRequest& asked)
    {
        m_workspace->now += 1000;
        return must(jobs::fileException(m_workspace->context(), asked));
    }
    QJsonObject exception(const QString& id)
    {
        return m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id));
    }
    int excepted()
    {
        return int(m_workspace->list(Kind::Findings, u"status == 'Exception'"_s).size());
    }
    QString statusOf(const QString& recommendation)
    {
        return m_workspace
            ->row(Kind::Recommendations, u"id == \"%1\""_s.arg(recommendation))[u"status"_s]
            .toString();
    }
    QString weakness(const QString& cve = shared)
    {
        return m_workspace->row(Kind::Weaknesses, u"id == \"%1\""_s.arg(cve))[u"status"_s]
            .toString();
    }
    QString whyMissing(const QString& cve, const QStringList& groups = {}, qint64 snapshot = 0)
    {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), {snapshot, groups}));
        return must(jobs::whyMissing(m_workspace->context(), *scope, Kind::Weaknesses, cve));
    }
    /// The score of the same fleet without some findings.
    static double scoreWithout(const std::function<bool(const QJsonObject&)>& gone)
    {
        ExportRows rows = fleet();
        for (const auto& row : rows.findings) // the devices keep their data
            rows.inventory.push_back(
                software(row[u"deviceId"_s].toString(), row[u"softwareVendor"_s].toString(),
                    row[u"softwareName"_s].toString(), u"120.0"_s));
        std::erase_if(rows.findings, gone);
        Workspace workspace;
        workspace.import(rows, "2026-08-01T00:00:00Z");
        return workspace.score();
    }
    static bool isShared(const QJsonObject& row) { return row[u"cveId"_s].toString() == shared; }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }
    void aCveOfOneSoftware();
    void aCveOnEverySoftware();
    void acceptedRiskOfACveChangesNoScore();
    void globalCveExceptionSuspendsGroupOnes();
    void previewEqualsFiling();
    void extendingKeepsTheOldRecord();
    void whatCannotBeExtended();
    void endsWhenExposureGrows();
    void staysWhileExposureDoesNotGrow();
    void growthIsThatOfTheGroupsLeft();
    void whatExpiredIsNeverCanceled();
    void threeClassesOfImpact();
    void weaknessesTellTheirExceptions();
    void partsOfAWeakness();
    void exceptionsOfAWeakness();
    void whyAWeaknessIsMissing();
};

void ExceptionScopesTest::aCveOfOneSoftware()
{
    const double before = m_workspace->score();
    file(request(Justification::AlternateMitigation, chrome, shared));
    QCOMPARE(m_workspace->score(), before); // Edge carries it still: a CVE counts once
    QCOMPARE(excepted(), 2);
    QCOMPARE(statusOf(chrome), u"Active"_s);
    file(request(Justification::ThirdPartyControl, edge, shared));
    QCOMPARE(excepted(), 4);
    QVERIFY(std::abs(m_workspace->score() - scoreWithout(&isShared)) < 1e-9);
}

void ExceptionScopesTest::aCveOnEverySoftware()
{
    const double before = m_workspace->score();
    const QString id = file(request(Justification::AlternateMitigation, {}, shared));
    QVERIFY(std::abs(m_workspace->score() - scoreWithout(&isShared)) < 1e-9);
    QCOMPARE(excepted(), 4);
    const auto row = exception(id);
    QCOMPARE(row[u"recommendationId"_s].toString(), QString());
    QCOMPARE(row[u"cveId"_s].toString(), shared);
    QCOMPARE(row[u"title"_s].toString(), shared);
    QCOMPARE(row[u"devicesWhenFiled"_s].toInt(), 2);
    // what is mitigated is not gone: it counts as exposed before exceptions, not after them
    const auto told = m_workspace->row(Kind::Recommendations, u"id == \"%1\""_s.arg(edge));
    QCOMPARE(told[u"exposedMachinesCount"_s].toInt(), 2);
    QCOMPARE(told[u"exposedMachinesAfterExceptions"_s].toInt(), 0);
    // a new device with it is covered, too
    ExportRows more = fleet();
    more.machines.push_back(machine(u"c"_s, u"Clients"_s));
    more.findings.push_back(finding(u"c"_s, u"opera"_s, u"opera"_s, u"1"_s, shared));
    m_workspace->import(more, "2026-08-02T00:00:00Z");
    QCOMPARE(excepted(), 5);
    m_workspace->now += 31 * day;
    QVERIFY(must(jobs::settle(m_workspace->context())));
    QCOMPARE(excepted(), 0);
    QVERIFY(m_workspace->score() > 0 && before > 0);
}

void ExceptionScopesTest::acceptedRiskOfACveChangesNoScore()
{
    const double before = m_workspace->score();
    file(request(Justification::RiskAccepted, {}, shared));
    QCOMPARE(m_workspace->score(), before);
    QCOMPARE(excepted(), 4);
}

void ExceptionScopesTest::globalCveExceptionSuspendsGroupOnes()
{
    const QString group =
        file(request(Justification::AlternateMitigation, {}, shared, {u"Servers"_s}));
    QCOMPARE(excepted(), 2);
    const double grouped = m_workspace->score();
    const QString global = file(request(Justification::RiskAccepted, {}, shared));
    QCOMPARE(exception(group)[u"status"_s].toString(), u"Suspended"_s);
    must(jobs::cancelException(m_workspace->context(), global));
    QCOMPARE(exception(group)[u"status"_s].toString(), u"In effect"_s);
    QCOMPARE(m_workspace->score(), grouped);
}

void ExceptionScopesTest::previewEqualsFiling()
{
    for (const auto& asked : {request(Justification::AlternateMitigation, {}, shared),
             request(Justification::AlternateMitigation, chrome, shared, {u"Clients"_s}),
             request(Justification::AlternateMitigation, chrome, {})}) {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
        const auto preview = must(must(scope->analysis())->preview(asked));
        const QString id = file(asked);
        QCOMPARE(preview.exposureAfter.value_or(-1), m_workspace->score());
        QCOMPARE(preview.findingsHidden, excepted());
        QCOMPARE(preview.devicesHidden, exception(id)[u"devicesWhenFiled"_s].toInt());
        must(jobs::cancelException(m_workspace->context(), id));
        QCOMPARE(preview.exposureBefore.value_or(-1), m_workspace->score());
    }
    const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
    QVERIFY(!must(scope->analysis())
                 ->preview(request(Justification::RiskAccepted, {}, u"CVE-1999-0001"_s)));
}

void ExceptionScopesTest::extendingKeepsTheOldRecord()
{
    const QString first =
        file(request(Justification::AlternateMitigation, chrome, {}, {u"Servers"_s}));
    const double score = m_workspace->score();
    const auto before = exception(first);
    m_workspace->now += 20 * day;
    const base::Millis until = m_workspace->now + 60 * day;
    const QString second =
        must(jobs::extendException(m_workspace->context(), first, {until, u"still"_s}));
    QCOMPARE(m_workspace->score(), score);
    auto kept = exception(first);
    QCOMPARE(kept[u"status"_s].toString(), domain::text(domain::ExceptionStatus::Cancelled));
    QCOMPARE(kept[u"successorId"_s].toString(), second);
    QCOMPARE(kept[u"expiresOn"_s], before[u"expiresOn"_s]);
    QCOMPARE(kept[u"justificationContext"_s].toString(), u"because"_s);
    const auto next = exception(second);
    QCOMPARE(next[u"status"_s].toString(), u"In effect"_s);
    QCOMPARE(next[u"predecessorId"_s].toString(), first);
    QCOMPARE(next[u"justificationContext"_s].toString(), u"still"_s);
    QCOMPARE(next[u"groups"_s], before[u"groups"_s]);
    QCOMPARE(base::parseTime(next[u"expiresOn"_s].toString().toStdString()), until);
    const auto noted = m_workspace->row(Kind::Journal, u"action == 'Extended'"_s);
    QCOMPARE(noted[u"objectId"_s].toString(), second);
    QVERIFY(noted[u"before"_s].toString().contains(first));
    // the successor ends as any other
    m_workspace->now = until + 1;
    QVERIFY(must(jobs::settle(m_workspace->context())));
    QCOMPARE(exception(second)[u"status"_s].toString(), u"Expired"_s);
    QVERIFY(m_workspace->score() > score);
    QCOMPARE(m_workspace->list(Kind::Journal, u"action == 'Expired'"_s).size(), 1U);
}

void ExceptionScopesTest::whatCannotBeExtended()
{
    using enum base::Error::Kind;
    const auto kindOf = [&](const QString& id, base::Millis until) {
        const auto extended = jobs::extendException(m_workspace->context(), id, {until, {}});
        return extended ? Internal : extended.error().kind;
    };
    const QString id = file(request(Justification::AlternateMitigation, chrome, {}));
    QCOMPARE(kindOf(u"none"_s, m_workspace->now + day), NotFound);
    QCOMPARE(kindOf(id, m_workspace->now), Usage);
    must(jobs::cancelException(m_workspace->context(), id));
    QCOMPARE(kindOf(id, m_workspace->now + day), Conflict);
    const QString other = file(request(Justification::AlternateMitigation, edge, {}));
    m_workspace->now += 31 * day;
    QCOMPARE(kindOf(other, m_workspace->now + day), Conflict);
    QCOMPARE(m_workspace->list(Kind::Exceptions).size(), 2U);
}

void ExceptionScopesTest::endsWhenExposureGrows()
{
    auto asked = request(Justification::AlternateMitigation, chrome, {});
    asked.resurface = true;
    const QString id = file(asked);
    auto onACve = request(Justification::RiskAccepted, edge, shared);
    onACve.resurface = true;
    const QString quiet = file(onACve);
    ExportRows more = fleet();
    more.machines.push_back(machine(u"c"_s, u"Clients"_s));
    more.findings.push_back(finding(u"c"_s, u"google"_s, u"chrome"_s, u"120.0"_s, shared));
    m_workspace->import(more, "2026-08-02T00:00:00Z");
    const auto row = exception(id);
    QCOMPARE(row[u"status"_s].toString(), domain::text(domain::ExceptionStatus::Cancelled));
    QCOMPARE(row[u"cancelledBy"_s].toString(), u"Parapet"_s);
    QVERIFY(row[u"resurfaced"_s].toBool());
    QCOMPARE(row[u"devicesWhenFiled"_s].toInt(), 2);
    QCOMPARE(row[u"exposedMachines"_s].toInt(), 3);
    QVERIFY(!exception(quiet)[u"resurfaced"_s].toBool());
    const auto told = [this](base::Millis since) {
        return jobs::grownExceptionsWords(m_workspace->context(), since);
    };
    QVERIFY(told(m_workspace->now).startsWith(u" 1 exception ended"_s));
    QCOMPARE(told(m_workspace->now + 1), QString());
    QCOMPARE(statusOf(chrome), u"Active"_s);
    QCOMPARE(exception(quiet)[u"status"_s].toString(), u"In effect"_s);
    const auto noted = m_workspace->row(Kind::Journal, u"user == 'Parapet'"_s);
    QCOMPARE(noted[u"after"_s].toString(), u"{\"exposedDevices\":3}"_s);
    Workspace plain; // the score is that of the fleet without the exception
    plain.import(more, "2026-08-02T00:00:00Z");
    QCOMPARE(m_workspace->score(), plain.score());
}

void ExceptionScopesTest::staysWhileExposureDoesNotGrow()
{
    auto asked = request(Justification::AlternateMitigation, {}, shared, {u"Servers"_s});
    asked.resurface = true;
    const QString id = file(asked);
    ExportRows more = fleet(); // growth outside its scope
    more.machines.push_back(machine(u"c"_s, u"Clients"_s));
    more.findings.push_back(finding(u"c"_s, u"google"_s, u"chrome"_s, u"120.0"_s, shared));
    m_workspace->import(more, "2026-08-02T00:00:00Z");
    QCOMPARE(exception(id)[u"status"_s].toString(), u"In effect"_s);
    QVERIFY(exception(id)[u"resurface"_s].toBool());
    auto never = request(Justification::FalsePositive, chrome, shared);
    never.resurface = true;
    QVERIFY(!jobs::fileException(m_workspace->context(), never));
}

/// After canceling one group, its devices no longer make room for others to grow.
void ExceptionScopesTest::growthIsThatOfTheGroupsLeft()
{
    auto asked = request(Justification::RiskAccepted, chrome, {}, {u"Servers"_s, u"Clients"_s});
    asked.resurface = true;
    const QString id = file(asked);
    QCOMPARE(exception(id)[u"devicesWhenFiled"_s].toInt(), 2);
    must(jobs::cancelExceptionGroups(m_workspace->context(), id, {u"Servers"_s}));
    QCOMPARE(exception(id)[u"devicesWhenFiled"_s].toInt(), 1);
    QCOMPARE(exception(id)[u"exposedMachines"_s].toInt(), 1);
    must(jobs::restoreExceptionGroups(m_workspace->context(), id, {u"Servers"_s}));
    QCOMPARE(exception(id)[u"devicesWhenFiled"_s].toInt(), 2);
    must(jobs::cancelExceptionGroups(m_workspace->context(), id, {u"Servers"_s}));
    ExportRows more = fleet(); // growth in the canceled group only
    more.machines.push_back(machine(u"s"_s, u"Servers"_s));
    more.findings.push_back(finding(u"s"_s, u"google"_s, u"chrome"_s, u"120.0"_s, shared));
    m_workspace->now += day;
    m_workspace->import(more, "2026-08-02T00:00:00Z");
    QCOMPARE(exception(id)[u"status"_s].toString(), u"In effect"_s);
    more.machines.push_back(machine(u"c"_s, u"Clients"_s));
    more.findings.push_back(finding(u"c"_s, u"google"_s, u"chrome"_s, u"120.0"_s, shared));
    m_workspace->now += day;
    m_workspace->import(more, "2026-08-03T00:00:00Z");
    const auto ended = exception(id);
    QCOMPARE(ended[u"status"_s].toString(), domain::text(domain::ExceptionStatus::Cancelled));
    QVERIFY(ended[u"resurfaced"_s].toBool());
    // as of the snapshot before it was in effect
    const auto then = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id), {2, {}});
    QCOMPARE(then[u"status"_s].toString(), u"In effect"_s);
    QVERIFY(!then[u"resurfaced"_s].toBool());
    QCOMPARE(then[u"exposedMachines"_s].toInt(), 1);
}

void ExceptionScopesTest::whatExpiredIsNeverCanceled()
{
    const QString whole = file(request(Justification::RiskAccepted, edge, {}));
    const QString part =
        file(request(Justification::RiskAccepted, chrome, {}, {u"Servers"_s, u"Clients"_s}));
    must(jobs::cancelExceptionGroups(m_workspace->context(), part, {u"Servers"_s}));
    m_workspace->now += 31 * day;
    (void)must(jobs::settle(m_workspace->context()));
    for (const QString& id : {whole, part}) {
        QCOMPARE(exception(id)[u"status"_s].toString(), u"Expired"_s);
        const auto refused = jobs::cancelException(m_workspace->context(), id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, base::Error::Kind::Conflict);
        QVERIFY(refused.error().message.contains(u"expired"_s));
        QCOMPARE(exception(id)[u"status"_s].toString(), u"Expired"_s);
    }
    QVERIFY(!jobs::cancelExceptionGroups(m_workspace->context(), part, {u"Clients"_s}));
    const auto group = [&](const QString& name) {
        return m_workspace
            ->row(Kind::ExceptionGroups,
                u"exceptionId == \"%1\" and rbacGroupName == \"%2\""_s.arg(part, name))[u"status"_s]
            .toString();
    };
    QCOMPARE(group(u"Clients"_s), u"Expired"_s);
    QCOMPARE(group(u"Servers"_s), domain::text(domain::ExceptionStatus::Cancelled));
    QCOMPARE(m_workspace->list(Kind::Journal, u"action == 'Expired'"_s).size(), std::size_t{2});
    // one of an earlier program that was canceled after its end
    m_workspace->connection().db().exec("UPDATE exception SET cancelled_by = 'x', cancelled_on = "
                                        "expires_on + 1000 WHERE id = '"
        + whole.toStdString() + "'");
    QCOMPARE(exception(whole)[u"status"_s].toString(), u"Expired"_s);
}

void ExceptionScopesTest::threeClassesOfImpact()
{
    const auto impact = [&](Justification why, const QStringList& groups) {
        return exception(file(request(why, chrome, {}, groups)))[u"impactClass"_s].toString();
    };
    QCOMPARE(impact(Justification::RiskAccepted, {u"Servers"_s}), u"No impact"_s);
    QCOMPARE(impact(Justification::ThirdPartyControl, {u"Clients"_s}), u"Hybrid"_s);
    QCOMPARE(impact(Justification::AlternateMitigation, {}), u"Mitigation-like impact"_s);
}

void ExceptionScopesTest::weaknessesTellTheirExceptions()
{
    QCOMPARE(weakness(), u"Active"_s);
    const QString inGroup = file(request(Justification::RiskAccepted, {}, shared, {u"Servers"_s}));
    QCOMPARE(weakness(), u"Partial exception"_s);
    QCOMPARE(weakness(u"CVE-2026-1002"_s), u"Active"_s);
    (void)must(jobs::cancelException(m_workspace->context(), inGroup));
    QCOMPARE(weakness(), u"Active"_s);
    const QString everywhere = file(request(Justification::RiskAccepted, {}, shared));
    QCOMPARE(weakness(), u"Full exception"_s);
    QCOMPARE(m_workspace->list(Kind::Weaknesses, u"status == 'Full exception'"_s).size(), 1U);
    (void)must(jobs::cancelException(m_workspace->context(), everywhere));
    // of one of its two carriers, and then of the other
    file(request(Justification::AlternateMitigation, chrome, {}));
    QCOMPARE(weakness(), u"Partial exception"_s);
    QCOMPARE(weakness(u"CVE-2026-1002"_s), u"Full exception"_s);
    file(request(Justification::PlannedRemediation, edge, shared));
    QCOMPARE(weakness(), u"Full exception"_s);
    // expired ones cover nothing
    m_workspace->now += 31 * day;
    QVERIFY(must(jobs::settle(m_workspace->context())));
    QCOMPARE(weakness(), u"Active"_s);
}

void ExceptionScopesTest::partsOfAWeakness()
{
    // a false positive of one carrier leaves the other
    file(request(Justification::FalsePositive, chrome, shared));
    QCOMPARE(weakness(), u"Partial exception"_s);
    // what no update closes is not covered by an exception of the whole recommendation
    ExportRows rows = fleet();
    rows.findings.push_back(finding(u"b"_s, u"opera"_s, u"opera"_s, u"1"_s, u"CVE-2026-1003"_s,
        {{u"securityUpdateAvailable"_s, false}}));
    m_workspace->import(rows, "2026-08-02T00:00:00Z");
    file(request(Justification::RiskAccepted, u"va-_-opera-_-opera"_s, {}));
    QCOMPARE(weakness(u"CVE-2026-1003"_s), u"Active"_s);
    file(request(Justification::RiskAccepted, {}, u"CVE-2026-1003"_s));
    QCOMPARE(weakness(u"CVE-2026-1003"_s), u"Full exception"_s);
}

void ExceptionScopesTest::exceptionsOfAWeakness()
{
    const auto named = [this](const QString& cve) {
        jobs::ListRequest asked;
        asked.kind = Kind::Exceptions;
        asked.fields = u"id"_s;
        asked.relation = {domain::ListRelation::To::Weakness, cve};
        const QByteArray text = m_workspace->listText(asked, exporting::Format::Csv);
        return text.count("\r\n") - 1;
    };
    QCOMPARE(named(shared), 0);
    file(request(Justification::RiskAccepted, {}, shared, {u"Servers"_s}));
    file(request(Justification::RiskAccepted, edge, shared));
    QCOMPARE(named(shared), 2);
    QCOMPARE(named(u"CVE-2026-1002"_s), 0);
    file(request(Justification::RiskAccepted, chrome, {}));
    QCOMPARE(named(shared), 3);
    QCOMPARE(named(u"CVE-2026-1002"_s), 1);
}

void ExceptionScopesTest::whyAWeaknessIsMissing()
{
    QCOMPARE(whyMissing(u"CVE-1999-0001"_s), u"CVE-1999-0001 is not part of this snapshot."_s);
    file(request(Justification::FalsePositive, chrome, shared));
    QVERIFY(!weakness().isEmpty());
    file(request(Justification::FalsePositive, edge, shared));
    QVERIFY(m_workspace->list(Kind::Weaknesses, u"id == '%1'"_s.arg(shared)).empty());
    const QString why = whyMissing(shared);
    QVERIFY2(why.startsWith(shared + u" is found in this snapshot, but exceptions cover every "_s),
        qPrintable(why));
    QCOMPARE(why.count(u"(false positive, in effect until "_s), 2);
    // found, but not in the group that is looked at
    const QString elsewhere = whyMissing(u"CVE-2026-1002"_s, {u"Clients"_s});
    QVERIFY2(elsewhere.endsWith(u"but not in the chosen device groups."_s), qPrintable(elsewhere));
    // excepted, but no longer found
    ExportRows rows = fleet();
    std::erase_if(rows.findings, &isShared);
    m_workspace->import(rows, "2026-08-02T00:00:00Z");
    QCOMPARE(whyMissing(shared), shared + u" is not part of this snapshot."_s);
    QVERIFY(whyMissing(shared, {}, 1).contains(u"but exceptions cover every finding of it"));
}

QTEST_GUILESS_MAIN(ExceptionScopesTest)
#include "tst_exceptionscopes.moc"
