// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sightingslots.h"

#include "models/store/varints.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

namespace parapet::store {
namespace {

using domain::Key;
using domain::Seconds;

/// Of ten million findings of a year, 200 fall into a slot: about as many as a page shows.
constexpr qint64 slotSeconds = 600;
constexpr Seconds notTold = 0;
/// Spans that lie so near to each other are asked for as one; of more spans than these the last
/// ones.
constexpr qint64 closeSeconds = 3600;
constexpr std::size_t mostSpans = 24;
/// A stored list may name so many times the devices it has to, and some more.
constexpr std::size_t sparePart = 2, spareDevices = 16;

/// The lists in the making, from findings in the order of devices.
class SlotLists
{
public:
    struct List
    {
        Seconds first = notTold, last = notTold;
        Key lastDevice = 0;
        std::string devices; ///< packed: lists of ten million findings are held at once
    };

    void add(Key device, Seconds firstSeen)
    {
        if (firstSeen == notTold)
            return;
        List& list = listOf(static_cast<qint64>(firstSeen) / slotSeconds);
        list.first = list.first == notTold ? firstSeen : std::min(list.first, firstSeen);
        list.last = std::max(list.last, firstSeen);
        if (list.lastDevice != device)
            appendKey(list.devices, std::exchange(list.lastDevice, device), device);
    }

    /// Each slot with its list, which may be changed, ascending.
    template <class Take>
    void forEach(const Take& take)
    {
        for (auto& [block, lists] : m_blocks)
            for (std::size_t i = 0; i < lists.size(); ++i)
                if (!lists[i].devices.empty())
                    take(block * blockSlots + static_cast<qint64>(i), lists[i]);
    }

private:
    /// Slots of about six weeks lie side by side; findings come in any order of time.
    static constexpr qint64 blockSlots = 6144;

    List& listOf(qint64 slot)
    {
        const qint64 block = slot / blockSlots;
        if (m_last == nullptr || block != m_lastBlock) {
            m_last = &m_blocks[block];
            m_last->resize(static_cast<std::size_t>(blockSlots));
            m_lastBlock = block;
        }
        return (*m_last)[static_cast<std::size_t>(slot % blockSlots)];
    }

    std::map<qint64, std::vector<List>> m_blocks;
    std::vector<List>* m_last = nullptr;
    qint64 m_lastBlock = 0;
};

enum class Others { Stay, Go }; ///< devices that a stored slot names and the new list does not

class SlotWriter
{
public:
    SlotWriter(SQLite::Database& db, Others others)
        : m_db(db)
        , m_others(others)
        , m_get(db, "SELECT first_min, first_max, devices FROM sighting_slot WHERE slot = ?")
        , m_put(db,
              "INSERT INTO sighting_slot (slot, first_min, first_max, devices) VALUES (?, ?, ?, "
              "?) ON CONFLICT (slot) DO UPDATE SET first_min = excluded.first_min, first_max = "
              "excluded.first_max, devices = excluded.devices")
    {
    }

    void write(SlotLists& lists)
    {
        const bool isNew = !hasSightingSlots(m_db);
        std::vector<qint64> kept;
        lists.forEach([&](qint64 slot, SlotLists::List& list) {
            if (m_others == Others::Go)
                kept.push_back(slot);
            if (isNew || !isHeld(slot, list))
                put(slot, list);
        });
        if (m_others == Others::Go && !isNew)
            removeAllBut(kept);
    }

private:
    /// Whether the stored slot says it all. Where it does not and the others stay, they join
    /// `list`.
    bool isHeld(qint64 slot, SlotLists::List& list)
    {
        m_get.bind(1, static_cast<std::int64_t>(slot));
        bool held = false;
        if (m_get.executeStep()) {
            const auto first = m_get.getColumn(0).getUInt();
            const auto last = m_get.getColumn(1).getUInt();
            const auto stored = unpackKeys(m_get.getColumn(2).getString());
            const auto wanted = unpackKeys(list.devices);
            const bool isSpare = m_others == Others::Stay
                || stored.size() <= wanted.size() * sparePart + spareDevices;
            held = isSpare && first <= list.first && last >= list.last
                && std::ranges::includes(stored, wanted);
            if (m_others == Others::Stay) {
                std::vector<Key> both;
                std::ranges::set_union(stored, wanted, std::back_inserter(both));
                list = {std::min(first, list.first), std::max(last, list.last), both.back(),
                    packKeys(both)};
            }
        }
        m_get.reset();
        return held;
    }

    void put(qint64 slot, const SlotLists::List& list)
    {
        m_put.bind(1, static_cast<std::int64_t>(slot));
        m_put.bind(2, list.first);
        m_put.bind(3, list.last);
        m_put.bindNoCopy(4, list.devices.data(), static_cast<int>(list.devices.size()));
        m_put.exec();
        m_put.reset();
    }

    void removeAllBut(const std::vector<qint64>& kept)
    {
        std::vector<qint64> stored;
        SQLite::Statement rows(m_db, "SELECT slot FROM sighting_slot ORDER BY slot");
        while (rows.executeStep())
            stored.push_back(rows.getColumn(0).getInt64());
        std::vector<qint64> gone;
        std::ranges::set_difference(stored, kept, std::back_inserter(gone));
        SQLite::Statement remove(m_db, "DELETE FROM sighting_slot WHERE slot = ?");
        for (const qint64 slot : gone) {
            remove.bind(1, static_cast<std::int64_t>(slot));
            remove.exec();
            remove.reset();
        }
    }

    SQLite::Database& m_db;
    Others m_others;
    SQLite::Statement m_get, m_put;
};

} // namespace

bool hasSightingSlots(SQLite::Database& db)
{
    return db.execAndGet("SELECT EXISTS (SELECT 1 FROM sighting_slot)").getInt() != 0;
}

void writeSightingSlots(SQLite::Database& db, const domain::FleetState& fleet, bool partial)
{
    if (partial && !hasSightingSlots(db)) // the other devices' findings would be in none
        return rebuildSightingSlots(db);
    SlotLists lists;
    for (const domain::FindingFact& fact : fleet.findings)
        lists.add(fact.device, fact.firstSeen);
    SlotWriter(db, partial ? Others::Stay : Others::Go).write(lists);
}

void rebuildSightingSlots(SQLite::Database& db)
{
    SlotLists lists;
    SQLite::Statement rows(db, "SELECT device, first_seen FROM finding ORDER BY device");
    while (rows.executeStep())
        lists.add(rows.getColumn(0).getUInt(), rows.getColumn(1).getUInt());
    SlotWriter(db, Others::Go).write(lists);
}

std::string seenIn(const std::string& column, std::vector<Sightings> spans)
{
    std::ranges::sort(spans, {}, &Sightings::from);
    std::vector<Sightings> joined;
    for (const Sightings& span : spans)
        if (!joined.empty()
            && (span.from <= joined.back().to + closeSeconds || joined.size() >= mostSpans))
            joined.back().to = std::max(joined.back().to, span.to);
        else
            joined.push_back(span);
    std::string condition;
    for (const Sightings& span : joined) {
        condition += condition.empty() ? "(" : " OR ";
        condition.append(column).append(" BETWEEN ").append(std::to_string(span.from));
        condition.append(" AND ").append(std::to_string(span.to));
    }
    return condition.empty() ? condition : condition + ")";
}

SightingCursor::SightingCursor(SQLite::Database& db, const Sightings& span, bool latestFirst)
    : m_rows(db,
        std::string("SELECT first_min, first_max, devices FROM sighting_slot WHERE slot BETWEEN "
                    "? AND ? ORDER BY slot")
            + (latestFirst ? " DESC" : ""))
{
    m_rows.bind(1, static_cast<std::int64_t>(span.from / slotSeconds));
    m_rows.bind(2, static_cast<std::int64_t>(span.to / slotSeconds));
}

std::optional<SightingSlot> SightingCursor::next()
{
    if (!m_rows.executeStep())
        return {};
    SightingSlot slot;
    slot.seen = {m_rows.getColumn(0).getInt64(), m_rows.getColumn(1).getInt64()};
    slot.devices = m_rows.getColumn(2).getString();
    return slot;
}

} // namespace parapet::store
