// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a list is on screen: its columns, its rows as a CSV export, the ids of the chosen ones.
// Pure functions over the widgets; GUI thread only.
#pragma once

#include "models/items/tablemodel.h"
#include "models/jobs/desk.h"

namespace parapet::views {

class TableView;

/// Stable names of the columns that are shown, from left to right.
[[nodiscard]] QStringList shownFields(const items::TableModel& model, const TableView& table);

/// Hides every column but these, and puts them in this order; names that the kind has not are
/// passed over. Nothing happens where none is left.
void showFields(const items::TableModel& model, TableView& table, const QStringList& fields);

/// The arrow of the header tells the first key of an order ("cvss:desc,id").
void markSort(const items::TableModel& model, TableView& table, const QString& sort);

/// Filter, order and columns as a CSV request without a file. A cell that tells several fields at
/// once (the marks of threats, "61 / 226") becomes a column for each. `filter`: of the rows in
/// sight, which an unreadable one leaves as they were.
[[nodiscard]] jobs::CsvExport shownRows(const items::TableModel& model, const TableView& table,
    const QString& filter, const domain::ViewScope& scope);

/// What a field of the selected rows tells, each once, in the order of the list; rows that are
/// still being read are left out; at most TableView::maximumCopiedRows rows are looked at.
[[nodiscard]] QStringList selectedValues(
    const items::TableModel& model, const TableView& table, QStringView field);

} // namespace parapet::views
