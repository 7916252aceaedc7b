// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/userimpact.h"

#include "models/domain/terms.h"
#include "models/store/tablereader.h"

namespace parapet::jobs {

base::Result<std::optional<qint64>> devicesWithoutUserImpact(
    Context& context, const Scope& scope, const QString& recommendation)
{
    if (domain::controlOfRecommendation(recommendation).isEmpty())
        return std::optional<qint64>();
    store::TableQuery query;
    query.kind = domain::Kind::Assessments;
    query.scope = scope.read();
    query.relation = {store::Relation::To::Recommendation, recommendation};
    query.filter = QStringLiteral("isExpectedUserImpact == false");
    return store::TableReader(context.connection).count(query).map([](qint64 count) {
        return std::optional(count);
    });
}

} // namespace parapet::jobs
