// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/overviewcolumn.h"

#include "views/widgets/card.h"
#include "views/widgets/plainwords.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace parapet::views {
namespace {
constexpr qsizetype longestWord = 24;
}

OverviewColumn::OverviewColumn(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_outer(new QVBoxLayout(this))
{
    m_outer->setContentsMargins(0, 0, 0, 0);
    renew();
}

void OverviewColumn::renew()
{
    delete m_body;
    m_body = new QWidget;
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_tiles = nullptr;
    m_facts = nullptr;
    m_outer->addWidget(m_body);
}

void OverviewColumn::clear()
{
    renew();
}

ScoreTile* OverviewColumn::addTile(const QString& title)
{
    if (!m_tiles) {
        m_tiles = new QHBoxLayout;
        m_tiles->setSpacing(12);
        m_column->addLayout(m_tiles);
    }
    auto* card = new Card(m_theme);
    card->setPadding(12);
    auto* words = new TextLabel(m_theme, TextRole::Secondary, Tone::Muted);
    words->setText(title);
    words->setElided(true);
    auto* tile = new ScoreTile(m_theme, ScoreTile::Size::Medium);
    tile->setAccessibleName(title);
    card->content()->setSpacing(2);
    card->content()->addWidget(words);
    card->content()->addWidget(tile);
    card->content()->addStretch(1);
    m_tiles->addWidget(card, 1);
    m_facts = nullptr;
    return tile;
}

TextLabel* OverviewColumn::addText(const QString& title, const QString& text)
{
    if (text.isEmpty())
        return nullptr;
    if (!title.isEmpty())
        addSection(title);
    auto* words = new TextLabel(m_theme, TextRole::Body, Tone::Muted);
    words->setWordWrap(true);
    words->setText(text);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->addWidget(words);
    m_facts = nullptr;
    return words;
}

void OverviewColumn::addSection(const QString& title)
{
    // Also where it opens a column within another one.
    const QWidget* around = parentWidget() ? parentWidget()->parentWidget() : nullptr;
    const bool within = qobject_cast<const OverviewColumn*>(around) != nullptr;
    if (m_column->count() > 0 || within)
        m_column->addSpacing(10);
    auto* words = new TextLabel(m_theme, TextRole::Strong);
    words->setText(title);
    m_column->addWidget(words);
    m_facts = nullptr;
}

void OverviewColumn::addFact(const QString& label, const QString& value)
{
    if (value.isEmpty())
        return;
    auto* right = new TextLabel(m_theme, TextRole::Body);
    right->setText(value);
    // An id has no place to break at: it is cut, and told whole by its tooltip.
    const QStringList words = value.split(u' ');
    const bool breakable = std::all_of(words.cbegin(), words.cend(),
        [](const QString& word) { return word.size() <= longestWord; });
    right->setWordWrap(breakable);
    right->setElided(!breakable);
    right->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->setAccessibleName(label);
    right->setAccessibleDescription(value);
    addRow(label, right);
}

QPushButton* OverviewColumn::addFactLink(const QString& label, const QString& text)
{
    auto* link = new QPushButton(plainWords(text));
    link->setProperty("link", true);
    link->setProperty("fact", true); // stands in line with its label
    link->setAccessibleName(label);
    link->setAccessibleDescription(text);
    auto* place = new QWidget;
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(link);
    line->addStretch(1);
    addRow(label, place);
    return link;
}

void OverviewColumn::addRow(const QString& label, QWidget* right)
{
    if (!m_facts) {
        m_facts = new QGridLayout;
        m_facts->setHorizontalSpacing(16);
        m_facts->setVerticalSpacing(6);
        m_facts->setColumnStretch(1, 1);
        m_column->addLayout(m_facts);
    }
    auto* left = new TextLabel(m_theme, TextRole::Body, Tone::Muted);
    left->setText(label);
    const int row = m_facts->rowCount();
    m_facts->addWidget(left, row, 0, Qt::AlignTop);
    m_facts->addWidget(right, row, 1, Qt::AlignTop);
}

void OverviewColumn::addLine(const QString& text)
{
    auto* words = new TextLabel(m_theme, TextRole::Body, Tone::Muted);
    words->setText(text);
    words->setElided(true);
    m_column->addWidget(words);
    m_facts = nullptr;
}

QPushButton* OverviewColumn::addLink(const QString& text)
{
    auto* link = new QPushButton(plainWords(text));
    link->setProperty("link", true);
    link->setCursor(Qt::PointingHandCursor);
    m_column->addWidget(link, 0, Qt::AlignLeft);
    m_facts = nullptr;
    return link;
}

void OverviewColumn::addWidget(QWidget* widget)
{
    m_column->addWidget(widget);
    m_facts = nullptr;
}

} // namespace parapet::views
