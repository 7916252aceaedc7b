// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strip that cannot be missed while the window shows a past snapshot, with the way back. Owned
// by the shell. GUI thread only.
#pragma once

#include "views/shell/banner.h"

namespace parapet::views {

class PastBanner final : public Banner
{
    Q_OBJECT

public:
    explicit PastBanner(const Theme& theme, QWidget* parent = nullptr);

    /// "1 Jul 2026"; empty hides the strip.
    void showDate(const QString& date);

signals:
    void backToLatest();
};

} // namespace parapet::views
