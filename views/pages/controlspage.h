// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score control by control: a bar for each category, then the list with points to win
// and failing devices. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class CategoryBars;
class ScoreTile;

class ControlsPage final : public ListPage
{
    Q_OBJECT

public:
    explicit ControlsPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QString summary(const ListPane& list) const override;

private:
    QWidget* makeScore();
    void loadScore();
    void showScore(const domain::Overview& overview);

    ScoreTile* m_score = nullptr;
    CategoryBars* m_bars = nullptr;
    QStringList m_categories; ///< behind the bars
    qint64 m_notAssessed = 0;
};

} // namespace parapet::views
