// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what merging a filled-in hand-over file would do, with its conflicts, before anything is
// written. Shown with open(); deletes itself when closed. GUI thread only.
#pragma once

#include "models/jobs/merge.h"
#include "views/dialogs/plandialog.h"

namespace parapet::views {

class MergeDialog final : public PlanDialog
{
    Q_OBJECT

public:
    MergeDialog(const PageContext& context, const QString& file, QWidget* parent);

private:
    void show(const base::Result<jobs::MergePlan>& plan);
};

} // namespace parapet::views
