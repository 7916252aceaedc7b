// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that are worked out (domain/toldlists.h) to a file or stream, with filter, sort and
// columns as every other list. Thread of the connection.
#pragma once

#include "models/domain/toldlists.h"
#include "models/exporting/rowwriter.h"
#include "models/jobs/scope.h"

namespace parapet::jobs {

struct ToldListRequest
{
    domain::ToldList list = domain::ToldList::MissingUpdates;
    /// Whose: nothing: of all devices of the scope; a device; or, of missing updates, a software.
    domain::ListRelation object;
    QString filter; ///< KQL predicate
    QString sort; ///< "FIELD[:asc|desc],..."
    QString fields; ///< names separated by commas; empty: all
    qint64 limit = -1;
};

/// Returns the number of rows. Errors: NotFound for an unknown object; Usage for filter, sort and
/// fields; those of the sink; Cancelled.
[[nodiscard]] base::Result<qint64> writeToldList(Context& context, const Scope& scope,
    const ToldListRequest& request, exporting::Format format, const exporting::Sink& sink);

} // namespace parapet::jobs
