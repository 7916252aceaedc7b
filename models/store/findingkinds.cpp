// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findingkinds.h"

#include "models/store/varints.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace parapet::store {
namespace {

using domain::Key;
using domain::UpdateState;

/// More kinds than this part of the findings are not kept: then nearly each finding is one of its
/// own.
constexpr std::size_t findingsOfKind = 16;
constexpr std::size_t fewKinds = 4096;

/// The kinds in the making, from findings in the order of devices and versions.
class KindLists
{
public:
    using Place = std::pair<Key, UpdateState>;

    void add(Key device, Key version, UpdateState state, Key cve)
    {
        if (device != m_device || version != m_version)
            closeRuns();
        m_device = device;
        m_version = version;
        m_runs[static_cast<std::size_t>(state)].push_back(cve);
    }

    void addAll(const Place& place, const std::vector<Key>& cves)
    {
        std::vector<Key>& known = m_lists[place];
        if (std::ranges::includes(known, cves))
            return;
        std::vector<Key> both;
        std::ranges::set_union(known, cves, std::back_inserter(both));
        m_count += both.size() - known.size();
        known = std::move(both);
    }

    [[nodiscard]] std::size_t count() const { return m_count; }

    [[nodiscard]] const std::map<Place, std::vector<Key>>& lists()
    {
        closeRuns();
        return m_lists;
    }

private:
    /// Devices of a version mostly have the same CVEs: a run is only compared.
    void closeRuns()
    {
        for (std::size_t state = 0; state < m_runs.size(); ++state) {
            auto& run = m_runs[state];
            if (run.empty())
                continue;
            std::ranges::sort(run);
            addAll({m_version, static_cast<UpdateState>(state)}, run);
            run.clear();
        }
    }

    std::map<Place, std::vector<Key>> m_lists;
    std::size_t m_count = 0;
    Key m_device = 0, m_version = 0; ///< of the runs
    std::array<std::vector<Key>, 3> m_runs; ///< by state
};

UpdateState stateOf(SQLite::Statement& row, int column)
{
    return static_cast<UpdateState>(row.getColumn(column).getInt());
}

void readInto(KindLists& kinds, SQLite::Database& db)
{
    SQLite::Statement rows(db, "SELECT version, state, cves FROM finding_kind");
    while (rows.executeStep())
        kinds.addAll({rows.getColumn(0).getUInt(), stateOf(rows, 1)},
            unpackKeys(rows.getColumn(2).getString()));
}

void write(SQLite::Database& db, KindLists& kinds)
{
    SQLite::Statement put(db,
        "INSERT INTO finding_kind (version, state, cves) VALUES (?, ?, ?) ON CONFLICT (version, "
        "state) DO UPDATE SET cves = excluded.cves WHERE cves <> excluded.cves");
    SQLite::Statement known(db, "SELECT version, state FROM finding_kind");
    std::vector<KindLists::Place> gone;
    while (known.executeStep())
        if (const KindLists::Place place{known.getColumn(0).getUInt(), stateOf(known, 1)};
            !kinds.lists().contains(place))
            gone.push_back(place);
    for (const auto& [place, cves] : kinds.lists()) {
        const std::string packed = packKeys(cves);
        put.bind(1, place.first);
        put.bind(2, static_cast<int>(place.second));
        put.bindNoCopy(3, packed.data(), static_cast<int>(packed.size()));
        put.exec();
        put.reset();
    }
    SQLite::Statement remove(db, "DELETE FROM finding_kind WHERE version = ? AND state = ?");
    for (const auto& [version, state] : gone) {
        remove.bind(1, version);
        remove.bind(2, static_cast<int>(state));
        remove.exec();
        remove.reset();
    }
}

bool areKept(SQLite::Database& db)
{
    return db.execAndGet("SELECT EXISTS (SELECT 1 FROM finding_kind)").getInt() != 0;
}

bool isAskedFor(const std::optional<std::vector<bool>>& asked, Key key)
{
    return !asked || contains(*asked, key);
}

} // namespace

void writeFindingKinds(SQLite::Database& db, const domain::FleetState& fleet, bool partial)
{
    if (partial && !areKept(db)) // those of the other devices would be missing
        return;
    const std::size_t most = std::max(fewKinds, fleet.findings.size() / findingsOfKind);
    KindLists kinds;
    if (partial)
        readInto(kinds, db);
    const std::size_t before = kinds.count();
    for (const domain::FindingFact& fact : fleet.findings) {
        kinds.add(fact.device, fact.version, fact.state, fact.cve);
        if (kinds.count() > before + most) {
            db.exec("DELETE FROM finding_kind");
            return;
        }
    }
    write(db, kinds);
}

void rebuildFindingKinds(SQLite::Database& db)
{
    KindLists kinds;
    SQLite::Statement rows(
        db, "SELECT device, version, state, cve FROM finding ORDER BY device, version");
    std::size_t findings = 0;
    while (rows.executeStep()) {
        ++findings;
        kinds.add(rows.getColumn(0).getUInt(), rows.getColumn(1).getUInt(), stateOf(rows, 2),
            rows.getColumn(3).getUInt());
    }
    if (kinds.count() > std::max(fewKinds, findings / findingsOfKind))
        db.exec("DELETE FROM finding_kind");
    else
        write(db, kinds);
}

FindingKinds::FindingKinds(SQLite::Database& db)
{
    SQLite::Statement rows(db, "SELECT version, state, cves FROM finding_kind ORDER BY version");
    while (rows.executeStep())
        m_rows.push_back({rows.getColumn(0).getUInt(), stateOf(rows, 1),
            unpackKeys(rows.getColumn(2).getString())});
    m_areKept = !m_rows.empty();
}

bool FindingKinds::isAsked(const Row& row, const Asked& asked)
{
    return isAskedFor(asked.versions, row.version)
        && isAskedFor(asked.states, static_cast<Key>(row.state));
}

void FindingKinds::keepOnly(const Asked& asked)
{
    std::erase_if(m_rows, [&](Row& row) {
        if (!isAsked(row, asked))
            return true;
        std::erase_if(row.cves, [&](Key cve) { return !isAskedFor(asked.cves, cve); });
        return row.cves.empty();
    });
}

FindingKinds::Objects FindingKinds::objectsOf(const Asked& asked) const
{
    Objects objects;
    std::vector<bool> cves;
    for (const Row& row : m_rows) {
        if (!isAsked(row, asked))
            continue;
        bool isNamed = false;
        for (const Key cve : row.cves) {
            if (!isAskedFor(asked.cves, cve))
                continue;
            isNamed = true;
            if (cves.size() <= cve)
                cves.resize(std::size_t{cve} * 2 + 64);
            cves[cve] = true;
        }
        if (isNamed && (objects.versions.empty() || objects.versions.back() != row.version))
            objects.versions.push_back(row.version);
    }
    objects.cves = keysOf(cves);
    return objects;
}

} // namespace parapet::store
