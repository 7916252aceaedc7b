// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet as sorted lines of text without workspace keys, so that two can be compared whatever
// dimensions were added between. Pure functions; any thread.
#pragma once

#include "models/base/timetext.h"
#include "models/domain/fleetstate.h"

#include <algorithm>

namespace parapet::test {

inline QString timeText(const std::optional<base::Millis>& time)
{
    return time ? base::isoTime(*time) : QStringLiteral("-");
}

inline QString secondsText(domain::Seconds time)
{
    return time == 0 ? QStringLiteral("-") : base::isoTime(base::Millis{time} * 1000);
}

inline QString versionText(const domain::FleetState& fleet, domain::Key version)
{
    return fleet.products[fleet.versions[version].product].key + QLatin1Char(' ')
        + fleet.versions[version].version;
}

/// "device|software version|cve|first|last|state|update|kb"
inline QStringList findingLines(const domain::FleetState& fleet)
{
    QStringList lines;
    for (const auto& fact : fleet.findings)
        lines.append(QStringList{fleet.devices[fact.device].key, versionText(fleet, fact.version),
            fleet.cves[fact.cve].key, secondsText(fact.firstSeen), secondsText(fact.lastSeen),
            QString::number(static_cast<int>(fact.state)), fleet.updates[fact.update],
            fleet.updateIds[fact.update]}
                         .join(QLatin1Char('|')));
    lines.sort();
    return lines;
}

inline QStringList assessmentLines(const domain::FleetState& fleet)
{
    QStringList lines;
    for (const auto& fact : fleet.assessments)
        lines.append(QStringList{fleet.devices[fact.device].key, fleet.controls[fact.control].key,
            secondsText(fact.assessedAt), QString::number(fact.compliant),
            QString::number(fact.applicable)}
                         .join(QLatin1Char('|')));
    lines.sort();
    return lines;
}

inline QStringList deviceLines(const domain::FleetState& fleet)
{
    QStringList lines;
    for (const auto& device : fleet.devices)
        if (device.present)
            lines.append(QStringList{device.key, device.name, device.osPlatform, device.osVersion,
                device.health, device.risk, device.tags.join(QLatin1Char('/')),
                fleet.groups[device.group], QString::number(static_cast<int>(device.value)),
                QString::number(device.internetFacing), timeText(device.firstSeen),
                timeText(device.lastSeen)}
                             .join(QLatin1Char('|')));
    lines.sort();
    return lines;
}

inline QStringList alertLines(const domain::FleetState& fleet)
{
    QStringList lines;
    for (const auto& alert : fleet.alerts)
        if (alert.device != 0)
            lines.append(QStringList{alert.key, alert.title, alert.description, alert.category,
                fleet.devices[alert.device].key, QString::number(static_cast<int>(alert.severity)),
                QString::number(static_cast<int>(alert.status)), timeText(alert.createdAt),
                alert.cves.join(QLatin1Char('/'))}
                             .join(QLatin1Char('|')));
    lines.sort();
    return lines;
}

/// Everything that a fleet holds and that its facts refer to.
inline QStringList fleetLines(const domain::FleetState& fleet)
{
    QStringList lines{base::isoTime(fleet.takenAt)};
    lines += deviceLines(fleet) + findingLines(fleet) + assessmentLines(fleet) + alertLines(fleet);
    for (const auto& fact : fleet.installs)
        lines.append(QStringLiteral("%1|%2|%3|%4")
                         .arg(fleet.devices[fact.device].key, versionText(fleet, fact.version),
                             QString::number(fact.evidence), secondsText(fact.firstSeen)));
    std::vector<bool> cves(fleet.cves.size());
    std::vector<bool> versions(fleet.versions.size());
    std::vector<bool> controls(fleet.controls.size());
    for (const auto& fact : fleet.findings)
        cves[fact.cve] = versions[fact.version] = true;
    for (const auto& fact : fleet.installs)
        versions[fact.version] = true;
    for (const auto& fact : fleet.assessments)
        controls[fact.control] = true;
    const auto real = [](const std::optional<double>& value) {
        return value ? QString::number(*value, 'g', 17) : QStringLiteral("-");
    };
    for (std::size_t key = 1; key < cves.size(); ++key)
        if (cves[key]) {
            const auto& cve = fleet.cves[key];
            const auto& known = fleet.knowledge[key];
            lines.append(QStringList{cve.key, QString::number(static_cast<int>(cve.severity)),
                real(cve.cvss), QString::number(static_cast<int>(cve.exploitability)),
                QString::number(cve.disagreement), QString::number(cve.zeroDay), real(known.epss),
                QString::number(known.inKev), QString::number(known.kevRansomware)}
                             .join(QLatin1Char('|')));
        }
    for (std::size_t key = 1; key < versions.size(); ++key)
        if (versions[key])
            lines.append(QStringLiteral("%1|%2|%3")
                             .arg(versionText(fleet, domain::Key(key)),
                                 QString::number(static_cast<int>(fleet.versions[key].eos)),
                                 timeText(fleet.versions[key].eosDate)));
    for (std::size_t key = 1; key < controls.size(); ++key)
        if (controls[key]) {
            const auto& control = fleet.controls[key];
            lines.append(QStringList{control.key, control.name, control.subcategory,
                QString::number(static_cast<int>(control.category)), real(control.impact)}
                             .join(QLatin1Char('|')));
        }
    return lines;
}

/// Where two lists differ first, for a failing test's message.
inline QByteArray firstDifference(const QStringList& a, const QStringList& b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i)
        if (a.value(i) != b.value(i))
            return (a.value(i) + QStringLiteral("  !=  ") + b.value(i)).toUtf8();
    return {};
}

} // namespace parapet::test
