// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/toplistcard.h"

#include "views/panels/lists/rowmenu.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

TopListCard::TopListCard(const Theme& theme, const QString& name, const QString& title,
    domain::Kind kind, std::vector<TopColumn> columns, int rowsShown)
    : Card(theme, title)
    , m_rowsShown(static_cast<std::size_t>(rowsShown))
    , m_rows(new TopRowsModel(kind, std::move(columns), this))
    , m_table(new TableView(theme))
    , m_empty(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_stack(new QStackedWidget)
    , m_footer(new QPushButton)
    , m_footerRow(new QWidget)
{
    setObjectName(name);
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(title);
    m_table->setModel(m_rows);
    m_table->setSortingEnabled(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->viewport()->setCursor(Qt::PointingHandCursor);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsClickable(false);
    header->setSectionsMovable(false);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const int fixed = m_rows->columns()[static_cast<std::size_t>(column)].fixedWidth;
        if (fixed == 0)
            continue;
        header->setSectionResizeMode(column, QHeaderView::Fixed);
        header->resizeSection(column, fixed);
    }
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setObjectName(name + u"Empty"_s);
    m_footer->setProperty("link", true);
    m_footer->setObjectName(name + u"Footer"_s);
    m_footer->setAccessibleDescription(title);
    m_footer->setCursor(Qt::PointingHandCursor);
    // The style sheet takes a link's own minimum height away: its row keeps the room.
    auto* footerLine = new QHBoxLayout(m_footerRow);
    footerLine->setContentsMargins(0, 0, 0, 0);
    footerLine->addWidget(m_footer);
    footerLine->addStretch(1);
    m_footerRow->setMinimumHeight(m_footer->fontMetrics().height() + 8);
    m_footerRow->hide();
    m_stack->addWidget(new SkeletonRows(theme, rowsShown));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_stack->setMinimumHeight(theme.rowHeight() * (rowsShown + 1) + 6);
    // a table asks for more than its rows need
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    setPadding(16);
    content()->addWidget(m_stack, 1);
    content()->addWidget(m_footerRow);
    auto* menu = new RowMenu(*m_table, this);
    connect(menu, &RowMenu::openRequested, this,
        [this](const QModelIndex& index, bool) { open(index); });
    connect(menu, &RowMenu::opening, this, [this](QMenu* entries) {
        const QString id = m_rows->idAt(m_table->currentIndex().row());
        if (!id.isEmpty())
            emit rowMenuOpening(entries, id);
    });
    connect(m_table, &TableView::rowClicked, this, &TopListCard::open);
    connect(m_table, &TableView::rowActivated, this, &TopListCard::open);
    connect(m_footer, &QPushButton::clicked, this, &TopListCard::footerActivated);
}

void TopListCard::setRows(std::vector<domain::Row> rows)
{
    if (rows.size() > m_rowsShown)
        rows.resize(m_rowsShown);
    m_stack->setCurrentWidget(rows.empty() ? static_cast<QWidget*>(m_empty) : m_table);
    m_rows->setRows(std::move(rows));
}

void TopListCard::refresh()
{
    m_rows->refresh();
}

void TopListCard::setEmptySentence(const QString& sentence)
{
    m_empty->setText(sentence);
}

void TopListCard::setFooterLink(const QString& text)
{
    m_footer->setText(text);
    m_footerRow->setVisible(!text.isEmpty());
}

void TopListCard::open(const QModelIndex& index)
{
    const QString id = m_rows->idAt(index.row());
    m_table->clearSelection();
    if (!id.isEmpty())
        emit rowOpened(id);
}

void TopListCard::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    chooseColumns();
}

void TopListCard::chooseColumns()
{
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const int from = m_rows->columns()[static_cast<std::size_t>(column)].fromWidth;
        m_table->setColumnHidden(column, width() < from);
    }
}

} // namespace parapet::views
