// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/exposurecase.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Key;

scoring::AlertLevel levelOf(domain::AlertSeverity severity)
{
    switch (severity) {
    case domain::AlertSeverity::High:
        return scoring::AlertLevel::High;
    case domain::AlertSeverity::Medium:
        return scoring::AlertLevel::Medium;
    case domain::AlertSeverity::Low:
    case domain::AlertSeverity::Informational:
        break;
    }
    return scoring::AlertLevel::Low;
}

} // namespace

std::vector<bool> uninstalledProducts(const domain::FleetState& fleet, const Options& options)
{
    if (options.uninstalled)
        return *options.uninstalled;
    std::vector<bool> products(fleet.products.size());
    const auto mark = [&](Key version) {
        if (fleet.versions[version].eos == domain::EosStatus::Software)
            products[fleet.versions[version].product] = true;
    };
    for (const auto& fact : fleet.findings)
        mark(fact.version);
    for (const auto& fact : fleet.installs)
        mark(fact.version);
    return products;
}

scoring::VulnerabilityFacts vulnerabilityFacts(const domain::FleetState& fleet, Key cve)
{
    const domain::CveState& state = fleet.cves[cve];
    const domain::CveKnowledge known =
        cve < fleet.knowledge.size() ? fleet.knowledge[cve] : domain::CveKnowledge{};
    return {known.epss, state.cvss, state.severity, state.exploitability, known.inKev,
        known.kevRansomware};
}

std::vector<DeviceAlerts> deviceAlerts(const domain::FleetState& fleet)
{
    std::vector<DeviceAlerts> result(fleet.devices.size());
    std::map<QString, Key> keys;
    for (const auto& alert : fleet.alerts)
        for (const QString& cve : alert.cves)
            keys.emplace(cve, 0);
    if (!keys.empty())
        for (std::size_t key = 1; key < fleet.cves.size(); ++key)
            if (const auto named = keys.find(fleet.cves[key].key); named != keys.end())
                named->second = static_cast<Key>(key);
    for (const auto& alert : fleet.alerts) {
        if (alert.device == 0 || !alert.active())
            continue;
        DeviceAlerts& device = result[alert.device];
        device.worst = std::max(device.worst, levelOf(alert.severity));
        for (const QString& cve : alert.cves)
            if (const Key key = keys[cve]; key != 0)
                device.cves.push_back(key);
    }
    for (DeviceAlerts& device : result) {
        std::sort(device.cves.begin(), device.cves.end());
        device.cves.erase(std::unique(device.cves.begin(), device.cves.end()), device.cves.end());
    }
    return result;
}

std::vector<bool> devicesWithData(const domain::FleetState& fleet)
{
    std::vector<bool> withData(fleet.devices.size());
    for (const auto& fact : fleet.findings)
        withData[fact.device] = true;
    for (const auto& fact : fleet.installs)
        withData[fact.device] = true;
    return withData;
}

ExposureCase::ExposureCase(const domain::FleetState& fleet, const Options& options,
    const ExceptionCover& cover, Exceptions exceptions)
    : m_fleet(fleet)
    , m_options(options)
{
    weighCves();
    placeDevices(cover, exceptions);
    placeWatches();
    m_input.watches = m_watches;
    m_input.cves = m_weights;
    m_input.devices = m_devices;
    m_input.productCount = static_cast<std::uint32_t>(fleet.products.size());
    m_input.constants = options.constants;
}

scoring::VulnerabilityFacts ExposureCase::factsOf(Key cve) const
{
    return vulnerabilityFacts(m_fleet, cve);
}

void ExposureCase::weighCves()
{
    m_threats.resize(m_fleet.cves.size());
    m_weights.resize(m_fleet.cves.size());
    for (std::size_t key = 1; key < m_fleet.cves.size(); ++key) {
        const auto facts = factsOf(static_cast<Key>(key));
        m_threats[key] = scoring::threatOf(facts, m_options.constants);
        m_weights[key] = {
            m_threats[key].value, scoring::impactOf(facts, m_options.constants).value};
    }
}

void ExposureCase::placeWatches()
{
    for (const WatchedActivity& activity : m_options.activities) {
        std::vector<std::uint32_t>& places = m_watched.emplace_back();
        auto key = m_keys.begin();
        for (const Key device : activity.devices) {
            key = std::lower_bound(key, m_keys.end(), device);
            if (key != m_keys.end() && *key == device)
                places.push_back(static_cast<std::uint32_t>(key - m_keys.begin()));
        }
    }
    for (std::size_t i = 0; i < m_watched.size(); ++i)
        m_watches.push_back({m_options.activities[i].product, m_watched[i]});
}

void ExposureCase::placeDevices(const ExceptionCover& cover, Exceptions exceptions)
{
    const auto alerts = deviceAlerts(m_fleet);
    const auto withData = devicesWithData(m_fleet);
    const auto uninstalled = uninstalledProducts(m_fleet, m_options);
    const bool mitigate = exceptions == Exceptions::After && cover.hasMitigations();
    const auto& facts = m_fleet.findings;
    m_findings.reserve(facts.size());
    struct Range
    {
        std::size_t findings = 0, findingsEnd = 0, alerts = 0, alertsEnd = 0;
    };
    std::vector<Range> ranges;
    auto fact = facts.begin();
    for (std::size_t key = 1; key < m_fleet.devices.size(); ++key) {
        const domain::DeviceState& device = m_fleet.devices[key];
        while (fact != facts.end() && fact->device < key)
            ++fact;
        if (!inScope(device, m_options) || !isActive(device, m_fleet.takenAt))
            continue;
        Range range{m_findings.size(), 0, m_alerted.size(), 0};
        for (; fact != facts.end() && fact->device == key; ++fact) {
            const Key product = m_fleet.versions[fact->version].product;
            const bool closable =
                uninstalled[product] || fact->state != domain::UpdateState::Unavailable;
            if (cover.hasFalsePositives()
                && cover.isFalsePositive(product, fact->cve, device.group))
                continue;
            if (mitigate && cover.mitigatesFinding(product, fact->cve, device.group, closable))
                continue;
            m_findings.push_back({fact->cve, product, closable});
        }
        range.findingsEnd = m_findings.size();
        std::sort(m_findings.begin() + static_cast<std::ptrdiff_t>(range.findings),
            m_findings.end(), [](const auto& a, const auto& b) {
                return a.cve != b.cve ? a.cve < b.cve : a.product < b.product;
            });
        m_alerted.insert(m_alerted.end(), alerts[key].cves.begin(), alerts[key].cves.end());
        range.alertsEnd = m_alerted.size();
        ranges.push_back(range);
        m_keys.push_back(static_cast<Key>(key));
    }
    m_devices.reserve(m_keys.size());
    const auto count = static_cast<std::uint32_t>(m_keys.size());
    for (std::size_t i = 0; i < m_keys.size(); ++i) {
        const Key key = m_keys[i];
        const domain::DeviceState& device = m_fleet.devices[key];
        const Range& range = ranges[i];
        const auto span = [](const auto& list, std::size_t from, std::size_t to) {
            return std::span(list).subspan(from, to - from);
        };
        const double weight = weightOf(device.value, count, m_options);
        m_devices.push_back(
            {scoring::contextOf(device.internetFacing, alerts[key].worst, m_options.constants),
                weight, withData[key], span(m_findings, range.findings, range.findingsEnd),
                span(m_alerted, range.alerts, range.alertsEnd)});
    }
}

} // namespace parapet::assess
