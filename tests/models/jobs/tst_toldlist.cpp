// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Missing KBs and device history as lists: of everything, of one object, filtered, sorted, with
// chosen columns, in the past; and what is refused.
#include "models/jobs/toldlist.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::ToldList;
using Error = base::Error::Kind;
using To = domain::ListRelation::To;

namespace {

QJsonObject windowsFinding(
    const QString& device, const QString& cve, const QString& kb, const QString& name)
{
    return finding(device, u"microsoft"_s, u"windows_11"_s, u"10.0.1"_s, cve,
        {{u"recommendedSecurityUpdate"_s, name}, {u"recommendedSecurityUpdateId"_s, kb}});
}

ExportRows fleet()
{
    ExportRows rows;
    rows.machines = {machine(u"a"_s, u"Servers"_s), machine(u"b"_s, u"Clients"_s),
        machine(u"old"_s, u"Servers"_s, {{u"lastSeen"_s, u"2026-01-01T00:00:00Z"_s}})};
    const QString june = u"June, \"2026\""_s;
    for (const QString& id : {u"a"_s, u"b"_s, u"old"_s})
        rows.findings.push_back(windowsFinding(id, u"CVE-2026-2001"_s, u"5094126"_s, june));
    rows.findings.push_back(windowsFinding(u"b"_s, u"CVE-2026-2002"_s, u"5094126"_s, june));
    rows.findings.push_back(windowsFinding(u"b"_s, u"CVE-2026-2003"_s, u"5089549"_s, {}));
    rows.findings.push_back(
        finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
    return rows;
}

} // namespace

class ToldListTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    base::Result<QByteArray> csv(
        const jobs::ToldListRequest& request, const domain::ViewScope& view = {})
    {
        const auto scope = must(jobs::Scope::open(m_workspace->context(), view));
        QByteArray text;
        const auto rows = jobs::writeToldList(m_workspace->context(), *scope, request,
            exporting::Format::Csv, [&text](QByteArrayView piece) -> base::Result<void> {
                text.append(piece.data(), piece.size());
                return {};
            });
        if (!rows)
            return tl::unexpected(rows.error());
        text.replace("\r\n", "\n");
        if (text.count('\n') != *rows + 1)
            return base::fail(Error::Internal, u"the rows are miscounted"_s);
        return text;
    }
    static jobs::ToldListRequest updates(const domain::ListRelation& object = {})
    {
        return {ToldList::MissingUpdates, object, {}, {}, {}, -1};
    }
    static jobs::ToldListRequest history(const domain::ListRelation& object = {})
    {
        return {ToldList::DeviceHistory, object, {}, {}, {}, -1};
    }
    base::Error::Kind refusal(const jobs::ToldListRequest& request)
    {
        const auto done = csv(request);
        return done ? Error::Internal : done.error().kind;
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-07-01T00:00:00Z");
        ExportRows later = fleet();
        std::erase_if(later.findings,
            [](const QJsonObject& row) { return row[u"cveId"_s].toString() == u"CVE-2026-2003"; });
        m_workspace->now += 86'400'000;
        m_workspace->import(later, "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    void missingUpdatesOfAllAndOfOne()
    {
        auto request = updates();
        request.fields = u"id,name,products,devices,weaknesses"_s;
        QCOMPARE(must(csv(request)),
            "id,name,products,devices,weaknesses\n"
            "KB5094126,\"June, \"\"2026\"\"\",microsoft-_-windows_11,2,2\n");
        // the silent device counts nowhere; in the past there was another one
        QCOMPARE(must(csv(request, {1, {}})).count('\n'), 3);
        request.object = {To::Software, u"microsoft-_-windows_11"_s};
        QVERIFY(must(csv(request)).contains(",2,2\n"));
        request.object = {To::Software, u"google-_-chrome"_s};
        QCOMPARE(must(csv(request)).count('\n'), 1); // its findings name no KB
        request.object = {To::Device, u"a"_s};
        QVERIFY(must(csv(request)).contains(",1,1\n"));
        request.object = {};
        QVERIFY(must(csv(request, {0, {u"Clients"_s}})).contains(",1,2\n"));
    }

    void filterSortLimit()
    {
        auto request = updates();
        request.fields = u"id,devices"_s;
        request.sort = u"devices:asc,id:desc"_s;
        QCOMPARE(must(csv(request, {1, {}})), "id,devices\nKB5089549,1\nKB5094126,2\n");
        request.filter = u"products has 'windows_11' and devices > 1 and isnotnull(name)"_s;
        QCOMPARE(must(csv(request, {1, {}})), "id,devices\nKB5094126,2\n");
        request.filter.clear();
        request.limit = 1;
        QCOMPARE(must(csv(request, {1, {}})), "id,devices\nKB5089549,1\n");
        request.filter = u"oldestFinding > datetime(2020-01-01)"_s;
        request.limit = -1;
        QVERIFY(csv(request));
    }

    void historyOfAllAndOfOne()
    {
        auto request = history();
        request.fields = u"deviceId,date,change,object,weaknesses,cves"_s;
        QCOMPARE(must(csv(request)),
            "deviceId,date,change,object,weaknesses,cves\n"
            "a,2026-07-01T00:00:00Z,Joined the fleet,a.test,,\n"
            "b,2026-08-01T00:00:00Z,Weaknesses closed,Windows 11,1,CVE-2026-2003\n"
            "b,2026-07-01T00:00:00Z,Joined the fleet,b.test,,\n"
            "old,2026-07-01T00:00:00Z,Joined the fleet,old.test,,\n");
        request.object = {To::Device, u"b"_s};
        request.filter = u"change == 'Weaknesses closed'"_s;
        QCOMPARE(must(csv(request)).count('\n'), 2);
        QCOMPARE(must(csv(request, {1, {}})).count('\n'), 1); // not yet
        request.filter.clear();
        request.object = {};
        request.sort = u"date:desc"_s;
        QVERIFY(QString::fromUtf8(must(csv(request)))
                    .section(u'\n', 1, 1)
                    .startsWith(u"b,2026-08-01"_s));
        QCOMPARE(must(csv(request, {0, {u"Servers"_s}})).count('\n'), 3);
    }

    void refusesAndCancels()
    {
        QCOMPARE(refusal(updates({To::Device, u"nobody"_s})), Error::NotFound);
        QCOMPARE(refusal(updates({To::Software, u"no-_-such"_s})), Error::NotFound);
        QCOMPARE(refusal(history({To::Device, u"nobody"_s})), Error::NotFound);
        QCOMPARE(refusal(history({To::Software, u"google-_-chrome"_s})), Error::Usage);
        auto request = updates();
        request.filter = u"nothing == 1"_s;
        QCOMPARE(refusal(request), Error::Usage);
        request = updates();
        request.sort = u"nothing"_s;
        QCOMPARE(refusal(request), Error::Usage);
        request = updates();
        request.fields = u"id,nothing"_s;
        QCOMPARE(refusal(request), Error::Usage);
        const auto scope = must(jobs::Scope::open(m_workspace->context(), {}));
        m_workspace->stop.request_stop();
        const auto stopped = jobs::writeToldList(m_workspace->context(), *scope, history(),
            exporting::Format::Csv, [](QByteArrayView) { return base::Result<void>(); });
        QVERIFY(!stopped && stopped.error().kind == Error::Cancelled);
    }

    void namesAreFixed()
    {
        QCOMPARE(domain::nameOf(ToldList::MissingUpdates), u"missing-kbs"_s);
        QCOMPARE(domain::parseToldList(u"device-history"), ToldList::DeviceHistory);
        QVERIFY(!domain::parseToldList(u"devices"));
        QStringList names;
        for (const ToldList list : domain::allToldLists)
            for (const auto& field : domain::fieldsOf(list))
                names.append(QString::fromLatin1(field.name.data(), qsizetype(field.name.size())));
        QCOMPARE(names.join(u' '),
            u"id name products devices weaknesses oldestFinding deviceId deviceName date change "
            "object weaknesses details snapshot cves"_s);
    }
};

QTEST_GUILESS_MAIN(ToldListTest)
#include "tst_toldlist.moc"
