// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sink of one parsing thread: numbers every text once and keeps each row as a few integers.
// Nothing here depends on the order of rows once FleetBuilder has merged the collectors.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/ingest/sink.h"
#include "models/jobs/import/chunked.h"
#include "models/jobs/import/collectedfacts.h"
#include "models/jobs/import/findingqueue.h"
#include "models/jobs/import/stringtable.h"

#include <string>
#include <tuple>
#include <vector>

namespace parapet::jobs {

/// What rows tell of a device; texts of several rows merge to the greatest, so order never matters.
struct CollectedDevice
{
    std::string name, osPlatform, osVersion, group;
    domain::Seconds lastSeen = 0; ///< newest time of any row about it
    bool hasMachine = false;
    domain::DeviceState machine; ///< of the newest machines row; key and group are not set
    std::string machineGroup;
    bool conflicting = false; ///< several machines rows told different things

    /// Takes the machines row of another, unless its own is the greater one.
    void takeMachine(CollectedDevice& told);
};

/// The order of machines rows of one device: the greatest is kept, whichever thread read it.
[[nodiscard]] inline auto machineOrder(const CollectedDevice& device)
{
    const domain::DeviceState& row = device.machine;
    return std::tie(device.hasMachine, row.lastSeen, row.name, row.osPlatform, row.osVersion,
        row.health, row.risk, row.value, row.internetFacing, row.firstSeen, row.tags,
        row.onboarding, row.excluded, row.exclusionReason, device.machineGroup);
}

struct CollectedControl
{
    domain::ControlState state; ///< greatest of all rows; the key is in the table
    bool conflicting = false;
};

/// A software version seen on a device: listed by an inventory row or by a row without CVE, or
/// implied by a finding whose evidence differs from the usual one.
struct CollectedInstall
{
    std::uint32_t device = 0, version = 0, evidence = 0;
    domain::Seconds firstSeen = 0;
    bool listed = true; ///< false: implied by a finding
};

class Collector final : public ingest::Sink
{
public:
    void machine(const domain::MachineRecord& row, ingest::Place place) override;
    void software(const domain::SoftwareRecord& row, ingest::Place place) override;
    void vulnerability(const domain::VulnerabilityRecord& row, ingest::Place place) override;
    void assessment(const domain::AssessmentRecord& row, ingest::Place place) override;
    void alert(const domain::AlertRecord& row, ingest::Place place) override;
    void issue(domain::Issue issue) override;
    /// After the last row: takes in what still waits. Nothing below is whole before it.
    void finish();

    StringTable devices, versions, cves, controls, updates, evidence;
    std::vector<CollectedDevice> deviceInfo{1};
    std::vector<CollectedVersion> versionInfo{1};
    std::vector<CollectedVersionName> versionNames{1}; ///< beside versionInfo
    std::vector<CollectedCve> cveInfo{1};
    std::vector<CollectedControl> controlInfo{1};
    Chunked<domain::FindingFact> findings; ///< keys of this collector's tables
    Chunked<CollectedInstall> installs;
    Chunked<domain::AssessmentFact> assessments;
    std::vector<domain::AlertState> alerts; ///< device: key of this collector's table
    std::vector<domain::Issue> issues;
    domain::Millis newest = 0; ///< newest time any row told

private:
    std::uint32_t deviceKey(const domain::DeviceColumns& columns);
    std::uint32_t deviceKey(const domain::DeviceColumns& columns, StringTable::Tag tag);
    void warm(const QueuedFinding& row) const;
    void warmMore(const QueuedFinding& row) const;
    void take(const QueuedFinding& row);
    std::uint32_t versionKey(const JoinedSoftware& software, StringTable::Tag tag);
    std::uint32_t updateKey(std::string_view name, std::string_view id);
    std::uint32_t evidenceKey(
        CollectedVersion& version, std::string_view disk, std::string_view registry);
    void seen(std::uint32_t device, const std::optional<domain::Millis>& time);
    void mergeControl(std::uint32_t key, bool isNew, const domain::AssessmentRecord& row);
    void mergeEndOfSupport(std::uint32_t version, const std::optional<domain::EosStatus>& status,
        const std::optional<domain::Millis>& date);

    FindingQueue m_queue;
    ToldColumns m_queuedDevice; ///< of the newest row in the queue
    std::uint32_t m_takenDevice = 0; ///< of the row that left the queue last
    JoinedSoftware m_software;
    std::string m_scratch;
    std::uint32_t m_lastDevice = 0;
    std::uint32_t m_lastUpdate = 0;
    std::string m_lastUpdateText;
};

} // namespace parapet::jobs
