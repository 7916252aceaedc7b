// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshots.h"

#include <QHash>
#include <QStringList>

#include <set>

namespace parapet::store {
namespace {

/// A file, or what lies inside it, with the file called by its short name.
QString shortened(const QString& path, const QHash<QString, QString>& called)
{
    for (qsizetype end = path.size(); end > 0; end = path.lastIndexOf(u'/', end - 1))
        if (const auto name = called.constFind(path.left(end)); name != called.cend())
            return *name + path.mid(end);
    return path;
}

} // namespace

base::Result<std::vector<SnapshotRow>> listSnapshots(Connection& connection)
{
    std::vector<SnapshotRow> all;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT id, taken_at, imported_at, scored_at, label, source, model, partial, digest, "
            "devices, findings, rejected, knowledge, rows FROM snapshot ORDER BY id");
        while (row.executeStep()) {
            SnapshotRow s;
            s.id = row.getColumn(0).getInt64();
            s.takenAt = row.getColumn(1).getInt64();
            s.importedAt = row.getColumn(2).getInt64();
            s.scoredAt = row.getColumn(3).getInt64();
            s.label = QString::fromUtf8(row.getColumn(4).getText());
            s.source = QString::fromUtf8(row.getColumn(5).getText());
            s.model = QString::fromUtf8(row.getColumn(6).getText());
            s.partial = row.getColumn(7).getInt() != 0;
            const auto digest = row.getColumn(8);
            s.digest = QByteArray(static_cast<const char*>(digest.getBlob()), digest.getBytes());
            s.devices = row.getColumn(9).getInt64();
            s.findings = row.getColumn(10).getInt64();
            s.rejected = row.getColumn(11).getInt64();
            s.knowledge = row.getColumn(12).getInt64();
            s.rowsJson = QString::fromUtf8(row.getColumn(13).getText());
            all.push_back(std::move(s));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return all;
}

QStringList writeSources(SQLite::Database& db, qint64 snapshot,
    const std::vector<domain::SourceFile>& files, const QStringList& members)
{
    QHash<QString, QString> called;
    SQLite::Statement insert(
        db, "INSERT INTO snapshot_file (snapshot, name, bytes, sha256) VALUES (?, ?, ?, ?)");
    std::set<QString> names;
    for (const domain::SourceFile& file : files) {
        const QStringList parts = file.name.split(u'/', Qt::SkipEmptyParts);
        QString name;
        for (qsizetype i = 1; i <= parts.size(); ++i) {
            name = parts.mid(parts.size() - i).join(u'/');
            if (!names.contains(name))
                break;
        }
        called.insert(file.name, name);
        if (!names.insert(name).second)
            continue; // the very same path given twice
        insert.bind(1, static_cast<int64_t>(snapshot));
        insert.bind(2, name.toStdString());
        insert.bind(3, static_cast<int64_t>(file.bytes));
        insert.bind(4, file.sha256.constData(), static_cast<int>(file.sha256.size()));
        insert.exec();
        insert.reset();
    }
    QStringList memberNames;
    for (const QString& member : members)
        memberNames.append(shortened(member, called));
    return memberNames;
}

base::Result<std::vector<std::pair<qint64, domain::SourceFile>>> sourcesOf(
    Connection& connection, qint64 snapshot)
{
    std::vector<std::pair<qint64, domain::SourceFile>> files;
    auto done = connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(connection.db(),
            "SELECT snapshot, name, bytes, sha256 FROM snapshot_file WHERE snapshot <= ?1 AND "
            "snapshot >= (SELECT max(id) FROM snapshot WHERE id <= ?1 AND (partial = 0 OR id = "
            "(SELECT min(id) FROM snapshot))) ORDER BY snapshot, name");
        row.bind(1, static_cast<int64_t>(snapshot));
        while (row.executeStep()) {
            const auto sum = row.getColumn(3);
            files.emplace_back(row.getColumn(0).getInt64(),
                domain::SourceFile{QString::fromUtf8(row.getColumn(1).getText()),
                    row.getColumn(2).getInt64(),
                    QByteArray(static_cast<const char*>(sum.getBlob()), sum.getBytes())});
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return files;
}

} // namespace parapet::store
