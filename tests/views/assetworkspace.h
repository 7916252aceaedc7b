// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A handmade fleet for tests of the pages of software, weaknesses and devices: threats of every
// step, software without a product code, versions past their end of support, paths on disk. One per
// test class; GUI thread only.
#pragma once

#include "tests/support/workspacefixture.h"
#include "tests/views/demoworkspace.h"

namespace parapet::tests {

class AssetWorkspace : public DemoWorkspace
{
public:
    [[nodiscard]] bool make(QApplication& application)
    {
        makeEmpty(application);
        connectJobs();
        using namespace test;
        ExportRows rows = fleet();
        const QString folder = path(u"assets"_s);
        rows.writeTo(folder);
        jobs::ImportRequest request;
        request.paths = {folder};
        request.takenAt = at("2026-08-01T00:00:00Z");
        return waitForJob(desk->importSnapshot(request));
    }

private:
    static test::ExportRows fleet()
    {
        using namespace test;
        ExportRows rows;
        rows.machines = {machine(u"a"_s, u"Servers"_s,
                             {{u"computerDnsName"_s, u"a.corp.example"_s},
                                 {u"riskScore"_s, u"High"_s}, {u"deviceValue"_s, u"High"_s},
                                 {u"machineTags"_s, QJsonArray{u"Cash desk"_s, u"Berlin"_s}}}),
            machine(u"b"_s, u"Clients"_s,
                {{u"computerDnsName"_s, u"b.corp.example"_s},
                    {u"onboardingStatus"_s, u"CanBeOnboarded"_s},
                    {u"healthStatus"_s, u"ImpairedCommunication"_s}}),
            machine(u"c"_s, u"Clients"_s,
                {{u"computerDnsName"_s, u"c"_s}, {u"isExcluded"_s, true},
                    {u"healthStatus"_s, u"NoSensorDataImpairedCommunication"_s}})};
        addInventory(rows);
        const auto found = [&](const QString& device, const QString& product,
                               const QString& version, int cve, const QString& exploit,
                               const QJsonValue& update) {
            rows.findings.push_back(finding(device, u"v"_s, product, version,
                u"CVE-2024-%1"_s.arg(cve, 4, 10, QLatin1Char('0')),
                {{u"exploitabilityLevel"_s, exploit}, {u"securityUpdateAvailable"_s, update}}));
        };
        found(u"a"_s, u"kit"_s, u"1.0"_s, 1, u"ExploitIsInKit"_s, true);
        found(u"b"_s, u"kit"_s, u"2.0"_s, 1, u"ExploitIsInKit"_s, false);
        found(u"a"_s, u"shared"_s, u"1.0"_s, 1, u"ExploitIsInKit"_s, true);
        found(u"a"_s, u"verified"_s, u"1.0"_s, 2, u"ExploitIsVerified"_s, false);
        found(u"b"_s, u"plain"_s, u"1.0"_s, 3, u"NoExploit"_s, true);
        rows.alerts = {alert(u"al1"_s, u"b"_s, {{u"title"_s, u"CVE-2024-0003 used"_s}})};
        return rows;
    }
    static void addInventory(test::ExportRows& rows)
    {
        using namespace test;
        const auto paths = [](const QString& name) {
            return QJsonObject{{u"diskPaths"_s, QJsonArray{u"C:\\Programs\\%1.exe"_s.arg(name)}},
                {u"registryPaths"_s, QJsonArray{u"HKLM\\Software\\%1"_s.arg(name)}}};
        };
        rows.inventory = {software(u"a"_s, u"v"_s, u"kit"_s, u"1.0"_s,
                              with(paths(u"kit1"_s),
                                  {{u"endOfSupportStatus"_s, u"EOS Version"_s},
                                      {u"endOfSupportDate"_s, u"2025-10-14"_s}})),
            software(u"b"_s, u"v"_s, u"kit"_s, u"2.0"_s, paths(u"kit2"_s)),
            software(u"a"_s, u"v"_s, u"quiet"_s, u"1.0"_s, paths(u"quiet"_s))};
        QJsonObject noCode = software(u"a"_s, u"v"_s, u"homemade"_s, u"1.0"_s, paths(u"own"_s));
        noCode.remove(u"softwareFirstSeenTimestamp"_s);
        noCode.remove(u"numberOfWeaknesses"_s);
        noCode.insert(u"softwareLastSeenTimestamp"_s, u"2026-07-30 00:00:00"_s);
        rows.inventory.push_back(noCode);
    }
};

} // namespace parapet::tests
