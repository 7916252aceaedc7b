// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/impacted.h"

#include "models/assess/devicelists.h"

namespace parapet::assess {
namespace {

using domain::Event;
using domain::EventShare;
using domain::EventType;
using domain::Key;
using Devices = std::vector<Key>;
using Lists = domain::DevicesOf::Kind;

bool isOfSoftware(const Event& event)
{
    return event.subject % 2 == 0;
}

/// By the export's word, or because the day it told has come.
bool hasEnded(const domain::SoftwareVersion& version, base::Millis now)
{
    return version.eos == domain::EosStatus::Version || version.eos == domain::EosStatus::Software
        || (version.eosDate && *version.eosDate <= now);
}

std::vector<const Devices*> listsOf(const DeviceLists& versions, const std::vector<Key>& keys)
{
    std::vector<const Devices*> lists;
    lists.reserve(keys.size());
    for (const Key version : keys)
        lists.push_back(&versions.of(version));
    return lists;
}

/// The devices of one event in one group, while the findings pass by.
struct Passing
{
    std::uint32_t devices = 0;
    std::vector<bool> seen; ///< which of the event's CVEs
};

std::vector<EventShare> sharesOf(const Event& event, const std::map<Key, Passing>& groups)
{
    std::vector<EventShare> shares;
    for (const auto& [group, passing] : groups) {
        EventShare& share = shares.emplace_back(EventShare{group, passing.devices, {}});
        for (std::size_t i = 0; i < event.cves.size(); ++i)
            if (passing.seen[i])
                share.cves.push_back(event.cves[i]);
    }
    return shares;
}

} // namespace

std::vector<std::vector<EventShare>> sharesOfWeaknesses(
    const domain::FleetState& fleet, const Options& options, const std::vector<Event>& events)
{
    struct Watch
    {
        Key product;
        std::uint32_t event;
        std::uint32_t place; ///< of the CVE in the event's list
    };
    std::vector<std::vector<Watch>> byCve(fleet.cves.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        for (std::size_t place = 0; place < events[i].cves.size(); ++place)
            byCve[events[i].cves[place]].push_back({events[i].subject / 2,
                static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(place)});
    std::vector<std::map<Key, Passing>> groups(events.size());
    std::vector<Passing*> current(events.size()); ///< of the device that was seen last
    std::vector<Key> last(events.size());
    Key device = 0;
    bool counts = false;
    for (const auto& fact : fleet.findings) { // one pass, device by device
        if (fact.device != device) {
            device = fact.device;
            counts = isActive(fleet.devices[device], fleet.takenAt)
                && inScope(fleet.devices[device], options);
        }
        if (!counts)
            continue;
        for (const Watch& watch : byCve[fact.cve]) {
            if (watch.product != fleet.versions[fact.version].product)
                continue;
            if (last[watch.event] != device) {
                last[watch.event] = device;
                Passing& passing = groups[watch.event][fleet.devices[device].group];
                passing.seen.resize(events[watch.event].cves.size());
                ++passing.devices;
                current[watch.event] = &passing;
            }
            current[watch.event]->seen[watch.place] = true;
        }
    }
    std::vector<std::vector<EventShare>> shares;
    shares.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        shares.push_back(sharesOf(events[i], groups[i]));
    return shares;
}

std::vector<std::uint32_t> impactedNow(const domain::FleetState& fleet,
    const domain::Assessment& assessment, const Options& options, const std::vector<Event>& events)
{
    std::vector<std::uint32_t> counts(events.size());
    const auto shares = sharesOfWeaknesses(fleet, options, events);
    for (std::size_t i = 0; i < events.size(); ++i)
        for (const EventShare& share : shares[i])
            counts[i] += share.originally;
    const DeviceLists installed(assessment, Lists::Installed, fleet.products.size());
    const DeviceLists failing(assessment, Lists::ControlFailing, fleet.controls.size());
    const DeviceLists versions(assessment, Lists::VersionInstalled, fleet.versions.size());
    std::map<Key, std::vector<const Devices*>> ended;
    for (std::size_t key = 1; key < fleet.versions.size(); ++key)
        if (hasEnded(fleet.versions[key], fleet.takenAt))
            ended[fleet.versions[key].product].push_back(&versions.of(static_cast<Key>(key)));
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!events[i].cves.empty())
            continue;
        const Key object = events[i].subject / 2;
        if (!isOfSoftware(events[i]))
            counts[i] = failing.count(object);
        else if (events[i].type == EventType::EndOfSupport && events[i].endedVersions.empty())
            counts[i] = static_cast<std::uint32_t>(united(ended[object]).size());
        else if (events[i].type == EventType::EndOfSupport)
            counts[i] = static_cast<std::uint32_t>(
                united(listsOf(versions, events[i].endedVersions)).size());
        else
            counts[i] = installed.count(object);
    }
    return counts;
}

} // namespace parapet::assess
