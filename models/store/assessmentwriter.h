// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an assessment into the summary tables of a schema, touching only rows that changed, and
// reads its score cards back. Inside guarded()/transaction(); thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/assessment.h"
#include "models/store/connection.h"

namespace parapet::store {

struct ScoringRecord
{
    qint64 snapshot = 0;
    qint64 knowledge = 0; ///< newest feed row used
    base::Millis scoredAt = 0;
    QString model;
};

class AssessmentWriter
{
public:
    explicit AssessmentWriter(Connection& connection);

    /// schema "main": also the score history and the snapshot's scoring record.
    [[nodiscard]] base::Result<void> write(
        const domain::Assessment& assessment, const ScoringRecord& record, const QString& schema);

    /// Into temporary tables of the connection, in a transaction of its own; those of an earlier
    /// call are dropped.
    [[nodiscard]] base::Result<void> writeTemporary(const domain::Assessment& assessment);

private:
    void writeScores(const domain::Assessment& assessment, const ScoringRecord& record);
    Connection& m_connection;
};

} // namespace parapet::store
