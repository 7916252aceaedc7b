// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/leftouthint.h"

#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

LeftOutHint::LeftOutHint(const PageContext& context, ListPane& list, const QString& chip,
    const QString& leftOut, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_list(list)
    , m_chip(chip)
    , m_leftOut(leftOut)
    , m_words(words)
    , m_text(new TextLabel(context.theme, TextRole::Secondary, Tone::Muted))
    , m_counter(new items::RowCount(context.library, list.spec().kind, this))
{
    setObjectName(u"leftOutHint"_s);
    m_text->setObjectName(u"leftOutText"_s);
    m_text->setElided(true);
    auto* all = new QPushButton(tr("Show them too"));
    all->setObjectName(u"showLeftOut"_s);
    all->setProperty("link", true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_text);
    line->addWidget(all);
    line->addStretch(1);
    hide();
    connect(all, &QPushButton::clicked, this, [this] { m_list.setChip(m_chip, {}); });
    connect(m_counter, &items::RowCount::counted, this, &LeftOutHint::show);
    connect(&m_list, &ListPane::counted, this, &LeftOutHint::count);
    connect(&context.library, &items::Library::changed, this, [this] { m_counted.clear(); });
}

void LeftOutHint::count()
{
    const QString others = m_list.filterExcept(m_chip);
    if (m_list.filter() == others) { // the chip leaves nothing out
        m_counted.clear();
        hide();
        return;
    }
    const QString condition = kqlAll({others, m_leftOut});
    if (condition == m_counted)
        return;
    m_counted = condition;
    m_counter->count({}, condition);
}

void LeftOutHint::show(qint64 rows)
{
    m_text->setText(views::counted(rows, m_words.one, m_words.many));
    setVisible(rows > 0 && m_list.filter() != m_list.filterExcept(m_chip));
}

} // namespace parapet::views
