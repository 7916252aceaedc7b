// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/rowtexts.h"

#include "views/widgets/celldelegate.h"
#include "views/widgets/celltext.h"
#include "views/widgets/tableview.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RowTexts", text);
}

using Cells = QList<QStringList>;

QList<int> shownColumns(const TableView& table)
{
    QList<int> columns;
    const QHeaderView* header = table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        if (!header->isSectionHidden(header->logicalIndex(visual)))
            columns.append(header->logicalIndex(visual));
    }
    return columns;
}

/// Header line and selected rows as texts.
Cells selectedCells(const TableView& table)
{
    const QList<int> columns = shownColumns(table);
    const QAbstractItemModel* model = table.model();
    Cells cells;
    QStringList titles;
    for (const int column : columns)
        titles.append(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    cells.append(titles);
    QModelIndexList rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    const qsizetype most = std::min<qsizetype>(rows.size(), TableView::maximumCopiedRows);
    for (const QModelIndex& row : std::as_const(rows).first(most)) {
        if (row.data(LoadingRole).toBool())
            continue;
        QStringList line;
        for (const int column : columns)
            line.append(CellDelegate::text(row.siblingAtColumn(column), table.locale()));
        cells.append(line);
    }
    return cells;
}

QString csvCell(QString text)
{
    static const QString risky = u"=+-@\t\r"_s;
    if (!text.isEmpty() && risky.contains(text[0]))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n')
        && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString markdownCell(QString text)
{
    text.replace(u'\\', u"\\\\"_s);
    text.replace(u'|', u"\\|"_s);
    text.replace(u'\n', u' ');
    return text;
}

} // namespace

QString selectionAsCsv(const TableView& table)
{
    QString text;
    for (const QStringList& line : selectedCells(table)) {
        QStringList cells;
        for (const QString& cell : line)
            cells.append(csvCell(cell));
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text;
}

QString selectionAsMarkdown(const TableView& table)
{
    QString text;
    const Cells lines = selectedCells(table);
    for (const QStringList& line : lines) {
        QStringList cells;
        for (const QString& cell : line)
            cells.append(markdownCell(cell));
        text += u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
        if (&line == &lines.first())
            text += u"|"_s + u" --- |"_s.repeated(line.size()) + u'\n';
    }
    return text;
}

void addCopyActions(QMenu& menu, TableView& table, const QModelIndex& cell)
{
    const auto add = [&](const QString& name, const QString& text, auto words) {
        QAction* action = menu.addAction(text);
        action->setObjectName(name);
        QObject::connect(action, &QAction::triggered, &table,
            [words] { QGuiApplication::clipboard()->setText(words()); });
    };
    add(u"copyValue"_s, tr("Copy value"),
        [text = CellDelegate::text(cell, table.locale())] { return text; });
    add(u"copyRows"_s, tr("Copy rows"), [&table] { return table.selectedText(); });
    add(u"copyRowsAsCsv"_s, tr("Copy rows as CSV"), [&table] { return selectionAsCsv(table); });
    add(u"copyRowsAsMarkdown"_s, tr("Copy rows as Markdown"),
        [&table] { return selectionAsMarkdown(table); });
}

} // namespace parapet::views
