// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list remembers between visits and starts, how its columns fit, what an export takes.
#include "views/pages/listpane.h"
#include "views/panels/lists/columnsmenu.h"
#include "views/panels/lists/formerrows.h"
#include "views/panels/lists/shownrows.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QHideEvent>
#include <QItemSelectionModel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int widestColumn = 300;
constexpr int mostWidening = 200; ///< of the column that names the row
constexpr int mostNarrowing = 90; ///< of the same, so that the last columns come into sight

} // namespace

QVariantMap ListPane::saveState() const
{
    QVariantMap chips;
    for (const FilterChip* each : m_filters->chips())
        chips.insert(each->objectName(), each->value());
    return {{u"chips"_s, chips}, {u"text"_s, m_filters->filterText()},
        {u"sort"_s, m_model->sortText()},
        {u"columns"_s, m_fitted ? m_table->saveState() : QByteArray()}};
}

void ListPane::restoreState(const QVariantMap& state)
{
    const QByteArray columns = state.value(u"columns"_s).toByteArray();
    if (!columns.isEmpty() && m_table->restoreState(columns))
        m_fitted = true;
    const QVariantMap chips = state.value(u"chips"_s).toMap();
    for (FilterChip* each : m_filters->chips()) {
        const QString name = each->objectName();
        const QStringList keys = chips.value(name).toStringList();
        if (!chips.contains(name))
            continue;
        each->setValue(keys);
        if (each->value() != keys)
            m_wantedChips.insert(name, keys);
    }
    if (state.contains(u"text"_s))
        m_filters->setFilterText(state.value(u"text"_s).toString());
    const QString sort = state.value(u"sort"_s).toString();
    if (!sort.isEmpty())
        setSort(sort);
    applyFilter();
}

void ListPane::focusFilter()
{
    m_filters->textFilter()->setFocus(Qt::ShortcutFocusReason);
    m_filters->textFilter()->selectAll();
}

void ListPane::setStandardFilters()
{
    for (const ChipSpec& each : m_spec.chips)
        chip(each.name)->setValue(each.initial);
    setTextFilter({});
}

void ListPane::resetView()
{
    m_columns->reset();
    m_fitted = false;
    m_model->setSortText(m_spec.sort);
    markSort();
    setStandardFilters();
    fitOnce();
}

void ListPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_model->setIdle(false);
    // Once the layout knows the width.
    QMetaObject::invokeMethod(this, &ListPane::fitOnce, Qt::QueuedConnection);
}

void ListPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous()) // a minimised window goes on
        m_model->setIdle(true);
}

void ListPane::fitOnce()
{
    if (m_fitted || m_model->rowCount() == 0 || !isVisible())
        return;
    m_fitted = true;
    m_table->fitColumns(widestColumn);
    // What is left of the width goes to the widest column of words, which names the row; a little
    // that is missing is taken from it. Pills and bars that are cut tell nothing.
    const auto isWords = [this](int column) {
        return m_table->model()->headerData(column, Qt::Horizontal, items::FormatRole).toInt()
            == static_cast<int>(domain::FieldFormat::Plain);
    };
    const QHeaderView* header = m_table->horizontalHeader();
    int used = 0;
    int name = header->logicalIndex(0);
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        used += m_table->columnWidth(column);
        if (isWords(column) && m_table->columnWidth(column) > m_table->columnWidth(name))
            name = column;
    }
    const int left = m_table->viewport()->width() - used;
    if (left > 0)
        m_table->setColumnWidth(name, m_table->columnWidth(name) + std::min(left, mostWidening));
    else if (-left <= mostNarrowing)
        m_table->setColumnWidth(name, m_table->columnWidth(name) + left);
}

/// Numbers that became longer (both impacts of a recommendation with an exception) stay whole, and
/// so do short words and pills that came later than the columns were fitted.
void ListPane::widenCells()
{
    constexpr int shortWords = 150;
    using enum domain::FieldFormat;
    for (const domain::FieldSpec& field : domain::fieldsOf(m_spec.kind)) {
        const bool isNumber = field.format == Count || field.format == Score
            || field.format == Impact || field.format == Points;
        const int column = m_model->columnOf(fieldName(field));
        const bool isPill = field.format == SeverityPill || field.format == LevelPill;
        if (!(isNumber || isPill || field.format == Plain) || column < 0
            || m_table->isColumnHidden(column))
            continue;
        const int needed =
            std::min(m_table->neededWidth(column), isNumber ? widestColumn : shortWords);
        if (needed > m_table->columnWidth(column))
            m_table->setColumnWidth(column, needed);
    }
}

QStringList ListPane::shownFields() const
{
    return views::shownFields(*m_model, *m_table);
}

jobs::CsvExport ListPane::csvExport(const QString& file) const
{
    jobs::CsvExport rows = shownRows(*m_model, *m_table, m_shownFilter, m_context.library.scope());
    rows.file = file;
    return rows;
}

/// By their ids: rows may have moved, come and gone.
void ListPane::keepSelection()
{
    QStringList ids;
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
        ids.append(m_model->idAt(row.row()));
    ids.removeAll(QString());
    if (ids.isEmpty())
        return; // one reload follows another: what the first kept still holds
    m_keptIds = ids;
    m_keptCurrent = m_model->idAt(m_table->currentIndex().row());
}

QString ListPane::waitingWords() const
{
    return m_former->words();
}

/// Also while another row is selected: that was before.
void ListPane::selectObject(const QString& id)
{
    if (!m_table->selectionModel()->selectedRows().isEmpty())
        m_table->clearSelection();
    m_keptIds = {id};
    m_keptCurrent = id;
    restoreSelection();
}

/// Rows come page by page: those not there yet are looked for again when more came. Whoever
/// selected something in between has the last word.
void ListPane::restoreSelection()
{
    if (m_keptIds.isEmpty() || m_model->isLoading())
        return;
    QItemSelectionModel* selection = m_table->selectionModel();
    if (selection->hasSelection()
        && !m_keptIds.contains(m_model->idAt(selection->selectedRows().value(0).row()))) {
        m_keptIds.clear();
        return;
    }
    constexpr int farthest = 10'000; // a selection deeper in a long list is let go
    const int rows = std::min(m_model->rowCount(), farthest);
    m_table->setAutoScroll(false);
    qsizetype found = 0;
    for (int row = 0; row < rows && found < m_keptIds.size(); ++row) {
        const QString id = m_model->idAt(row);
        if (id.isEmpty() || !m_keptIds.contains(id))
            continue;
        ++found;
        const QModelIndex index = m_table->model()->index(row, 0);
        // the current row first and unselected: nobody walked there, a flyout stays as it is
        if (id == m_keptCurrent)
            selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    m_table->setAutoScroll(true);
    if (found == m_keptIds.size())
        m_keptIds.clear();
}

} // namespace parapet::views
