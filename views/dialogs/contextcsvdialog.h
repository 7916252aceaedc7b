// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CSV would change of devices, and which of its rows cannot be taken, before it is written.
// Deletes itself when closed. GUI thread only.
#pragma once

#include "models/jobs/contextcsv.h"
#include "views/dialogs/plandialog.h"

namespace parapet::views {

class ContextCsvDialog final : public PlanDialog
{
    Q_OBJECT

public:
    ContextCsvDialog(const PageContext& context, const QString& file, QWidget* parent);

private:
    void show(const base::Result<jobs::ContextPlan>& plan);
};

} // namespace parapet::views
