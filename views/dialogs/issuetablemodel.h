// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an import had to say about places in its files, as a table: file, line, kind, reason.
// Owned by its dialog. GUI thread only.
#pragma once

#include "models/domain/issue.h"

#include <QAbstractTableModel>

#include <vector>

namespace parapet::views {

class IssueTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit IssueTableModel(std::vector<domain::Issue> issues, QObject* parent = nullptr);

    /// Every issue as "FILE:LINE: reason", one a line.
    [[nodiscard]] QString text() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<domain::Issue> m_issues;
};

} // namespace parapet::views
