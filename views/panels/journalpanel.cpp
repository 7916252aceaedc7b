// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/journalpanel.h"

#include "views/panels/overviewcolumn.h"
#include "views/vocabulary/changewords.h"
#include "views/widgets/pill.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

JournalPanel::JournalPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, domain::Kind::Journal, parent)
{
}

namespace {

QString wordsOf(const QString& told)
{
    return told.isEmpty() ? JournalPanel::tr("Nothing") : changeWords(told);
}

} // namespace

void JournalPanel::fill(const RowFacts& facts)
{
    setTitle(facts.text(u"action"));
    setPills({new Pill(theme(), facts.text(u"objectType"), Tone::Accent),
        new Pill(theme(), tr("Entry %1").arg(facts.shown(u"id")), Tone::Muted)});
    OverviewColumn& column = overview();
    column.addText(tr("Object"), facts.text(u"object"));
    column.addText(tr("Before"), wordsOf(facts.text(u"before")));
    column.addText(tr("After"), wordsOf(facts.text(u"after")));
    column.addSection(tr("Details"));
    column.addFact(tr("Who"), facts.text(u"user"));
    column.addFact(tr("When"), facts.shown(u"date"));
    column.addFact(tr("Object ID"), facts.text(u"objectId"));
    column.addFact(tr("Hash"), facts.text(u"hash"));
}

} // namespace parapet::views
