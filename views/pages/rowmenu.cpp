// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/rowmenu.h"

#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

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

RowMenu::RowMenu(TableView& table, PresentedModel& model, QObject* parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table, &QWidget::customContextMenuRequested, this, &RowMenu::popUp);
}

void RowMenu::copyAs(bool markdown) const
{
    QGuiApplication::clipboard()->setText(
        markdown ? selectionAsMarkdown(m_table) : selectionAsCsv(m_table));
}

void RowMenu::popUp(const QPoint& position)
{
    QModelIndex index = m_table.indexAt(position);
    QPoint at = position;
    if (!index.isValid()) { // the menu key, with the pointer elsewhere
        index = m_table.currentIndex();
        at = m_table.visualRect(index).bottomLeft();
    }
    if (!index.isValid() || index.data(LoadingRole).toBool())
        return;
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"rowMenu"_s);
    const QPersistentModelIndex kept(index);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
        [this, kept] { emit openRequested(kept, false); });
    connect(menu->addAction(tr("Open as full page")), &QAction::triggered, this,
        [this, kept] { emit openRequested(kept, true); });
    menu->addSeparator();
    const QString words = CellDelegate::text(index, m_table.locale());
    connect(menu->addAction(tr("Copy value")), &QAction::triggered, this,
        [words] { QGuiApplication::clipboard()->setText(words); });
    connect(menu->addAction(tr("Copy rows")), &QAction::triggered, this,
        [this] { QGuiApplication::clipboard()->setText(m_table.selectedText()); });
    connect(menu->addAction(tr("Copy rows as CSV")), &QAction::triggered, this,
        [this] { copyAs(false); });
    connect(menu->addAction(tr("Copy rows as Markdown")), &QAction::triggered, this,
        [this] { copyAs(true); });
    menu->addSeparator();
    const domain::Kind kind = m_model.table().kind();
    const domain::FieldSpec& field =
        domain::fieldsOf(kind)[static_cast<std::size_t>(index.column())];
    const domain::Value value = m_model.table().value(index.row(), fieldName(field));
    const QString shown = m_table.fontMetrics().elidedText(
        words.isEmpty() ? tr("no value") : words, Qt::ElideRight, 220);
    connect(menu->addAction(tr("Filter by \"%1\"").arg(shown)), &QAction::triggered, this,
        [this, field, value] { emit conditionChosen(kqlEquals(field, value)); });
    connect(menu->addAction(tr("Exclude \"%1\"").arg(shown)), &QAction::triggered, this,
        [this, field, value] { emit conditionChosen(kqlEquals(field, value, true)); });
    emit opening(menu);
    menu->popup(m_table.viewport()->mapToGlobal(at));
}

} // namespace parapet::views
