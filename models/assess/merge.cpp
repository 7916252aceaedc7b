// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/merge.h"

#include <algorithm>
#include <iterator>

namespace parapet::assess {
namespace {

using domain::Key;
using Kind = domain::DevicesOf::Kind;

bool same(const ProductTally& a, const ProductTally& b)
{
    return a.installed == b.installed && a.exposed == b.exposed && a.exposedAfter == b.exposedAfter
        && a.alerted == b.alerted && a.closable == b.closable;
}

bool same(const CveTally& a, const CveTally& b)
{
    return a.exposed == b.exposed && a.updatable == b.updatable && a.notUpdatable == b.notUpdatable
        && a.alerted == b.alerted;
}

bool same(const ControlTally& a, const ControlTally& b)
{
    return a.told == b.told && a.applicable == b.applicable && a.compliant == b.compliant
        && a.mitigated == b.mitigated && a.failing == b.failing;
}

bool same(const domain::ControlState& a, const domain::ControlState& b)
{
    return a.name == b.name && a.subcategory == b.subcategory && a.category == b.category
        && a.impact == b.impact;
}

void makeDistinct(std::vector<Key>& keys)
{
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

/// kept - before + now; never below zero, since `before` is a part of what is kept.
void shift(std::uint32_t& kept, std::uint32_t before, std::uint32_t now)
{
    kept = kept - before + now;
}

using CoverRow = std::tuple<domain::RecommendationKey, Key, Key, QString>;

std::set<CoverRow> rowsOf(const std::vector<domain::Coverage>& coverage)
{
    std::set<CoverRow> rows;
    for (const auto& row : coverage)
        rows.emplace(row.recommendation, row.cve, row.group, row.exception);
    return rows;
}

std::set<Key> groupsInUse(const domain::FleetState& fleet)
{
    std::set<Key> groups;
    for (const auto& device : fleet.devices)
        if (device.present)
            groups.insert(device.group);
    return groups;
}

} // namespace

Merge::Merge(const Stored& stored, const Change& change, const ExceptionCover& cover,
    const Contribution& before, const Contribution& after)
    : m_stored(stored)
    , m_change(change)
    , m_cover(cover)
    , m_before(before)
    , m_after(after)
    , m_counts(change.after)
    , m_basis(change.after.products.size())
    , m_installed(change.after.versions.size())
    , m_versionsOf(change.after.products.size())
    , m_cvesOf(change.after.products.size())
    , m_impactBefore(change.after.products.size())
    , m_impactAfter(change.after.products.size())
{
}

bool Merge::run()
{
    loadStored();
    if (!mergeBasis())
        return false;
    mergeVersions();
    mergeProductCves();
    mergeCves();
    touchProducts();
    for (const Key product : m_products)
        mergeProduct(product);
    mergeControls();
    return true;
}

void Merge::loadStored()
{
    for (std::size_t key = 1; key < m_basis.size(); ++key)
        m_basis[key].product = static_cast<Key>(key);
    for (const auto& basis : m_stored.rows.productBasis)
        m_basis[basis.product] = basis;
    for (std::size_t key = 1; key < m_change.after.versions.size(); ++key)
        m_versionsOf[m_change.after.versions[key].product].push_back(static_cast<Key>(key));
    for (const auto& row : m_stored.rows.versions) {
        m_installed[row.version] = row.installed;
        m_counts.versions[row.version].weaknesses = row.weaknesses;
        m_counts.versions[row.version].update = row.update;
    }
    for (const auto& row : m_stored.rows.weaknesses) {
        m_counts.cves[row.cve].products = row.products;
        for (const Key product : row.products)
            m_cvesOf[product].push_back(row.cve);
    }
    for (const auto& row : m_stored.rows.cveBasis) {
        m_counts.cves[row.cve].updatable = row.updatable;
        m_counts.cves[row.cve].notUpdatable = row.notUpdatable;
        m_counts.cves[row.cve].alerted = row.alerted;
    }
    for (const auto& row : m_stored.rows.controlBasis) {
        ControlTally& control = m_counts.controls[row.control];
        control.told = row.told;
        control.applicable = row.applicable;
        control.compliant = row.compliant;
    }
    for (const auto& row : m_stored.rows.controls) // its row counts the excepted ones as compliant
        m_counts.controls[row.control].mitigated =
            row.compliant - m_counts.controls[row.control].compliant;
}

bool Merge::mergeBasis()
{
    for (std::size_t key = 1; key < m_basis.size(); ++key) {
        const ProductTally& was = m_before.counts.products[key];
        const ProductTally& is = m_after.counts.products[key];
        domain::ProductBasis basis = m_basis[key];
        basis.dropBefore -= m_before.exposures.before().productDrops[key];
        basis.dropBefore += m_after.exposures.before().productDrops[key];
        basis.dropAfter -= m_before.exposures.after().productDrops[key];
        basis.dropAfter += m_after.exposures.after().productDrops[key];
        shift(basis.exposedAfter, was.exposedAfter, is.exposedAfter);
        shift(basis.closable, was.closable, is.closable);
        shift(basis.alerted, was.alerted, is.alerted);
        shift(basis.eosFacts, was.eosFacts, is.eosFacts);
        if ((basis.eosFacts > 0) != (m_basis[key].eosFacts > 0))
            return false; // all findings of the product close now, or no longer do
        if (basis != m_basis[key])
            m_changedBasis.push_back(static_cast<Key>(key));
        m_basis[key] = basis;
    }
    return true;
}

std::vector<Key> Merge::merged(
    Kind kind, Key object, const std::vector<Key>& before, const std::vector<Key>& now)
{
    const std::vector<Key> kept = m_stored.list(kind, object);
    if (before == now)
        return kept;
    std::vector<Key> without;
    std::ranges::set_difference(kept, before, std::back_inserter(without));
    std::vector<Key> devices;
    std::ranges::set_union(without, now, std::back_inserter(devices));
    m_touchedLists.emplace_back(kind, object);
    if (!devices.empty())
        m_lists.push_back({kind, object, devices});
    return devices;
}

const VersionTally& Merge::wholeVersion(Key key)
{
    VersionTally& whole = m_counts.versions[key];
    if (!m_asked.insert(key).second)
        return whole;
    const VersionTally& now = m_after.counts.versions[key];
    const VersionFacts elsewhere = m_stored.factsElsewhere(key);
    whole.cves = elsewhere.cves;
    whole.cves.insert(whole.cves.end(), now.cves.begin(), now.cves.end());
    makeDistinct(whole.cves);
    whole.weaknesses = static_cast<std::uint32_t>(whole.cves.size());
    whole.update = now.update;
    for (const Key update : elsewhere.updates)
        whole.update = newerUpdate(m_change.after, whole.update, update);
    return whole;
}

void Merge::mergeVersions()
{
    for (std::size_t i = 1; i < m_counts.versions.size(); ++i) {
        const auto key = static_cast<Key>(i);
        const VersionTally& was = m_before.counts.versions[key];
        const VersionTally& is = m_after.counts.versions[key];
        const bool cves = was.cves != is.cves;
        if (was.installed == is.installed && !cves && was.update == is.update)
            continue;
        m_versions.insert(key);
        VersionTally& whole = m_counts.versions[key];
        whole.installed = merged(Kind::VersionInstalled, key, was.installed, is.installed);
        m_installed[key] = static_cast<std::uint32_t>(whole.installed.size());
        if (cves || was.update != is.update)
            (void)wholeVersion(key);
        if (cves)
            m_recount.insert(m_change.after.versions[key].product);
        whole.exposed =
            exposesItsDevices(whole, m_change.after.versions[key]) ? m_installed[key] : 0;
    }
}

std::vector<Key> Merge::cvesOfProduct(Key product)
{
    std::vector<Key> cves;
    for (const Key version : m_versionsOf[product]) {
        const auto& whole = wholeVersion(version);
        cves.insert(cves.end(), whole.cves.begin(), whole.cves.end());
    }
    makeDistinct(cves);
    return cves;
}

void Merge::mergeProductCves()
{
    for (const Key product : m_recount) {
        const std::vector<Key> now = cvesOfProduct(product);
        std::vector<Key> changed;
        std::ranges::set_symmetric_difference(m_cvesOf[product], now, std::back_inserter(changed));
        for (const Key cve : changed) {
            m_cves.insert(cve);
            auto& products = m_counts.cves[cve].products;
            const auto place = std::ranges::lower_bound(products, product);
            if (place != products.end() && *place == product)
                products.erase(place);
            else
                products.insert(place, product);
        }
        m_cvesOf[product] = now;
    }
}

void Merge::mergeCves()
{
    m_cves.insert(m_change.cves.begin(), m_change.cves.end());
    for (std::size_t i = 1; i < m_counts.cves.size(); ++i) {
        const CveTally& was = m_before.counts.cves[i];
        const CveTally& is = m_after.counts.cves[i];
        if (!same(was, is))
            m_cves.insert(static_cast<Key>(i));
    }
    for (const Key key : m_cves) {
        const CveTally& was = m_before.counts.cves[key];
        const CveTally& is = m_after.counts.cves[key];
        CveTally& whole = m_counts.cves[key];
        whole.exposed = merged(Kind::CveExposed, key, was.exposed, is.exposed);
        shift(whole.updatable, was.updatable, is.updatable);
        shift(whole.notUpdatable, was.notUpdatable, is.notUpdatable);
        shift(whole.alerted, was.alerted, is.alerted);
    }
}

std::set<domain::RecommendationKey> Merge::coverTouched() const
{
    const auto was = rowsOf(m_stored.rows.coverage);
    const auto is = rowsOf(m_cover.rows());
    std::set<CoverRow> changed;
    if (groupsInUse(m_change.before) == groupsInUse(m_change.after))
        std::ranges::set_symmetric_difference(was, is, std::inserter(changed, changed.end()));
    else // "full" and "partial" depend on the groups there are
        std::ranges::set_union(was, is, std::inserter(changed, changed.end()));
    std::set<domain::RecommendationKey> touched;
    for (const auto& row : changed)
        touched.insert(std::get<0>(row));
    return touched;
}

void Merge::touchProducts()
{
    m_products = m_recount;
    for (std::size_t i = 1; i < m_counts.products.size(); ++i)
        if (!same(m_before.counts.products[i], m_after.counts.products[i]))
            m_products.insert(static_cast<Key>(i));
    for (const Key version : m_versions)
        m_products.insert(m_change.after.versions[version].product);
    for (const Key cve : m_change.cves)
        m_products.insert(m_counts.cves[cve].products.begin(), m_counts.cves[cve].products.end());
    for (const Key cve : m_cves) {
        if (m_change.after.cves[cve].zeroDay) // whether it has an update shows at all its software
            m_products.insert(
                m_counts.cves[cve].products.begin(), m_counts.cves[cve].products.end());
    }
    for (const auto recommendation : coverTouched())
        (recommendation % 2 == 0 ? m_products : m_controls).insert(recommendation / 2);
}

void Merge::mergeProduct(Key key)
{
    const ProductTally& was = m_before.counts.products[key];
    const ProductTally& is = m_after.counts.products[key];
    const domain::ProductBasis& basis = m_basis[key];
    ProductTally& whole = m_counts.products[key];
    whole.installed = merged(Kind::Installed, key, was.installed, is.installed);
    whole.exposed = merged(Kind::Exposed, key, was.exposed, is.exposed);
    whole.exposedAfter = basis.exposedAfter;
    whole.closable = basis.closable;
    whole.alerted = basis.alerted;
    whole.eosFacts = basis.eosFacts;
    whole.cves = m_cvesOf[key];
    for (const Key cve : whole.cves)
        addZeroDay(whole, m_change.after.cves[cve], m_counts.cves[cve]);
    for (const Key version : m_versionsOf[key]) {
        whole.update = newerUpdate(m_change.after, whole.update, m_counts.versions[version].update);
        if (m_installed[version] == 0 && m_counts.versions[version].weaknesses == 0)
            continue;
        ++whole.versions;
        if (m_installed[version] > 0)
            addEndOfSupport(whole, m_change.after.versions[version]);
    }
}

void Merge::mergeControls()
{
    const auto& before = m_change.before.controls;
    for (std::size_t i = 1; i < m_counts.controls.size(); ++i) {
        const auto key = static_cast<Key>(i);
        const ControlTally& was = m_before.counts.controls[key];
        const ControlTally& is = m_after.counts.controls[key];
        if (!same(was, is) || i >= before.size() || !same(before[i], m_change.after.controls[i]))
            m_controls.insert(key);
    }
    for (const Key control : m_controls)
        mergeControl(control);
}

void Merge::mergeControl(Key key)
{
    const ControlTally& was = m_before.counts.controls[key];
    const ControlTally& is = m_after.counts.controls[key];
    ControlTally& whole = m_counts.controls[key];
    shift(whole.told, was.told, is.told);
    shift(whole.applicable, was.applicable, is.applicable);
    shift(whole.compliant, was.compliant, is.compliant);
    whole.failing = merged(Kind::ControlFailing, key, was.failing, is.failing);
    whole.mitigated =
        static_cast<std::uint32_t>(std::ranges::count_if(whole.failing, [&](Key device) {
            return m_cover.mitigates(
                domain::controlRecommendation(key), m_change.after.devices[device].group);
        }));
}

void Merge::weigh(double weightSum)
{
    if (weightSum <= 0.0)
        return;
    for (std::size_t key = 1; key < m_basis.size(); ++key) {
        m_impactBefore[key] = m_basis[key].dropBefore.value() / weightSum;
        m_impactAfter[key] = m_basis[key].dropAfter.value() / weightSum;
    }
}

void Merge::tellTouched(domain::AssessmentChange& result)
{
    result.products.assign(m_products.begin(), m_products.end());
    result.versions.assign(m_versions.begin(), m_versions.end());
    result.cves.assign(m_cves.begin(), m_cves.end());
    result.controls.assign(m_controls.begin(), m_controls.end());
    result.rows.deviceLists = std::move(m_lists);
    result.lists = std::move(m_touchedLists);
    result.changedBasis = m_changedBasis;
}

void Merge::tellImpacts(domain::AssessmentChange& result, bool all) const
{
    const auto tell = [&](Key product) {
        if (!m_products.contains(product))
            result.impacts.push_back({product, m_impactBefore[product], m_impactAfter[product]});
    };
    if (!all) {
        for (const Key product : m_changedBasis)
            tell(product);
        return;
    }
    for (std::size_t key = 1; key < m_basis.size(); ++key)
        tell(static_cast<Key>(key));
}

} // namespace parapet::assess
