// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/rowsexport.h"

#include "models/exporting/rowwriter.h"
#include "models/jobs/context.h"
#include "models/jobs/savefile.h"

#include <QCoreApplication>

#include <memory>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("RowsExport", text);
}

base::Result<void> write(const RowsExport& rows, Context& context, QIODevice& out)
{
    std::vector<std::string> names;
    for (const auto& column : rows.columns)
        names.push_back(column.name.toStdString());
    std::vector<domain::FieldSpec> fields(rows.columns.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i].name = names[i];
        fields[i].type = rows.columns[i].type;
    }
    const auto writer =
        exporting::makeRowWriter(exporting::Format::Csv, exporting::deviceSink(out));
    if (auto begun = writer->begin(fields); !begun)
        return begun;
    for (const auto& row : rows.rows) {
        if (context.progress.cancelled())
            return fail(Error::Kind::Cancelled, tr("Canceled."));
        if (auto written = writer->row(row); !written)
            return written;
    }
    return writer->end();
}

} // namespace

JobId startRowsExport(Desk& desk, RowsExport rows, const QString& file)
{
    const auto kept = std::make_shared<const RowsExport>(std::move(rows));
    return desk.run(
        tr("Exporting CSV"),
        [kept, file](Context& context, Outcome& outcome) -> base::Result<void> {
            auto saved = saveFile(file, [&](QSaveFile& out) { return write(*kept, context, out); });
            if (!saved)
                return saved;
            outcome.message = rowsWritten(static_cast<qint64>(kept->rows.size()), file);
            return {};
        },
        false);
}

} // namespace parapet::jobs
