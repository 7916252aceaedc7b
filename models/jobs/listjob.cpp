// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/listjob.h"

#include "models/jobs/findingscsv.h"
#include "models/query/columns.h"
#include "models/query/sort.h"
#include "models/store/tablereader.h"

#include <numeric>

namespace parapet::jobs {
namespace {

store::Relation relationOf(const domain::ListRelation& relation)
{
    return {static_cast<store::Relation::To>(relation.to), relation.id};
}

/// All findings as CSV, all fields, in the list's own order: the export without joins.
bool isPlainFindings(const Scope& scope, const ListRequest& request, exporting::Format format)
{
    return scope.view().groups.isEmpty() && request.kind == domain::Kind::Findings
        && format == exporting::Format::Csv && request.filter.trimmed().isEmpty()
        && request.sort.trimmed().isEmpty() && request.fields.trimmed().isEmpty()
        && request.limit < 0 && request.relation.to == domain::ListRelation::To::Nothing;
}

} // namespace

base::Result<ListColumns> listColumns(
    const QString& sort, const QString& fields, std::span<const domain::FieldSpec> specs)
{
    ListColumns columns;
    auto keys = query::parseSort(sort, specs);
    if (!keys)
        return tl::unexpected(keys.error());
    columns.sort = std::move(*keys);
    columns.fields.resize(specs.size());
    std::iota(columns.fields.begin(), columns.fields.end(), 0);
    if (!fields.trimmed().isEmpty()) {
        auto chosen = query::parseColumns(fields, specs);
        if (!chosen)
            return tl::unexpected(chosen.error());
        columns.fields = std::move(*chosen);
    }
    for (const int field : columns.fields)
        columns.shown.push_back(specs[static_cast<std::size_t>(field)]);
    return columns;
}

base::Result<qint64> writeRows(const std::vector<domain::FieldSpec>& shown,
    exporting::Format format, const exporting::Sink& sink,
    const std::function<base::Result<void>(const TakeRow&)>& stream)
{
    const auto writer = exporting::makeRowWriter(format, sink);
    if (auto begun = writer->begin(shown); !begun)
        return tl::unexpected(begun.error());
    qint64 count = 0;
    auto streamed = stream([&](std::span<const domain::Value> values) {
        ++count;
        return writer->row(values);
    });
    if (!streamed)
        return tl::unexpected(streamed.error());
    if (auto ended = writer->end(); !ended)
        return tl::unexpected(ended.error());
    return count;
}

base::Result<qint64> writeList(Context& context, const Scope& scope, const ListRequest& request,
    exporting::Format format, const exporting::Sink& sink)
{
    if (isPlainFindings(scope, request, format))
        return writeFindingsCsv(context, scope, sink);
    const auto columns = listColumns(request.sort, request.fields, domain::fieldsOf(request.kind));
    if (!columns)
        return tl::unexpected(columns.error());
    store::TableQuery query;
    query.kind = request.kind;
    query.filter = request.filter;
    query.sort = columns->sort;
    query.relation = relationOf(request.relation);
    query.scope = scope.read();
    query.limit = request.limit;
    return writeRows(columns->shown, format, sink, [&](const TakeRow& take) {
        return store::TableReader(context.connection).stream(query, columns->fields, take);
    });
}

} // namespace parapet::jobs
