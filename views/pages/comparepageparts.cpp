// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Compare page is made of.
#include "views/charts/waterfall.h"
#include "views/pages/comparepage.h"
#include "views/vocabulary/plainrows.h"
#include "views/widgets/card.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"
#include "views/widgets/tilecard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

TableView* makeTable(const Theme& theme, const QString& name, const QString& words, PlainRows& rows)
{
    auto* table = new TableView(theme);
    table->setObjectName(name);
    table->setAccessibleName(words);
    table->setModel(&rows);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setMinimumHeight(theme.rowHeight() * 6);
    return table;
}

} // namespace

QWidget* ComparePage::makeBar()
{
    auto* bar = new QWidget;
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    const auto add = [line](QComboBox* box, const QString& name, const QString& words) {
        auto* label = new QLabel(words);
        label->setBuddy(box);
        box->setObjectName(name);
        box->setAccessibleName(words);
        box->setMinimumWidth(210);
        line->addWidget(label);
        line->addWidget(box);
    };
    add(m_before, u"compareBefore"_s, tr("From"));
    add(m_after, u"compareAfter"_s, tr("to"));
    auto* swap = new QPushButton(tr("Swap"));
    swap->setObjectName(u"compareSwap"_s);
    line->addWidget(swap);
    line->addStretch(1);
    connect(swap, &QPushButton::clicked, this, [this] {
        const int before = m_before->currentIndex();
        m_before->setCurrentIndex(m_after->currentIndex());
        m_after->setCurrentIndex(before);
        compare();
    });
    return bar;
}

QWidget* ComparePage::makeTiles()
{
    auto* tiles = new QWidget;
    auto* line = new QHBoxLayout(tiles);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    m_exposureTile = addTileCard(
        *line, context().theme, u"compareExposure"_s, tr("Exposure score, lower is better"));
    m_secureTile = addTileCard(
        *line, context().theme, u"compareSecure"_s, tr("Secure score points, higher is better"));
    return tiles;
}

QWidget* ComparePage::makeBoard()
{
    m_score->setObjectName(u"compareScore"_s);
    m_score->setAccessibleName(tr("Score"));
    m_score->setDrawBase(false);
    m_score->setExpanding(false);
    m_score->addTab(tr("Exposure score"));
    m_score->addTab(tr("Secure score"));
    auto* chart = new Card(context().theme);
    chart->content()->setSpacing(4);
    chart->content()->addWidget(m_score);
    chart->content()->addWidget(m_waterfall);
    chart->content()->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addWidget(chart, 5);
    middle->addWidget(makeContributors(), 4);
    auto* body = new QWidget;
    body->setProperty("scrolled", true);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(12);
    column->addWidget(makeTiles());
    column->addLayout(middle);
    column->addWidget(makeCauses(), 1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(u"compareScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body);
    return scroll;
}

QWidget* ComparePage::makeCauses()
{
    auto* card = new Card(context().theme, tr("Causes"));
    m_causeTable = makeTable(context().theme, u"compareCauses"_s, tr("Causes"), *m_causes);
    m_causeTable->setMinimumHeight(context().theme.rowHeight() * (int(domain::causeCount) + 1) + 8);
    card->content()->addWidget(m_causeTable, 1);
    connect(m_causeTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& row) {
            if (row.isValid())
                showCause(m_causes->idAt(row.row()).toInt());
        });
    return card;
}

QWidget* ComparePage::makeContributors()
{
    m_partCard = new Card(context().theme, tr("Who brought it"));
    m_partTable = makeTable(context().theme, u"compareParts"_s, tr("Contributors"), *m_parts);
    m_partCard->content()->addWidget(m_partTable, 1);
    connect(m_partTable, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { open(m_parts->idAt(index.row())); });
    return m_partCard;
}

} // namespace parapet::views
