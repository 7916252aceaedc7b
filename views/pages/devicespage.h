// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of devices, with a flyout for each. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class DevicesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit DevicesPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void askGroups();
};

} // namespace parapet::views
