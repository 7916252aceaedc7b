// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before the newest snapshot is taken back, and says what that means. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

namespace parapet::views {

class TakeBackDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Opens one for the newest snapshot; does nothing where there is none.
    static void ask(const PageContext& context, QWidget* parent);

    /// `before`: the snapshot that is the newest then; nothing: none is left.
    TakeBackDialog(const PageContext& context, const domain::SnapshotInfo& newest,
        const std::optional<domain::SnapshotInfo>& before, QWidget* parent);
};

} // namespace parapet::views
