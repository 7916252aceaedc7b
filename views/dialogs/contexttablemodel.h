// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CSV would change of devices, one cell a row: before and after. Owned by its view. GUI
// thread only.
#pragma once

#include "models/jobs/contextcsv.h"

#include <QAbstractTableModel>

namespace parapet::views {

class ContextTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Device, What, Before, After, ColumnCount };

    explicit ContextTableModel(std::vector<jobs::ContextEdit> edits, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<jobs::ContextEdit> m_edits;
};

} // namespace parapet::views
