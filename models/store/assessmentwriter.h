// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an assessment into the summary tables of a schema, touching only rows that changed, and
// reads its score cards back. Inside guarded()/transaction(); thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/scoringbasis.h"
#include "models/store/connection.h"

namespace parapet::store {

struct ScoringRecord
{
    qint64 snapshot = 0;
    qint64 knowledge = 0; ///< newest feed row used
    base::Millis scoredAt = 0;
    QString model;
    QString weights; ///< setting of the weights
    int rules = 0; ///< revision of the assessment's rules
};

class AssessmentWriter
{
public:
    explicit AssessmentWriter(Connection& connection);

    /// Into the workspace, with the score history and the snapshot's scoring record.
    [[nodiscard]] base::Result<void> write(
        const domain::Scored& assessment, const ScoringRecord& record);

    /// What a change made of the assessment that the workspace holds.
    [[nodiscard]] base::Result<void> writeChange(
        const domain::AssessmentChange& change, const ScoringRecord& record);

    /// Into temporary tables of the connection, in a transaction of its own; those of an earlier
    /// call are dropped.
    [[nodiscard]] base::Result<void> writeTemporary(const domain::Scored& assessment);
    /// The same with the counts and sums behind the rows.
    [[nodiscard]] base::Result<void> writeTemporaryWithBasis(const domain::Scored& scored);

private:
    void writeScores(
        const domain::Assessment& assessment, const ScoringRecord& record, qint64 changes);
    Connection& m_connection;
};

} // namespace parapet::store
