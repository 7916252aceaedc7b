// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first findings in an order by properties of their objects: version, CVE, update. Each
// object's devices, as scoring keeps them; which objects can have rows at all, the kinds of
// findings tell.
#include "models/domain/terms.h"
#include "models/store/shortlist.h"
#include "models/store/varints.h"

#include <algorithm>
#include <array>

namespace parapet::store {
namespace {

using domain::Key;

/// Objects are taken together while their lists of devices are shorter than this, in bytes.
constexpr qint64 firstBudget = 500;
constexpr qint64 budgetGrowth = 4;
/// Counted for an object of which no list is kept: it is walked alone.
constexpr qint64 unknownListBytes = 1'000'000'000;
constexpr std::size_t fewObjects = 4;
/// Of more CVEs than these, a statement does not name each.
constexpr std::size_t mostKeysOfRows = 4096;
/// So many findings of a device and a version are looked for one by one.
constexpr std::size_t mostPairs = 100'000;
/// So few are looked for all after an order by time has walked so many devices.
constexpr std::size_t fewPairs = 50'000;
constexpr std::size_t devicesBeforePairs = 1500;

std::optional<std::vector<bool>> setOf(const std::optional<std::vector<Key>>& keys)
{
    return keys ? std::optional(store::setOf(*keys)) : std::nullopt;
}

} // namespace

void Shortlist::narrowByKinds()
{
    if (m_compiled.filter) {
        m_asked.cves = setOf(m_candidates.objectsOf(*m_compiled.filter, Reach::Cve));
        m_asked.versions = setOf(m_candidates.objectsOf(*m_compiled.filter, Reach::Version));
        m_asked.states = setOf(m_candidates.objectsOf(*m_compiled.filter, Reach::State));
        m_askedUpdates = m_candidates.objectsOf(*m_compiled.filter, Reach::Update);
    }
    for (const auto& cves : {m_seenCves, m_candidates.objectsOf(m_query.relation, Reach::Cve)})
        m_asked.cves = intersection(std::move(m_asked.cves), setOf(cves));
    m_asked.versions = intersection(std::move(m_asked.versions),
        setOf(m_candidates.objectsOf(m_query.relation, Reach::Version)));
    loadKinds();
    if (m_kinds) {
        m_objects = m_kinds->objectsOf({});
        m_cves = m_objects.cves;
    } else if (m_asked.cves) {
        m_cves = keysOf(*m_asked.cves);
    }
    m_devicesOfClass.clear(); // there are fewer that are wanted
    m_wanted = intersection(std::move(m_wanted), devicesOf());
    narrowRows();
}

/// Rows of other CVEs are told by the key, before anything is joined to them. For findings that is
/// worth it only where objects are asked for: a span of time leaves most CVEs.
void Shortlist::narrowRows()
{
    const bool isDue = m_query.kind == domain::Kind::DueDates;
    if (m_cves && (m_asked.cves || m_asked.versions) && (isDue || !m_seenCves))
        m_ofCves = isOneOf(*m_cves);
}

FindingObjects Shortlist::objectsWanted() const
{
    return {m_cves, allVersions(m_objects)};
}

/// A due date is that of the oldest sighting, maybe by another version than the relation asks for.
std::optional<std::vector<Key>> Shortlist::allVersions(const FindingKinds::Objects& objects) const
{
    return m_kinds && !m_asked.versions ? std::optional(objects.versions) : std::nullopt;
}

std::string Shortlist::isOneOf(const std::vector<Key>& cves) const
{
    if (cves.size() > mostKeysOfRows)
        return {};
    const std::string packed = packKeys(cves);
    const auto bytes =
        QByteArray::fromRawData(packed.data(), static_cast<qsizetype>(packed.size()));
    std::string condition = " AND +";
    condition.append(m_query.kind == domain::Kind::DueDates ? "j.key" : "f.cve");
    condition.append(" IN (SELECT value FROM unpack_keys(x'");
    condition.append(bytes.toHex().constData()).append("'))");
    return condition;
}

/// By the objects together; each alone the candidates have told.
DeviceSet Shortlist::devicesOf()
{
    const bool isTold = !m_seenCves && !m_asked.states && !m_asksSoftware
        && !(m_asked.cves && (m_asked.versions || m_askedUpdates));
    if (isTold)
        return {};
    if (m_kinds)
        return devicesOf(Reach::Constant, m_objects);
    return m_seenCves ? m_candidates.holding(Reach::Cve, *m_seenCves) : DeviceSet{};
}

/// Those that the filter passes, where they are kept.
void Shortlist::loadKinds()
{
    if (m_query.scope.snapshot != 0)
        return;
    m_kinds.emplace(m_db);
    if (!m_kinds->areKept()) {
        m_kinds.reset();
        return;
    }
    if (m_compiled.filter && m_query.kind == domain::Kind::DueDates)
        for (const auto& versions : m_candidates.softwareOf(*m_compiled.filter)) {
            m_asksSoftware = true;
            FindingKinds::Asked software;
            software.versions = store::setOf(versions);
            m_asked.cves =
                intersection(std::move(m_asked.cves), setOf(m_kinds->objectsOf(software).cves));
        }
    FindingKinds::Asked asked = m_asked;
    if (m_askedUpdates && !asked.versions)
        asked.versions = store::setOf(m_candidates.versionsWith(*m_askedUpdates));
    if (asked.versions || asked.cves || asked.states)
        m_kinds->keepOnly(asked);
}

/// Devices with findings of the kinds, as far as the filter and `lead` make lists worth reading.
DeviceSet Shortlist::devicesOf(Reach lead, const FindingKinds::Objects& objects)
{
    DeviceSet devices;
    if (m_asked.versions || m_asked.states || lead == Reach::Version || lead == Reach::Update
        || lead == Reach::State)
        devices = m_candidates.holding(Reach::Version, objects.versions);
    if (m_asked.cves || m_asked.states || lead == Reach::Cve)
        devices = intersection(std::move(devices), m_candidates.holding(Reach::Cve, objects.cves));
    return devices;
}

/// The objects that rows passing the filter can be of; nothing: any.
std::optional<std::vector<bool>> Shortlist::objectsKnown(Reach reach)
{
    if (reach == Reach::Update) {
        if (!m_kinds)
            return setOf(m_askedUpdates);
        auto updates = m_candidates.updatesOf(m_objects.versions);
        if (m_askedUpdates) {
            const auto asked = store::setOf(*m_askedUpdates);
            std::erase_if(updates, [&](Key update) { return !contains(asked, update); });
        }
        return store::setOf(updates);
    }
    if (!m_kinds)
        return reach == Reach::Cve ? m_asked.cves : m_asked.versions;
    return store::setOf(reach == Reach::Cve ? m_objects.cves : m_objects.versions);
}

void Shortlist::walkObjects()
{
    const Reach reach = m_plan.reach;
    const bool hasLists = reach != Reach::Update;
    std::string order = orderOf(m_plan.lead);
    order.resize(order.size() - 2); // the last comma
    const auto [from, key] = sourceOf(reach, m_query.scope, order);
    SQLite::Statement rows(m_db,
        "SELECT " + key + ", dense_rank() OVER (ORDER BY " + order + "), "
            + (hasLists ? "ifnull(length(l.devices), 0)" : std::to_string(unknownListBytes))
            + " FROM " + from
            + (hasLists ? " LEFT JOIN " + m_query.scope.schema + ".sum_devices_of l ON l.kind = "
                        + std::to_string(deviceListOf(reach)) + " AND l.object = " + key
                        : std::string())
            + " ORDER BY 2");
    const auto known = objectsKnown(reach);
    std::vector<Key> batch;
    std::vector<Key> current; // of the class being read
    qint64 batchBytes = 0;
    qint64 currentBytes = 0;
    qint64 rank = 0;
    qint64 budget = firstBudget;
    bool isOneClass = true;
    const auto closeBatch = [&] {
        const std::size_t before = m_found.size();
        if (!batch.empty() && !isFull())
            walkObjects(std::move(batch), isOneClass);
        // the next one may be as long as what is missing asks for, going by this one
        const auto found = static_cast<qint64>(m_found.size() - before);
        const auto missing = m_query.limit - static_cast<qint64>(m_found.size());
        const qint64 most = budget * budgetGrowth;
        budget = found == 0 ? most : std::clamp(batchBytes * missing / found, firstBudget, most);
        batch = {};
        batchBytes = 0;
        isOneClass = true;
    };
    const auto closeClass = [&] {
        if (!batch.empty() && batchBytes + currentBytes > budget)
            closeBatch();
        isOneClass = batch.empty();
        batch.insert(batch.end(), current.begin(), current.end());
        batchBytes += currentBytes;
        current.clear();
        currentBytes = 0;
    };
    while (!isFull() && rows.executeStep()) {
        if (const qint64 next = rows.getColumn(1).getInt64(); next != rank) {
            closeClass();
            rank = next;
        }
        if (known && !contains(*known, rows.getColumn(0).getUInt()))
            continue;
        current.push_back(rows.getColumn(0).getUInt());
        currentBytes += rows.getColumn(2).getInt64();
    }
    closeClass();
    closeBatch();
    if (reach == Reach::Update && !isFull()) // findings without one, which come last
        walk({columnOf(reach) + " = 0", {}, false, {}, true});
}

void Shortlist::walkObjects(std::vector<Key> objects, bool isOneClass)
{
    std::ranges::sort(objects);
    const Reach reach = m_plan.reach;
    FindingKinds::Asked asked;
    if (reach == Reach::Cve)
        asked.cves = store::setOf(objects);
    else
        asked.versions =
            store::setOf(reach == Reach::Update ? m_candidates.versionsWith(objects) : objects);
    // of many objects, looking for each one on a device costs more than reading all of it
    const std::string column = (objects.size() > fewObjects ? "+" : "") + columnOf(reach);
    Class rows{column + " IN (SELECT value FROM unpack_keys(" + parameter(2) + "))",
        packKeys(objects), false, {}, isOneClass};
    if (reach == Reach::Cve)
        rows.objects.cves = objects;
    if (!m_kinds)
        rows.devices = m_candidates.holding(reach, objects);
    walkKinds(std::move(rows), reach, asked);
}

/// Narrows a class by the kinds of findings it has, and walks it.
void Shortlist::walkKinds(Class rows, Reach lead, const FindingKinds::Asked& asked)
{
    if (m_kinds) {
        const FindingKinds::Objects objects = m_kinds->objectsOf(asked);
        rows.devices = devicesOf(lead, objects);
        rows.objects.versions = allVersions(objects);
        if (m_query.kind == domain::Kind::Findings)
            rows.pairs = pairsOf(objects.versions, rows.devices, mostPairs);
    }
    walk(rows);
}

/// Where they are few; their findings are then read without the others of the devices.
std::optional<std::vector<KeyPair>> Shortlist::pairsOf(
    const std::vector<Key>& versions, const DeviceSet& devices, std::size_t most)
{
    const auto installed = m_candidates.installed(versions, most);
    if (!installed)
        return {};
    std::vector<KeyPair> pairs;
    for (const KeyPair& pair : *installed)
        if (isWanted(pair.key) && (!devices || contains(*devices, pair.key)))
            pairs.push_back(pair);
    std::ranges::sort(pairs);
    return pairs;
}

bool Shortlist::areFewPairsRead()
{
    if (m_hasLookedForPairs || m_walked < devicesBeforePairs)
        return false;
    m_hasLookedForPairs = true;
    const bool asksObjects = m_asked.cves || m_asked.versions || m_askedUpdates || m_asked.states;
    if (!m_kinds || !asksObjects || m_query.kind != domain::Kind::Findings)
        return false;
    Class rows;
    rows.inDeviceOrder = false;
    rows.pairs = pairsOf(m_objects.versions, {}, fewPairs);
    if (!rows.pairs)
        return false;
    std::vector<Key> devices;
    for (const KeyPair& pair : *rows.pairs)
        devices.push_back(pair.key);
    rows.devices = store::setOf(devices);
    m_pool.clear();
    walk(rows);
    return true;
}

void Shortlist::walkExceptions()
{
    const auto field = static_cast<std::size_t>(m_plan.lead.front().field);
    const bool byStatus = m_compiled.kind.fields[field].name == "status";
    const bool descending = m_plan.lead.front().descending;
    const auto id = std::ranges::find(m_compiled.kind.fields, "exceptionId", &FieldSql::name);
    const std::string exception = "(" + id->value + ")";
    const Class without{exception + " IS NULL", {}, false, {}, true};
    if (byStatus) {
        const Class with{
            exception + " IS NOT NULL", {}, false, m_candidates.underException({}), true};
        walk(descending ? with : without);
        walk(descending ? without : with);
        return;
    }
    std::vector<std::string> ids;
    SQLite::Statement rows(m_db,
        "SELECT DISTINCT exception FROM " + m_query.scope.schema
            + ".sum_excepted ORDER BY exception COLLATE NOCASE" + (descending ? " DESC" : ""));
    while (rows.executeStep())
        ids.push_back(rows.getColumn(0).getString());
    for (const std::string& one : ids)
        walk({exception + " = " + parameter(2), one, true, m_candidates.underException(one), true});
    walk(without);
}

/// What is not stated comes last in either order.
void Shortlist::walkStates()
{
    std::array states{domain::UpdateState::Unavailable, domain::UpdateState::Available,
        domain::UpdateState::NotStated};
    if (m_plan.lead.front().descending)
        std::swap(states[0], states[1]);
    for (const auto state : states) {
        FindingKinds::Asked asked;
        asked.states = store::setOf({static_cast<Key>(state)});
        walkKinds({"f.state = " + std::to_string(static_cast<int>(state)), {}, false, {}, true},
            Reach::State, asked);
    }
}

} // namespace parapet::store
