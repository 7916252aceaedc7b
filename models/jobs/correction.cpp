// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/correction.h"

#include "models/jobs/journaljob.h"
#include "models/query/printer.h"
#include "models/store/tablereader.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("Correction", text);
}

/// The word of the journal for the kind of object; empty for kinds that are not corrected.
QString objectType(Kind kind)
{
    switch (kind) {
    case Kind::Recommendations:
        return QStringLiteral("recommendation");
    case Kind::Weaknesses:
        return QStringLiteral("weakness");
    case Kind::Software:
        return QStringLiteral("software");
    default:
        return {};
    }
}

} // namespace

base::Result<void> noteCorrection(Context& context, const Correction& correction)
{
    const QString type = objectType(correction.kind);
    const QString details = correction.details.trimmed();
    if (type.isEmpty())
        return fail(Error::Kind::Usage,
            tr("Only recommendations, weaknesses and software can be noted as inaccurate."));
    if (details.isEmpty())
        return fail(Error::Kind::Usage, tr("Say what is wrong."));
    return context.connection.transaction([&]() -> base::Result<void> {
        store::TableQuery query;
        query.kind = correction.kind;
        query.filter = QStringLiteral("id == ") + query::quoted(correction.id);
        const auto found = store::TableReader(context.connection).count(query);
        if (!found)
            return tl::unexpected(found.error());
        if (*found == 0)
            return fail(Error::Kind::NotFound,
                tr("There is no %1 %2 in the newest snapshot.").arg(type, correction.id));
        const Change change{QString::fromLatin1(correctionAction), type, correction.id,
            correction.name, {},
            {{QStringLiteral("category"), correction.category},
                {QStringLiteral("details"), details}}};
        return note(context, change);
    });
}

JobId startCorrection(Desk& desk, const Correction& correction)
{
    return desk.run(tr("Noting an inaccuracy"), [correction](Context& context, Outcome& outcome) {
        outcome.message = tr("The note is in the journal.");
        return noteCorrection(context, correction);
    });
}

} // namespace parapet::jobs
