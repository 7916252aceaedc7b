// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The answers that a merge would keep, beside what was answered before. GUI thread only.
#pragma once

#include "models/jobs/merge.h"

#include <QAbstractTableModel>

#include <vector>

namespace parapet::views {

class MergeTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MergeTableModel(std::vector<jobs::ClaimChange> changes, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<jobs::ClaimChange> m_changes;
};

} // namespace parapet::views
