// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of SQL conditions and how many of them are joined without exceeding what SQLite's parser
// holds. Part of the compiler. Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::query {

/// What a single test may take of both, with the store's expression of the column.
inline constexpr int leafStack = 12;
inline constexpr int leafTree = 20;

/// A piece of SQL with its binds, and what it takes of SQLite's limits.
struct Piece
{
    QString text;
    std::vector<domain::Value> binds;
    int stack = leafStack;
    int tree = leafTree;
};

/// Joins many parts as a shallow tree of chains, in their order. At least one part.
[[nodiscard]] Piece joined(std::vector<Piece> parts, const QString& word);

/// The same for conditions: a deeply nested one is put first and apart from the others, where it
/// costs least.
[[nodiscard]] Piece joinedConditions(std::vector<Piece> parts, const QString& word);

} // namespace parapet::query
