// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/formerrows.h"

#include "models/items/tablemodel.h"
#include "views/widgets/tableview.h"

#include <QTimer>

namespace parapet::views {

FormerRows::FormerRows(const items::TableModel& model, TableView& table, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_table(table)
    , m_delay(new QTimer(this))
{
    m_delay->setSingleShot(true);
    m_delay->setInterval(patience);
    connect(m_delay, &QTimer::timeout, this, &FormerRows::tell);
    connect(&model, &items::TableModel::formerRowsShown, this, &FormerRows::follow);
    connect(
        &model, &items::TableModel::modelReset, this, [this] { m_shownSort = m_model.sortText(); });
}

void FormerRows::follow(bool former)
{
    if (former)
        m_delay->start();
    else
        setWords({});
}

void FormerRows::tell()
{
    if (m_model.showsFormerRows())
        setWords(m_model.sortText() == m_shownSort ? tr("Loading …") : tr("Sorting …"));
    else if (m_model.isLoading())
        emit changed(); // the rows came, their number takes a while
}

void FormerRows::setWords(const QString& words)
{
    if (m_words == words)
        return;
    m_words = words;
    m_table.setWaiting(words);
    emit changed();
}

} // namespace parapet::views
