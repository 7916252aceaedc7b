// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The list of feeds as the window shows it: a feed that is older than a month says so with a pill,
// unless a newer import took its place.
// Owned by its page. GUI thread only.
#pragma once

#include "views/vocabulary/presentedmodel.h"

#include <QIdentityProxyModel>

namespace parapet::views {

class FeedAgeModel final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    static constexpr int staleDays = 30; ///< older than this is stale

    explicit FeedAgeModel(PresentedModel& feeds, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    /// Was a newer import of the same feed made? Its values count then, not this row's.
    [[nodiscard]] bool isSuperseded(int row) const;

    const items::TableModel& m_feeds;
    int m_ageColumn;
};

} // namespace parapet::views
