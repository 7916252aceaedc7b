// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imports that look like a mistake are taken and say so.
#include "models/jobs/import/takeback.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;

class DoubtsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aMonthLikeTheOneBeforeRaisesNone()
    {
        Workspace workspace;
        QCOMPARE(
            workspace.import(randomFleet(20, 1), "2026-07-01T00:00:00Z").doubts, QStringList());
        QCOMPARE(
            workspace.import(randomFleet(15, 2), "2026-08-01T00:00:00Z").doubts, QStringList());
        ExportRows calm = randomFleet(15, 3);
        calm.alerts.clear(); // they may all be closed
        QCOMPARE(workspace.import(calm, "2026-09-01T00:00:00Z").doubts, QStringList());
    }

    void oneFileOfARunIsNoMonth()
    {
        Workspace workspace;
        workspace.import(randomFleet(20, 1), "2026-07-01T00:00:00Z");
        ExportRows machinesOnly = randomFleet(20, 1);
        machinesOnly.inventory.clear();
        machinesOnly.findings.clear();
        machinesOnly.controls.clear();
        const auto report = workspace.import(machinesOnly, "2026-08-01T00:00:00Z");
        QCOMPARE(report.doubts.size(), 1);
        QVERIFY2(report.doubts.front().contains(
                     u"software vulnerabilities, software inventory, secure configuration"),
            qPrintable(report.doubts.front()));
        QVERIFY(jobs::doubtWords(report).contains(u"take this snapshot back"));
        // as a part of the fleet it is none
        QCOMPARE(
            workspace.import(machinesOnly, "2026-09-01T00:00:00Z", true).doubts, QStringList());
    }

    void anEmptyAnswerLosesTheFleet()
    {
        Workspace workspace;
        workspace.import(randomFleet(20, 1), "2026-07-01T00:00:00Z");
        const QString path = workspace.file(u"empty.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"@odata.context\":\"https://api.example.org/api/$metadata#Machines\","
                   "\"value\":[]}");
        file.close();
        jobs::ImportRequest request;
        request.paths = {path};
        request.takenAt = at("2026-08-01T00:00:00Z");
        const auto report = must(jobs::importSnapshot(workspace.context(), request));
        QCOMPARE(report.devices, 0);
        QCOMPARE(report.doubts.size(), 2);
        QVERIFY(report.doubts.front().contains(u"the snapshot before had 20"));
        must(jobs::takeBackSnapshot(workspace.context(), report.snapshot));
        QCOMPARE(workspace.list(domain::Kind::Devices).size(), 20U);
    }

    void theFirstSnapshotIsComparedWithNothing()
    {
        Workspace workspace;
        ExportRows rows;
        rows.machines.push_back(machine(u"a"_s, u"Servers"_s));
        QCOMPARE(workspace.import(rows, "2026-07-01T00:00:00Z").doubts, QStringList());
    }
};

QTEST_GUILESS_MAIN(DoubtsTest)
#include "tst_doubts.moc"
