// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/dataversion.h"

#include "models/store/fileaccess.h"

namespace parapet::store {

base::Result<qint64> dataVersion(Connection& connection)
{
    if (connection.isUnwatched())
        return fileStamp(connection.path());
    qint64 version = 0;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(), "PRAGMA data_version");
        if (row.executeStep())
            version = row.getColumn(0).getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return version;
}

} // namespace parapet::store
