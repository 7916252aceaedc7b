// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listing.h"

#include "models/jobs/listjob.h"

#include <cstdio>

namespace parapet::cli {

void ListOptions::add(CLI::App& app)
{
    app.add_option("--filter", filter, "KQL predicate, e.g. \"inKev and cvss >= 9\"");
    app.add_option("--sort", sort, "FIELD[:asc|desc], several separated by commas");
    app.add_option("--limit", limit, "At most this many rows")->check(CLI::NonNegativeNumber);
    app.add_option("--fields", fields, "Field names separated by commas");
    app.add_option("--format", format, "table, csv, json or ndjson")
        ->type_name("WORD:{table,csv,json,ndjson}");
    app.add_option("--as-of", asOf, "The state at a past snapshot");
}

exporting::Sink standardOutput()
{
    return [](QByteArrayView piece) -> base::Result<void> {
        if (std::fwrite(piece.data(), 1, static_cast<std::size_t>(piece.size()), stdout)
            != static_cast<std::size_t>(piece.size()))
            return base::fail(
                base::Error::Kind::Io, QStringLiteral("The output cannot be written."));
        return {};
    };
}

int listKind(Session& session, domain::Kind kind, const ListOptions& options)
{
    const auto format = session.format(options.format);
    if (!format)
        return session.fail(format.error());
    auto scope = session.scope(options.asOf);
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    jobs::ListRequest request;
    request.kind = kind;
    request.filter = qt(options.filter);
    request.sort = qt(options.sort);
    request.fields = qt(options.fields);
    request.limit = options.limit;
    auto rows = jobs::writeList(**context, **scope, request, *format, standardOutput());
    if (!rows)
        return session.fail(rows.error());
    return Done;
}

} // namespace parapet::cli
