// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KEV and EPSS in the workspace, with their history. Thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/fleetstate.h"
#include "models/domain/issue.h"
#include "models/store/connection.h"

#include <span>
#include <vector>

namespace parapet::store {

struct FeedInfo
{
    qint64 id = 0;
    QString name, version, source;
    std::optional<base::Millis> date;
    std::int64_t records = 0, rejected = 0;
    base::Millis importedAt = 0;
};

struct KevRow
{
    qint64 number = 0;
    base::Millis dateAdded = 0;
    std::optional<base::Millis> dueDate;
    bool ransomware = false;
};

struct EpssRow
{
    qint64 number = 0;
    double probability = 0.0, percentile = 0.0;
};

class KnowledgeStore
{
public:
    explicit KnowledgeStore(Connection& connection);

    /// Replaces what is known by a whole feed, keeping what it said before. Inside a transaction.
    [[nodiscard]] base::Result<FeedInfo> replaceKev(
        FeedInfo info, std::vector<KevRow> rows, const std::vector<domain::Issue>& issues);
    [[nodiscard]] base::Result<FeedInfo> replaceEpss(
        FeedInfo info, std::vector<EpssRow> rows, const std::vector<domain::Issue>& issues);

    /// The newest import of each feed up to feed row `upTo` (0: newest of all).
    [[nodiscard]] base::Result<std::vector<FeedInfo>> feeds(qint64 upTo = 0);
    /// Highest feed row; 0 when none was imported.
    [[nodiscard]] base::Result<qint64> newest();

    /// Fills fleet.knowledge for its CVEs as it was known at feed row `upTo` (0: now).
    [[nodiscard]] base::Result<void> fill(domain::FleetState& fleet, qint64 upTo = 0);

    /// The same for some CVEs only (keys), as known now; the others are left as they are.
    [[nodiscard]] base::Result<void> fillSome(
        domain::FleetState& fleet, std::span<const domain::Key> cves);

private:
    [[nodiscard]] FeedInfo addFeed(FeedInfo info, const std::vector<domain::Issue>& issues);
    Connection& m_connection;
};

} // namespace parapet::store
