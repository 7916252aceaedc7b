// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Remediation activities, exceptions and device context: filing, completing, cancelling, handing
// over. Each is one transaction with the rescoring that follows from it.
#pragma once

#include "models/domain/views.h"
#include "models/domain/workflow.h"
#include "models/exporting/handover.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

/// Targets the devices exposed now in the asked groups; for an update of software with a zero day
/// only those with a finding that it would close. Errors: NotFound (no such recommendation), Usage
/// (no such device; a type that does not fit; a due date where attention is all that is asked for).
/// Returns the activity's id.
[[nodiscard]] base::Result<QString> createRemediation(
    Context& context, const domain::RemediationRequest& request);
/// All of them in one transaction: an error of one (it says which) files none. Returns the ids in
/// the order asked.
[[nodiscard]] base::Result<QStringList> createRemediations(
    Context& context, const std::vector<domain::RemediationRequest>& requests);
[[nodiscard]] base::Result<void> completeRemediation(Context& context, const QString& id);
/// All of them or none.
[[nodiscard]] base::Result<void> completeRemediations(Context& context, const QStringList& ids);

/// Rows of the hand-over CSV: one an activity and targeted device; no ids: all active activities.
[[nodiscard]] base::Result<std::vector<exporting::HandoverRow>> handoverRows(
    Context& context, const QStringList& activities);
/// Writes them to a file, replacing it only when all is written. Returns the number of rows.
[[nodiscard]] base::Result<qint64> exportHandover(
    Context& context, const QStringList& activities, const QString& file);

/// Errors: NotFound, Usage (empty context, past expiry, unknown group, false positive without CVE).
[[nodiscard]] base::Result<QString> fileException(
    Context& context, const domain::ExceptionRequest& request);
/// All of them in one transaction: an error of one files none. Returns the ids in the order asked.
[[nodiscard]] base::Result<QStringList> fileExceptions(
    Context& context, const std::vector<domain::ExceptionRequest>& requests);
/// Errors: NotFound; Conflict where it was cancelled before or has expired.
[[nodiscard]] base::Result<void> cancelException(Context& context, const QString& id);
/// All of them or none.
[[nodiscard]] base::Result<void> cancelExceptions(Context& context, const QStringList& ids);
/// Ends it for some of its device groups; where none is left, as a whole. Errors: NotFound; Usage
/// for a group that is none of its own, or where it is for all devices; Conflict where it is not
/// in effect there any more.
[[nodiscard]] base::Result<void> cancelExceptionGroups(
    Context& context, const QString& id, const QStringList& groups);
/// Which device groups exceptions of these targets can be filed for; `scope`: only of these, empty:
/// of all.
[[nodiscard]] base::Result<domain::GroupOffer> groupOffer(Context& context,
    const std::vector<domain::ExceptionRequest>& requests, const QStringList& scope = {});
/// Keeps the exception as it was, cancelled now, and files one that goes on in its place from now
/// to a new end, with the same scope. Errors: NotFound; Conflict where it is not in effect any
/// more; Usage for an end that is not to come. Returns the successor's id.
[[nodiscard]] base::Result<QString> extendException(
    Context& context, const QString& id, const domain::ExceptionEdit& edit);
/// All of them or none; returns the successors in the order asked.
[[nodiscard]] base::Result<QStringList> extendExceptions(
    Context& context, const QStringList& ids, const domain::ExceptionEdit& edit);
/// Ends exceptions that are to end when exposure grows and whose devices are more than when they
/// were filed; tells whether there was one. The caller scores again.
[[nodiscard]] base::Result<bool> endGrownExceptions(Context& context);
/// A sentence on those that ended so since a time, with a blank before it; empty where none did.
[[nodiscard]] QString grownExceptionsWords(Context& context, base::Millis since);

/// Sets what people say of devices. Errors: NotFound names the first unknown device; Usage for a
/// tag or device group with blanks around its name, or of more than 200 characters.
/// Returns the way back, for undoDeviceContexts() (undo.h).
[[nodiscard]] base::Result<QStringList> setDeviceContexts(
    Context& context, const std::vector<std::pair<QStringList, domain::ContextChange>>& changes);

} // namespace parapet::jobs
