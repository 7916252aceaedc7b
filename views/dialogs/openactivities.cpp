// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/openactivities.h"

#include "models/items/tablemodel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"

#include <QLocale>

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
    auto* open = new items::TableModel(context.library, domain::Kind::Remediations, this);
    open->setFilter(u"status == \"Active\" and "_s + kqlAny(same));
    connect(open, &items::TableModel::loaded, this, [this, open](int rows) {
        constexpr int shownNames = 3;
        QStringList names;
        for (int row = 0; row < rows && names.size() < shownNames; ++row) {
            const domain::Value title = open->value(row, u"title");
            if (const auto* name = std::get_if<QString>(&title); name && !names.contains(*name))
                names.append(*name);
        }
        QString all = names.join(u", "_s);
        if (rows > names.size())
            all = tr("%1 and %2 more").arg(all, QLocale().toString(rows - names.size()));
        setText(
            counted(rows, tr("An activity for this is open already; another one asks for it twice"),
                tr("%1 activities for these are open already; others ask for them twice"))
            + u": "_s + all + u'.');
        setVisible(rows > 0);
    });
}

} // namespace parapet::views
