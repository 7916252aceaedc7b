// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/openactivities.h"

#include "models/items/rowcount.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

OpenActivities::OpenActivities(const PageContext& context, const QList<RowFacts>& recommendations)
    : TextLabel(context.theme, TextRole::Secondary, Tone::Medium)
{
    setObjectName(u"openActivities"_s);
    setWordWrap(true);
    hide();
    QStringList same;
    for (const RowFacts& each : recommendations)
        same.append(u"recommendationId == "_s + kqlQuoted(each.text(u"id")));
    auto* open = new items::RowCount(context.library, domain::Kind::Remediations, this);
    connect(open, &items::RowCount::counted, this, [this](qint64 rows) {
        setText(counted(rows,
            tr("An activity for this is open already; another one asks for it twice."),
            tr("%1 activities for these are open already; others ask for them twice.")));
        setVisible(rows > 0);
    });
    open->count({}, u"status == \"Active\" and "_s + kqlAny(same));
}

} // namespace parapet::views
