// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Device group and tags set by people: in force at once in lists, scores and exceptions, kept over
// imports, gone with their undoing; past snapshots stay as they were.
#include "models/jobs/devicehistory.h"
#include "models/jobs/rescore.h"
#include "models/jobs/scores.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/devicecontext.h"
#include "models/store/targetdevices.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using Error = base::Error::Kind;

namespace {

constexpr base::Millis day = 86'400'000;
const QString chrome = u"va-_-google-_-chrome"_s;

ExportRows fleet(const QString& groupOfA = u"Servers"_s)
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        const QString group = id == u"a" ? groupOfA : id == u"b" ? u"Servers"_s : u"Clients"_s;
        rows.machines.push_back(
            machine(id, group, {{u"machineTags"_s, QJsonArray{u"told"_s, u"kept"_s}}}));
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
        rows.controls.push_back(control(id, u"scid-1"_s, false));
    }
    return rows;
}

domain::ContextChange toGroup(const QString& name)
{
    domain::ContextChange change;
    change.group = name;
    return change;
}

} // namespace

class DeviceContextTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    jobs::Context& context() { return m_workspace->context(); }
    QStringList set(const QStringList& devices, const domain::ContextChange& change)
    {
        return must(jobs::setDeviceContexts(context(), {{devices, change}}));
    }
    QJsonObject device(const QString& id, const domain::ViewScope& view = {})
    {
        return m_workspace->row(Kind::Devices, u"id == \"%1\""_s.arg(id), view);
    }
    QStringList inGroup(const QString& group, const domain::ViewScope& view = {})
    {
        QStringList ids;
        for (const auto& row :
            m_workspace->list(Kind::Devices, u"rbacGroupName == \"%1\""_s.arg(group), view))
            ids.append(row[u"id"_s].toString());
        ids.sort();
        return ids;
    }
    QStringList cards()
    {
        return m_workspace->lines("SELECT g.name || ' ' || h.active FROM score_history h JOIN "
                                  "device_group g ON g.id = h.grp WHERE h.snapshot = (SELECT "
                                  "max(id) FROM snapshot) ORDER BY g.name");
    }
    QStringList tags(const QString& id)
    {
        QStringList all;
        for (const auto& tag : device(id)[u"machineTags"_s].toArray())
            all.append(tag.toString());
        return all;
    }
    void import(const ExportRows& rows, const char* at)
    {
        m_workspace->import(rows, at);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    void groupIsInForceEverywhere()
    {
        const double score = m_workspace->score();
        const QStringList before = cards();
        const QStringList steps = set({u"a"_s}, toGroup(u"Vault"_s));
        QCOMPARE(inGroup(u"Vault"_s), QStringList{u"a"_s});
        QCOMPARE(inGroup(u"Servers"_s), QStringList{u"b"_s});
        QCOMPARE(cards(), (QStringList{u"Clients 1"_s, u"Servers 1"_s, u"Vault 1"_s}));
        QCOMPARE(m_workspace->score(), score); // of everybody
        QCOMPARE(device(u"a"_s)[u"importedGroupName"_s].toString(), u"Servers"_s);
        QCOMPARE(device(u"a"_s)[u"groupSetBy"_s].toString(), context().user);
        QVERIFY(device(u"b"_s)[u"groupSetBy"_s].isNull());
        QCOMPARE(must(store::deviceGroups(context().connection)),
            (QStringList{u"Clients"_s, u"Servers"_s, u"Vault"_s}));
        for (const auto kind : {Kind::Findings, Kind::Assessments, Kind::DueDates})
            QCOMPARE(m_workspace->list(kind, u"rbacGroupName == \"Vault\""_s).size(), 1U);
        const domain::ViewScope vault{0, {u"Vault"_s}};
        QCOMPARE(m_workspace->list(Kind::Devices, {}, vault).size(), 1U);
        QCOMPARE(m_workspace->list(Kind::Findings, {}, vault).size(), 1U);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        must(jobs::undoDeviceContexts(context(), steps));
        QCOMPARE(inGroup(u"Servers"_s), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(cards(), before);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

    void exceptionsFollowTheGroupInForce()
    {
        domain::ExceptionRequest request;
        request.recommendation = chrome;
        request.justification = domain::Justification::AlternateMitigation;
        request.context = u"c"_s;
        request.groups = {u"Servers"_s};
        request.expiresOn = m_workspace->now + 30 * day;
        must(jobs::fileException(context(), request));
        const auto excepted = [this] {
            return m_workspace->list(Kind::Findings, u"status == \"Exception\""_s).size();
        };
        const auto after = [this] {
            return m_workspace
                ->row(Kind::Recommendations,
                    u"id == \"%1\""_s.arg(chrome))[u"exposedMachinesAfterExceptions"_s]
                .toInt();
        };
        QCOMPARE(excepted(), 2U);
        QCOMPARE(after(), 1);
        const QStringList away = set({u"a"_s}, toGroup(u"Clients"_s)); // out of the scope
        QCOMPARE(excepted(), 1U);
        QCOMPARE(after(), 2);
        set({u"c"_s}, toGroup(u"Servers"_s)); // and into it, now and future
        QCOMPARE(excepted(), 2U);
        QCOMPARE(after(), 1);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        must(jobs::undoDeviceContexts(context(), away));
        QCOMPARE(excepted(), 3U);
        request.recommendation = u"sca-_-scid-1"_s; // a group that the import does not tell
        request.groups = {u"Clients"_s};
        const auto unknown = jobs::fileException(context(), request);
        QVERIFY(!unknown && unknown.error().kind == Error::Usage); // nobody is in it any more
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

    void groupOutlivesImportsAndTheirPast()
    {
        set({u"a"_s}, toGroup(u"Vault"_s));
        m_workspace->now += day;
        import(fleet(u"Clients"_s), "2026-08-02T00:00:00Z");
        QCOMPARE(device(u"a"_s)[u"rbacGroupName"_s].toString(), u"Vault"_s);
        QCOMPARE(device(u"a"_s)[u"importedGroupName"_s].toString(), u"Clients"_s);
        m_workspace->now += day;
        set({u"a"_s, u"b"_s}, toGroup(u"Late"_s));
        const domain::ViewScope past{1, {}};
        QCOMPARE(device(u"a"_s, past)[u"rbacGroupName"_s].toString(), u"Vault"_s);
        QCOMPARE(device(u"a"_s, past)[u"importedGroupName"_s].toString(), u"Servers"_s);
        QCOMPARE(device(u"a"_s, past)[u"groupSetBy"_s].toString(), context().user);
        QCOMPARE(inGroup(u"Servers"_s, past), QStringList{u"b"_s});
        QVERIFY(device(u"b"_s, past)[u"groupSetBy"_s].isNull());
        QCOMPARE(m_workspace->lines("SELECT g.name FROM score_history h JOIN device_group g ON "
                                    "g.id = h.grp WHERE h.snapshot = 1 ORDER BY g.name"),
            (QStringList{u"Clients"_s, u"Servers"_s, u"Vault"_s}));
        // what the import says, now: of the newest
        set({u"a"_s}, toGroup({}));
        QCOMPARE(device(u"a"_s)[u"rbacGroupName"_s].toString(), u"Clients"_s);
        QVERIFY(device(u"a"_s)[u"groupSetBy"_s].isNull());
        m_workspace->now += day;
        import(fleet(), "2026-08-05T00:00:00Z");
        QCOMPARE(device(u"a"_s)[u"rbacGroupName"_s].toString(), u"Servers"_s);
        QCOMPARE(device(u"b"_s)[u"rbacGroupName"_s].toString(), u"Late"_s);
        ExportRows partly; // an import of one device knows the same
        partly.machines.push_back(machine(u"b"_s, u"Clients"_s));
        m_workspace->import(partly, "2026-08-06T00:00:00Z", true);
        QCOMPARE(device(u"b"_s)[u"rbacGroupName"_s].toString(), u"Late"_s);
        QCOMPARE(device(u"b"_s)[u"importedGroupName"_s].toString(), u"Clients"_s);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

    void tagsTakenAwayStayAway()
    {
        domain::ContextChange change;
        change.addTags = {u"mine"_s, u"other"_s};
        set({u"a"_s}, change);
        change = {};
        change.removeTags = {u"told"_s, u"other"_s, u"never there"_s};
        const QStringList steps = set({u"a"_s}, change);
        const QStringList left{u"kept"_s, u"mine"_s};
        QCOMPARE(tags(u"a"_s), left);
        QCOMPARE(tags(u"b"_s), (QStringList{u"told"_s, u"kept"_s}));
        m_workspace->now += day;
        import(fleet(), "2026-08-02T00:00:00Z"); // tells "told" again
        QCOMPARE(tags(u"a"_s), left);
        QCOMPARE(must(store::tagsOf(context().connection, {u"a"_s, u"b"_s, u"nobody"_s})),
            (std::vector<std::pair<QString, qint64>>{
                {u"kept"_s, 2}, {u"mine"_s, 1}, {u"told"_s, 1}}));
        change = {};
        change.addTags = {u"told"_s};
        set({u"a"_s}, change); // a person takes it back
        QCOMPARE(tags(u"a"_s), (QStringList{u"kept"_s, u"mine"_s, u"told"_s}));
        must(jobs::undoDeviceContexts(context(), steps));
        QCOMPARE(tags(u"a"_s), (QStringList{u"told"_s, u"kept"_s, u"mine"_s, u"other"_s}));
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
    }

    void journalAndHistoryTellIt()
    {
        domain::ContextChange change = toGroup(u"Vault"_s);
        change.removeTags = {u"told"_s};
        set({u"a"_s}, change);
        set({u"a"_s}, toGroup({}));
        const auto entries = m_workspace->list(Kind::Journal, u"objectType == \"device\""_s);
        QCOMPARE(entries.size(), 2U);
        QCOMPARE(entries[1][u"before"_s].toString(),
            uR"({"machineTags":["told","kept"],"rbacGroupName":"Servers"})"_s);
        QCOMPARE(entries[1][u"after"_s].toString(),
            uR"({"machineTags":["kept"],"rbacGroupName":"Vault"})"_s);
        QCOMPARE(entries[0][u"before"_s].toString(), uR"({"rbacGroupName":"Vault"})"_s);
        QCOMPARE(entries[0][u"after"_s].toString(), uR"({"rbacGroupName":"Servers"})"_s);
        const auto scope = must(jobs::Scope::open(context(), {}));
        QStringList told;
        for (const auto& line : must(jobs::deviceHistory(context(), *scope, u"a"_s)))
            if (line.kind == domain::DeviceChangeKind::SetByPerson)
                told.append(line.object + u": "_s + line.detail.section(u',', 0, 0));
        told.sort();
        QCOMPARE(told,
            (QStringList{u"Device group: Vault"_s, u"Device group: as the import says"_s,
                u"Tags: told removed"_s}));
    }

    void historyTellsWhatWasUndoneAndItsUndoing()
    {
        const auto history = [this](const domain::ViewScope& view = {}) {
            const auto scope = must(jobs::Scope::open(context(), view));
            QStringList lines;
            for (const auto& line : must(jobs::deviceHistory(context(), *scope, u"a"_s)))
                if (line.kind == domain::DeviceChangeKind::SetByPerson
                    || line.kind == domain::DeviceChangeKind::SetBack)
                    lines.append(u"%1 | %2 | %3 | %4"_s.arg(
                        base::isoTime(line.at), domain::text(line.kind), line.object, line.detail));
            return lines;
        };
        domain::ContextChange change = toGroup(u"Vault"_s);
        change.value = domain::DeviceValue::High;
        change.addTags = {u"VIP"_s};
        change.removeTags = {u"told"_s};
        const QStringList steps = set({u"a"_s}, change);
        const QString setAt = base::isoTime(m_workspace->now);
        m_workspace->now += 60'000;
        domain::ContextChange facing;
        facing.internetFacing = true;
        set({u"a"_s}, facing); // holds
        const QString heldAt = base::isoTime(m_workspace->now);
        m_workspace->now += 60'000;
        must(jobs::undoDeviceContexts(context(), steps));
        const QString undoneAt = base::isoTime(m_workspace->now);
        const QString by = u", by tester"_s;
        QStringList told = history();
        told.sort();
        QStringList expected;
        for (const QString& words : {u"Device group | Vault"_s, u"Device value | High"_s,
                 u"Tags | VIP added"_s, u"Tags | told removed"_s})
            expected.append(setAt + u" | Set by a person | "_s + words + by + u"; undone since"_s);
        expected.append(heldAt + u" | Set by a person | Internet facing | Yes"_s + by);
        for (const QString& words : {u"Device group | Vault → Servers"_s,
                 u"Device value | High → Normal"_s, u"Tags | kept, VIP → told, kept"_s})
            expected.append(undoneAt + u" | Set back by a person | "_s + words + by);
        expected.sort();
        QCOMPARE(told, expected);
        QVERIFY(history().first().startsWith(undoneAt)); // newest first

        // set once more and left so: the first one stays undone, this one holds
        m_workspace->now += 60'000;
        set({u"a"_s}, change);
        const QStringList again = history().filter(u"Device value | High, by"_s);
        QCOMPARE(again.size(), 2);
        QVERIFY(again[0].startsWith(base::isoTime(m_workspace->now)) && again[0].endsWith(by));
        QVERIFY(again[1].startsWith(setAt) && again[1].endsWith(u"undone since"_s));
        m_workspace->now += day;
        import(fleet(), "2026-08-02T00:00:00Z");
        domain::ViewScope past; // taken before all of it
        past.snapshot = 1;
        QCOMPARE(history(past), QStringList());
    }

    void whatChangedNothingIsUndoneInWords()
    {
        domain::ContextChange change;
        change.value = domain::DeviceValue::Normal; // as it is
        must(jobs::undoDeviceContexts(context(), set({u"a"_s}, change)));
        const auto scope = must(jobs::Scope::open(context(), {}));
        QStringList undone;
        for (const auto& line : must(jobs::deviceHistory(context(), *scope, u"a"_s)))
            if (line.kind == domain::DeviceChangeKind::SetBack)
                undone.append(line.object + u": "_s + line.detail);
        QCOMPARE(undone, QStringList{u"Device context: nothing differs by it, by tester"_s});
    }

    void refusesWhatIsNoName()
    {
        const auto kindOf = [this](const domain::ContextChange& change) {
            const auto done = jobs::setDeviceContexts(context(), {{{u"a"_s}, change}});
            return done ? Error::Internal : done.error().kind;
        };
        domain::ContextChange change;
        change.addTags = {u" VIP"_s};
        QCOMPARE(kindOf(change), Error::Usage);
        change.addTags = {};
        change.removeTags = {QString()};
        QCOMPARE(kindOf(change), Error::Usage);
        QCOMPARE(kindOf(toGroup(u"x\ny"_s)), Error::Usage);
        QCOMPARE(kindOf(toGroup(u"x"_s.repeated(201))), Error::Usage);
        const auto unknown =
            jobs::setDeviceContexts(context(), {{{u"a"_s, u"nobody"_s}, toGroup(u"Never"_s)}});
        QVERIFY(!unknown && unknown.error().kind == Error::NotFound);
        QCOMPARE(m_workspace->lines("SELECT name FROM device_group WHERE name = 'Never'"),
            QStringList());
        QCOMPARE(m_workspace->lines("SELECT count(*) FROM device_context"), QStringList{u"0"_s});
    }
};

QTEST_GUILESS_MAIN(DeviceContextTest)
#include "tst_devicecontext.moc"
