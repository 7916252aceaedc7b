// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/shownrows.h"

#include "views/vocabulary/toldfields.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QItemSelectionModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

QStringList shownFields(const items::TableModel& model, const TableView& table)
{
    QStringList fields;
    const QHeaderView* header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        if (!header->isSectionHidden(column))
            fields.append(model.headerData(column, Qt::Horizontal, items::FieldRole).toString());
    }
    return fields;
}

void showFields(const items::TableModel& model, TableView& table, const QStringList& fields)
{
    QList<int> columns;
    for (const QString& field : fields)
        columns.append(model.columnOf(field));
    columns.removeAll(-1);
    if (columns.isEmpty())
        return;
    QHeaderView* header = table.horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        table.setColumnHidden(column, !columns.contains(column));
    for (int place = 0; place < columns.size(); ++place)
        header->moveSection(header->visualIndex(columns[place]), place);
}

namespace {

/// The column that tells what the list is sorted by: its own where it is shown.
QString shownCell(const items::TableModel& model, const TableView& table, const QString& field)
{
    const int own = model.columnOf(field);
    return own >= 0 && !table.isColumnHidden(own) ? field : cellOfOrder(model.kind(), field);
}

} // namespace

void markSort(const items::TableModel& model, TableView& table, const QString& sort)
{
    const QString key = sort.section(u',', 0, 0);
    const QSignalBlocker quiet(table.horizontalHeader());
    const QString field = key.section(u':', 0, 0).trimmed();
    table.horizontalHeader()->setSortIndicator(model.columnOf(shownCell(model, table, field)),
        key.section(u':', 1).trimmed() == "desc"_L1 ? Qt::DescendingOrder : Qt::AscendingOrder);
}

jobs::CsvExport shownRows(const items::TableModel& model, const TableView& table,
    const QString& filter, const domain::ViewScope& scope)
{
    const domain::Kind kind = model.kind();
    const QStringList shown = shownFields(model, table);
    QStringList fields;
    for (const QString& field : shown) {
        for (const QString& one : fieldsToldBy(kind, field)) {
            const bool hasOwnColumn = one != field && shown.contains(one);
            if (!hasOwnColumn && !fields.contains(one))
                fields.append(one);
        }
    }
    return {kind, filter, model.sortText(), model.relation(), fields, {}, scope};
}

QStringList selectedValues(
    const items::TableModel& model, const TableView& table, QStringView field)
{
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList values;
    const qsizetype most = std::min<qsizetype>(rows.size(), TableView::maximumCopiedRows);
    for (const QModelIndex& row : std::as_const(rows).first(most)) {
        const domain::Value value = model.value(row.row(), field);
        const auto* text = std::get_if<QString>(&value);
        if (text && !text->isEmpty())
            values.append(*text);
    }
    values.removeDuplicates();
    return values;
}

} // namespace parapet::views
