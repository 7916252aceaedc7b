// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one imported snapshot: new dimension rows, the differences of the facts against the newest
// snapshot, its issues. One call, one transaction of the caller. Writer thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/fleetstate.h"
#include "models/domain/issue.h"
#include "models/domain/sourcefile.h"
#include "models/store/connection.h"

#include <string>
#include <utility>
#include <vector>

namespace parapet::store {

/// Disk and registry paths of installs, as the raw JSON arrays of the export, by evidence key.
struct EvidenceBook
{
    std::vector<std::pair<std::string, std::string>> texts{{}}; ///< index 0 unused
    std::vector<domain::Key> usual; ///< by version key: the evidence most installs have; 0: none
};

/// How many dimension rows the workspace holds: what is beyond is new.
struct DimensionCounts
{
    std::size_t groups = 1, devices = 1, products = 1, versions = 1, cves = 1, controls = 1,
                alerts = 1, updates = 1, evidence = 1;
};

struct SnapshotInfo
{
    QString label, source;
    base::Millis importedAt = 0;
    bool partial = false;
    QByteArray digest;
    std::int64_t rejected = 0;
    QString rowsJson;
    /// The devices as the export tells them, where those of the fleet carry what people set.
    const std::vector<domain::DeviceState>* devicesAsTold = nullptr;
    std::vector<domain::SourceFile> sources = {};
    QStringList files = {}; ///< what RowPlace::file counts; archives by their members
};

class SnapshotWriter
{
public:
    explicit SnapshotWriter(Connection& connection);

    /// The dimensions of the workspace (keys and names only; no device is present), so that an
    /// import can append to them.
    [[nodiscard]] base::Result<void> loadDimensions(
        domain::FleetState& fleet, EvidenceBook& evidence, DimensionCounts& counts);

    /// Writes the fleet as snapshot `fleet.snapshot` (set by nextId()). With `info.partial` only
    /// present devices may change.
    [[nodiscard]] base::Result<void> write(const domain::FleetState& fleet,
        const EvidenceBook& evidence, const DimensionCounts& known, const SnapshotInfo& info,
        const std::vector<domain::Issue>& issues);

    [[nodiscard]] base::Result<qint64> nextId();

private:
    void writeDimensions(const domain::FleetState& fleet, const EvidenceBook& evidence,
        const DimensionCounts& known);
    void writeStates(const domain::FleetState& fleet, const SnapshotInfo& info);
    void writeFacts(const domain::FleetState& fleet, bool partial);

    Connection& m_connection;
};

/// "CVE-2026-31877" -> 2026'00031877; nothing for an id that is no CVE.
[[nodiscard]] std::optional<qint64> cveNumber(QStringView key);

} // namespace parapet::store
