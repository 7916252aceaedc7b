// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What filing activities and filing exceptions share. Within jobs only; thread of the connection.
#pragma once

#include "models/domain/workflow.h"
#include "models/jobs/context.h"
#include "models/jobs/journaljob.h"

#include <QJsonObject>

namespace parapet::jobs {

/// The id of something that is filed now.
[[nodiscard]] QString newId();
/// One recommendation of the newest snapshot with the asked fields as text; NotFound where there is
/// none.
[[nodiscard]] base::Result<QStringList> recommendationTexts(
    Context& context, const QString& id, const QStringList& fields);
/// Usage for a name that is no device group of the newest snapshot.
[[nodiscard]] base::Result<void> checkGroups(Context& context, const QStringList& groups);

/// An activity as the journal tells it.
[[nodiscard]] QJsonObject told(const domain::RemediationActivity& activity);
[[nodiscard]] base::Result<void> noteCompletion(
    Context& context, const domain::RemediationActivity& activity, const QString& by);
/// How the journal tells that an activity goes on, and that an exception is in effect again.
[[nodiscard]] Change reopened(const domain::RemediationActivity& activity);
[[nodiscard]] Change restored(const domain::ExceptionFile& exception);

} // namespace parapet::jobs
