// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list to a file or stream: the same filter, sort and columns as the window's, without limit.
#pragma once

#include "models/exporting/rowwriter.h"
#include "models/jobs/scope.h"
#include "models/query/sort.h"

#include <functional>
#include <span>
#include <vector>

namespace parapet::jobs {

struct ListRequest
{
    domain::Kind kind = domain::Kind::Devices;
    QString filter; ///< KQL predicate
    QString sort; ///< "FIELD[:asc|desc],..."
    QString fields; ///< names separated by commas; empty: all
    domain::ListRelation relation;
    qint64 limit = -1;
};

/// What the texts of a request mean for the fields of its list.
struct ListColumns
{
    std::vector<query::SortKey> sort;
    std::vector<int> fields; ///< in the order they are shown
    std::vector<domain::FieldSpec> shown;
};
/// Error: Usage.
[[nodiscard]] base::Result<ListColumns> listColumns(
    const QString& sort, const QString& fields, std::span<const domain::FieldSpec> specs);

/// Writes the rows that `stream` hands out, cells in the order of `shown`; returns their number.
using TakeRow = std::function<base::Result<void>(std::span<const domain::Value>)>;
[[nodiscard]] base::Result<qint64> writeRows(const std::vector<domain::FieldSpec>& shown,
    exporting::Format format, const exporting::Sink& sink,
    const std::function<base::Result<void>(const TakeRow&)>& stream);

/// Streams; returns the number of rows. Errors: Usage for filter, sort and fields; those of the
/// sink; Cancelled.
[[nodiscard]] base::Result<qint64> writeList(Context& context, const Scope& scope,
    const ListRequest& request, exporting::Format format, const exporting::Sink& sink);

} // namespace parapet::jobs
