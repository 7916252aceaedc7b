// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/coverage.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Key;

/// Groups that hold a device of this snapshot.
std::vector<Key> groupsInUse(const domain::FleetState& fleet)
{
    std::set<Key> used;
    for (const auto& device : fleet.devices)
        if (device.present)
            used.insert(device.group);
    return {used.begin(), used.end()};
}

std::optional<domain::RecommendationKey> recommendationKey(
    const domain::FleetState& fleet, const QString& id)
{
    if (const Key product = domain::keyOf(fleet.products, domain::softwareOfRecommendation(id)))
        return domain::softwareRecommendation(product);
    if (const Key control = domain::keyOf(fleet.controls, domain::controlOfRecommendation(id)))
        return domain::controlRecommendation(control);
    return {};
}

/// The software that a CVE is found through, ascending.
std::vector<Key> productsWith(const domain::FleetState& fleet, Key cve)
{
    std::set<Key> products;
    for (const auto& fact : fleet.findings)
        if (fact.cve == cve)
            products.insert(fleet.versions[fact.version].product);
    return {products.begin(), products.end()};
}

std::vector<Key> groupsOf(const domain::FleetState& fleet, const domain::ExceptionFile& exception,
    const std::vector<Key>& used, base::Millis now)
{
    if (exception.allDevices)
        return used;
    std::vector<Key> groups;
    for (const Key group : used)
        if (exception.coversGroup(fleet.groups[group], now))
            groups.push_back(group);
    return groups;
}

} // namespace

bool inScope(const domain::DeviceState& device, const Options& options)
{
    return device.present
        && (options.groups.empty()
            || std::find(options.groups.begin(), options.groups.end(), device.group)
                != options.groups.end());
}

double weightOf(domain::DeviceValue value, std::uint32_t active, const Options& options)
{
    return options.weights == WeightPreset::Microsoft2020
        ? scoring::weightMicrosoft2020(value, active, options.constants)
        : scoring::weightOf(value, options.constants);
}

bool isActive(const domain::DeviceState& device, base::Millis takenAt)
{
    return device.present && !device.excluded
        && (!device.lastSeen || takenAt - *device.lastSeen <= activityWindow);
}

ExceptionCover::ExceptionCover(const std::vector<domain::Coverage>& rows, const Options& options)
    : m_rows(rows)
{
    std::map<QString, domain::Justification> reasons;
    for (const auto& exception : options.exceptions)
        reasons.emplace(exception.id, exception.justification);
    for (const auto& row : m_rows)
        if (const auto reason = reasons.find(row.exception); reason != reasons.end()) {
            m_covered.emplace(row.recommendation, row.cve, row.group);
            apply(row, reason->second);
        }
}

ExceptionCover::ExceptionCover(
    const domain::FleetState& fleet, const Options& options, const std::vector<Key>& groups)
{
    std::vector<Key> used = groupsInUse(fleet);
    used.insert(used.end(), groups.begin(), groups.end());
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    m_groupCount = used.size();
    std::vector<const domain::ExceptionFile*> active;
    for (const auto& exception : options.exceptions)
        if (exception.inEffect(options.now))
            active.push_back(&exception);
    // a global exception suspends the group ones; among equals the older holds
    std::sort(active.begin(), active.end(), [](const auto* a, const auto* b) {
        return std::tuple(!a->allDevices, a->createdOn, a->id)
            < std::tuple(!b->allDevices, b->createdOn, b->id);
    });
    for (const auto* exception : active) {
        const bool everySoftware = exception->recommendation.isEmpty();
        const auto recommendation = recommendationKey(fleet, exception->recommendation);
        if (!recommendation && !everySoftware)
            continue; // its software or control is not part of this snapshot
        Key cve = 0;
        if (!exception->cve.isEmpty()) {
            const auto place = std::find_if(fleet.cves.begin(), fleet.cves.end(),
                [&](const auto& known) { return known.key == exception->cve; });
            if (place == fleet.cves.end())
                continue;
            cve = static_cast<Key>(place - fleet.cves.begin());
        }
        const auto scope = groupsOf(fleet, *exception, used, options.now);
        if (!everySoftware)
            cover(*exception, *recommendation, cve, scope);
        else if (cve != 0)
            for (const Key product : productsWith(fleet, cve))
                cover(*exception, domain::softwareRecommendation(product), cve, scope);
    }
}

void ExceptionCover::cover(const domain::ExceptionFile& exception,
    domain::RecommendationKey recommendation, Key cve, const std::vector<Key>& groups)
{
    for (const Key group : groups) {
        if (!m_covered.emplace(recommendation, cve, group).second)
            continue; // suspended
        m_rows.push_back({recommendation, cve, group, exception.id});
        apply(m_rows.back(), exception.justification);
    }
}

void ExceptionCover::apply(const domain::Coverage& row, domain::Justification reason)
{
    if (reason == domain::Justification::FalsePositive) {
        m_falsePositives.emplace(row.recommendation / 2, row.cve, row.group);
        return;
    }
    if (row.cve != 0) { // the recommendation itself stays active
        if (domain::lowersScores(reason))
            m_mitigatedCves.emplace(row.recommendation / 2, row.cve, row.group);
        return;
    }
    m_groupsOf[row.recommendation].insert(row.group);
    if (domain::lowersScores(reason))
        m_mitigated.emplace(row.recommendation, row.group);
}

bool ExceptionCover::mitigates(domain::RecommendationKey recommendation, Key group) const
{
    return m_mitigated.contains({recommendation, group});
}

bool ExceptionCover::mitigatesFinding(Key product, Key cve, Key group, bool closable) const
{
    return (closable && mitigates(domain::softwareRecommendation(product), group))
        || (!m_mitigatedCves.empty() && m_mitigatedCves.contains({product, cve, group}));
}

bool ExceptionCover::covers(Key product, Key cve, Key group, bool closable) const
{
    const auto recommendation = domain::softwareRecommendation(product);
    return !m_covered.empty()
        && (m_covered.contains({recommendation, cve, group})
            || (closable && m_covered.contains({recommendation, 0, group})));
}

bool ExceptionCover::isFalsePositive(Key product, Key cve, Key group) const
{
    return m_falsePositives.contains({product, cve, group});
}

domain::RecommendationStatus ExceptionCover::statusOf(
    domain::RecommendationKey recommendation) const
{
    const auto groups = m_groupsOf.find(recommendation);
    if (groups == m_groupsOf.end() || groups->second.empty())
        return domain::RecommendationStatus::Active;
    return groups->second.size() >= m_groupCount ? domain::RecommendationStatus::FullException
                                                 : domain::RecommendationStatus::PartialException;
}

} // namespace parapet::assess
