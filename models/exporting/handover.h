// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-over CSV of a remediation: written for IT (one row per activity and device), filled in
// by them, read back by merge. Formula-safe both ways. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/issue.h"
#include "models/exporting/rowwriter.h"

#include <optional>

namespace parapet::exporting {

struct HandoverRow
{
    QString activityId, title, remediationType, relatedComponent, recommendedVersion;
    QString deviceId, computerDnsName, osPlatform, rbacGroupName;
    QStringList installedVersions;
    qint64 weaknesses = 0; ///< open CVEs that the activity would close on the device
    QString priority;
    std::optional<base::Millis> dueOn;
    QString requesterNotes, deviceStatus;
    QString itStatus, itOwner, itNote; ///< empty when handed over
    std::optional<base::Millis> doneOn;
};

/// What IT filled in for one activity on one device.
struct HandoverAnswer
{
    qint64 line = 0;
    QString activityId, deviceId;
    /// What the row says it is about; nothing where the file has no such column.
    std::optional<QString> title, relatedComponent, computerDnsName;
    QString itStatus, itOwner, itNote;
    std::optional<base::Millis> doneOn;
};

struct HandoverAnswers
{
    std::vector<HandoverAnswer> answers; ///< rows where IT filled in something
    qint64 untouched = 0; ///< rows where IT filled in nothing
    std::vector<domain::Issue> issues; ///< rows that were not taken
};

/// The columns, fixed by the command-line contract.
[[nodiscard]] std::span<const domain::FieldSpec> handoverFields();

/// Writes header and rows. Errors: those of the sink.
[[nodiscard]] base::Result<void> writeHandover(std::span<const HandoverRow> rows, Sink sink);

/// Most bytes of a file that readHandover takes.
inline constexpr qint64 largestHandover = qint64{256} << 20;

/// Reads a filled-in file as a spreadsheet may have changed it (encoding, separator, quoting,
/// order of columns, line ends, form of dates); columns are found by name and may be left out, but
/// for activityId and deviceId. What could be meant in two ways is an issue, never a guess: a date
/// of two readings, rows about the same device that differ. `file` names it in issues. Errors:
/// Format when it is no such file or too large, Io.
[[nodiscard]] base::Result<HandoverAnswers> readHandover(QIODevice& device, const QString& file);

} // namespace parapet::exporting
