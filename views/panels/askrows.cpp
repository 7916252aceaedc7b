// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/askrows.h"

#include "models/domain/terms.h"
#include "models/items/tablemodel.h"
#include "views/vocabulary/kqltext.h"

#include <QHash>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace parapet::views {

void askRows(items::Library& library, domain::Kind kind, const QStringList& ids, QObject* context,
    const std::function<void(const QList<RowFacts>&)>& answer)
{
    struct Gathering
    {
        QHash<QString, RowFacts> rows;
        qsizetype answers = 0;
    };
    if (ids.isEmpty()) {
        answer({});
        return;
    }
    const auto gathering = std::make_shared<Gathering>();
    for (const QString& id : ids) {
        library.row(kind, id, context,
            [gathering, answer, ids, id, kind](const base::Result<domain::Row>& row) {
                ++gathering->answers;
                if (row)
                    gathering->rows.insert(id, RowFacts(kind, *row));
                if (gathering->answers < ids.size())
                    return;
                QList<RowFacts> rows;
                for (const QString& each : ids) {
                    if (gathering->rows.contains(each))
                        rows.append(gathering->rows.value(each));
                }
                answer(rows);
            });
    }
}

/// What only asks for attention closes nothing.
void askAdvice(items::Library& library, const QString& weakness, QObject* context,
    std::function<void(const Advice&)> answer)
{
    auto* found = new items::TableModel(library, domain::Kind::Recommendations, context);
    found->setFilter(u"remediationType != "_s
        + kqlQuoted(domain::text(domain::RemediationType::AttentionRequired)));
    found->setSortText(u"exposureImpact:desc"_s);
    found->setRelation({domain::ListRelation::To::Weakness, weakness});
    QObject::connect(
        found, &items::TableModel::loaded, context, [found, answer = std::move(answer)](int rows) {
            Advice advice{{}, rows};
            for (int row = 0; row < std::min(rows, mostAdvice); ++row) {
                const domain::Value name = found->value(row, u"recommendationName");
                const auto* words = std::get_if<QString>(&name);
                advice.recommendations.append(
                    {found->idAt(row), words ? *words : found->idAt(row)});
            }
            answer(advice);
        });
}

} // namespace parapet::views
