// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last few findings rows on their way into a Collector. A row waits here while memory fetches
// what its texts lead to; looked up at once, that waiting is half of the time of an import.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/domain/records.h"
#include "models/jobs/import/collectedfacts.h"
#include "models/jobs/import/stringtable.h"

#include <array>
#include <optional>
#include <string>

namespace parapet::jobs {

/// Vendor, name and version as one text to look up.
struct JoinedSoftware
{
    static constexpr char separator = '\x1f';

    std::string text;
    std::size_t vendorSize = 0, nameSize = 0;

    void assign(const domain::SoftwareColumns& columns)
    {
        vendorSize = columns.vendor.size();
        nameSize = columns.name.size();
        text.assign(columns.vendor);
        text += separator;
        text += columns.name;
        text += separator;
        text += columns.version;
    }
    [[nodiscard]] CollectedVersionName parts() const
    {
        return {text.substr(0, vendorSize), text.substr(vendorSize + 1, nameSize),
            text.substr(vendorSize + nameSize + 2)};
    }
};

/// What a row tells of its device, with texts of its own.
struct ToldColumns
{
    std::string id, name, osPlatform, osVersion, group;

    void assign(const domain::DeviceColumns& columns)
    {
        id = columns.id;
        name = columns.name;
        osPlatform = columns.osPlatform;
        osVersion = columns.osVersion;
        group = columns.group;
    }
    [[nodiscard]] domain::DeviceColumns columns() const
    {
        return {id, name, osPlatform, osVersion, group};
    }
    bool operator==(const domain::DeviceColumns& told) const
    {
        return id == told.id && name == told.name && osPlatform == told.osPlatform
            && osVersion == told.osVersion && group == told.group;
    }
};

/// A findings row with texts of its own; `fact` lacks device, version and CVE.
struct QueuedFinding
{
    bool sameDevice = false; ///< tells of its device what the row before told; `device` is stale
    ToldColumns device;
    JoinedSoftware software;
    std::string disk, registry;
    std::string cve; ///< empty: installed, no known CVE
    StringTable::Tag deviceTag = 0, softwareTag = 0, cveTag = 0;
    CollectedCve told;
    domain::FindingFact fact;
    std::optional<domain::EosStatus> endOfSupport;
    std::optional<domain::Millis> endOfSupportDate;
};

class FindingQueue
{
public:
    /// The slot for the next row; `take` gets the row that must leave for it, `warm` the one that
    /// is half-way and `warmMore` the one that leaves soon.
    template <class Warm, class WarmMore, class Take>
    QueuedFinding& next(const Warm& warm, const WarmMore& warmMore, const Take& take)
    {
        constexpr std::size_t halfWay = length / 2, soon = length * 3 / 4;
        if (m_count >= halfWay)
            warm(m_slots[(m_count - halfWay) % length]);
        if (m_count >= soon)
            warmMore(m_slots[(m_count - soon) % length]);
        QueuedFinding& slot = m_slots[m_count % length];
        if (m_count >= length)
            take(slot);
        ++m_count;
        return slot;
    }
    /// Gives `take` all rows that still wait.
    template <class Take>
    void drain(const Take& take)
    {
        for (std::size_t at = m_count > length ? m_count - length : 0; at < m_count; ++at)
            take(m_slots[at % length]);
        m_count = 0;
    }

private:
    static constexpr std::size_t length = 8; ///< more gained nothing
    std::array<QueuedFinding, length> m_slots;
    std::size_t m_count = 0;
};

} // namespace parapet::jobs
