// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs say to the journal: one call beside each change, inside its transaction. Thread of the
// connection.
#pragma once

#include "models/domain/assessment.h"
#include "models/domain/journalwords.h"
#include "models/jobs/context.h"

#include <QJsonObject>

namespace parapet::jobs {

/// What was changed. The words are stored; they are those of the list kind "journal".
struct Change
{
    QString action; ///< "Filed", "Extended", "Canceled", "Expired", "Created", "Completed", ...
    QString objectType; ///< "exception", "remediation", "device", "setting", "feed", "snapshot"
    QString objectId;
    QString object; ///< how it is called
    QJsonObject before, after; ///< what of it changed; empty: there was or is nothing
};

/// By the user of the context.
[[nodiscard]] base::Result<void> note(Context& context, const Change& change);
/// By the program itself.
[[nodiscard]] base::Result<void> noteByParapet(Context& context, const Change& change);
using domain::parapetItself;

/// Notes exceptions that have expired and were not noted yet.
[[nodiscard]] base::Result<void> noteExpiries(
    Context& context, const std::vector<domain::ExceptionFile>& exceptions);

/// An exception as the journal tells it.
[[nodiscard]] QJsonObject told(const domain::ExceptionFile& exception);

struct JournalState
{
    qint64 entries = 0;
    QString head; ///< hash of the last entry
    std::vector<std::pair<qint64, QString>> faults; ///< entry, what is wrong with it
};
/// Recomputes the chain. `noted`: "NUMBER:HASH" of an entry as it was noted elsewhere, or empty.
/// Errors: Usage for a note that is none.
[[nodiscard]] base::Result<JournalState> verifyJournal(Context& context, const QString& noted = {});

} // namespace parapet::jobs
