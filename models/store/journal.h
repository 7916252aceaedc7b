// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The journal: who changed what and when, each entry bound to the one before by its hash. Written
// inside the transaction of the change itself; thread of the connection.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/store/connection.h"

#include <vector>

namespace parapet::store {

/// One entry. Table "journal"; `before` and `after` are JSON objects or empty.
struct JournalEntry
{
    qint64 id = 0; ///< 1, 2, 3 ... without a gap
    base::Millis at = 0;
    QString who, action, objectType, objectId, object, before, after;
    QString hash;
};

/// The hash that binds an entry, for whoever checks the journal with other tools:
///
///     text = previous hash, then "\n"                 (empty before the first entry)
///     then, for each of id, at, who, action, object_type, object_id, object, before, after:
///         the length of the value in bytes, as a decimal number, then ":"
///         the value itself (UTF-8; id and at as decimal numbers, at in milliseconds), then "\n"
///     hash = SHA-256 of text, as 64 lower-case hexadecimal digits
///
/// The lengths make it impossible to move a character from one value to the next.
[[nodiscard]] QString journalHash(const QString& previous, const JournalEntry& entry);

struct JournalFault
{
    qint64 entry = 0; ///< which one
    QString message; ///< one sentence
};

/// The last entry, which an auditor may note elsewhere.
struct JournalHead
{
    qint64 entries = 0;
    QString hash; ///< empty where there is no entry
    bool operator==(const JournalHead&) const = default;
};

struct JournalCheck
{
    JournalHead head;
    std::vector<JournalFault> faults; ///< empty: sound
};

class Journal
{
public:
    explicit Journal(Connection& connection);

    /// Gives the entry its number and hash; the other members are the caller's.
    [[nodiscard]] base::Result<JournalEntry> append(JournalEntry entry);
    /// Was this ever said of the object?
    [[nodiscard]] base::Result<bool> has(const QString& objectId, const QString& action);
    [[nodiscard]] base::Result<JournalHead> head();

    /// Recomputes every hash. Finds an entry that was edited, removed, inserted or moved, and names
    /// it; finds entries cut off at the end by the count and hash kept beside the journal.
    ///
    /// What it cannot find by itself: somebody who may write the file can write the whole journal
    /// anew, with hashes and head that fit. Against that, note the head elsewhere (a ticket, a
    /// print) and give it as `noted`: the entry of that number must still have that hash.
    [[nodiscard]] base::Result<JournalCheck> verify(
        const std::optional<JournalHead>& noted = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace parapet::store
