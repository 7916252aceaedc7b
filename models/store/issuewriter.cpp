// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/issuewriter.h"

namespace parapet::store {

void writeIssues(
    SQLite::Database& db, const std::vector<domain::Issue>& issues, qint64 snapshot, qint64 feed)
{
    SQLite::Statement insert(db,
        "INSERT INTO import_issue (snapshot, feed, kind, file, line, byte_offset, reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const domain::Issue& issue : issues) {
        insert.reset();
        insert.clearBindings();
        if (snapshot != 0)
            insert.bind(1, static_cast<int64_t>(snapshot));
        if (feed != 0)
            insert.bind(2, static_cast<int64_t>(feed));
        insert.bind(3, static_cast<int>(issue.kind));
        insert.bind(4, issue.file.toStdString());
        if (issue.line > 0)
            insert.bind(5, static_cast<int64_t>(issue.line));
        if (issue.byteOffset)
            insert.bind(6, static_cast<int64_t>(*issue.byteOffset));
        insert.bind(7, issue.reason.toStdString());
        insert.exec();
    }
}

} // namespace parapet::store
