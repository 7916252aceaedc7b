// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/knowledgestore.h"

#include "models/store/factdiff.h"
#include "models/store/issuewriter.h"
#include "models/store/snapshotwriter.h"

#include <algorithm>
#include <unordered_map>

namespace parapet::store {
namespace {

FactTable kevTable()
{
    return {"kev", {"number"}, {"date_added", "due_date", "ransomware"}};
}

FactTable epssTable()
{
    return {"epss", {"number"}, {"probability", "percentile"}};
}

/// Sorted by CVE number, one row each (of equal numbers the first).
template <class Row>
void sortUnique(std::vector<Row>& rows)
{
    std::stable_sort(
        rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.number < b.number; });
    rows.erase(std::unique(rows.begin(), rows.end(),
                   [](const Row& a, const Row& b) { return a.number == b.number; }),
        rows.end());
}

std::string text(const QString& value)
{
    return value.toStdString();
}

} // namespace

KnowledgeStore::KnowledgeStore(Connection& connection)
    : m_connection(connection)
{
}

FeedInfo KnowledgeStore::addFeed(FeedInfo info, const std::vector<domain::Issue>& issues)
{
    auto& db = m_connection.db();
    SQLite::Statement insert(db,
        "INSERT INTO feed (name, version, date, records, rejected, imported_at, source) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, text(info.name));
    insert.bind(2, text(info.version));
    if (info.date)
        insert.bind(3, static_cast<int64_t>(*info.date));
    insert.bind(4, static_cast<int64_t>(info.records));
    insert.bind(5, static_cast<int64_t>(info.rejected));
    insert.bind(6, static_cast<int64_t>(info.importedAt));
    insert.bind(7, text(info.source));
    insert.exec();
    info.id = db.getLastInsertRowid();
    writeIssues(db, issues, 0, info.id);
    return info;
}

base::Result<FeedInfo> KnowledgeStore::replaceKev(
    FeedInfo info, std::vector<KevRow> rows, const std::vector<domain::Issue>& issues)
{
    FeedInfo added;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        added = addFeed(std::move(info), issues);
        sortUnique(rows);
        std::vector<StateRow> states;
        states.reserve(rows.size());
        for (const KevRow& row : rows)
            states.push_back({row.number,
                {qint64{row.dateAdded},
                    row.dueDate ? domain::Value(qint64{*row.dueDate}) : domain::Value(),
                    row.ransomware}});
        diffStates(m_connection.db(), kevTable(), states, {added.id});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return added;
}

base::Result<FeedInfo> KnowledgeStore::replaceEpss(
    FeedInfo info, std::vector<EpssRow> rows, const std::vector<domain::Issue>& issues)
{
    FeedInfo added;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        added = addFeed(std::move(info), issues);
        sortUnique(rows);
        std::vector<StateRow> states;
        states.reserve(rows.size());
        for (const EpssRow& row : rows)
            states.push_back({row.number, {row.probability, row.percentile}});
        diffStates(m_connection.db(), epssTable(), states, {added.id});
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return added;
}

base::Result<std::vector<FeedInfo>> KnowledgeStore::feeds(qint64 upTo)
{
    std::vector<FeedInfo> feeds;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement rows(m_connection.db(),
            "SELECT id, name, version, date, records, rejected, imported_at, source FROM feed "
            "WHERE id IN (SELECT max(id) FROM feed WHERE ?1 = 0 OR id <= ?1 GROUP BY name) "
            "ORDER BY name");
        rows.bind(1, static_cast<int64_t>(upTo));
        while (rows.executeStep()) {
            FeedInfo info;
            info.id = rows.getColumn(0).getInt64();
            info.name = QString::fromUtf8(rows.getColumn(1).getText());
            info.version = QString::fromUtf8(rows.getColumn(2).getText());
            if (!rows.getColumn(3).isNull())
                info.date = rows.getColumn(3).getInt64();
            info.records = rows.getColumn(4).getInt64();
            info.rejected = rows.getColumn(5).getInt64();
            info.importedAt = rows.getColumn(6).getInt64();
            info.source = QString::fromUtf8(rows.getColumn(7).getText());
            feeds.push_back(std::move(info));
        }
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return feeds;
}

base::Result<qint64> KnowledgeStore::newest()
{
    qint64 id = 0;
    auto done = m_connection.guarded([&]() -> base::Result<void> {
        id = m_connection.db().execAndGet("SELECT ifnull(max(id), 0) FROM feed").getInt64();
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return id;
}

base::Result<void> KnowledgeStore::fill(domain::FleetState& fleet, qint64 upTo)
{
    fleet.knowledge.assign(fleet.cves.size(), {});
    return m_connection.guarded([&]() -> base::Result<void> {
        auto& db = m_connection.db();
        std::unordered_map<qint64, domain::Key> keys;
        keys.reserve(fleet.cves.size());
        for (std::size_t key = 1; key < fleet.cves.size(); ++key)
            if (const auto number = cveNumber(fleet.cves[key].key))
                keys.emplace(*number, static_cast<domain::Key>(key));
        const auto each = [&](const std::string& table, const char* columns, const auto& take) {
            const std::string past = upTo == 0 ? std::string()
                                               : std::string(" WHERE since <= ?1 UNION ALL SELECT ")
                    + columns + " FROM " + table + "_past WHERE since <= ?1 AND until > ?1";
            SQLite::Statement rows(db, std::string("SELECT ") + columns + " FROM " + table + past);
            if (upTo != 0)
                rows.bind(1, static_cast<int64_t>(upTo));
            while (rows.executeStep())
                if (const auto key = keys.find(rows.getColumn(0).getInt64()); key != keys.end())
                    take(fleet.knowledge[key->second], rows);
        };
        each("epss", "number, probability", [](domain::CveKnowledge& known, auto& row) {
            known.epss = row.getColumn(1).getDouble();
        });
        each("kev", "number, ransomware, date_added", [](domain::CveKnowledge& known, auto& row) {
            known.inKev = true;
            known.kevRansomware = row.getColumn(1).getInt() != 0;
            known.kevAdded = row.getColumn(2).getInt64();
        });
        return {};
    });
}

base::Result<void> KnowledgeStore::fillSome(
    domain::FleetState& fleet, std::span<const domain::Key> cves)
{
    fleet.knowledge.resize(fleet.cves.size());
    return m_connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement epss(m_connection.db(), "SELECT probability FROM epss WHERE number = ?");
        SQLite::Statement kev(
            m_connection.db(), "SELECT ransomware, date_added FROM kev WHERE number = ?");
        for (const domain::Key key : cves) {
            domain::CveKnowledge& known = fleet.knowledge[key];
            known = {};
            const auto number = cveNumber(fleet.cves[key].key);
            if (!number)
                continue;
            epss.bind(1, static_cast<int64_t>(*number));
            if (epss.executeStep())
                known.epss = epss.getColumn(0).getDouble();
            epss.reset();
            kev.bind(1, static_cast<int64_t>(*number));
            if (kev.executeStep()) {
                known.inKev = true;
                known.kevRansomware = kev.getColumn(0).getInt() != 0;
                known.kevAdded = kev.getColumn(1).getInt64();
            }
            kev.reset();
        }
        return {};
    });
}

} // namespace parapet::store
