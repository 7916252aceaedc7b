// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of an entry of the journal: who changed what, before and after, and its hash. Owned by
// its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

namespace parapet::views {

class JournalPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit JournalPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;
};

} // namespace parapet::views
