// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/cardgrid.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace parapet::views {
namespace {

constexpr int columns = 12;
constexpr int gap = 16;

CardGrid::Width widthClass(int pixels)
{
    if (pixels >= CardGrid::wideFrom)
        return CardGrid::Width::Wide;
    return pixels >= CardGrid::mediumFrom ? CardGrid::Width::Medium : CardGrid::Width::Narrow;
}

} // namespace

CardGrid::CardGrid(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(gap);
    // The widest content must not hold the window open: cards give way, then the grid re-arranges.
    m_grid->setSizeConstraint(QLayout::SetNoConstraint);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

void CardGrid::addCard(QWidget* card, Place wide, Place medium, Place narrow)
{
    m_entries.append({card, {wide, medium, narrow}});
    card->setParent(this);
    arrange();
}

QSize CardGrid::minimumSizeHint() const
{
    return {320, m_grid->minimumSize().height()};
}

void CardGrid::resizeEvent(QResizeEvent* event)
{
    const Width width = widthClass(event->size().width());
    if (width != m_width) {
        m_width = width;
        arrange();
    }
    QWidget::resizeEvent(event);
}

void CardGrid::arrange()
{
    for (const Entry& entry : std::as_const(m_entries))
        m_grid->removeWidget(entry.card);
    for (const Entry& entry : std::as_const(m_entries)) {
        const Place& place = entry.places[static_cast<std::size_t>(m_width)];
        m_grid->addWidget(entry.card, place.row, place.column, 1, place.span);
    }
    updateGeometry();
}

} // namespace parapet::views
