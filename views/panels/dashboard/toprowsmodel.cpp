// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/toprowsmodel.h"

#include "views/vocabulary/threatcells.h"
#include "views/widgets/celltext.h"
#include "views/widgets/cellvalues.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {

TopRowsModel::TopRowsModel(domain::Kind kind, std::vector<TopColumn> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_kind(kind)
    , m_columns(std::move(columns))
{
}

void TopRowsModel::setRows(std::vector<domain::Row> rows)
{
    beginResetModel();
    m_rows.clear();
    for (domain::Row& row : rows)
        m_rows.emplace_back(m_kind, std::move(row));
    endResetModel();
}

void TopRowsModel::refresh()
{
    beginResetModel(); // columns as wide as their content follow a reset only
    endResetModel();
}

QString TopRowsModel::idAt(int row) const
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return {};
    const RowFacts& reader = m_rows[static_cast<std::size_t>(row)];
    const QString id = reader.text(u"id");
    return id.isEmpty() && reader.has(u"id") ? QString::number(reader.count(u"id")) : id;
}

int TopRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TopRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TopRowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const TopColumn& column = m_columns[static_cast<std::size_t>(index.column())];
    const RowFacts& row = m_rows[static_cast<std::size_t>(index.row())];
    const TopCell cell = column.cell(row);
    const domain::FieldFormat format = cell.format.value_or(column.format);
    switch (role) {
    case FieldFormatRole:
        return static_cast<int>(format);
    case RawValueRole:
        return cell.raw;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (cell.raw.canConvert<CellTrend>())
            return cell.raw.value<CellTrend>().words;
        if (cell.raw.canConvert<CellIcon>())
            return cell.raw.value<CellIcon>().words;
        if (cell.raw.canConvert<CellMarks>())
            return marksWords(cell.raw.value<CellMarks>()).replace(u'\n', u", "_s);
        return cellText(format, cell.raw, QLocale());
    case Qt::ToolTipRole:
        return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    default:
        return {};
    }
}

QVariant TopRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const TopColumn& column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    return role == FieldFormatRole ? QVariant(static_cast<int>(column.format)) : QVariant();
}

} // namespace parapet::views
