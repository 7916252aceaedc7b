// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tilecard.h"

#include "views/widgets/card.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

ScoreTile* addTileCard(
    QBoxLayout& line, const Theme& theme, const QString& name, const QString& title, int stretch)
{
    auto* card = new Card(theme);
    card->setPadding(12);
    auto* words = new TextLabel(theme, TextRole::Secondary, Tone::Muted);
    words->setText(title);
    words->setElided(true);
    auto* tile = new ScoreTile(theme, ScoreTile::Size::Medium);
    tile->setObjectName(name);
    tile->setAccessibleName(title);
    tile->setNumber(u"–"_s);
    card->content()->setSpacing(2);
    card->content()->addWidget(words);
    card->content()->addWidget(tile);
    line.addWidget(card, stretch);
    return tile;
}

} // namespace parapet::views
