// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Policy clocks: what is due when, device by CVE, what is overdue, and the table of days by
// severity that people may change. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class ClocksPage final : public ListPage
{
    Q_OBJECT

public:
    explicit ClocksPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void editDays();
};

} // namespace parapet::views
