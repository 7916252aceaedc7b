// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/tally.h"

#include "models/assess/names.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Key;

/// True once for each device: the stamp remembers the device that came last.
bool firstTime(std::vector<Key>& stamps, Key index, Key device)
{
    if (stamps[index] == device)
        return false;
    stamps[index] = device;
    return true;
}

} // namespace

Counts::Counts(const domain::FleetState& fleet)
    : products(fleet.products.size())
    , versions(fleet.versions.size())
    , cves(fleet.cves.size())
    , controls(fleet.controls.size())
    , deviceSoftware(fleet.devices.size())
    , deviceWeaknesses(fleet.devices.size())
{
}

bool exposesItsDevices(const VersionTally& version, const domain::SoftwareVersion& software)
{
    using enum domain::EosStatus;
    return version.weaknesses > 0 || software.eos == Version || software.eos == Software;
}

void addEndOfSupport(ProductTally& product, const domain::SoftwareVersion& version)
{
    using enum domain::EosStatus;
    product.eosSoftware = product.eosSoftware || version.eos == Software;
    product.eosVersion = product.eosVersion || version.eos == Version;
    product.upcomingSoftware = product.upcomingSoftware || version.eos == UpcomingSoftware;
    product.upcomingVersion = product.upcomingVersion || version.eos == UpcomingVersion;
    product.eos = std::max(product.eos, version.eos);
    if (version.eos != None && version.eosDate
        && (!product.eosDate || *version.eosDate < *product.eosDate))
        product.eosDate = version.eosDate;
}

Key newerUpdate(const domain::FleetState& fleet, Key a, Key b)
{
    if (a == 0 || b == 0 || a == b)
        return std::max(a, b);
    const int order =
        compareUpdates(fleet.updates[a], fleet.updateIds[a], fleet.updates[b], fleet.updateIds[b]);
    return order != 0 ? (order > 0 ? a : b) : std::max(a, b);
}

Tally::Tally(const domain::FleetState& fleet, const Options& options, const ExceptionCover& cover)
    : Counts(fleet)
    , m_fleet(fleet)
    , m_options(options)
    , m_cover(cover)
    , m_uninstalled(uninstalledProducts(fleet, options))
    , m_productStamp(fleet.products.size())
    , m_exposedStamp(fleet.products.size())
    , m_afterStamp(fleet.products.size())
    , m_cveStamp(fleet.cves.size())
    , m_alerts(deviceAlerts(fleet))
{
    rankUpdates();
    auto finding = fleet.findings.begin();
    auto install = fleet.installs.begin();
    for (std::size_t key = 1; key < fleet.devices.size(); ++key) {
        const domain::DeviceState& device = fleet.devices[key];
        const auto id = static_cast<Key>(key);
        const bool scoped = inScope(device, options);
        const bool counted = scoped && isActive(device, fleet.takenAt);
        Key lastVersion = 0;
        // both lists are sorted by version: walk them side by side
        while (true) {
            const bool hasFinding = finding != fleet.findings.end() && finding->device <= id;
            const bool hasInstall = install != fleet.installs.end() && install->device <= id;
            if (!hasFinding && !hasInstall)
                break;
            const bool takeInstall =
                hasInstall && (!hasFinding || install->version <= finding->version);
            const Key version = takeInstall ? install->version : finding->version;
            if (fleet.versions[version].eos == domain::EosStatus::Software)
                ++products[fleet.versions[version].product].eosFacts;
            if (counted && version != lastVersion)
                countInstalled(id, version);
            else if (scoped && !counted
                && firstTime(m_productStamp, fleet.versions[version].product, id))
                ++deviceSoftware[id];
            lastVersion = version;
            if (takeInstall)
                ++install;
            else if (const auto& fact = *finding++; scoped && counts(fact)) {
                if (counted)
                    countFinding(fact);
                else if (firstTime(m_cveStamp, fact.cve, id)) // known of the device alone
                    ++deviceWeaknesses[id];
            }
        }
        if (options.stop.stop_requested())
            return;
    }
    countAlerts();
    countAssessments();
    linkCves();
}

bool Tally::counts(const domain::FindingFact& fact) const
{
    return !m_cover.hasFalsePositives()
        || !m_cover.isFalsePositive(
            m_fleet.versions[fact.version].product, fact.cve, m_fleet.devices[fact.device].group);
}

void Tally::rankUpdates()
{
    std::vector<bool> used(m_fleet.updates.size());
    for (const auto& fact : m_fleet.findings)
        used[fact.update] = true;
    std::vector<Key> order;
    for (std::size_t key = 1; key < used.size(); ++key)
        if (used[key])
            order.push_back(static_cast<Key>(key));
    std::sort(order.begin(), order.end(),
        [&](Key a, Key b) { return a != b && newerUpdate(m_fleet, a, b) == b; });
    m_updateRank.assign(m_fleet.updates.size(), 0);
    for (std::size_t i = 0; i < order.size(); ++i)
        m_updateRank[order[i]] = static_cast<std::uint32_t>(i + 1);
}

void Tally::countInstalled(Key device, Key version)
{
    const domain::SoftwareVersion& software = m_fleet.versions[version];
    ProductTally& product = products[software.product];
    if (versions[version].installed.empty() && versions[version].cves.empty())
        ++product.versions;
    versions[version].installed.push_back(device);
    if (firstTime(m_productStamp, software.product, device)) {
        product.installed.push_back(device);
        ++deviceSoftware[device];
    }
    addEndOfSupport(product, software);
    using enum domain::EosStatus;
    if (software.eos == Software || software.eos == Version)
        countUnsupported(software.product, device);
}

/// What no update reaches any more exposes its device, whatever is known of its CVEs today.
void Tally::countUnsupported(Key productKey, Key device)
{
    ProductTally& product = products[productKey];
    if (firstTime(m_exposedStamp, productKey, device))
        product.exposed.push_back(device);
    const bool mitigated = m_cover.hasMitigations()
        && m_cover.mitigates(
            domain::softwareRecommendation(productKey), m_fleet.devices[device].group);
    if (!mitigated && firstTime(m_afterStamp, productKey, device))
        ++product.exposedAfter;
}

void Tally::countFinding(const domain::FindingFact& fact)
{
    const Key productKey = m_fleet.versions[fact.version].product;
    ProductTally& product = products[productKey];
    VersionTally& version = versions[fact.version];
    CveTally& cve = cves[fact.cve];
    if (version.installed.empty() && version.cves.empty())
        ++product.versions; // of inactive devices: listed, too, as its weaknesses are
    version.cves.push_back(fact.cve);
    const bool hasUpdate = fact.state != domain::UpdateState::Unavailable;
    const bool closable = m_uninstalled[productKey] || hasUpdate;
    ++(hasUpdate ? cve.updatable : cve.notUpdatable);
    product.closable += closable ? 1 : 0;
    if (fact.update != 0) {
        if (m_updateRank[fact.update] > m_updateRank[product.update])
            product.update = fact.update;
        if (m_updateRank[fact.update] > m_updateRank[version.update])
            version.update = fact.update;
    }
    if (firstTime(m_cveStamp, fact.cve, fact.device)) {
        cve.exposed.push_back(fact.device);
        ++deviceWeaknesses[fact.device];
    }
    if (firstTime(m_exposedStamp, productKey, fact.device))
        product.exposed.push_back(fact.device);
    const bool mitigated = m_cover.hasMitigations()
        && m_cover.mitigatesFinding(
            productKey, fact.cve, m_fleet.devices[fact.device].group, closable);
    if (!mitigated && firstTime(m_afterStamp, productKey, fact.device))
        ++product.exposedAfter;
}

void Tally::countAlerts()
{
    for (const auto& fact : m_fleet.findings) {
        const auto& named = m_alerts[fact.device].cves;
        if (named.empty() || !std::binary_search(named.begin(), named.end(), fact.cve))
            continue;
        const domain::DeviceState& device = m_fleet.devices[fact.device];
        if (inScope(device, m_options) && isActive(device, m_fleet.takenAt) && counts(fact)) {
            ++products[m_fleet.versions[fact.version].product].alerted;
            ++cves[fact.cve].alerted;
        }
    }
}

void Tally::countAssessments()
{
    for (const auto& fact : m_fleet.assessments) {
        const domain::DeviceState& device = m_fleet.devices[fact.device];
        if (!inScope(device, m_options) || !isActive(device, m_fleet.takenAt))
            continue;
        ControlTally& control = controls[fact.control];
        ++control.told;
        if (!fact.applicable)
            continue;
        ++control.applicable;
        if (fact.compliant) {
            ++control.compliant;
            continue;
        }
        control.failing.push_back(fact.device);
        if (m_cover.mitigates(domain::controlRecommendation(fact.control), device.group))
            ++control.mitigated;
    }
}

void addZeroDay(ProductTally& product, const domain::CveState& cve, const CveTally& counts)
{
    product.zeroDay = product.zeroDay || cve.zeroDay;
    product.zeroDayUpdate =
        product.zeroDayUpdate || (cve.zeroDay && counts.updatable > 0 && counts.notUpdatable == 0);
}

void Tally::linkCves()
{
    const auto makeDistinct = [](std::vector<Key>& keys) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    };
    for (std::size_t key = 1; key < versions.size(); ++key) {
        VersionTally& version = versions[key];
        makeDistinct(version.cves);
        version.weaknesses = static_cast<std::uint32_t>(version.cves.size());
        if (exposesItsDevices(version, m_fleet.versions[key]))
            version.exposed = static_cast<std::uint32_t>(version.installed.size());
        auto& ofProduct = products[m_fleet.versions[key].product].cves;
        ofProduct.insert(ofProduct.end(), version.cves.begin(), version.cves.end());
    }
    for (std::size_t key = 1; key < products.size(); ++key) {
        ProductTally& product = products[key];
        makeDistinct(product.cves);
        for (const Key cve : product.cves) {
            addZeroDay(product, m_fleet.cves[cve], cves[cve]);
            cves[cve].products.push_back(static_cast<Key>(key));
        }
    }
}

} // namespace parapet::assess
