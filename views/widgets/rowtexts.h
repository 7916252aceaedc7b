// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Selected rows of a table as text for other programs, and the actions that copy them. GUI thread
// only.
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QMenu;
class QModelIndex;
QT_END_NAMESPACE

namespace parapet::views {

class TableView;

/// The selected rows as CSV text (RFC 4180, formula-safe) or as a Markdown table, with a header of
/// column titles, shown columns in visual order; at most TableView::maximumCopiedRows rows.
[[nodiscard]] QString selectionAsCsv(const TableView& table);
[[nodiscard]] QString selectionAsMarkdown(const TableView& table);

/// Copy the value of a cell; copy the selected rows as text, CSV, Markdown.
void addCopyActions(QMenu& menu, TableView& table, const QModelIndex& cell);

} // namespace parapet::views
