// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first findings, or due dates, of a list in any of its orders, without sorting millions:
// devices are walked in an order in which the first rows come first, until no later device can have
// one of them. Inside guarded(); thread of the connection; SQLite exceptions pass through.
#pragma once

#include "models/store/blobtables.h"
#include "models/store/compiledquery.h"
#include "models/store/findingkinds.h"
#include "models/store/sightingwalk.h"

namespace parapet::store {

class Shortlist
{
public:
    /// Whether this is a list it was made for: a few rows in no order, one of properties of one
    /// thing (and then of the device), or of one time.
    [[nodiscard]] static bool serves(const TableQuery& query);
    /// Scope to compile a query with that it serves: of a past snapshot, only findings of the
    /// devices asked for are gathered.
    [[nodiscard]] static ReadScope scopeOf(const TableQuery& query);

    /// So few devices are read at once, in whatever order.
    static constexpr std::int64_t fewDevices = 800;
    /// `compiled` with scopeOf the query.
    Shortlist(SQLite::Database& db, const TableQuery& query, const CompiledQuery& compiled,
        std::int64_t readAtOnce = fewDevices);

    /// The same keys as sorting all rows gives. Nothing: read as usual.
    [[nodiscard]] std::optional<std::vector<RowKey>> keys();

private:
    /// Devices read at once where each is asked for because of a row it has.
    static constexpr std::size_t slotChunk = 256;
    /// Devices read at once: few first, for mostly they hold all that is wanted.
    static constexpr std::size_t firstChunk = 32;
    static constexpr std::size_t longestChunk = 8192;

    /// What a sort asks for: first the classes of one reach, within each the devices.
    struct Plan
    {
        Reach reach = Reach::Device;
        std::vector<query::SortKey> lead, byDevice;
    };
    /// Rows that come before all rows of later classes.
    struct Class
    {
        std::string restriction; ///< further condition; may use the parameter `value`
        std::string value; ///< packed keys, or the id of an exception
        bool isText = false;
        DeviceSet devices; ///< that can have such rows
        bool inDeviceOrder = true; ///< false: several classes at once, sorted as a whole
        /// Of a device and a version, ascending: the only findings there can be. Nothing: any.
        std::optional<std::vector<KeyPair>> pairs = {};
        std::vector<SeenPairs> seen = {}; ///< what its due dates are; empty: not known
        FindingObjects objects = {}; ///< that they are of
    };
    /// A row, or the first that a device can have, in an order by a time.
    struct Timed
    {
        std::optional<qint64> time;
        RowKey key{};
    };

    [[nodiscard]] static std::optional<Plan> planOf(const TableQuery& query);
    [[nodiscard]] static bool isTime(Reach reach);
    /// SQL of a time that no row of a device comes before in that order; empty: none is known.
    [[nodiscard]] static std::string boundOf(
        domain::Kind kind, Reach reach, bool descending, base::Millis now);
    [[nodiscard]] static std::string dueBoundOf(Reach reach, bool descending, base::Millis now);
    void walkObjects();
    void walkObjects(std::vector<domain::Key> objects, bool isOneClass);
    void walkExceptions();
    void walkStates();
    /// Keys of one of these reaches stand alone: no further key may follow.
    [[nodiscard]] static bool standsAlone(Reach reach);
    void walkTimes();
    /// By the slots of sightings, which also find the middle of an order.
    void walkSightings();
    /// By the range of times of each device.
    void walkSpans();
    /// Narrows the devices wanted by what the filter asks of times.
    void narrowByTimes();
    /// Narrows objects and devices wanted to those that occur together.
    void narrowByKinds();
    void loadKinds();
    void narrowRows();
    [[nodiscard]] FindingObjects objectsWanted() const;
    [[nodiscard]] std::optional<std::vector<domain::Key>> allVersions(
        const FindingKinds::Objects& objects) const;
    /// Further condition on rows: of one of the CVEs; empty where those are many.
    [[nodiscard]] std::string isOneOf(const std::vector<domain::Key>& cves) const;
    [[nodiscard]] DeviceSet devicesOf();
    [[nodiscard]] DeviceSet devicesOf(Reach lead, const FindingKinds::Objects& objects);
    [[nodiscard]] std::optional<std::vector<bool>> objectsKnown(Reach reach);
    void walkKinds(Class rows, Reach lead, const FindingKinds::Asked& asked);
    [[nodiscard]] std::optional<std::vector<KeyPair>> pairsOf(
        const std::vector<domain::Key>& versions, const DeviceSet& devices, std::size_t most);
    /// Where an order by time has found too little for long: reads all rows at once, if those that
    /// the filter asks for can be few. False: nothing is read.
    [[nodiscard]] bool areFewPairsRead();
    [[nodiscard]] std::optional<std::vector<domain::Key>> cvesWithin(
        const SightingWalk& walk) const;
    /// Devices that can have wanted pairs of the class; any where those are many.
    [[nodiscard]] DeviceSet devicesOf(const DueClass& pairs);
    [[nodiscard]] SightingWalk::Ask askFor(
        Reach order, bool descending, const FilterWindows& windows);
    [[nodiscard]] SightingWalk sightingsWithin(const FilterWindows& windows);
    void walkDueStatus();
    void walkFirstSoftware();
    void walkClockInputs();
    void walk(const Class& rows);
    [[nodiscard]] std::size_t nextChunk(std::size_t chunk, std::size_t found) const;
    void read(const Class& rows, const std::vector<domain::Key>& devices);
    /// Reads the rows that they were told for.
    void readTold(std::vector<domain::Key>& devices, const std::vector<SeenPairs>& told);
    /// Reads their rows that pass the condition into the pool, which keeps the first ones.
    void readTimed(std::vector<domain::Key>& devices, const std::string& restriction = {});
    /// Condition on rows first seen in one of the spans.
    [[nodiscard]] std::string seenIn(std::vector<Sightings> spans) const;
    [[nodiscard]] std::string seenWithin(const SightingWalk& walk) const;
    [[nodiscard]] bool isPoolFull() const;
    /// Whether the pool is full of rows before any that a later device can have.
    [[nodiscard]] bool isPoolBefore(const Timed& bound) const;
    [[nodiscard]] bool isBefore(const Timed& a, const Timed& b) const;
    [[nodiscard]] bool isWanted(domain::Key device) const;
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] RowKey keyOfRow(SQLite::Statement& row) const;
    [[nodiscard]] std::string columnOf(Reach reach) const;
    [[nodiscard]] std::string parameter(int own) const;
    [[nodiscard]] static std::string parameter(int own, bool hasRelation);
    [[nodiscard]] std::string orderOf(const std::vector<query::SortKey>& keys) const;
    [[nodiscard]] SQLite::Statement& prepared(
        const std::string& more, const std::string& restriction, bool byPairs = false);
    /// Whether the order of devices has so many; loads it as it is needed.
    [[nodiscard]] bool hasDevice(std::size_t index);
    void loadDevices(qint64 most);
    void countDevices();

    SQLite::Database& m_db;
    const TableQuery& m_query;
    const CompiledQuery& m_compiled;
    std::int64_t m_readAtOnce;
    Plan m_plan;
    FindingCandidates m_candidates;
    ClassCves m_classes;
    std::map<DueClass, DeviceSet> m_devicesOfClass; ///< with wanted CVEs of it
    std::optional<SightingSlot> m_untold;
    DeviceSet m_wanted; ///< by filter, relation and device groups
    bool m_hasSlots = false; ///< of sightings, for what is asked
    FilterWindows m_windows; ///< whole where there are no slots
    std::string
        m_seen; ///< condition that spares most work where the filter asks for a span of time
    std::optional<std::vector<domain::Key>> m_seenCves; ///< by the times that the filter asks for
    std::vector<SeenPairs> m_seenPairs; ///< due dates by those times; empty: any
    FindingKinds::Asked m_asked; ///< objects that the filter passes
    std::optional<std::vector<domain::Key>> m_askedUpdates;
    bool m_asksSoftware = false; ///< of due dates, of which m_asked tells the CVEs
    /// Those of `cves` (ascending) that are wanted.
    [[nodiscard]] std::vector<domain::Key> wantedOf(std::vector<domain::Key> cves) const;
    std::string m_ofCves; ///< condition that spares joins for rows of other CVEs
    std::optional<std::vector<domain::Key>> m_cves; ///< that are wanted; nothing: any
    std::optional<FindingKinds> m_kinds; ///< those that the filter passes; nothing: not known
    FindingKinds::Objects m_objects; ///< of m_kinds
    std::vector<Timed> m_pool; ///< the first rows found in an order by a time
    std::vector<domain::Key> m_devices; ///< in the order they are walked, as far as known
    bool m_isOrderWhole = false; ///< m_devices are all there are
    std::vector<RowKey> m_found;
    std::size_t m_walked = 0; ///< devices read for them
    bool m_hasLookedForPairs = false;
    std::string m_sql; ///< of m_statement
    std::optional<SQLite::Statement> m_statement;
};

} // namespace parapet::store
