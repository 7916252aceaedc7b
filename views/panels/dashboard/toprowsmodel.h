// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The few rows of a dashboard card as a table model: columns say how a row of the workspace reads.
// Owned by its card. GUI thread only.
#pragma once

#include "views/panels/rowfacts.h"

#include <QAbstractTableModel>
#include <QVariant>

#include <functional>

namespace parapet::views {

/// What one cell shows; the format of the column holds where the cell has none.
struct TopCell
{
    QVariant raw;
    std::optional<domain::FieldFormat> format;
    QString tip; ///< the unrounded value and its source; may be empty
};

struct TopColumn
{
    QString title;
    domain::FieldFormat format = domain::FieldFormat::Plain;
    std::function<TopCell(const RowFacts&)> cell;
    int fromWidth = 0; ///< the column hides where the table is narrower (pixels)
    int fixedWidth = 0; ///< pixels; 0: as wide as its content
};

class TopRowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    TopRowsModel(domain::Kind kind, std::vector<TopColumn> columns, QObject* parent = nullptr);

    void setRows(std::vector<domain::Row> rows);
    /// The cells are to be asked again: what they depend on beside the row is known now.
    void refresh();
    [[nodiscard]] QString idAt(int row) const;
    [[nodiscard]] const std::vector<TopColumn>& columns() const { return m_columns; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    domain::Kind m_kind;
    std::vector<TopColumn> m_columns;
    std::vector<RowFacts> m_rows;
};

} // namespace parapet::views
