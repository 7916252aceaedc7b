// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/journal.h"

#include "models/store/cells.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace parapet::store {
namespace {

constexpr const char* columns =
    "id, at, who, action, object_type, object_id, object, before, after, hash";

QString tr(const char* text)
{
    return QCoreApplication::translate("Journal", text);
}

void addPart(QByteArray& text, const QByteArray& value)
{
    text += QByteArray::number(value.size()) + ':' + value + '\n';
}

JournalEntry readEntry(SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), text(row.getColumn(2)),
        text(row.getColumn(3)), text(row.getColumn(4)), text(row.getColumn(5)),
        text(row.getColumn(6)), text(row.getColumn(7)), text(row.getColumn(8)),
        text(row.getColumn(9))};
}

JournalHead readHead(SQLite::Database& db)
{
    SQLite::Statement row(db, "SELECT entries, hash FROM journal_head");
    if (!row.executeStep())
        return {-1, {}};
    return {row.getColumn(0).getInt64(), text(row.getColumn(1))};
}

/// The entries one after the other, against their hashes and numbers.
void checkChain(SQLite::Database& db, const std::optional<JournalHead>& noted, JournalCheck& check)
{
    SQLite::Statement rows(db, std::string("SELECT ") + columns + " FROM journal ORDER BY id");
    QString previous;
    qint64 expected = 1;
    while (rows.executeStep()) {
        const JournalEntry entry = readEntry(rows);
        for (; expected < entry.id; ++expected)
            check.faults.push_back({expected, tr("Entry %1 was removed.").arg(expected)});
        if (entry.id < expected)
            check.faults.push_back({entry.id, tr("Entry %1 was put in.").arg(entry.id)});
        if (journalHash(previous, entry) != entry.hash)
            check.faults.push_back({entry.id,
                tr("Entry %1 was edited or moved, or the entry before it is another one.")
                    .arg(entry.id)});
        if (noted && noted->entries == entry.id && noted->hash != entry.hash)
            check.faults.push_back({entry.id,
                tr("Entry %1 is not the one that was noted: its hash differs.").arg(entry.id)});
        previous = entry.hash;
        check.head = {entry.id, entry.hash};
        expected = entry.id + 1;
    }
}

} // namespace

QString journalHash(const QString& previous, const JournalEntry& entry)
{
    QByteArray text = previous.toUtf8() + '\n';
    addPart(text, QByteArray::number(entry.id));
    addPart(text, QByteArray::number(entry.at));
    for (const QString* value : {&entry.who, &entry.action, &entry.objectType, &entry.objectId,
             &entry.object, &entry.before, &entry.after})
        addPart(text, value->toUtf8());
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

Journal::Journal(Connection& connection)
    : m_connection(connection)
{
}

base::Result<JournalHead> Journal::head()
{
    JournalHead head;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        head = readHead(m_connection.db());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return head;
}

base::Result<JournalEntry> Journal::append(JournalEntry entry)
{
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        SQLite::Statement last(db, "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1");
        QString previous;
        entry.id = 1;
        if (last.executeStep()) {
            entry.id = last.getColumn(0).getInt64() + 1;
            previous = text(last.getColumn(1));
        }
        entry.hash = journalHash(previous, entry);
        SQLite::Statement put(db,
            "INSERT INTO journal (id, at, who, action, object_type, object_id, object, before, "
            "after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        put.bind(1, static_cast<int64_t>(entry.id));
        put.bind(2, static_cast<int64_t>(entry.at));
        int index = 3;
        for (const QString* value : {&entry.who, &entry.action, &entry.objectType, &entry.objectId,
                 &entry.object, &entry.before, &entry.after, &entry.hash})
            put.bind(index++, value->toStdString());
        put.exec();
        // one more than before, not the number of rows: what was cut off must stay missed
        SQLite::Statement head(
            db, "UPDATE journal_head SET entries = entries + 1, hash = ? WHERE one = 1");
        head.bind(1, entry.hash.toStdString());
        head.exec();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return entry;
}

base::Result<bool> Journal::has(const QString& objectId, const QString& action)
{
    bool found = false;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement row(m_connection.db(),
            "SELECT EXISTS (SELECT 1 FROM journal WHERE object_id = ? AND action = ?)");
        row.bind(1, objectId.toStdString());
        row.bind(2, action.toStdString());
        found = row.executeStep() && row.getColumn(0).getInt() != 0;
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return found;
}

base::Result<JournalCheck> Journal::verify(const std::optional<JournalHead>& noted)
{
    JournalCheck check;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        checkChain(db, noted, check);
        const JournalHead kept = readHead(db);
        for (qint64 id = check.head.entries + 1; id <= kept.entries; ++id)
            check.faults.push_back({id, tr("Entry %1 was cut off at the end.").arg(id)});
        if (kept.entries < check.head.entries)
            check.faults.push_back({check.head.entries,
                tr("The journal has %1 entries, the count kept beside it says %2.")
                    .arg(check.head.entries)
                    .arg(kept.entries)});
        else if (kept.entries == check.head.entries && kept.hash != check.head.hash)
            check.faults.push_back({check.head.entries,
                tr("The last entry, %1, is not the one whose hash is kept beside the journal.")
                    .arg(check.head.entries)});
        if (noted && noted->entries > std::max(check.head.entries, kept.entries))
            check.faults.push_back({noted->entries,
                tr("Entry %1, which was noted, is not there.").arg(noted->entries)});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return check;
}

} // namespace parapet::store
