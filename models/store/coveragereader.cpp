// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/coveragereader.h"

namespace parapet::store {

base::Result<std::vector<domain::Coverage>> readCoverage(
    Connection& connection, const ReadScope& scope)
{
    std::vector<domain::Coverage> rows;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement read(connection.db(),
            "SELECT recommendation, cve, grp, exception FROM " + scope.schema + ".sum_excepted");
        while (read.executeStep())
            rows.push_back({read.getColumn(0).getUInt(), read.getColumn(1).getUInt(),
                read.getColumn(2).getUInt(), QString::fromUtf8(read.getColumn(3).getText())});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return rows;
}

base::Result<std::vector<domain::ExposureLevel>> readLevels(
    Connection& connection, const ReadScope& scope)
{
    std::vector<domain::ExposureLevel> levels;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(
            connection.db(), "SELECT device, level FROM " + scope.schema + ".sum_device");
        while (rows.executeStep()) {
            const std::size_t device = rows.getColumn(0).getUInt();
            if (levels.size() <= device)
                levels.resize(device + 1, domain::ExposureLevel::NoData);
            levels[device] = static_cast<domain::ExposureLevel>(rows.getColumn(1).getInt());
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return levels;
}

} // namespace parapet::store
