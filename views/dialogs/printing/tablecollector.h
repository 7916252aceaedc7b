// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what a table shows, in its columns and order, until every row that is wanted has come:
// lists of the workspace load page by page. Owned by whoever prints. GUI thread only.
#pragma once

#include "views/dialogs/printing/sheets.h"

#include <QObject>
#include <QPointer>
#include <QTableView>

#include <functional>

namespace parapet::views {

class TableCollector final : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostRows = 2000; ///< a longer list is for the CSV

    TableCollector(QTableView* table, QObject* parent = nullptr);

    /// Answers once, maybe at once; never when the table dies before. A reset of its rows begins
    /// anew.
    void collect(std::function<void(const SheetTable& table, int allRows)> done);

private:
    void look();
    [[nodiscard]] QList<int> columns() const;
    [[nodiscard]] SheetTable read() const;

    QPointer<QTableView> m_table;
    std::function<void(const SheetTable&, int)> m_done;
};

} // namespace parapet::views
