// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/events.h"

#include "models/assess/options.h"
#include "models/domain/producttitle.h"

#include "scoring/version/version.h"

#include <algorithm>
#include <map>

namespace parapet::assess {
namespace {

using domain::Event;
using domain::EventGround;
using domain::EventType;
using domain::Key;
using Devices = std::vector<Key>;
using Lists = domain::DevicesOf::Kind;

bool isOfSoftware(const Event& event)
{
    return event.subject % 2 == 0;
}

/// Lists of devices of one kind by object; nothing where an object has none.
class DeviceLists
{
public:
    DeviceLists(const domain::Assessment& assessment, Lists kind, std::size_t objects)
        : m_lists(objects)
    {
        for (const auto& list : assessment.deviceLists)
            if (list.kind == kind)
                m_lists[list.object] = &list.devices;
    }
    [[nodiscard]] const Devices& of(Key object) const
    {
        return m_lists[object] != nullptr ? *m_lists[object] : m_none;
    }
    [[nodiscard]] std::uint32_t count(Key object) const
    {
        return static_cast<std::uint32_t>(of(object).size());
    }

private:
    std::vector<const Devices*> m_lists;
    Devices m_none;
};

/// By the export's word, or because the day it told has come.
bool hasEnded(const domain::SoftwareVersion& version, base::Millis now)
{
    return version.eos == domain::EosStatus::Version || version.eos == domain::EosStatus::Software
        || (version.eosDate && *version.eosDate <= now);
}

Devices united(const std::vector<const Devices*>& lists)
{
    Devices all;
    for (const Devices* list : lists)
        all.insert(all.end(), list->begin(), list->end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

/// Counts, for events with CVEs, the distinct active devices that have one of these CVEs through
/// the event's software: one pass over the findings.
std::vector<std::uint32_t> countDevices(
    const domain::FleetState& fleet, const std::vector<Event>& events)
{
    struct Watch
    {
        Key product;
        std::uint32_t event;
    };
    std::vector<std::vector<Watch>> byCve(fleet.cves.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        for (const Key cve : events[i].cves)
            byCve[cve].push_back({events[i].subject / 2, static_cast<std::uint32_t>(i)});
    std::vector<std::uint32_t> counts(events.size());
    std::vector<Key> last(events.size());
    Key device = 0;
    bool active = false;
    for (const auto& fact : fleet.findings) {
        if (fact.device != device) {
            device = fact.device;
            active = isActive(fleet.devices[device], fleet.takenAt);
        }
        if (!active)
            continue;
        for (const Watch& watch : byCve[fact.cve]) {
            if (last[watch.event] == device
                || watch.product != fleet.versions[fact.version].product)
                continue;
            last[watch.event] = device;
            ++counts[watch.event];
        }
    }
    return counts;
}

/// Finds the events of one import.
class Finder
{
public:
    Finder(const EventGround& before, const domain::FleetState& fleet,
        const domain::Assessment& assessment, base::Millis day)
        : m_before(before)
        , m_fleet(fleet)
        , m_assessment(assessment)
        , m_day(day)
    {
    }

    std::vector<Event> find()
    {
        findWeaknesses();
        if (m_before.isSnapshot) {
            findControls();
            findSoftware();
            findEndOfSupport();
        }
        std::vector<Event> events;
        for (auto& [key, event] : m_events)
            events.push_back(std::move(event));
        const auto counts = countDevices(m_fleet, events);
        for (std::size_t i = 0; i < events.size(); ++i)
            if (!events[i].cves.empty()) {
                events[i].originally = counts[i];
                events[i].trend = domain::ScoreTrend::Up;
            }
        std::erase_if(events,
            [](const Event& event) { return !event.cves.empty() && event.originally == 0; });
        for (Event& event : events)
            event.total = m_assessment.organisation.active;
        return events;
    }

private:
    Event& event(base::Millis day, EventType type, domain::RecommendationKey subject)
    {
        Event& found = m_events[{day, type, subject}];
        found.day = day;
        found.type = type;
        found.subject = subject;
        if (found.component.isEmpty())
            found.component = componentOf(subject);
        return found;
    }

    [[nodiscard]] QString componentOf(domain::RecommendationKey subject) const
    {
        if (subject % 2 == 0)
            return domain::productTitle(m_fleet.products[subject / 2].name);
        const domain::ControlState& control = m_fleet.controls[subject / 2];
        return control.name.isEmpty() ? control.key : control.name;
    }

    [[nodiscard]] const std::vector<Key>& productsBefore(Key cve) const
    {
        static const std::vector<Key> none;
        const auto place = std::lower_bound(m_before.weaknesses.begin(), m_before.weaknesses.end(),
            cve, [](const auto& weakness, Key key) { return weakness.cve < key; });
        return place != m_before.weaknesses.end() && place->cve == cve ? place->products : none;
    }

    void findWeaknesses()
    {
        std::map<Key, Exploitability> steps(
            m_before.exploitSteps.begin(), m_before.exploitSteps.end());
        std::map<Key, base::Millis> kev(m_before.addedToKev.begin(), m_before.addedToKev.end());
        for (const auto& weakness : m_assessment.weaknesses) {
            const auto& known = productsBefore(weakness.cve);
            const auto step = steps.find(weakness.cve);
            const auto added = kev.find(weakness.cve);
            for (const Key product : weakness.products) {
                const auto subject = domain::softwareRecommendation(product);
                if (!std::binary_search(known.begin(), known.end(), product)) {
                    if (m_before.isSnapshot)
                        event(m_day, EventType::NewVulnerability, subject)
                            .cves.push_back(weakness.cve);
                    continue;
                }
                if (step != steps.end())
                    event(m_day, typeOf(step->second), subject).cves.push_back(weakness.cve);
                if (added != kev.end())
                    event(added->second, EventType::AddedToKev, subject)
                        .cves.push_back(weakness.cve);
            }
        }
    }

    using Exploitability = domain::Exploitability;
    static EventType typeOf(Exploitability reached)
    {
        if (reached == Exploitability::InKit)
            return EventType::ExploitInKit;
        return reached == Exploitability::Verified ? EventType::ExploitVerified
                                                   : EventType::NewPublicExploit;
    }

    void findControls()
    {
        const DeviceLists failing(m_assessment, Lists::ControlFailing, m_fleet.controls.size());
        for (const auto& control : m_assessment.controls) {
            if (std::binary_search(
                    m_before.controls.begin(), m_before.controls.end(), control.control))
                continue;
            Event& found = event(m_day, EventType::NewConfigurationAssessment,
                domain::controlRecommendation(control.control));
            found.originally = failing.count(control.control);
            if (found.originally > 0)
                found.trend = domain::ScoreTrend::Up;
        }
    }

    /// The version lists of every product, before and now.
    struct Installed
    {
        std::vector<std::pair<Key, const Devices*>> before, now;
    };

    void findSoftware()
    {
        std::vector<Installed> products(m_fleet.products.size());
        for (const auto& [version, devices] : m_before.versions)
            products[m_fleet.versions[version].product].before.emplace_back(version, &devices);
        for (const auto& list : m_assessment.deviceLists)
            if (list.kind == Lists::VersionInstalled)
                products[m_fleet.versions[list.object].product].now.emplace_back(
                    list.object, &list.devices);
        for (std::size_t key = 1; key < products.size(); ++key) {
            const Installed& product = products[key];
            const auto subject = domain::softwareRecommendation(static_cast<Key>(key));
            if (product.before.empty() && product.now.empty())
                continue;
            EventType type = EventType::SoftwareUpdated;
            std::uint32_t devices = 0;
            if (product.before.empty()) {
                type = EventType::SoftwareInstalled;
                devices = countUnited(product.now);
            } else if (product.now.empty()) {
                type = EventType::SoftwareRemoved;
                devices = countUnited(product.before);
            } else {
                devices = updatedDevices(product);
            }
            if (devices == 0)
                continue;
            Event& found = event(m_day, type, subject);
            found.originally = devices;
            found.trend = trendOf(static_cast<Key>(key));
        }
    }

    static std::uint32_t countUnited(const std::vector<std::pair<Key, const Devices*>>& versions)
    {
        std::vector<const Devices*> lists;
        for (const auto& [version, devices] : versions)
            lists.push_back(devices);
        return static_cast<std::uint32_t>(united(lists).size());
    }

    /// Devices whose highest version of the product rose.
    [[nodiscard]] std::uint32_t updatedDevices(const Installed& product) const
    {
        const auto same = [](const auto& a, const auto& b) {
            return a.first == b.first && *a.second == *b.second;
        };
        if (product.before.size() == product.now.size()
            && std::equal(product.before.begin(), product.before.end(), product.now.begin(), same))
            return 0;
        std::map<Key, std::string> texts;
        for (const auto* side : {&product.before, &product.now})
            for (const auto& [version, devices] : *side)
                texts.emplace(version, m_fleet.versions[version].version.toStdString());
        std::vector<Key> order;
        for (const auto& [version, text] : texts)
            order.push_back(version);
        std::sort(order.begin(), order.end(), [&texts](Key a, Key b) {
            return scoring::compareVersions(texts.at(a), texts.at(b)) < 0;
        });
        std::map<Key, std::uint32_t> rank;
        for (std::size_t i = 0; i < order.size(); ++i)
            rank[order[i]] = static_cast<std::uint32_t>(i + 1);
        std::vector<std::uint32_t> best(m_fleet.devices.size());
        for (const auto& [version, devices] : product.before)
            for (const Key device : *devices)
                best[device] = std::max(best[device], rank.at(version));
        std::vector<bool> risen(m_fleet.devices.size());
        std::uint32_t count = 0;
        for (const auto& [version, devices] : product.now)
            for (const Key device : *devices)
                if (best[device] != 0 && rank.at(version) > best[device] && !risen[device]) {
                    risen[device] = true;
                    ++count;
                }
        return count;
    }

    [[nodiscard]] domain::ScoreTrend trendOf(Key product) const
    {
        constexpr double same = 1e-9;
        const auto place = std::lower_bound(m_before.impacts.begin(), m_before.impacts.end(),
            product, [](const auto& row, Key key) { return row.first < key; });
        const double before =
            place != m_before.impacts.end() && place->first == product ? place->second : 0.0;
        double now = 0.0;
        for (const auto& software : m_assessment.software)
            if (software.product == product)
                now = software.impact;
        if (std::abs(now - before) <= same)
            return domain::ScoreTrend::None;
        return now > before ? domain::ScoreTrend::Up : domain::ScoreTrend::Down;
    }

    void findEndOfSupport()
    {
        const DeviceLists installed(m_assessment, Lists::VersionInstalled, m_fleet.versions.size());
        std::map<Key, std::vector<const Devices*>> ended;
        for (const Key version : m_before.endedVersions)
            ended[m_fleet.versions[version].product].push_back(&installed.of(version));
        for (const auto& [product, lists] : ended)
            if (const Devices devices = united(lists); !devices.empty())
                event(m_day, EventType::EndOfSupport, domain::softwareRecommendation(product))
                    .originally = static_cast<std::uint32_t>(devices.size());
    }

    const EventGround& m_before;
    const domain::FleetState& m_fleet;
    const domain::Assessment& m_assessment;
    base::Millis m_day;
    std::map<std::tuple<base::Millis, EventType, domain::RecommendationKey>, Event> m_events;
};

} // namespace

std::vector<Event> eventsBetween(const EventGround& before, const domain::FleetState& fleet,
    const domain::Assessment& assessment, base::Millis day)
{
    return Finder(before, fleet, assessment, day).find();
}

std::vector<std::uint32_t> impactedNow(const domain::FleetState& fleet,
    const domain::Assessment& assessment, const std::vector<Event>& events)
{
    auto counts = countDevices(fleet, events);
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
        else if (events[i].type == EventType::EndOfSupport)
            counts[i] = static_cast<std::uint32_t>(united(ended[object]).size());
        else
            counts[i] = installed.count(object);
    }
    return counts;
}

} // namespace parapet::assess
