// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of one answer of IT: what it says, what snapshots say to it, where it was read.
// Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

namespace parapet::views {

class ClaimPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit ClaimPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;
};

} // namespace parapet::views
