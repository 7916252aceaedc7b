// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's jobs that write files and leave the workspace as it is.
#include "models/jobs/desk.h"
#include "models/jobs/listjob.h"
#include "models/jobs/savefile.h"
#include "models/jobs/workflow.h"

namespace parapet::jobs {

JobId Desk::exportHandover(const QStringList& activities, const QString& file)
{
    return run(
        tr("Writing the hand-over CSV"),
        [activities, file](Context& context, Outcome& outcome) -> base::Result<void> {
            const auto rows = jobs::exportHandover(context, activities, file);
            if (!rows)
                return tl::unexpected(rows.error());
            outcome.message = rowsWritten(static_cast<qint64>(*rows), file);
            return {};
        },
        false);
}

JobId Desk::exportCsv(const CsvExport& request)
{
    return run(
        tr("Exporting CSV"),
        [request](Context& context, Outcome& outcome) -> base::Result<void> {
            auto scope = Scope::open(context, request.scope);
            if (!scope)
                return tl::unexpected(scope.error());
            const ListRequest list{request.kind, request.filter, request.sortText,
                request.fields.join(QLatin1Char(',')), request.relation, -1};
            qint64 rows = 0;
            auto saved = saveFile(request.file, [&](QSaveFile& file) {
                return writeList(
                    context, **scope, list, exporting::Format::Csv, exporting::deviceSink(file))
                    .map([&rows](qint64 written) { rows = written; });
            });
            if (!saved)
                return saved;
            outcome.message = rowsWritten(rows, request.file);
            return {};
        },
        false);
}

} // namespace parapet::jobs
