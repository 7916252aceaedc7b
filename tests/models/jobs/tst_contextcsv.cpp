// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Device context from a CSV: what it would change, what is left out and why, writing and undoing.
#include "models/jobs/contextcsv.h"
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using Error = base::Error::Kind;

class ContextCsvTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    jobs::Context& context() { return m_workspace->context(); }
    QString csv(const QByteArray& text)
    {
        const QString name = m_workspace->file(u"context.csv"_s);
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("a file of the test cannot be written");
        file.write(text);
        return name;
    }
    QJsonObject device(const QString& id)
    {
        return m_workspace->row(Kind::Devices, u"id == \"%1\""_s.arg(id));
    }
    QStringList reasons(const jobs::ContextPlan& plan)
    {
        QStringList words;
        for (const domain::Issue& issue : plan.issues)
            words.append(u"%1: %2"_s.arg(issue.line).arg(issue.reason));
        return words;
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        ExportRows rows;
        for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            rows.machines.push_back(machine(id, u"Servers"_s,
                {{u"machineTags"_s, QJsonArray{u"old"_s}},
                    {u"computerDnsName"_s, id < u"c"_s ? id + u".test"_s : u"twin"_s}}));
        for (const QString& id : {u"a"_s, u"b"_s})
            rows.findings.push_back(
                finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
        m_workspace->import(rows, "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    void tellsWhatWouldChange()
    {
        const auto plan = must(jobs::planContexts(context(),
            csv("\xEF\xBB\xBF"
                "computerDnsName;deviceValue;isInternetFacing;machineTags\r\n"
                "A.test;High;yes;old; VIP\r\n"
                "b.test;Normal;;\r\n")));
        // a cell that holds the separator of the file is a column too many, and no tag
        QCOMPARE(plan.devices, 1);
        QCOMPARE(plan.unchanged, 1);
        const auto quoted = must(jobs::planContexts(context(),
            csv("id,deviceValue,isInternetFacing,machineTags\n"
                "a,High,true,\"old; VIP ;VIP\"\n")));
        QCOMPARE(quoted.edits.size(), 3U);
        QCOMPARE(quoted.edits[0].before, u"Normal"_s);
        QCOMPARE(quoted.edits[0].after, u"High"_s);
        QCOMPARE(quoted.edits[2].field, u"machineTags"_s);
        QCOMPARE(quoted.edits[2].before, u"old"_s);
        QCOMPARE(quoted.edits[2].after, u"old; VIP"_s);
        QVERIFY(quoted.issues.empty());
        QCOMPARE(device(u"a"_s)[u"deviceValue"_s].toString(), u"Normal"_s); // nothing is written
    }

    void leavesOutWhatCannotBe()
    {
        const auto plan = must(jobs::planContexts(context(),
            csv("id,computerDnsName,deviceValue,isInternetFacing,rbacGroupName,machineTags\n"
                "nobody,,High,,,\n"
                ",twin,High,,,\n"
                ",,High,,,\n"
                "a,,Highest,,,\n"
                "b,,,perhaps,,\n"
                "c,,Low,,Clients,new\n"
                "c,,High,,,\n")));
        const QStringList told = reasons(plan);
        QCOMPARE(told.size(), 8);
        QCOMPARE(told[0], u"2: there is no device nobody"_s);
        QCOMPARE(told[1], u"3: 2 devices are named twin; give the id"_s);
        QCOMPARE(told[2], u"4: no device is named"_s);
        QVERIFY(told[3].startsWith(u"5: deviceValue \"Highest\""));
        QVERIFY(told[4].startsWith(u"6: isInternetFacing \"perhaps\""));
        QVERIFY(told[5].startsWith(u"7: tags not named here stay"));
        QCOMPARE(told[6], u"7: Clients is a new device group"_s);
        QCOMPARE(told[7], u"8: line 7 tells of this device already"_s);
        QCOMPARE(plan.rejected(), 6);
        QCOMPARE(plan.devices, 1);
    }

    void groupsAndTagsToRemove()
    {
        const QString file = csv("id,rbacGroupName,machineTags,removeTags\n"
                                 "a,Clients,VIP,old; gone\n"
                                 "b,Clients,,\n"
                                 "c,Servers,,VIP\n"
                                 "d,(import),VIP,VIP\n");
        const auto [plan, steps] = must(jobs::applyContexts(context(), file));
        QCOMPARE(reasons(plan),
            (QStringList{u"2: Clients is a new device group"_s,
                u"5: tag \"VIP\" is in machineTags and in removeTags"_s}));
        QCOMPARE(plan.rejected(), 1);
        QCOMPARE(plan.devices, 2);
        QCOMPARE(plan.unchanged, 1);
        QCOMPARE(plan.edits.size(), 3U);
        QCOMPARE(plan.edits[0].field, u"machineTags"_s);
        QCOMPARE(plan.edits[0].before, u"old"_s);
        QCOMPARE(plan.edits[0].after, u"VIP"_s);
        QCOMPARE(plan.edits[1].field, u"rbacGroupName"_s);
        QCOMPARE(plan.edits[1].before, u"Servers"_s);
        QCOMPARE(plan.edits[1].after, u"Clients"_s);
        QCOMPARE(device(u"a"_s)[u"machineTags"_s].toArray(), QJsonArray{u"VIP"_s});
        QCOMPARE(device(u"b"_s)[u"rbacGroupName"_s].toString(), u"Clients"_s);
        QCOMPARE(must(jobs::planContexts(context(), file)).devices, 0);
        // back to what the import says; for a device that nobody set it says nothing
        const QString back = csv("id,rbacGroupName\na,(import)\nc,(import)\n");
        const auto [again, more] = must(jobs::applyContexts(context(), back));
        QCOMPARE(again.devices, 1);
        QCOMPARE(again.edits.at(0).after, u"Servers"_s);
        QCOMPARE(device(u"a"_s)[u"rbacGroupName"_s].toString(), u"Servers"_s);
        must(jobs::undoDeviceContexts(context(), more));
        must(jobs::undoDeviceContexts(context(), steps));
        QCOMPARE(device(u"a"_s)[u"machineTags"_s].toArray(), QJsonArray{u"old"_s});
        QCOMPARE(device(u"b"_s)[u"rbacGroupName"_s].toString(), u"Servers"_s);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        const QByteArray endless(300, 'x');
        QVERIFY(reasons(must(jobs::planContexts(context(), csv("id,rbacGroupName\na," + endless))))
                    .value(0)
                    .contains(u"at most"));
    }

    void badFiles()
    {
        const auto kindOf = [this](const QString& file) {
            const auto plan = jobs::planContexts(context(), file);
            return plan ? Error::Internal : plan.error().kind;
        };
        QCOMPARE(kindOf(u"/nowhere/x.csv"_s), Error::NotFound);
        QCOMPARE(kindOf(csv("")), Error::Format);
        QCOMPARE(kindOf(csv("id,name\na,b\n")), Error::Format);
        QCOMPARE(kindOf(csv("deviceValue\nHigh\n")), Error::Format);
        QCOMPARE(kindOf(csv("id,deviceValue\na,\"High\n")), Error::Format);
    }

    void writesAndIsUndone()
    {
        const double score = m_workspace->score();
        const auto before = device(u"a"_s);
        const QString file = csv("id,deviceValue,isInternetFacing,machineTags\n"
                                 "a,High,yes,VIP\nb,Normal,no,\n");
        const auto plan = must(jobs::planContexts(context(), file));
        csv("id,deviceValue\nb,Low\n");
        const auto changed = jobs::applyContexts(context(), file, plan.sha256);
        QVERIFY(!changed && changed.error().kind == Error::Conflict);
        csv("id,deviceValue,isInternetFacing,machineTags\na,High,yes,VIP\nb,Normal,no,\n");
        const auto [written, steps] = must(jobs::applyContexts(context(), file, plan.sha256));
        QCOMPARE(written.devices, 1);
        QCOMPARE(steps.size(), 1);
        QCOMPARE(device(u"a"_s)[u"deviceValue"_s].toString(), u"High"_s);
        QVERIFY(device(u"a"_s)[u"isInternetFacing"_s].toBool());
        QVERIFY(device(u"a"_s)[u"machineTags"_s].toArray().contains(u"VIP"_s));
        QVERIFY(m_workspace->score() > score);
        QCOMPARE(must(jobs::planContexts(context(), file)).devices, 0); // the same again: nothing
        must(jobs::undoDeviceContexts(context(), steps));
        QCOMPARE(device(u"a"_s), before);
        QCOMPARE(m_workspace->score(), score);
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        QCOMPARE(m_workspace->list(Kind::Journal, u"action == \"Set back\""_s).size(), 1U);
        const auto again = jobs::undoDeviceContexts(context(), steps);
        QVERIFY(!again && again.error().kind == Error::NotFound);
        const auto odd = jobs::undoDeviceContexts(context(), {u"a"_s});
        QVERIFY(!odd && odd.error().kind == Error::Usage);
    }

    void cancelledChangesNothing()
    {
        m_workspace->stop.request_stop();
        const auto plan = jobs::planContexts(context(), csv("id,deviceValue\na,High\n"));
        QVERIFY(!plan && plan.error().kind == Error::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ContextCsvTest)
#include "tst_contextcsv.moc"
