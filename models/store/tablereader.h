// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads lists: the keys of all rows in order, rows by key, or all rows as a stream; with a filter,
// a sort, and a relation to another object. Thread of the connection; a stop ends it with
// Cancelled.
#pragma once

#include "models/base/result.h"
#include "models/domain/fields.h"
#include "models/query/sort.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <array>
#include <functional>
#include <span>

namespace parapet::store {

/// Rows that belong to another object, e.g. Devices exposed to a recommendation.
struct Relation
{
    enum class To {
        Nothing,
        Recommendation,
        Software,
        Version,
        Weakness,
        Device,
        Control,
        Remediation,
        Event,
        Exception
    };
    To to = To::Nothing;
    QString id; ///< the object's id as lists show it
};

struct TableQuery
{
    domain::Kind kind = domain::Kind::Devices;
    QString filter; ///< KQL predicate; empty: all
    std::vector<query::SortKey> sort; ///< empty: the kind's own order
    Relation relation;
    ReadScope scope;
    qint64 limit = -1; ///< -1: none
};

/// The integer key of a row; unused parts are 0.
using RowKey = std::array<quint32, 3>;

class TableReader
{
public:
    explicit TableReader(Connection& connection);

    /// Keys of all matching rows in order. `limit` in the query cuts it; the first few findings of
    /// any order come without reading all of them (shortlist.h).
    [[nodiscard]] base::Result<std::vector<RowKey>> keys(const TableQuery& query);
    /// The rows of some keys, in their order; a key that is gone gives a row without values.
    [[nodiscard]] base::Result<std::vector<domain::Row>> rows(
        const TableQuery& query, std::span<const RowKey> keys, std::span<const int> fields);
    /// Streams matching rows in order; `take` returning an error ends it with that error.
    [[nodiscard]] base::Result<void> stream(const TableQuery& query, std::span<const int> fields,
        const std::function<base::Result<void>(std::span<const domain::Value>)>& take);
    [[nodiscard]] base::Result<qint64> count(const TableQuery& query);

private:
    [[nodiscard]] base::Result<void> streamByKeys(const TableQuery& query,
        std::span<const int> fields,
        const std::function<base::Result<void>(std::span<const domain::Value>)>& take);
    Connection& m_connection;
};

/// Reads a result column as a value of a field's type.
[[nodiscard]] domain::Value readValue(const SQLite::Column& column, domain::FieldType type);

} // namespace parapet::store
