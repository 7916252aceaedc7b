// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lists that tell which devices hold what.
#include "models/store/findingcandidates.h"
#include "models/store/varints.h"

namespace parapet::store {
namespace {

using domain::Key;

std::string versionsOfProduct(const std::string& key)
{
    return "SELECT id FROM software_version WHERE product = (SELECT id FROM product WHERE key = "
        + key + ") ORDER BY id";
}

} // namespace

DeviceSet FindingCandidates::fromLists(SQLite::Statement& lists)
{
    std::vector<bool> set;
    qint64 bytes = 0;
    while (lists.executeStep()) {
        const auto list = lists.getColumn(0);
        const auto size = static_cast<std::size_t>(list.size());
        bytes += static_cast<qint64>(size);
        if (bytes > mostListBytes)
            return {};
        for (const Key device : unpackKeys({static_cast<const char*>(list.getBlob()), size}))
            add(set, device);
    }
    for (const Key device : inactive())
        add(set, device);
    return set;
}

/// They are in no list.
const std::vector<Key>& FindingCandidates::inactive()
{
    if (!m_inactive) {
        m_inactive.emplace();
        SQLite::Statement rows(
            m_db, "SELECT device FROM " + m_scope.schema + ".sum_device WHERE active = 0");
        while (rows.executeStep())
            m_inactive->push_back(rows.getColumn(0).getUInt());
    }
    return *m_inactive;
}

SQLite::Statement FindingCandidates::listsOf(
    const std::string& value, Reach reach, const std::string& packed)
{
    SQLite::Statement lists(m_db,
        "SELECT " + value + " FROM unpack_keys(?1) k CROSS JOIN " + m_scope.schema
            + ".sum_devices_of l ON l.kind = " + std::to_string(deviceListOf(reach))
            + " AND l.object = k.value");
    lists.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    return lists;
}

qint64 FindingCandidates::bytesOf(Reach reach, const std::string& packed)
{
    SQLite::Statement length = listsOf("ifnull(sum(length(l.devices)), 0)", reach, packed);
    return length.executeStep() ? length.getColumn(0).getInt64() : 0;
}

std::optional<std::vector<KeyPair>> FindingCandidates::installed(
    const std::vector<Key>& versions, std::size_t most)
{
    const std::string packed = packKeys(versions);
    const auto bytes = static_cast<std::size_t>(bytesOf(Reach::Version, packed));
    if (bytes + inactive().size() * versions.size() > most)
        return {};
    std::vector<KeyPair> pairs;
    SQLite::Statement lists = listsOf("k.value, l.devices", Reach::Version, packed);
    while (lists.executeStep())
        for (const Key device : unpackKeys(lists.getColumn(1).getString()))
            pairs.push_back({device, lists.getColumn(0).getUInt()});
    for (const Key version : versions)
        for (const Key device : inactive())
            pairs.push_back({device, version});
    return pairs;
}

DeviceSet FindingCandidates::holding(Reach reach, const std::vector<Key>& objects, qint64 mostBytes)
{
    if (reach == Reach::Update)
        return holding(Reach::Version, versionsWith(objects), mostBytes);
    const std::string packed = packKeys(objects);
    if (bytesOf(reach, packed) > mostBytes)
        return {};
    SQLite::Statement lists = listsOf("l.devices", reach, packed);
    return fromLists(lists);
}

std::optional<std::vector<Key>> FindingCandidates::objectsOf(const Relation& relation, Reach reach)
{
    using To = Relation::To;
    std::string sql;
    if (relation.to == To::Weakness && reach == Reach::Cve)
        sql = "SELECT id FROM cve WHERE key = ?1";
    else if (relation.to == To::Software && reach == Reach::Version)
        sql = versionsOfProduct("?1");
    else if (relation.to == To::Recommendation && reach == Reach::Version)
        sql = versionsOfProduct("substr(?1, 6)"); // behind "va-_-"
    else
        return {};
    SQLite::Statement rows(m_db, sql);
    rows.bind(1, relation.id.toStdString());
    std::vector<Key> keys;
    while (rows.executeStep())
        keys.push_back(rows.getColumn(0).getUInt());
    return keys;
}

std::vector<Key> FindingCandidates::versionsWith(const std::vector<Key>& updates)
{
    return keysOf("SELECT DISTINCT o.version FROM unpack_keys(?1) u CROSS JOIN fix_version o ON "
                  "o.fix = u.value ORDER BY 1",
        updates);
}

std::vector<Key> FindingCandidates::updatesOf(const std::vector<Key>& versions)
{
    return keysOf("SELECT DISTINCT fix FROM fix_version WHERE version IN (SELECT value FROM "
                  "unpack_keys(?1)) ORDER BY 1",
        versions);
}

std::vector<Key> FindingCandidates::keysOf(const std::string& sql, const std::vector<Key>& of)
{
    const std::string packed = packKeys(of);
    SQLite::Statement rows(m_db, sql);
    rows.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    std::vector<Key> keys;
    while (rows.executeStep())
        keys.push_back(rows.getColumn(0).getUInt());
    return keys;
}

DeviceSet FindingCandidates::underException(const std::string& exception)
{
    SQLite::Statement lists(m_db,
        "SELECT l.devices FROM (SELECT DISTINCT recommendation FROM " + m_scope.schema
            + ".sum_excepted WHERE recommendation % 2 = 0 AND (?1 = '' OR exception = ?1)) e CROSS "
              "JOIN "
            + m_scope.schema
            + ".sum_devices_of l ON l.kind = 1 AND l.object = e.recommendation / 2");
    lists.bind(1, exception);
    return fromLists(lists);
}

DeviceSet FindingCandidates::exposedTo(Key product)
{
    SQLite::Statement lists(m_db,
        "SELECT devices FROM " + m_scope.schema + ".sum_devices_of WHERE kind = 1 AND object = ?");
    lists.bind(1, product);
    return fromLists(lists);
}

DeviceSet FindingCandidates::inScope()
{
    return united(facing(false), facing(true));
}

const DeviceSet& FindingCandidates::facing(bool internet)
{
    if (!m_facing) {
        m_facing.emplace();
        m_facing->fill(std::vector<bool>());
        SQLite::Statement rows(
            m_db, "SELECT device, internet FROM " + m_scope.schema + ".sum_device");
        while (rows.executeStep())
            add(*m_facing->at(rows.getColumn(1).getInt() == 1 ? 1 : 0),
                rows.getColumn(0).getUInt());
    }
    return m_facing->at(internet ? 1 : 0);
}

} // namespace parapet::store
