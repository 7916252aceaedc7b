// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Binds a predicate tree to a field table: every name becomes a column, every value gets the
// column's type. What is left can be compiled. Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"
#include "models/query/ast.h"

#include <memory>
#include <span>

namespace parapet::query {

struct BoundNode;
using BoundPointer = std::shared_ptr<const BoundNode>;

/// A test of a column with values of its type: Text QString, Integer and Real qint64 or double,
/// Boolean bool, Time qint64 (milliseconds), TextList QString.
struct BoundTest
{
    Operator op;
    int field = 0;
    domain::FieldType type = domain::FieldType::Text;
    std::vector<domain::Value> values;
    std::optional<int> otherField; ///< compared with another column instead of a value
};

struct BoundJunction
{
    bool all = true;
    std::vector<BoundPointer> parts;
};

struct BoundNegation
{
    BoundPointer of;
};

struct BoundConstant
{
    bool value = true;
};

struct BoundNode
{
    std::variant<BoundTest, BoundJunction, BoundNegation, BoundConstant> content;
};

struct Bound
{
    BoundPointer root;
    std::vector<int> fields; ///< every column it names, ascending, each once
    [[nodiscard]] bool isAlwaysTrue() const;
};

/// Meaning (Kusto's, where it says something): text that is absent counts as empty text. For
/// numbers, times and truth values, absent is equal to nothing (== false, != true), in no list,
/// and every other test of it is neither true nor false, so the row drops out, also under not().
/// A list column passes a test when one of its elements does; the negated test when none does.
///
/// Binds to the table; `now` is what now() and ago() count from.
/// Errors: Usage with the place: unknown column (with the nearest name), a test or value that does
/// not fit the column's type, unknown function, more than maxDepth levels.
[[nodiscard]] base::Result<Bound> bind(
    const Expression& predicate, std::span<const domain::FieldSpec> fields, base::Millis now);

/// Parses and binds; blank text is the predicate that is always true.
[[nodiscard]] base::Result<Bound> parseAndBind(
    QStringView text, std::span<const domain::FieldSpec> fields, base::Millis now);

} // namespace parapet::query
