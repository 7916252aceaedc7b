// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The numbered migrations of the workspace. Used by Connection while opening; one thread.
#pragma once

#include "models/base/result.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>

#include <span>

namespace parapet::store {

/// Text of resources/sql/NAME.
[[nodiscard]] QString sqlText(const QString& name);
/// Runs a text of several statements.
void runScript(SQLite::Database& db, const QString& script);
/// Creates the summary tables in a schema ("main" or "temp"); dropTemporary removes all of "temp".
void createSummaryTables(SQLite::Database& db, const QString& schema);
/// The same for the counts and sums behind them.
void createBasisTables(SQLite::Database& db, const QString& schema);
void dropTemporarySummaries(SQLite::Database& db);
/// The tables of summary.sql and basis.sql, by name.
[[nodiscard]] std::span<const char* const> computedTables();
/// A workspace without a snapshot: nothing is computed.
void clearComputedTables(SQLite::Database& db);
/// Brings the database from `from` to schemaVersion, one transaction a step.
void migrate(SQLite::Database& db, int from);

} // namespace parapet::store
