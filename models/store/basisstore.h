// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a scoring leaves behind so that the next one can be a difference: what it was made from, the
// counts and exact sums behind its rows. Inside guarded()/transaction(); thread of the connection;
// SQLite exceptions pass through.
#pragma once

#include "models/domain/scoringbasis.h"
#include "models/store/connection.h"

#include <functional>

namespace parapet::store {

/// What the computed lists of the workspace were scored from.
struct BasisRecord
{
    qint64 snapshot = 0;
    qint64 knowledge = 0; ///< newest feed row used
    QString weights; ///< setting of the weights
    int rules = 0; ///< revision of the assessment's rules
    domain::Key versions = 0; ///< highest key of a software version that was there
    qint64 changes = 0; ///< differences added since the whole fleet was scored
};

class BasisStore
{
public:
    explicit BasisStore(Connection& connection);

    /// Nothing when the workspace was never scored by a program that keeps this.
    [[nodiscard]] std::optional<BasisRecord> record();
    /// Notes a scoring; `versions` is counted here.
    void setRecord(const BasisRecord& record);

    /// Devices, versions, weaknesses, controls, coverage and the basis as scored last.
    [[nodiscard]] domain::Scored rows();
    /// The devices of an object as scored last, ascending.
    [[nodiscard]] std::vector<domain::Key> list(domain::DevicesOf::Kind kind, domain::Key object);
    /// The findings of a software version on these devices.
    void eachFindingOf(domain::Key version, std::span<const domain::Key> devices,
        const std::function<void(domain::Key device, domain::Key cve, domain::Key update)>& take);

private:
    Connection& m_connection;
};

/// Writes the counts and sums of an assessment, or of what a change touched.
void writeBasis(SQLite::Database& db, const std::string& schema, const domain::Scored& all);
void writeBasis(SQLite::Database& db, const domain::AssessmentChange& change);

/// Names of the computed tables in which two schemas of the connection differ.
[[nodiscard]] QStringList differingSummaries(
    SQLite::Database& db, const std::string& schema, const std::string& other);

} // namespace parapet::store
