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

base::Result<qint64> writeList(Context& context, const Scope& scope, const ListRequest& request,
    exporting::Format format, const exporting::Sink& sink)
{
    if (isPlainFindings(scope, request, format))
        return writeFindingsCsv(context, scope, sink);
    const auto specs = domain::fieldsOf(request.kind);
    const auto sort = query::parseSort(request.sort, specs);
    if (!sort)
        return tl::unexpected(sort.error());
    std::vector<int> fields(specs.size());
    std::iota(fields.begin(), fields.end(), 0);
    if (!request.fields.trimmed().isEmpty()) {
        auto chosen = query::parseColumns(request.fields, specs);
        if (!chosen)
            return tl::unexpected(chosen.error());
        fields = std::move(*chosen);
    }
    std::vector<domain::FieldSpec> shown;
    for (const int field : fields)
        shown.push_back(specs[static_cast<std::size_t>(field)]);
    store::TableQuery query;
    query.kind = request.kind;
    query.filter = request.filter;
    query.sort = *sort;
    query.relation = relationOf(request.relation);
    query.scope = scope.read();
    query.limit = request.limit;
    const auto writer = exporting::makeRowWriter(format, sink);
    if (auto begun = writer->begin(shown); !begun)
        return tl::unexpected(begun.error());
    qint64 count = 0;
    auto streamed = store::TableReader(context.connection)
                        .stream(query, fields, [&](std::span<const domain::Value> values) {
                            ++count;
                            return writer->row(values);
                        });
    if (!streamed)
        return tl::unexpected(streamed.error());
    if (auto ended = writer->end(); !ended)
        return tl::unexpected(ended.error());
    return count;
}

} // namespace parapet::jobs
