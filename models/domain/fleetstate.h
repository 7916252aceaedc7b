// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole fleet at one snapshot in memory: dimensions addressed by their workspace id (index 0 is
// unused) and narrow facts sorted by device. Produced by an import or loaded from the store, read
// by the assessment. Plain values; any thread while nobody writes.
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace parapet::domain {

using base::Millis;
/// Index of a dimension row: its integer key in the workspace.
using Key = std::uint32_t;
/// Seconds since the epoch, UTC; 0: not known.
using Seconds = std::uint32_t;

/// Where an imported row stands. Known while it is imported only: the store keeps it on its own.
struct RowPlace
{
    std::uint16_t file = 0; ///< of the import, counted from 1; 0: not known
    std::uint32_t line = 0; ///< from 1

    auto operator<=>(const RowPlace&) const = default;
    [[nodiscard]] bool known() const { return file != 0; }
};

struct DeviceState
{
    QString key; ///< the export's device id
    QString name, osPlatform, osVersion, health, risk;
    QString onboarding, exclusionReason; ///< as the export words them; may be empty
    QStringList tags;
    Key group = 0;
    DeviceValue value = DeviceValue::Normal;
    bool internetFacing = false;
    bool excluded = false; ///< taken out of scores and lists where the export was made
    bool present = false; ///< part of this snapshot
    std::optional<Millis> firstSeen, lastSeen;
    RowPlace place; ///< of the machines row that told it
};

struct Product
{
    QString key; ///< "google-_-chrome"
    QString vendor, name; ///< as first written by an export
    bool hasProductCode = true;
};

struct SoftwareVersion
{
    Key product = 0;
    QString version;
    EosStatus eos = EosStatus::None;
    std::optional<Millis> eosDate;
};

/// What the exports say of a CVE: the highest values of all rows.
struct CveState
{
    QString key; ///< "CVE-2026-31877"
    Severity severity = Severity::Unknown;
    std::optional<double> cvss;
    Exploitability exploitability = Exploitability::NoExploit;
    bool disagreement = false; ///< rows of one snapshot told different values
    bool zeroDay = false;
};

struct ControlState
{
    QString key; ///< "scid-2012"
    QString name, subcategory;
    ControlCategory category = ControlCategory::Application;
    double impact = 1.0;
};

struct AlertState
{
    QString key, title, description, category;
    Key device = 0;
    AlertSeverity severity = AlertSeverity::Informational;
    AlertStatus status = AlertStatus::New;
    std::optional<Millis> createdAt;
    QStringList cves; ///< CVE ids named in title or description
    RowPlace place;
    [[nodiscard]] bool active() const { return status != AlertStatus::Resolved; }
};

/// One CVE on one software version on one device.
struct FindingFact
{
    Key device = 0;
    Key version = 0;
    Key cve = 0;
    Key update = 0; ///< recommended update; 0: none told
    Seconds firstSeen = 0;
    Seconds lastSeen = 0;
    UpdateState state = UpdateState::NotStated;
    std::uint16_t file = 0; ///< RowPlace in two halves: a fact is held by the million
    std::uint32_t line = 0;

    [[nodiscard]] RowPlace place() const { return {file, line}; }
};

/// A software version on a device that an export lists, or whose evidence differs from the usual.
struct InstallFact
{
    Key device = 0;
    Key version = 0;
    Key evidence = 0; ///< 0: the version's usual evidence
    Seconds firstSeen = 0;
};

struct AssessmentFact
{
    Key device = 0;
    Key control = 0;
    Seconds assessedAt = 0;
    bool compliant = false;
    bool applicable : 1 = true;
    bool userImpact : 1 = false; ///< following it is expected to disturb people
    std::uint16_t file = 0; ///< RowPlace in two halves, as above
    std::uint32_t line = 0;

    [[nodiscard]] RowPlace place() const { return {file, line}; }
};

/// What KEV and EPSS say, for the CVEs of the fleet.
struct CveKnowledge
{
    std::optional<double> epss;
    bool inKev = false;
    bool kevRansomware = false;
    std::optional<Millis> kevAdded; ///< the day on which CISA listed it
};

struct FleetState
{
    qint64 snapshot = 0;
    Millis takenAt = 0;
    std::vector<QString> groups; ///< by key
    std::vector<DeviceState> devices;
    std::vector<Product> products;
    std::vector<SoftwareVersion> versions;
    std::vector<CveState> cves;
    std::vector<CveKnowledge> knowledge; ///< by CVE key, same size as cves
    std::vector<ControlState> controls;
    std::vector<AlertState> alerts;
    std::vector<QString> updates; ///< recommended update texts by key
    std::vector<QString> updateIds; ///< their KB numbers by key
    std::vector<FindingFact> findings; ///< sorted by device, version, cve; unique
    std::vector<InstallFact> installs; ///< sorted by device, version; unique
    std::vector<AssessmentFact> assessments; ///< sorted by device, control; unique
};

/// The entry of a dimension that is called so; 0: none.
template <class Entry>
[[nodiscard]] Key keyOf(const std::vector<Entry>& dimension, QStringView id)
{
    for (std::size_t key = 1; key < dimension.size(); ++key)
        if (dimension[key].key == id)
            return static_cast<Key>(key);
    return 0;
}

/// The name used where an export tells no group.
inline constexpr QStringView unassignedGroup = u"UnassignedGroup";

} // namespace parapet::domain
