// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Activities, exceptions, answers of IT and due dates as a past snapshot shows them: as they stood
// while it was the newest one.
#include "models/domain/claims.h"
#include "models/jobs/activitychanges.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Justification;
using domain::Kind;

namespace {

constexpr base::Millis day = 86'400'000;
const QString chrome = u"va-_-google-_-chrome"_s;
const QString setting = u"sca-_-scid-1"_s;

/// Chrome with a weakness and a failing control on each of these devices; those of `fixed` run a
/// Chrome without known weaknesses.
ExportRows fleet(const QStringList& devices, const QStringList& fixed = {})
{
    ExportRows rows;
    for (const QString& id : devices) {
        const bool isFixed = fixed.contains(id);
        const QString version = isFixed ? u"2.0"_s : u"1.0"_s;
        rows.machines.push_back(machine(id, id < u"c" ? u"Servers"_s : u"Desks"_s,
            {{u"lastSeen"_s, u"2026-09-30T12:00:00Z"_s}}));
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, version));
        if (!isFixed)
            rows.findings.push_back(
                finding(id, u"google"_s, u"chrome"_s, version, u"CVE-2024-0001"_s));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

const QStringList all{u"a"_s, u"b"_s, u"c"_s};

} // namespace

class PastWorkTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    jobs::Context& context() { return m_workspace->context(); }
    void pass(base::Millis time) { m_workspace->now += time; }
    /// Imports as of a day and a few hours later.
    void import(const ExportRows& rows, const char* takenAt)
    {
        m_workspace->now = at(takenAt) + day / 4;
        m_workspace->import(rows, takenAt);
    }
    std::vector<QJsonObject> at(qint64 snapshot, Kind kind, const QString& filter = {})
    {
        return m_workspace->list(kind, filter, {snapshot, {}});
    }
    static base::Millis at(const char* text) { return test::at(text); }
    QJsonObject only(qint64 snapshot, Kind kind, const QString& filter = {})
    {
        const auto rows = at(snapshot, kind, filter);
        return rows.size() == 1 ? rows.front() : QJsonObject{};
    }
    QString file(const QString& recommendation, Justification justification,
        const QStringList& groups = {}, base::Millis until = 0)
    {
        domain::ExceptionRequest request;
        request.recommendation = recommendation;
        request.justification = justification;
        request.context = u"why"_s;
        request.groups = groups;
        request.expiresOn = until != 0 ? until : m_workspace->now + 365 * day;
        return must(jobs::fileException(context(), request));
    }
    QString ask(std::optional<base::Millis> due)
    {
        domain::RemediationRequest request;
        request.recommendation = chrome;
        request.dueOn = due;
        request.notes = u"first"_s;
        return must(jobs::createRemediation(context(), request));
    }

private slots:
    void init() { m_workspace = std::make_unique<Workspace>(); }
    void anActivityIsThereFromTheSnapshotItWasFiledOn();
    void itsStatusIsThatOfThen();
    void whatWasChangedLaterIsAsBefore();
    void itsDevicesAreAsTheyWere();
    void answersOfItComeWithTheirTime();
    void exceptionsEndWhenTheyEnded();
    void groupsOfExceptionsEndWhenTheyEnded();
    void recommendationsCountTheActivitiesOfThen();
    void dueDatesCountFromTheSnapshot();
    void theJournalOfThenEndsThen();
};

void PastWorkTest::anActivityIsThereFromTheSnapshotItWasFiledOn()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    import(fleet(all), "2026-08-01T00:00:00Z");
    pass(day); // no scoring happens here: the last moment before the next import counts
    const QString id = ask({});
    import(fleet(all), "2026-09-01T00:00:00Z");
    pass(day);
    const QString later = ask({});
    QCOMPARE(at(1, Kind::Remediations).size(), std::size_t{0});
    QCOMPARE(at(1, Kind::RemediationDevices).size(), std::size_t{0});
    QCOMPARE(only(2, Kind::Remediations)[u"id"].toString(), id);
    QCOMPARE(at(2, Kind::RemediationDevices).size(), std::size_t{3});
    QCOMPARE(at(3, Kind::Remediations).size(), std::size_t{2}); // the newest: as ever
    QCOMPARE(at(0, Kind::Remediations, u"id == \"%1\""_s.arg(later)).size(), std::size_t{1});
}

void PastWorkTest::itsStatusIsThatOfThen()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = ask({});
    import(fleet(all), "2026-08-01T00:00:00Z");
    pass(day);
    must(jobs::completeRemediation(context(), id));
    const QString completedOn = base::isoTime(m_workspace->now);
    import(fleet(all), "2026-09-01T00:00:00Z");
    pass(day);
    must(jobs::reopenRemediations(context(), {id}));
    import(fleet(all, all), "2026-10-01T00:00:00Z"); // everything is fixed

    QJsonObject then = only(1, Kind::Remediations);
    QCOMPARE(then[u"status"].toString(), u"Active");
    QCOMPARE(then[u"completionMethod"].toString(), QString());
    QCOMPARE(then[u"completerId"].toString(), QString());
    QCOMPARE(then[u"statusLastModifiedOn"], then[u"createdOn"]);
    QCOMPARE(then[u"fixedDevices"].toInt(), 0);
    then = only(2, Kind::Remediations);
    QCOMPARE(then[u"status"].toString(), u"Completed");
    QCOMPARE(then[u"completionMethod"].toString(), u"Manual");
    QCOMPARE(then[u"completerId"].toString(), u"tester");
    QCOMPARE(then[u"statusLastModifiedOn"].toString(), completedOn);
    then = only(3, Kind::Remediations);
    QCOMPARE(then[u"status"].toString(), u"Active"); // opened again
    QCOMPARE(then[u"exposedDevices"].toInt(), 3);
    then = only(0, Kind::Remediations);
    QCOMPARE(then[u"status"].toString(), u"Completed");
    QCOMPARE(then[u"completionMethod"].toString(), u"Automatic");
    QCOMPARE(then[u"fixedDevices"].toInt(), 3);

    import(fleet(all, all), "2026-11-01T00:00:00Z");
    then = only(4, Kind::Remediations);
    QCOMPARE(then[u"completionMethod"].toString(), u"Automatic");
    QCOMPARE(then[u"completerId"].toString(), u"System confirmation");
}

void PastWorkTest::whatWasChangedLaterIsAsBefore()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = ask(at("2026-07-20T00:00:00Z"));
    const auto change = [&](const domain::ActivityEdit& edit) {
        must(jobs::changeRemediations(context(), {{id, edit}}));
    };
    using Due = std::optional<base::Millis>;
    import(fleet(all), "2026-08-01T00:00:00Z");
    change({Due(at("2026-08-20T00:00:00Z")), {}, u"second"_s});
    import(fleet(all), "2026-09-01T00:00:00Z");
    change({Due(), domain::Priority::High, {}});
    import(fleet(all), "2026-10-01T00:00:00Z");
    change({{}, {}, u"last"_s});

    QJsonObject then = only(1, Kind::Remediations);
    QCOMPARE(then[u"dueOn"].toString().left(10), u"2026-07-20");
    QCOMPARE(then[u"requesterNotes"].toString(), u"first");
    QCOMPARE(then[u"priority"].toString(), u"Medium");
    then = only(2, Kind::Remediations);
    QCOMPARE(then[u"dueOn"].toString().left(10), u"2026-08-20");
    QCOMPARE(then[u"requesterNotes"].toString(), u"second");
    QCOMPARE(then[u"priority"].toString(), u"Medium");
    then = only(3, Kind::Remediations);
    QVERIFY(then[u"dueOn"].isNull());
    QCOMPARE(then[u"priority"].toString(), u"High");
    QCOMPARE(only(0, Kind::Remediations)[u"requesterNotes"].toString(), u"last");
    // due and overdue are of that day: it was due on the 20th
    QCOMPARE(at(1, Kind::Remediations, u"dueOn < ago(0d)"_s).size(), std::size_t{0});
    QCOMPARE(at(1, Kind::Remediations, u"dueOn < ago(-30d)"_s).size(), std::size_t{1});
}

void PastWorkTest::itsDevicesAreAsTheyWere()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = ask({});
    import(fleet(all, {u"a"_s}), "2026-08-01T00:00:00Z");
    import(fleet(all, {u"a"_s, u"b"_s}), "2026-09-01T00:00:00Z");
    import(fleet({u"a"_s, u"b"_s}, {u"b"_s}), "2026-10-01T00:00:00Z"); // a is open again, c is gone
    const auto states = [&](qint64 snapshot) {
        QStringList words;
        for (const QJsonObject& device : at(snapshot, Kind::RemediationDevices)) {
            words.append(device[u"deviceId"].toString() + u' ' + device[u"status"].toString() + u' '
                + QString::number(device[u"weaknesses"].toInt()));
        }
        words.sort();
        return words.join(u", "_s);
    };
    QCOMPARE(states(1), u"a Exposed 1, b Exposed 1, c Exposed 1");
    QCOMPARE(states(2), u"a Fixed 0, b Exposed 1, c Exposed 1");
    QCOMPARE(states(3), u"a Fixed 0, b Fixed 0, c Exposed 1");
    QCOMPARE(states(0), u"a Exposed 1, b Fixed 0, c Not reported 0");
    for (qint64 snapshot = 1; snapshot <= 3; ++snapshot) {
        const QJsonObject then = only(snapshot, Kind::Remediations);
        QCOMPARE(then[u"fixedDevices"].toInt(), static_cast<int>(snapshot) - 1);
        QCOMPARE(then[u"exposedDevices"].toInt(), 4 - static_cast<int>(snapshot));
        QCOMPARE(then[u"notReportedDevices"].toInt(), 0);
    }
    // how it came along, up to a snapshot
    store::WorkflowStore workflow(m_workspace->connection());
    QCOMPARE(must(workflow.progress(id)).size(), std::size_t{4});
    QCOMPARE(must(workflow.progress(id, 2)).back().fixed, 1U);
    // a request that is taken back leaves nothing of it
    must(jobs::withdrawRemediations(context(), {id}));
    QCOMPARE(m_workspace->number("SELECT count(*) FROM remediation_device_past"), 0);
}

void PastWorkTest::answersOfItComeWithTheirTime()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = ask({});
    import(fleet(all), "2026-08-01T00:00:00Z");
    auto& db = m_workspace->connection().db();
    const auto answer = [&](int says, int superseded, int verdict, const char* judged) {
        db.exec("INSERT INTO claim (remediation, device, says, it_status, it_owner, it_note, "
                "merged_on, merged_by, file, line, superseded, verdict, judged_snapshot) SELECT '"
            + id.toStdString() + "', id, " + std::to_string(says) + ", 'word', 'bea', '', "
            + std::to_string(m_workspace->now) + ", 'tester', 'f', 2, " + std::to_string(superseded)
            + ", " + std::to_string(verdict) + ", " + judged + " FROM device WHERE key = 'a'");
    };
    using enum domain::ItWord;
    answer(static_cast<int>(InProgress), 1, 0, "NULL");
    import(fleet(all), "2026-09-01T00:00:00Z");
    answer(static_cast<int>(Done), 0, 3, "4");
    import(fleet(all), "2026-10-01T00:00:00Z");

    QCOMPARE(at(1, Kind::Claims).size(), std::size_t{0});
    QCOMPARE(only(1, Kind::Remediations)[u"ticketStatus"].toString(), u"Pending");
    QJsonObject then = only(2, Kind::Claims);
    QCOMPARE(then[u"claim"].toString(), domain::text(InProgress));
    QVERIFY(then[u"isCurrent"].toBool()); // the later one had not come
    QCOMPARE(
        only(2, Kind::RemediationDevices, u"deviceId == 'a'"_s)[u"itOwner"].toString(), u"bea");
    then = only(3, Kind::Claims, u"isCurrent == true"_s);
    QCOMPARE(then[u"claim"].toString(), domain::text(Done));
    QCOMPARE(then[u"verdict"].toString(), domain::text(domain::ClaimVerdict::Awaiting));
    QVERIFY(then[u"judgedOn"].isNull());
    QCOMPARE(only(0, Kind::Claims, u"isCurrent == true"_s)[u"verdict"].toString(),
        domain::text(domain::ClaimVerdict::Contradicted));
}

void PastWorkTest::exceptionsEndWhenTheyEnded()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    pass(day);
    const QString servers = file(chrome, Justification::RiskAccepted, {u"Servers"_s});
    import(fleet(all), "2026-08-01T00:00:00Z");
    pass(day);
    const QString whole = file(chrome, Justification::AlternateMitigation);
    import(fleet(all), "2026-09-01T00:00:00Z");
    pass(day);
    must(jobs::cancelException(context(), whole));
    const QString next =
        must(jobs::extendException(context(), servers, {m_workspace->now + day, {}}));
    import(fleet(all), "2026-10-01T00:00:00Z");

    const auto status = [&](qint64 snapshot, const QString& id) {
        return only(snapshot, Kind::Exceptions, u"id == \"%1\""_s.arg(id))[u"status"].toString();
    };
    QCOMPARE(at(1, Kind::Exceptions).size(), std::size_t{1});
    QCOMPARE(status(1, servers), u"In effect");
    QCOMPARE(status(2, servers), u"Suspended");
    QCOMPARE(status(2, whole), u"In effect");
    const QJsonObject then = only(2, Kind::Exceptions, u"id == \"%1\""_s.arg(whole));
    QVERIFY(then[u"cancelledOn"].isNull());
    QCOMPARE(then[u"cancelledBy"].toString(), QString());
    QCOMPARE(status(3, whole), u"Canceled");
    QCOMPARE(status(3, servers), u"Canceled");
    QCOMPARE(only(2, Kind::Exceptions, u"id == \"%1\""_s.arg(servers))[u"successorId"].toString(),
        QString());
    QCOMPARE(status(0, next), u"Expired");
    QCOMPARE(status(2, next), QString()); // not filed yet
    // the list and the recommendation of the same snapshot agree
    QCOMPARE(only(2, Kind::Recommendations, u"id == \"%1\""_s.arg(chrome))[u"status"].toString(),
        u"Full exception");
    QCOMPARE(only(1, Kind::Recommendations, u"id == \"%1\""_s.arg(chrome))[u"status"].toString(),
        u"Partial exception");
}

void PastWorkTest::groupsOfExceptionsEndWhenTheyEnded()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = file(chrome, Justification::RiskAccepted, {u"Servers"_s, u"Desks"_s});
    import(fleet(all), "2026-08-01T00:00:00Z");
    must(jobs::cancelExceptionGroups(context(), id, {u"Desks"_s}));
    import(fleet({u"a"_s}), "2026-09-01T00:00:00Z");

    const auto desks = [&](qint64 snapshot) {
        return only(snapshot, Kind::ExceptionGroups, u"rbacGroupName == 'Desks'"_s);
    };
    QCOMPARE(only(1, Kind::Exceptions)[u"groups"].toArray().size(), 2);
    QCOMPARE(desks(1)[u"status"].toString(), u"In effect");
    QCOMPARE(desks(1)[u"exposedMachines"].toInt(), 1);
    QCOMPARE(desks(1)[u"devices"].toInt(), 1);
    QCOMPARE(only(2, Kind::Exceptions)[u"groups"].toArray().size(), 1);
    QCOMPARE(desks(2)[u"status"].toString(), u"Canceled");
    QCOMPARE(desks(0)[u"devices"].toInt(), 0);
}

void PastWorkTest::recommendationsCountTheActivitiesOfThen()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    import(fleet(all), "2026-08-01T00:00:00Z");
    const QString id = ask({});
    import(fleet(all), "2026-09-01T00:00:00Z");
    must(jobs::completeRemediation(context(), id));
    import(fleet(all), "2026-10-01T00:00:00Z");
    const auto count = [&](qint64 snapshot) {
        return only(snapshot, Kind::Recommendations,
            u"id == \"%1\""_s.arg(chrome))[u"remediationActivities"]
            .toInt(-1);
    };
    QCOMPARE(count(1), 0);
    QCOMPARE(count(2), 1);
    QCOMPARE(count(3), 0);
    QCOMPARE(count(0), 0);
}

void PastWorkTest::dueDatesCountFromTheSnapshot()
{
    // first seen on 1 June, High: due on 1 July; both imported long after
    m_workspace->now = at("2026-10-05T00:00:00Z");
    m_workspace->import(fleet(all), "2026-06-20T06:00:00Z");
    m_workspace->import(fleet(all), "2026-07-06T06:00:00Z");
    m_workspace->import(fleet(all), "2026-08-01T06:00:00Z");
    const auto told = [&](qint64 snapshot) {
        const QJsonObject row = only(snapshot, Kind::DueDates, u"deviceId == 'a'"_s);
        return u"%1 %2 %3"_s.arg(row[u"dueOn"].toString().left(10), row[u"status"].toString())
            .arg(row[u"overdueDays"].toInt());
    };
    QCOMPARE(told(1), u"2026-07-01 On time -11");
    QCOMPARE(told(2), u"2026-07-01 Overdue 5");
    QCOMPARE(told(0), u"2026-07-01 Overdue 96"); // the newest: as of today
    QCOMPARE(at(1, Kind::DueDates, u"status == 'Overdue'"_s).size(), std::size_t{0});
    QCOMPARE(at(2, Kind::DueDates, u"status == 'Overdue'"_s).size(), std::size_t{3});
    // the recommendation's date is the same whenever it is asked, and the filter is of that day
    const QString due = u"dueBy < ago(0d) and id == \"%1\""_s.arg(chrome);
    QCOMPARE(at(1, Kind::Recommendations, due).size(), std::size_t{0});
    QCOMPARE(at(2, Kind::Recommendations, due).size(), std::size_t{1});
}

void PastWorkTest::theJournalOfThenEndsThen()
{
    import(fleet(all), "2026-07-01T00:00:00Z");
    const QString id = ask({});
    import(fleet(all), "2026-08-01T00:00:00Z");
    must(jobs::completeRemediation(context(), id));
    const QString about = u"objectId == \"%1\""_s.arg(id);
    QCOMPARE(only(1, Kind::Journal, about)[u"action"].toString(), u"Created");
    QCOMPARE(at(0, Kind::Journal, about).size(), std::size_t{2});
}

QTEST_GUILESS_MAIN(PastWorkTest)
#include "tst_pastwork.moc"
