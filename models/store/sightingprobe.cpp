// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sightingprobe.h"

#include "models/store/blobtables.h"
#include "models/store/findingreach.h"
#include "models/store/varints.h"

#include <algorithm>
#include <limits>

namespace parapet::store {
namespace {

using domain::Key;

/// So many findings of a device are looked for one by one.
constexpr std::size_t mostSeeks = 24;

/// What is asked of the first sightings of each CVE.
class CveSpans
{
public:
    void add(const std::vector<Key>& cves, const SeenPairs& wanted)
    {
        if (!cves.empty() && m_spans.size() <= cves.back())
            m_spans.resize(cves.back() + std::size_t{1});
        for (const Key cve : cves)
            add(m_spans[cve], wanted);
    }

    /// Without those that are not in `cves` (ascending).
    void keepOnly(const std::vector<Key>& cves)
    {
        std::vector<KeySpan> kept;
        for (const Key cve : cves)
            if (cve < m_spans.size()) {
                kept.resize(cve + std::size_t{1});
                kept[cve] = m_spans[cve];
            }
        m_spans = std::move(kept);
    }

    [[nodiscard]] const std::vector<KeySpan>& spans() const { return m_spans; }

private:
    static void add(KeySpan& span, const SeenPairs& wanted)
    {
        if (!wanted.isTimed) {
            span.without = 1;
            return;
        }
        const auto bounded = [](qint64 seconds) {
            return static_cast<domain::Seconds>(
                std::clamp<qint64>(seconds, 1, std::numeric_limits<domain::Seconds>::max()));
        };
        const bool isEmpty = span.from > span.to;
        span.from =
            isEmpty ? bounded(wanted.seen.from) : std::min(span.from, bounded(wanted.seen.from));
        span.to = std::max(span.to, bounded(wanted.seen.to));
    }

    std::vector<KeySpan> m_spans; ///< by CVE
};

/// Few findings are looked for by their keys, where the others of a device are not read.
std::string keysToSeek(const FindingObjects& objects)
{
    if (!objects.cves || !objects.versions
        || objects.cves->size() * objects.versions->size() > mostSeeks)
        return {};
    const auto isOneOf = [](const char* column, const std::vector<Key>& keys) {
        std::string condition;
        for (const Key key : keys)
            condition.append(condition.empty() ? "" : ", ").append(std::to_string(key));
        return std::string(" AND ") + column + " IN (" + condition + ")";
    };
    return isOneOf("f.version", *objects.versions) + isOneOf("f.cve", *objects.cves);
}

} // namespace

ClassCves::ClassCves(SQLite::Database& db, ReadScope scope)
    : m_db(db)
    , m_scope(std::move(scope))
{
}

const std::optional<std::vector<Key>>& ClassCves::of(const DueClass& pairs)
{
    const auto [known, isNew] = m_known.try_emplace(pairs);
    if (!isNew || (!pairs.severityDays && !pairs.directiveDays))
        return known->second;
    known->second.emplace();
    const std::string condition = canBeOf(pairs, m_scope);
    const ObjectSource cve = sourceOf(Reach::Cve, m_scope, condition);
    SQLite::Statement rows(
        m_db, "SELECT " + cve.key + " FROM " + cve.from + " WHERE " + condition + " ORDER BY 1");
    while (rows.executeStep())
        known->second->push_back(rows.getColumn(0).getUInt());
    return known->second;
}

std::vector<Key> devicesHaving(SQLite::Database& db, ClassCves& classes,
    const std::vector<Key>& devices, const std::vector<SeenPairs>& wanted,
    const FindingObjects& objects)
{
    const auto& cves = objects.cves;
    CveSpans spans;
    for (const SeenPairs& one : wanted) {
        const auto& own = classes.of(one.pairs);
        if (!own && !cves)
            return devices;
        spans.add(own ? *own : *cves, one);
    }
    if (cves)
        spans.keepOnly(*cves);
    const std::string packed = packKeys(devices);
    SQLite::Statement rows(db,
        "SELECT asked.value FROM unpack_keys(?1) asked WHERE EXISTS (SELECT 1 FROM finding f WHERE "
        "f.device = asked.value AND in_spans(?2, f.cve, f.first_seen)"
            + keysToSeek(objects) + ")");
    rows.bindNoCopy(1, packed.data(), static_cast<int>(packed.size()));
    const std::string_view asked = blobOf(spans.spans());
    rows.bindNoCopy(2, asked.data(), static_cast<int>(asked.size()));
    std::vector<Key> having;
    while (rows.executeStep())
        having.push_back(rows.getColumn(0).getUInt());
    return having;
}

} // namespace parapet::store
