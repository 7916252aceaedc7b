// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of security recommendations: the list, and what can be done with the ticked ones. Owned
// by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class RecommendationsPage final : public ListPage
{
    Q_OBJECT

public:
    explicit RecommendationsPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QString summary(const ListPane& list) const override;

private:
    void addSelectionActions();
    void countStatuses();
    void askCourses();

    std::optional<std::pair<qint64, qint64>> m_counts; ///< active, excepted
};

} // namespace parapet::views
