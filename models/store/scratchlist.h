// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that were worked out, in a temporary table of the connection, so that they are filtered and
// sorted as every other list. One at a time on a connection; gone with the object. Thread of the
// connection.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/fields.h"
#include "models/query/sort.h"
#include "models/store/connection.h"

#include <functional>

namespace parapet::store {

class ScratchList
{
public:
    using Rows = std::vector<std::vector<domain::Value>>;
    using Take = std::function<base::Result<void>(std::span<const domain::Value>)>;

    /// `specs` must outlive it.
    ScratchList(Connection& connection, std::span<const domain::FieldSpec> specs);
    ~ScratchList();
    ScratchList(const ScratchList&) = delete;
    ScratchList& operator=(const ScratchList&) = delete;

    [[nodiscard]] base::Result<void> create();
    /// One value for each field of each row. Rows that are equal in a sort stay in this order.
    [[nodiscard]] base::Result<void> add(const Rows& rows);
    /// Errors: Usage for a filter that cannot be read; those of `take`; Cancelled.
    [[nodiscard]] base::Result<void> stream(const QString& filter,
        std::span<const query::SortKey> sort, std::span<const int> fields, qint64 limit,
        base::Millis now, const Take& take);

private:
    Connection& m_connection;
    std::span<const domain::FieldSpec> m_specs;
};

} // namespace parapet::store
