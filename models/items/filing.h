// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What filing exceptions and reading device context from a CSV would do, asked of the workspace
// before it is written. For the GUI thread; does not block.
#pragma once

#include "models/items/library.h"
#include "models/jobs/contextcsv.h"

namespace parapet::items {

/// All of them filed at once in the scope of the library (assess/preview.h). A later request of the
/// same context replaces this one, which then answers Cancelled.
void askExceptionPreview(Library& library, const std::vector<domain::ExceptionRequest>& requests,
    QObject* context, Answer<domain::ExceptionPreview> answer);

/// See jobs/workflow.h; of the device groups that the library looks at.
void askGroupOffer(Library& library, const std::vector<domain::ExceptionRequest>& requests,
    QObject* context, Answer<domain::GroupOffer> answer);

/// The tags of these devices, by name, with how many of them have each.
void askTagsOf(Library& library, const QStringList& devices, QObject* context,
    Answer<std::vector<std::pair<QString, qint64>>> answer);

/// The tags of all devices of the scope, by name, with how many have each.
void askTagsInUse(
    Library& library, QObject* context, Answer<std::vector<std::pair<QString, qint64>>> answer);

/// See jobs/contextcsv.h.
void askContextPlan(
    Library& library, const QString& file, QObject* context, Answer<jobs::ContextPlan> answer);

} // namespace parapet::items
