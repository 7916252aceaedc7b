// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/shortlist.h"

#include "models/store/varints.h"

#include <algorithm>
#include <limits>

namespace parapet::store {
namespace {

using domain::Key;

/// Longer lists are read as a whole: their reader wants most of the rows anyway.
constexpr qint64 mostRows = 2000;
/// Where fewer than one device in so many has a row, they are looked at before they are read.
constexpr std::size_t devicesOfRareRow = 4;
/// The order of so many devices is asked for first; mostly the rest is not needed.
constexpr qint64 firstDevices = 4000;

bool isServed(domain::Kind kind)
{
    return kind == domain::Kind::Findings || kind == domain::Kind::DueDates;
}

/// Those of devices, both ascending.
std::vector<KeyPair> pairsWithin(const std::vector<KeyPair>& pairs, const std::vector<Key>& devices)
{
    std::vector<KeyPair> within;
    auto pair = pairs.begin();
    for (const Key device : devices) {
        pair = std::lower_bound(pair, pairs.end(), KeyPair{device, 0});
        for (; pair != pairs.end() && pair->key == device; ++pair)
            within.push_back(*pair);
    }
    return within;
}

bool isIn(const DeviceSet& set, Key device)
{
    return !set || contains(*set, device);
}

} // namespace

std::optional<Shortlist::Plan> Shortlist::planOf(const TableQuery& query)
{
    Plan plan;
    auto sort = query.sort;
    if (query.kind == domain::Kind::DueDates && sort.empty()) // as defaultOrder has it
        sort.push_back({domain::fieldIndex(query.kind, u"dueOn").value_or(0), false});
    for (const query::SortKey& key : sort) {
        const Reach reach = reachOf(query.kind, key.field);
        if (reach == Reach::Constant)
            continue;
        if (plan.lead.empty() && plan.byDevice.empty())
            plan.reach = reach;
        if (reach == Reach::Device)
            plan.byDevice.push_back(key);
        else if (reach == plan.reach && plan.byDevice.empty())
            plan.lead.push_back(key);
        else
            return {};
    }
    const bool isSingle = plan.lead.size() == 1;
    if (plan.reach == Reach::Other
        || (standsAlone(plan.reach) && !(isSingle && plan.byDevice.empty())))
        return {};
    if ((plan.reach == Reach::Exception || plan.reach == Reach::State
            || plan.reach == Reach::DueStatus)
        && !isSingle)
        return {};
    return plan;
}

bool Shortlist::standsAlone(Reach reach)
{
    return isTime(reach) || reach == Reach::FirstSoftware;
}

bool Shortlist::serves(const TableQuery& query)
{
    const bool isKnown = query.scope.snapshot == 0 || query.scope.schema == "temp";
    return isServed(query.kind) && isKnown && query.limit >= 0 && query.limit <= mostRows
        && planOf(query);
}

ReadScope Shortlist::scopeOf(const TableQuery& query)
{
    ReadScope scope = query.scope;
    if (scope.snapshot != 0)
        scope.onDevices = "device IN (SELECT value FROM unpack_keys("
            + parameter(1, query.relation.to != Relation::To::Nothing) + "))";
    return scope;
}

Shortlist::Shortlist(SQLite::Database& db, const TableQuery& query, const CompiledQuery& compiled,
    std::int64_t readAtOnce)
    : m_db(db)
    , m_query(query)
    , m_compiled(compiled)
    , m_readAtOnce(readAtOnce)
    , m_candidates(db, query.kind, compiled.kind, query.scope)
    , m_classes(db, query.scope)
{
}

std::optional<std::vector<RowKey>> Shortlist::keys()
{
    if (!serves(m_query) || !m_candidates.areCurrent())
        return {};
    m_plan = *planOf(m_query);
    if (m_compiled.filter)
        m_wanted = m_candidates.of(*m_compiled.filter);
    m_wanted = intersection(std::move(m_wanted), m_candidates.of(m_query.relation));
    if (m_query.scope.schema == "temp")
        m_wanted = intersection(std::move(m_wanted), m_candidates.inScope());
    narrowByTimes();
    narrowByKinds();
    if (m_wanted && std::ranges::count(*m_wanted, true) <= m_readAtOnce) {
        read({}, keysOf(*m_wanted));
        return std::move(m_found);
    }
    switch (m_plan.reach) {
    case Reach::FirstSeen:
    case Reach::LastSeen:
    case Reach::DueOn:
    case Reach::SeverityDueOn:
    case Reach::BodDueOn:
    case Reach::Overdue:
        walkTimes();
        break;
    case Reach::DueStatus:
        walkDueStatus();
        break;
    case Reach::FirstSoftware:
        walkFirstSoftware();
        break;
    case Reach::ClockInputs:
        walkClockInputs();
        break;
    case Reach::Exception:
        walkExceptions();
        break;
    case Reach::State:
        walkStates();
        break;
    case Reach::Version:
    case Reach::Cve:
    case Reach::Update:
        walkObjects();
        break;
    case Reach::Device:
    case Reach::Constant:
    case Reach::Other:
        walk({});
        break;
    }
    return std::move(m_found);
}

bool Shortlist::isFull() const
{
    return static_cast<qint64>(m_found.size()) >= m_query.limit;
}

bool Shortlist::isWanted(Key device) const
{
    return isIn(m_wanted, device);
}

std::string Shortlist::orderOf(const std::vector<query::SortKey>& keys) const
{
    return sortTerms(m_query.kind, m_compiled.kind, keys);
}

bool Shortlist::hasDevice(std::size_t index)
{
    if (index < m_devices.size())
        return true;
    if (m_isOrderWhole)
        return false;
    if (m_plan.byDevice.empty()) {
        countDevices();
    } else if (m_devices.empty()) {
        loadDevices(firstDevices);
        m_isOrderWhole = static_cast<qint64>(m_devices.size()) < firstDevices;
    } else {
        loadDevices(-1);
        m_isOrderWhole = true;
    }
    return index < m_devices.size();
}

/// So many more devices, all where that is negative.
void Shortlist::loadDevices(qint64 most)
{
    const std::string order = orderOf(m_plan.byDevice);
    const ObjectSource source = sourceOf(Reach::Device, m_query.scope, order);
    const bool isIndexed = source.from == "device d"; // then nothing is sorted
    const bool isAsked = m_wanted && !isIndexed;
    const std::string wanted = isAsked ? packKeys(keysOf(*m_wanted)) : std::string();
    SQLite::Statement rows(m_db,
        "SELECT " + source.key + " FROM "
            + (isAsked ? "unpack_keys(?1) asked CROSS JOIN " : std::string()) + source.from
            + (isAsked ? " WHERE " + source.key + " = asked.value" : std::string()) + " ORDER BY "
            + order + source.key
            + (isIndexed ? std::string()
                         : " LIMIT " + std::to_string(most) + " OFFSET "
                        + std::to_string(m_devices.size())));
    if (isAsked)
        rows.bindNoCopy(1, wanted.data(), static_cast<int>(wanted.size()));
    std::size_t known = isIndexed ? m_devices.size() : 0;
    for (; most != 0 && rows.executeStep();) {
        const Key device = rows.getColumn(0).getUInt();
        if (!isWanted(device))
            continue;
        if (known > 0) {
            --known;
            continue;
        }
        m_devices.push_back(device);
        --most;
    }
}

/// In the order of their keys there is nothing to sort; a key that is no device has no rows.
void Shortlist::countDevices()
{
    const auto most = static_cast<Key>(m_db.execAndGet("SELECT ifnull(max(device), 0) FROM "
                                               + m_query.scope.schema + ".sum_device")
                                           .getUInt());
    for (Key device = 1; device <= most; ++device)
        m_devices.push_back(device);
    m_isOrderWhole = true;
}

/// The statement's own parameters stand between the relation's and the filter's.
std::string Shortlist::parameter(int own) const
{
    return parameter(own, m_compiled.hasRelation);
}

std::string Shortlist::parameter(int own, bool hasRelation)
{
    return "?" + std::to_string(own + (hasRelation ? 1 : 0));
}

SQLite::Statement& Shortlist::prepared(
    const std::string& more, const std::string& restriction, bool byPairs)
{
    const std::string& device = m_compiled.kind.keys.front();
    const std::string wanted = m_compiled.where.empty() ? "" : " AND " + m_compiled.where;
    std::string sql = "SELECT " + joined(m_compiled.kind.keys) + more + " FROM "
        + (byPairs ? "unpack_pairs(" : "unpack_keys(") + parameter(1) + ") asked CROSS JOIN "
        + m_compiled.kind.from + " WHERE " + device
        + (byPairs ? " = asked.key AND f.version = asked.value" : " = asked.value")
        + (m_seen.empty() ? "" : " AND " + m_seen) + m_ofCves
        + (restriction.empty() ? "" : " AND " + restriction) + wanted
        + orderBy(m_query, m_compiled.kind) + " LIMIT " + std::to_string(m_query.limit);
    if (!m_statement || sql != m_sql) {
        m_statement.emplace(m_db, sql);
        m_sql = std::move(sql);
    }
    m_statement->reset();
    m_compiled.bind(*m_statement, restriction.find('?') == std::string::npos ? 1 : 2);
    return *m_statement;
}

RowKey Shortlist::keyOfRow(SQLite::Statement& row) const
{
    RowKey key{};
    for (std::size_t i = 0; i < m_compiled.kind.keys.size(); ++i)
        key[i] = row.getColumn(static_cast<int>(i)).getUInt();
    return key;
}

/// The column that names the object of a row.
std::string Shortlist::columnOf(Reach reach) const
{
    if (reach == Reach::Cve)
        return m_compiled.kind.keys.back();
    return reach == Reach::Version ? "f.version" : "f.fix";
}

void Shortlist::read(const Class& rows, const std::vector<Key>& devices)
{
    std::string packed;
    if (rows.pairs)
        packed = blobOf(pairsWithin(*rows.pairs, devices));
    else
        packed = packKeys(devices);
    SQLite::Statement& statement = prepared("", rows.restriction, rows.pairs.has_value());
    const int first = m_compiled.hasRelation ? 2 : 1;
    statement.bindNoCopy(first, packed.data(), static_cast<int>(packed.size()));
    if (rows.restriction.find('?') != std::string::npos) {
        if (rows.isText)
            statement.bind(first + 1, rows.value);
        else
            statement.bindNoCopy(first + 1, rows.value.data(), static_cast<int>(rows.value.size()));
    }
    while (!isFull() && statement.executeStep())
        m_found.push_back(keyOfRow(statement));
    statement.reset();
}

/// Twice as many, but hardly more than what is missing asks for by what the last ones had.
std::size_t Shortlist::nextChunk(std::size_t chunk, std::size_t found) const
{
    const std::size_t most = std::min(chunk * 2, longestChunk);
    if (found == 0 || isFull())
        return most;
    const auto missing = static_cast<std::size_t>(m_query.limit) - m_found.size();
    return std::clamp(chunk * missing / found * 5 / 4, firstChunk, std::max(firstChunk, most));
}

void Shortlist::walk(const Class& rows)
{
    std::size_t chunk = rows.inDeviceOrder ? firstChunk : std::numeric_limits<std::size_t>::max();
    const auto& seen = rows.seen.empty() ? m_seenPairs : rows.seen;
    const FindingObjects objects = rows.objects.cves ? rows.objects : objectsWanted();
    std::vector<Key> taken;
    const auto flush = [&] {
        std::ranges::sort(taken);
        const bool isRare = m_walked > m_found.size() * devicesOfRareRow;
        m_walked += taken.size();
        if (isRare && !seen.empty())
            taken = devicesHaving(m_db, m_classes, taken, seen, objects);
        const std::size_t before = m_found.size();
        read(rows, taken);
        chunk = nextChunk(chunk, m_found.size() - before);
        taken.clear();
    };
    for (std::size_t i = 0; !isFull() && hasDevice(i); ++i) {
        const Key device = m_devices[i];
        if (!isWanted(device) || !isIn(rows.devices, device))
            continue;
        taken.push_back(device);
        if (taken.size() >= chunk)
            flush();
    }
    if (!taken.empty())
        flush();
}

} // namespace parapet::store
