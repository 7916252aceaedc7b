// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/printing/tablecollector.h"

#include "views/widgets/celldelegate.h"
#include "views/widgets/celltext.h"

#include <QHeaderView>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {

TableCollector::TableCollector(QTableView* table, QObject* parent)
    : QObject(parent)
    , m_table(table)
{
    const QAbstractItemModel* model = table->model();
    connect(model, &QAbstractItemModel::dataChanged, this, &TableCollector::look);
    connect(model, &QAbstractItemModel::modelReset, this, &TableCollector::look);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TableCollector::look);
}

void TableCollector::collect(std::function<void(const SheetTable&, int)> done)
{
    m_done = std::move(done);
    look();
}

QList<int> TableCollector::columns() const
{
    QList<int> shown;
    const QHeaderView* header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!m_table->isColumnHidden(column))
            shown.append(column);
    }
    return shown;
}

/// Asking for a row that is not there yet makes it come.
void TableCollector::look()
{
    if (!m_done || !m_table)
        return;
    const QAbstractItemModel* model = m_table->model();
    const int rows = std::min(model->rowCount(), mostRows);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model->index(row, 0);
        (void)index.data(Qt::DisplayRole);
        if (index.data(LoadingRole).toBool())
            return;
    }
    std::exchange(m_done, nullptr)(read(), model->rowCount());
}

SheetTable TableCollector::read() const
{
    const QAbstractItemModel* model = m_table->model();
    SheetTable sheet;
    const QList<int> shown = columns();
    for (const int column : shown) {
        const auto format = static_cast<domain::FieldFormat>(
            model->headerData(column, Qt::Horizontal, FieldFormatRole).toInt());
        sheet.columns.push_back({model->headerData(column, Qt::Horizontal).toString(),
            cellAlignment(format).testFlag(Qt::AlignRight)});
    }
    const int rows = std::min(model->rowCount(), mostRows);
    for (int row = 0; row < rows; ++row) {
        QStringList cells;
        for (const int column : shown) {
            const QModelIndex index = model->index(row, column);
            QString words = index.data(Qt::DisplayRole).toString();
            if (words.isEmpty())
                words = CellDelegate::text(index, QLocale());
            cells.append(words.replace(u'\n', u"; "_s));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

} // namespace parapet::views
