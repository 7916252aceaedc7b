// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of weaknesses: the CVEs of the fleet, with a flyout for each. Owned by the shell. GUI
// thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class WeaknessesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit WeaknessesPage(const PageContext& context, QWidget* parent = nullptr);
};

} // namespace parapet::views
