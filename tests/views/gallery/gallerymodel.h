// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small made-up list of recommendations that answers every role of the kit's tables.
// GUI thread only.
#pragma once

#include "models/domain/fields.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

namespace parapet::views {

class GalleryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit GalleryModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QList<QVariantList> m_rows;
    QSet<int> m_ticked;
};

} // namespace parapet::views
