// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/courses.h"

#include <algorithm>

namespace parapet::store {

void writeExposedCounts(
    SQLite::Database& db, qint64 snapshot, const std::vector<std::pair<qint64, qint64>>& exposed)
{
    SQLite::Statement clear(db, "DELETE FROM exposed_history WHERE snapshot = ?");
    clear.bind(1, static_cast<int64_t>(snapshot));
    clear.exec();
    SQLite::Statement put(db, "INSERT INTO exposed_history VALUES (?, ?, ?)");
    for (const auto& [recommendation, devices] : exposed) {
        put.bind(1, static_cast<int64_t>(snapshot));
        put.bind(2, static_cast<int64_t>(recommendation));
        put.bind(3, static_cast<int64_t>(devices));
        put.exec();
        put.reset();
    }
}

base::Result<QHash<QString, QList<double>>> exposedCourses(
    Connection& connection, qint64 snapshot, int most)
{
    QHash<QString, QList<double>> courses;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "WITH shown AS (SELECT s.id, s.taken_at FROM snapshot s WHERE (?1 = 0 OR s.taken_at <= "
            "(SELECT taken_at FROM snapshot WHERE id = ?1)) AND EXISTS (SELECT 1 FROM "
            "exposed_history h WHERE h.snapshot = s.id) ORDER BY s.taken_at DESC, s.id DESC LIMIT "
            "?2), placed AS (SELECT id, row_number() OVER (ORDER BY taken_at, id) - 1 AS place "
            "FROM shown) SELECT iif(h.recommendation % 2, 'sca-_-' || c.key, 'va-_-' || p.key), "
            "x.place, h.exposed, (SELECT count(*) FROM placed) FROM placed x JOIN exposed_history "
            "h ON h.snapshot = x.id LEFT JOIN product p ON p.id = h.recommendation / 2 LEFT JOIN "
            "control c ON c.id = h.recommendation / 2");
        rows.bind(1, static_cast<int64_t>(snapshot));
        rows.bind(2, most);
        while (rows.executeStep()) {
            QList<double>& course = courses[QString::fromUtf8(rows.getColumn(0).getText())];
            course.resize(rows.getColumn(3).getInt(), 0.0);
            course[rows.getColumn(1).getInt()] = rows.getColumn(2).getDouble();
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return courses;
}

base::Result<std::vector<std::pair<base::Millis, qint64>>> exposedCourse(
    Connection& connection, const QString& software, qint64 snapshot, int most)
{
    std::vector<std::pair<base::Millis, qint64>> course;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(connection.db(),
            "SELECT s.taken_at, ifnull(h.exposed, 0) FROM product p JOIN snapshot s LEFT JOIN "
            "exposed_history h ON h.snapshot = s.id AND h.recommendation = p.id * 2 WHERE p.key = "
            "?1 AND (?2 = 0 OR s.taken_at <= (SELECT taken_at FROM snapshot WHERE id = ?2)) AND "
            "EXISTS (SELECT 1 FROM exposed_history o WHERE o.snapshot = s.id) ORDER BY s.taken_at "
            "DESC, s.id DESC LIMIT ?3");
        rows.bind(1, software.toStdString());
        rows.bind(2, static_cast<int64_t>(snapshot));
        rows.bind(3, most);
        while (rows.executeStep())
            course.emplace_back(rows.getColumn(0).getInt64(), rows.getColumn(1).getInt64());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    std::reverse(course.begin(), course.end());
    return course;
}

} // namespace parapet::store
