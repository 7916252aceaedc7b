// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journalwords.h"

#include "models/store/cells.h"
#include "models/store/kindwords.h"

namespace parapet::store {
namespace {

QStringList wordsIn(SQLite::Database& db, const std::string& column)
{
    QStringList words;
    SQLite::Statement rows(
        db, "SELECT DISTINCT " + column + " FROM journal ORDER BY " + column + " COLLATE NOCASE");
    while (rows.executeStep())
        words.append(text(rows.getColumn(0)));
    return words;
}

} // namespace

base::Result<domain::JournalWords> journalWords(Connection& connection)
{
    domain::JournalWords words;
    auto done = connection.guarded([&]() -> base::Result<void> {
        words.users = wordsIn(connection.db(), "who");
        words.actions = wordsIn(connection.db(), journalAction(""));
        words.objectTypes = wordsIn(connection.db(), "object_type");
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return words;
}

} // namespace parapet::store
