// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes back what was done in the workflow. Each is one transaction with the rescoring that follows
// from it, and the journal keeps both the step and its undoing. Thread of the connection.
#pragma once

#include "models/jobs/context.h"

#include <QStringList>

namespace parapet::jobs {

/// Undoes cancelling: they go on as filed, all or none. Errors: NotFound; Conflict where one is not
/// cancelled or another goes on for it.
[[nodiscard]] base::Result<void> restoreExceptions(Context& context, const QStringList& ids);
/// Undoes cancelling for some device groups. Errors: NotFound; Conflict where it is not cancelled
/// for one of them, or another goes on for it.
[[nodiscard]] base::Result<void> restoreExceptionGroups(
    Context& context, const QString& id, const QStringList& groups);
/// Undoes extending: the successor is cancelled and the exception that it extended goes on. Errors:
/// NotFound; Conflict where the successor extends none or is cancelled.
/// All or none.
[[nodiscard]] base::Result<void> undoExtensions(Context& context, const QStringList& successors);
/// Undoes requesting: the activities are removed, all or none. Errors: NotFound; Conflict once IT
/// has answered one.
[[nodiscard]] base::Result<void> withdrawRemediations(Context& context, const QStringList& ids);
/// Undoes completing by hand. Errors: NotFound; Conflict where nobody completed it by hand.
/// All or none.
[[nodiscard]] base::Result<void> reopenRemediations(Context& context, const QStringList& ids);

/// Undoes setDeviceContexts() by what it returned: the devices are as they were. Errors: Usage for
/// other texts, NotFound where it was undone before.
[[nodiscard]] base::Result<void> undoDeviceContexts(Context& context, const QStringList& steps);

} // namespace parapet::jobs
