// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A hint for who requests remediation: activities that are open for the same already. Owned by the
// form. GUI thread only.
#pragma once

#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/textlabel.h"

namespace parapet::views {

class OpenActivities final : public TextLabel
{
    Q_OBJECT

public:
    /// Hidden until an active activity of one of these recommendations is found.
    OpenActivities(const PageContext& context, const QList<RowFacts>& recommendations);
};

} // namespace parapet::views
