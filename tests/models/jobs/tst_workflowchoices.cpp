// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request can choose (its type, whose work it disturbs), how the devices of an activity
// stand, and exceptions of some device groups: which are offered, cancelling for one of them.
#include "models/jobs/activitychanges.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/merge.h"
#include "models/jobs/rescore.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/tablereader.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Justification;
using domain::Kind;
using domain::RemediationType;

namespace {

constexpr base::Millis day = 86'400'000;
const QString chrome = u"va-_-google-_-chrome"_s;
const QString setting = u"sca-_-scid-1"_s;

/// Chrome with one CVE that has an update on a, b, c and a zero day without on all four devices; a
/// control fails on all, and people would notice it on c and d.
ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        const bool isDesk = id >= u"c";
        rows.machines.push_back(machine(id, isDesk ? u"Desks"_s : u"Servers"_s));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, u"1.0"_s));
        if (id != u"d")
            rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"1.0"_s,
                u"CVE-2024-0001"_s, {{u"recommendedSecurityUpdate"_s, u"2.0"_s}}));
        rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2026-0002"_s,
            {{u"securityUpdateAvailable"_s, false},
                {u"cveTags"_s, QJsonArray{u"ZeroDay"_s, u"NoSecurityUpdate"_s}}}));
        rows.controls.push_back(
            control(id, u"scid-1"_s, false, {{u"isExpectedUserImpact"_s, isDesk}}));
    }
    return rows;
}

ExportRows without(ExportRows rows, const QString& cve, const QStringList& devices)
{
    std::erase_if(rows.findings, [&](const auto& row) {
        return row[u"cveId"_s].toString() == cve && devices.contains(row[u"deviceId"_s].toString());
    });
    return rows;
}

} // namespace

class WorkflowChoicesTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    jobs::Context& context() { return m_workspace->context(); }
    static domain::RemediationRequest wanted(
        const QString& recommendation, std::optional<RemediationType> type = {})
    {
        domain::RemediationRequest request;
        request.recommendation = recommendation;
        request.type = type;
        return request;
    }
    QJsonObject activity(const QString& id)
    {
        return m_workspace->row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
    }
    QStringList targets(const QString& id, const QString& filter = {})
    {
        QStringList names;
        for (const auto& row : m_workspace->list(Kind::RemediationDevices,
                 u"activityId == \"%1\""_s.arg(id) + (filter.isEmpty() ? QString() : u" and "_s)
                     + filter))
            names.append(row[u"deviceId"_s].toString());
        names.sort();
        return names;
    }
    domain::ExceptionRequest exempt(const QStringList& groups, const QString& cve = {})
    {
        domain::ExceptionRequest request;
        request.recommendation = chrome;
        request.cve = cve;
        request.justification = Justification::AlternateMitigation;
        request.context = u"why"_s;
        request.groups = groups;
        request.expiresOn = m_workspace->now + 30 * day;
        return request;
    }
    QString file(const domain::ExceptionRequest& request)
    {
        m_workspace->now += 1000;
        return must(jobs::fileException(context(), request));
    }
    QStringList groupStates(const QString& id)
    {
        QStringList states;
        for (const auto& row :
            m_workspace->list(Kind::ExceptionGroups, u"exceptionId == \"%1\""_s.arg(id)))
            states.append(row[u"rbacGroupName"_s].toString() + u": " + row[u"status"_s].toString()
                + u", " + QString::number(row[u"exposedMachines"_s].toInt()) + u" of "
                + QString::number(row[u"devices"_s].toInt()));
        return states;
    }
    QString statusOf(const QString& recommendation)
    {
        return m_workspace
            ->row(Kind::Recommendations, u"id == \"%1\""_s.arg(recommendation))[u"status"_s]
            .toString();
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    /// The zero day stays open: the update is done when nothing is left that it closes.
    void anUpdateAsksForWhatItCanClose()
    {
        QCOMPARE(m_workspace->row(Kind::Recommendations, u"id == \"%1\""_s.arg(chrome))[u"tags"_s]
                     .toArray(),
            QJsonArray{u"Zero day"_s});
        const QString id = must(jobs::createRemediation(context(), wanted(chrome)));
        QCOMPARE(activity(id)[u"type"_s].toString(), u"Update"_s);
        QCOMPARE(targets(id), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        m_workspace->import(
            without(fleet(), u"CVE-2024-0001"_s, {u"a"_s, u"b"_s}), "2026-08-02T00:00:00Z");
        QCOMPARE(targets(id, u"status == 'Exposed'"_s), QStringList{u"c"_s});
        QCOMPARE(activity(id)[u"exposedDevices"_s].toInt(), 1);
        QCOMPARE(activity(id)[u"fixedDevices"_s].toInt(), 2);
        m_workspace->import(
            without(fleet(), u"CVE-2024-0001"_s, {u"a"_s, u"b"_s, u"c"_s}), "2026-08-03T00:00:00Z");
        QCOMPARE(activity(id)[u"status"_s].toString(), u"Completed"_s);
        QCOMPARE(statusOf(chrome), u"Active"_s);
        QCOMPARE(activity(id)[u"exposedAgainDevices"_s].toInt(), 0); // to the zero day only
        m_workspace->import(
            without(fleet(), u"CVE-2024-0001"_s, {u"a"_s, u"b"_s}), "2026-08-04T00:00:00Z");
        QCOMPARE(activity(id)[u"exposedAgainDevices"_s].toInt(), 1);
        QCOMPARE(targets(id, u"exposedAgain == true"_s), QStringList{u"c"_s});
    }

    void attentionCanBeAskedForInstead()
    {
        const QString id = must(
            jobs::createRemediation(context(), wanted(chrome, RemediationType::AttentionRequired)));
        QCOMPARE(activity(id)[u"type"_s].toString(), u"AttentionRequired"_s);
        QCOMPARE(activity(id)[u"title"_s].toString(), u"Attention required: Chrome"_s);
        QCOMPARE(activity(id)[u"ticketStatus"_s].toString(), QString());
        QCOMPARE(targets(id).size(), 4);
        auto dated = wanted(chrome, RemediationType::AttentionRequired);
        dated.dueOn = m_workspace->now + day;
        QCOMPARE(jobs::createRemediation(context(), dated).error().kind, Error::Kind::Usage);
        const QString gone =
            must(jobs::createRemediation(context(), wanted(chrome, RemediationType::Uninstall)));
        QCOMPARE(activity(gone)[u"title"_s].toString(), u"Uninstall Chrome"_s);
        QCOMPARE(m_workspace->row(Kind::Journal, u"objectId == \"%1\""_s.arg(gone))[u"after"_s]
                     .toString()
                     .contains(u"\"type\":\"Uninstall\""),
            true);
    }

    void whatDoesNotFitIsRefused()
    {
        const auto kindOf = [&](const domain::RemediationRequest& request) {
            const auto made = jobs::createRemediation(context(), request);
            return made ? Error::Kind::Internal : made.error().kind;
        };
        QCOMPARE(kindOf(wanted(chrome, RemediationType::ConfigurationChange)), Error::Kind::Usage);
        QCOMPARE(kindOf(wanted(setting, RemediationType::Update)), Error::Kind::Usage);
        auto spared = wanted(chrome);
        spared.sparesUsers = true;
        QCOMPARE(kindOf(spared), Error::Kind::Usage);
        m_workspace->import(
            without(fleet(), u"CVE-2024-0001"_s, {u"a"_s, u"b"_s, u"c"_s}), "2026-08-02T00:00:00Z");
        // nothing that an update closes is left
        QCOMPARE(kindOf(wanted(chrome, RemediationType::Update)), Error::Kind::Usage);
        QCOMPARE(m_workspace->list(Kind::Remediations).size(), 0U);
    }

    void usersAreSpared()
    {
        QCOMPARE(
            m_workspace->list(Kind::Assessments, u"isExpectedUserImpact == true"_s).size(), 2U);
        auto request = wanted(setting);
        request.sparesUsers = true;
        const QString id = must(jobs::createRemediation(context(), request));
        QCOMPARE(targets(id), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(activity(id)[u"productivityImpactRemediationType"_s].toString(),
            u"NonProductivityImpactedAssets"_s);
        const QString all = must(jobs::createRemediation(context(), wanted(setting)));
        QCOMPARE(targets(all).size(), 4);
        QCOMPARE(activity(all)[u"productivityImpactRemediationType"_s].toString(),
            u"AllExposedAssets"_s);
        request.groups = {u"Desks"_s};
        QCOMPARE(jobs::createRemediation(context(), request).error().kind, Error::Kind::Usage);
        // what is told of people's work changes no score and no status
        ExportRows calm = fleet();
        for (QJsonObject& row : calm.controls)
            row[u"isExpectedUserImpact"_s] = false;
        const double before = m_workspace->score();
        m_workspace->import(calm, "2026-08-02T00:00:00Z");
        QCOMPARE(m_workspace->score(), before);
        QCOMPARE(
            m_workspace->list(Kind::Assessments, u"isExpectedUserImpact == true"_s).size(), 0U);
        QCOMPARE(m_workspace->list(Kind::Assessments, u"status == 'Failing'"_s).size(), 4U);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

    void devicesAreToldWithTheirStateAndAnswer()
    {
        const QString id = must(jobs::createRemediation(context(), wanted(chrome)));
        QCOMPARE(activity(id)[u"ticketStatus"_s].toString(), u"Pending"_s);
        const QString path = m_workspace->file(u"answer.csv"_s);
        QFile answer(path);
        QVERIFY(answer.open(QIODevice::WriteOnly));
        answer.write("activityId,deviceId,computerDnsName,itStatus,itOwner,itNote,doneOn\r\n"
            + QString(id + u",a,a.test,accepted,kim,soon,\r\n"_s + id
                + u",b,b.test,rejected,kim,too old,\r\n"_s)
                  .toUtf8());
        answer.close();
        must(jobs::mergeHandover(context(), path, {}));
        QCOMPARE(activity(id)[u"ticketStatus"_s].toString(), u"Accepted"_s);
        const auto row = m_workspace->row(Kind::RemediationDevices, u"id == \"%1/b\""_s.arg(id));
        QCOMPARE(row[u"itStatus"_s].toString(), u"rejected"_s);
        QCOMPARE(row[u"itOwner"_s].toString(), u"kim"_s);
        QCOMPARE(row[u"status"_s].toString(), u"Exposed"_s);
        QCOMPARE(row[u"installedVersions"_s].toArray(), QJsonArray{u"1.0"_s});
        QCOMPARE(row[u"weaknesses"_s].toInt(), 2);
        ExportRows later = without(fleet(), u"CVE-2024-0001"_s, {u"a"_s});
        std::erase_if(
            later.machines, [](const auto& each) { return each[u"id"_s].toString() == u"c"; });
        const auto gone = [](const auto& each) { return each[u"deviceId"_s].toString() == u"c"; };
        std::erase_if(later.inventory, gone);
        std::erase_if(later.findings, gone);
        std::erase_if(later.controls, gone);
        m_workspace->import(later, "2026-08-02T00:00:00Z");
        QCOMPARE(targets(id, u"status == 'Fixed'"_s), QStringList{u"a"_s});
        QCOMPARE(targets(id, u"status == 'Exposed'"_s), QStringList{u"b"_s});
        const auto left = m_workspace->row(Kind::RemediationDevices, u"id == \"%1/c\""_s.arg(id));
        QCOMPARE(left[u"status"_s].toString(), u"Not reported"_s);
        QCOMPARE(left[u"computerDnsName"_s].toString(), u"c.test"_s); // as last told
        QCOMPARE(left[u"rbacGroupName"_s].toString(), u"Desks"_s);
        QCOMPARE(activity(id)[u"notReportedDevices"_s].toInt(), 1);
        QStringList actions; // what happened to it
        for (const auto& entry : m_workspace->list(Kind::Journal, u"objectId == \"%1\""_s.arg(id)))
            actions.prepend(entry[u"action"_s].toString());
        QCOMPARE(actions, (QStringList{u"Created"_s, u"Answered"_s}));
        QVERIFY(m_workspace->row(Kind::Journal, u"action == 'Answered'"_s)[u"after"_s]
                    .toString()
                    .contains(u"\"rejected\":1"));
    }

    void activitiesAreChangedAndBack()
    {
        auto request = wanted(chrome);
        request.dueOn = at("2026-09-01T00:00:00Z");
        const QString id = must(jobs::createRemediation(context(), request));
        const QString attention = must(
            jobs::createRemediation(context(), wanted(chrome, RemediationType::AttentionRequired)));
        domain::ActivityEdit edit;
        edit.dueOn.emplace(at("2026-10-01T00:00:00Z"));
        edit.priority = domain::Priority::High;
        QCOMPARE(jobs::changeRemediations(context(), {{id, edit}, {attention, edit}}).error().kind,
            Error::Kind::Usage);
        QCOMPARE(activity(id)[u"priority"_s].toString(), u"Medium"_s); // all or none
        const auto back = must(jobs::changeRemediations(context(), {{id, edit}}));
        QVERIFY(activity(id)[u"dueOn"_s].toString().startsWith(u"2026-10-01"));
        const auto noted = m_workspace->row(Kind::Journal, u"action == 'Changed'"_s);
        QCOMPARE(
            noted[u"before"_s].toString(), u"{\"dueOn\":\"2026-09-01\",\"priority\":\"Medium\"}"_s);
        QCOMPARE(
            noted[u"after"_s].toString(), u"{\"dueOn\":\"2026-10-01\",\"priority\":\"High\"}"_s);
        must(jobs::changeRemediations(context(), back));
        QVERIFY(activity(id)[u"dueOn"_s].toString().startsWith(u"2026-09-01"));
        must(jobs::changeRemediations(context(), back)); // nothing new: nothing noted
        QCOMPARE(m_workspace->list(Kind::Journal, u"action == 'Changed'"_s).size(), 2U);
        edit.dueOn.emplace();
        must(jobs::changeRemediations(context(), {{id, edit}}));
        QVERIFY(activity(id)[u"dueOn"_s].isNull());
        must(jobs::completeRemediation(context(), id));
        QCOMPARE(
            jobs::changeRemediations(context(), {{id, edit}}).error().kind, Error::Kind::Conflict);
        QCOMPARE(jobs::changeRemediations(context(), {{u"none"_s, edit}}).error().kind,
            Error::Kind::NotFound);
    }

    void completedActivitiesGrowOld()
    {
        const QString id = must(jobs::createRemediation(context(), wanted(chrome)));
        const QString open = must(jobs::createRemediation(context(), wanted(setting)));
        must(jobs::completeRemediations(context(), {id}));
        QCOMPARE(
            jobs::completeRemediations(context(), {open, id}).error().kind, Error::Kind::Conflict);
        QCOMPARE(activity(open)[u"status"_s].toString(), u"Active"_s); // all or none
        m_workspace->now += 180 * day - 1;
        QVERIFY(!activity(id)[u"isArchived"_s].toBool());
        m_workspace->now += 1;
        QVERIFY(activity(id)[u"isArchived"_s].toBool());
        QVERIFY(!activity(open)[u"isArchived"_s].toBool());
        QCOMPARE(m_workspace->list(Kind::Remediations).size(), 2U); // nothing is deleted
    }

    void oneGroupIsCancelledAndComesBack()
    {
        const double before = m_workspace->score();
        const QString id = file(exempt({u"Servers"_s, u"Desks"_s}));
        QCOMPARE(groupStates(id),
            (QStringList{u"Servers: In effect, 2 of 2"_s, u"Desks: In effect, 2 of 2"_s}));
        QCOMPARE(statusOf(chrome), u"Full exception"_s);
        const double excepted = m_workspace->score();
        m_workspace->now += 1000;
        must(jobs::cancelExceptionGroups(context(), id, {u"Servers"_s}));
        QCOMPARE(groupStates(id),
            (QStringList{u"Servers: Canceled, 2 of 2"_s, u"Desks: In effect, 2 of 2"_s}));
        QCOMPARE(statusOf(chrome), u"Partial exception"_s);
        QVERIFY(m_workspace->score() > excepted && m_workspace->score() < before);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        const auto row = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id));
        QCOMPARE(row[u"status"_s].toString(), u"In effect"_s);
        QCOMPARE(row[u"groups"_s].toArray(), QJsonArray{u"Desks"_s});
        QCOMPARE(jobs::cancelExceptionGroups(context(), id, {u"Servers"_s}).error().kind,
            Error::Kind::Conflict);
        QCOMPARE(jobs::cancelExceptionGroups(context(), id, {u"Nobody"_s}).error().kind,
            Error::Kind::Usage);
        const auto noted = m_workspace->row(Kind::Journal, u"action == 'Canceled'"_s);
        QCOMPARE(noted[u"before"_s].toString(), u"{\"groups\":[\"Servers\",\"Desks\"]}"_s);
        QCOMPARE(noted[u"after"_s].toString(), u"{\"groups\":[\"Desks\"]}"_s);
        // what is extended goes on for the groups that are left
        const QString next =
            must(jobs::extendException(context(), id, {m_workspace->now + 60 * day, {}}));
        QCOMPARE(groupStates(next), QStringList{u"Desks: In effect, 2 of 2"_s});
        must(jobs::undoExtensions(context(), {next}));
        must(jobs::restoreExceptionGroups(context(), id, {u"Servers"_s}));
        QCOMPARE(m_workspace->score(), excepted);
        QCOMPARE(jobs::restoreExceptionGroups(context(), id, {u"Servers"_s}).error().kind,
            Error::Kind::Conflict);
        QVERIFY(must(jobs::verifyJournal(context())).faults.empty());
    }

    void theLastGroupEndsTheException()
    {
        const QString id = file(exempt({u"Servers"_s, u"Desks"_s}));
        const double excepted = m_workspace->score();
        must(jobs::cancelExceptionGroups(context(), id, {u"Servers"_s, u"Desks"_s}));
        const auto row = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id));
        QCOMPARE(row[u"status"_s].toString(), u"Canceled"_s);
        QCOMPARE(row[u"groups"_s].toArray().size(), 2); // what it was for
        QCOMPARE(statusOf(chrome), u"Active"_s);
        must(jobs::restoreExceptionGroups(context(), id, {u"Servers"_s, u"Desks"_s}));
        QCOMPARE(m_workspace->score(), excepted);
        const QString global = file(exempt({}));
        QCOMPARE(jobs::cancelExceptionGroups(context(), global, {u"Desks"_s}).error().kind,
            Error::Kind::Usage);
        QCOMPARE(groupStates(id),
            (QStringList{u"Servers: Suspended, 2 of 2"_s, u"Desks: Suspended, 2 of 2"_s}));
        QCOMPARE(groupStates(global).size(), 2);
    }

    void groupsWithOneAreNotOffered()
    {
        const auto offer = [&](const QString& cve = {}, const QStringList& scope = {}) {
            return must(jobs::groupOffer(context(), {exempt({}, cve)}, scope));
        };
        QCOMPARE(offer().offered, (QStringList{u"Desks"_s, u"Servers"_s}));
        const QString id = file(exempt({u"Servers"_s}));
        QCOMPARE(offer().offered, QStringList{u"Desks"_s});
        QCOMPARE(offer().taken, QStringList{u"Servers"_s});
        QCOMPARE(offer(u"CVE-2024-0001"_s).taken, QStringList()); // another target
        QCOMPARE(offer({}, {u"Servers"_s}).offered, QStringList());
        must(jobs::cancelExceptionGroups(context(), id, {u"Servers"_s}));
        QCOMPARE(offer().taken, QStringList());
        QVERIFY(!offer().isGlobal);
        file(exempt({}));
        QVERIFY(offer().isGlobal);
        QCOMPARE(offer().devicesWithoutGroup, 0);
        m_workspace->now += 31 * day;
        QVERIFY(!offer().isGlobal);
    }

    void aTicketIsAskedForWhereIntuneIsUsed()
    {
        auto request = wanted(chrome, RemediationType::Update);
        request.wantsTicket = true;
        const auto refused = jobs::createRemediation(context(), request);
        QCOMPARE(refused.error().kind, Error::Kind::Usage);
        QVERIFY(refused.error().message.contains(u"Intune"_s));
        QVERIFY(!must(jobs::usesIntune(context())));
        must(jobs::setUsesIntune(context(), true));
        must(jobs::setUsesIntune(context(), true)); // nothing new, nothing noted
        const auto noted = m_workspace->row(Kind::Journal, u"objectId == 'intune'"_s);
        QCOMPARE(noted[u"after"_s].toString(), u"{\"intune\":true}"_s);
        const QString id = must(jobs::createRemediation(context(), request));
        QVERIFY(activity(id)[u"intuneTicket"_s].toBool());
        QCOMPARE(activity(id)[u"ticketStatus"_s].toString(), u"Pending"_s);
        request.type = RemediationType::AttentionRequired;
        QCOMPARE(jobs::createRemediation(context(), request).error().kind, Error::Kind::Usage);
        request.wantsTicket = false;
        QVERIFY(!activity(must(jobs::createRemediation(context(), request)))[u"intuneTicket"_s]
                     .toBool());
        must(jobs::setUsesIntune(context(), false)); // what was asked for stays
        QVERIFY(activity(id)[u"intuneTicket"_s].toBool());
    }

    void usersAreSparedOnSomeDevices()
    {
        store::TableQuery query;
        query.kind = Kind::Assessments;
        query.relation = {store::Relation::To::Recommendation, setting};
        store::TableReader reader(m_workspace->connection());
        QCOMPARE(must(reader.count(query)), 4);
        query.filter = u"isExpectedUserImpact == false"_s;
        QCOMPARE(must(reader.count(query)), 2);
    }

    void cveWithNoPatchIsOfACve()
    {
        auto request = exempt({});
        request.justification = Justification::NoPatch;
        QCOMPARE(jobs::fileException(context(), request).error().kind, Error::Kind::Usage);
        const double before = m_workspace->score();
        request.cve = u"CVE-2026-0002"_s;
        const QString id = file(request);
        QCOMPARE(m_workspace->score(), before);
        const auto row = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id));
        QCOMPARE(row[u"justification"_s].toString(), u"CVE with no patch"_s);
        QCOMPARE(row[u"impactClass"_s].toString(), u"No impact"_s);
        QCOMPARE(row[u"scopeKind"_s].toString(), u"Software + CVE"_s);
        QCOMPARE(row[u"relatedComponent"_s].toString(), u"Chrome"_s);
        request.recommendation.clear();
        request.justification = Justification::ThirdPartyControl;
        const auto wide = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(file(request)));
        QCOMPARE(wide[u"scopeKind"_s].toString(), u"CVE"_s);
        QCOMPARE(wide[u"impactClass"_s].toString(), u"Mitigation-like impact"_s);
        // what was fixed meanwhile is still called by its name
        ExportRows fixed = fleet();
        fixed.findings.clear();
        m_workspace->import(fixed, "2026-08-02T00:00:00Z");
        QCOMPARE(
            m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id))[u"relatedComponent"_s]
                .toString(),
            u"Chrome"_s);
    }
};

QTEST_GUILESS_MAIN(WorkflowChoicesTest)
#include "tst_workflowchoices.moc"
