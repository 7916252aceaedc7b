// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list to a file or stream: the same filter, sort and columns as the window's, without limit.
#pragma once

#include "models/exporting/rowwriter.h"
#include "models/jobs/scope.h"

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

/// Streams; returns the number of rows. Errors: Usage for filter, sort and fields; those of the
/// sink; Cancelled.
[[nodiscard]] base::Result<qint64> writeList(Context& context, const Scope& scope,
    const ListRequest& request, exporting::Format format, const exporting::Sink& sink);

} // namespace parapet::jobs
