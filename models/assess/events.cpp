// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/events.h"

#include "models/assess/devicelists.h"
#include "models/assess/impacted.h"
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

/// Finds the events of one import.
class Finder
{
public:
    Finder(const EventGround& before, const domain::FleetState& fleet,
        const domain::Assessment& assessment, base::Millis day, const Devices& groupsBefore)
        : m_before(before)
        , m_groupsBefore(groupsBefore)
        , m_fleet(fleet)
        , m_assessment(assessment)
        , m_day(day)
    {
    }

    std::vector<domain::FoundEvent> find()
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
        auto ofWeaknesses = sharesOfWeaknesses(m_fleet, {}, events);
        std::vector<domain::FoundEvent> found;
        for (std::size_t i = 0; i < events.size(); ++i) {
            Event& event = events[i];
            event.total = m_assessment.organisation.active;
            if (event.cves.empty()) {
                auto shares = sharesOfDevices(m_devices[{event.day, event.type, event.subject}],
                    [this](Key device) { return groupOf(device); });
                found.push_back({std::move(event), std::move(shares)});
                continue;
            }
            for (const auto& share : ofWeaknesses[i])
                event.originally += share.originally;
            event.trend = domain::ScoreTrend::Up;
            if (event.originally > 0)
                found.push_back({std::move(event), std::move(ofWeaknesses[i])});
        }
        return found;
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

    /// Notes whom an event without CVEs impacts.
    void impact(Event& event, Devices devices)
    {
        event.originally = static_cast<std::uint32_t>(devices.size());
        m_devices[{event.day, event.type, event.subject}] = std::move(devices);
    }

    /// A device that left the fleet is told by the group it was in.
    [[nodiscard]] Key groupOf(Key device) const
    {
        if (m_fleet.devices[device].present || device >= m_groupsBefore.size())
            return m_fleet.devices[device].group;
        return m_groupsBefore[device];
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
            impact(found, failing.of(control.control));
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
            Devices devices;
            if (product.before.empty()) {
                type = EventType::SoftwareInstalled;
                devices = allOf(product.now);
            } else if (product.now.empty()) {
                type = EventType::SoftwareRemoved;
                devices = allOf(product.before);
            } else {
                devices = updatedDevices(product);
            }
            if (devices.empty())
                continue;
            Event& found = event(m_day, type, subject);
            impact(found, std::move(devices));
            found.trend = trendOf(static_cast<Key>(key));
        }
    }

    static Devices allOf(const std::vector<std::pair<Key, const Devices*>>& versions)
    {
        std::vector<const Devices*> lists;
        lists.reserve(versions.size());
        for (const auto& [version, devices] : versions)
            lists.push_back(devices);
        return united(lists);
    }

    /// Devices whose highest version of the product rose.
    [[nodiscard]] Devices updatedDevices(const Installed& product) const
    {
        const auto same = [](const auto& a, const auto& b) {
            return a.first == b.first && *a.second == *b.second;
        };
        if (product.before.size() == product.now.size()
            && std::equal(product.before.begin(), product.before.end(), product.now.begin(), same))
            return {};
        std::map<Key, std::string> texts;
        for (const auto* side : {&product.before, &product.now})
            for (const auto& [version, devices] : *side)
                texts.emplace(version, m_fleet.versions[version].version.toStdString());
        std::vector<Key> order;
        order.reserve(texts.size());
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
        Devices updated;
        for (const auto& [version, devices] : product.now)
            for (const Key device : *devices)
                if (best[device] != 0 && rank.at(version) > best[device] && !risen[device]) {
                    risen[device] = true;
                    updated.push_back(device);
                }
        return updated;
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
            if (Devices devices = united(lists); !devices.empty())
                impact(
                    event(m_day, EventType::EndOfSupport, domain::softwareRecommendation(product)),
                    std::move(devices));
    }

    const EventGround& m_before;
    const Devices& m_groupsBefore; ///< by device
    const domain::FleetState& m_fleet;
    const domain::Assessment& m_assessment;
    base::Millis m_day;
    using Place = std::tuple<base::Millis, EventType, domain::RecommendationKey>;
    std::map<Place, Event> m_events;
    std::map<Place, Devices> m_devices; ///< of the events without CVEs
};

} // namespace

std::vector<domain::FoundEvent> eventsBetween(const EventGround& before,
    const domain::FleetState& fleet, const domain::Assessment& assessment, base::Millis day,
    const std::vector<Key>& groupsBefore)
{
    return Finder(before, fleet, assessment, day, groupsBefore).find();
}

} // namespace parapet::assess
