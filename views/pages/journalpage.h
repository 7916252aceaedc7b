// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The journal: every change that a person made, chained by hashes, with a button that proves that
// nothing was edited, taken out or moved. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class JournalPage final : public ListPage
{
    Q_OBJECT

public:
    explicit JournalPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void verify();
    void askChoices();
};

} // namespace parapet::views
