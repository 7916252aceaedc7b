// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/summaries.h"

#include "models/assess/names.h"
#include "models/domain/producttitle.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Key;
using domain::RecommendationSummary;
using domain::RemediationType;

QString tr(const char* text)
{
    return QCoreApplication::translate("Recommendation", text);
}

RemediationType remediationType(const Figures& figures, Key key)
{
    const domain::FleetState& fleet = figures.fleet;
    const ProductTally& product = figures.counts.products[key];
    if (product.eosSoftware) // nobody uninstalls an operating system: it is replaced by a supported
                             // one
        return domain::isOperatingSystem(fleet.products[key].name) ? RemediationType::Upgrade
                                                                   : RemediationType::Uninstall;
    const QString update = product.update == 0 ? QString() : fleet.updates[product.update];
    if (update.startsWith(u"Upgrade", Qt::CaseInsensitive))
        return RemediationType::Upgrade;
    if (update.startsWith(u"Uninstall", Qt::CaseInsensitive))
        return RemediationType::Uninstall;
    if (product.closable > 0 || product.cves.empty())
        return product.cves.empty() && product.eosVersion ? RemediationType::Upgrade
                                                          : RemediationType::Update;
    return product.eosVersion ? RemediationType::Upgrade : RemediationType::AttentionRequired;
}

QString titleOf(const RecommendationSummary& row, bool isNumbered)
{
    switch (row.type) {
    case RemediationType::Uninstall:
        return tr("Uninstall %1").arg(row.relatedComponent);
    case RemediationType::AttentionRequired:
        return tr("No update available for %1").arg(row.relatedComponent);
    case RemediationType::Upgrade:
        if (row.recommendedVersion.isEmpty())
            return tr("Upgrade %1 to a supported version").arg(row.relatedComponent);
        return tr("Upgrade %1 to %2").arg(row.relatedComponent, row.recommendedVersion);
    case RemediationType::Update:
    case RemediationType::ConfigurationChange:
        break;
    }
    if (row.recommendedVersion.isEmpty())
        return tr("Update %1").arg(row.relatedComponent);
    return (isNumbered ? tr("Update %1 (%2)") : tr("Update %1 to %2"))
        .arg(row.relatedComponent, row.recommendedVersion);
}

QStringList tagsOf(const ProductTally& product)
{
    QStringList tags;
    if (product.eosSoftware)
        tags.append(QStringLiteral("EOS software"));
    if (product.eosVersion)
        tags.append(QStringLiteral("EOS versions installed"));
    if (product.upcomingSoftware)
        tags.append(QStringLiteral("Upcoming EOS software"));
    if (product.upcomingVersion)
        tags.append(QStringLiteral("Upcoming EOS versions"));
    if (product.zeroDay)
        tags.append(QStringLiteral("Zero day"));
    if (product.zeroDayUpdate)
        tags.append(QStringLiteral("New security update for zero day"));
    if (product.closable == 0 && !product.cves.empty())
        tags.append(QStringLiteral("No update available"));
    return tags;
}

std::optional<double> greater(std::optional<double> a, std::optional<double> b)
{
    return std::max(a, b); // nothing is less than any number
}

void fillFromCves(
    RecommendationSummary& row, const ProductTally& product, const domain::FleetState& fleet)
{
    for (const Key cve : product.cves) {
        const auto facts = vulnerabilityFacts(fleet, cve);
        row.maxCvss = greater(row.maxCvss, facts.cvss);
        row.maxEpss = greater(row.maxEpss, facts.epss);
        row.exploit = std::max(row.exploit, facts.exploitability);
        row.inKev = row.inKev || facts.inKev;
    }
    row.publicExploit = row.exploit != domain::Exploitability::NoExploit;
    row.weaknesses = static_cast<std::uint32_t>(product.cves.size());
}

bool isPart(const ProductTally& product)
{
    return !product.cves.empty() || product.eosSoftware || product.eosVersion;
}

} // namespace

std::optional<RecommendationSummary> softwareRecommendation(const Figures& figures, Key key)
{
    const domain::FleetState& fleet = figures.fleet;
    const ProductTally& product = figures.counts.products[key];
    if (!isPart(product))
        return {};
    const domain::Product& software = fleet.products[key];
    RecommendationSummary row;
    row.key = domain::softwareRecommendation(key);
    row.id = domain::softwareRecommendationId(software.key);
    row.relatedComponent = domain::productTitle(software.name);
    row.vendor = software.vendor;
    row.productName = software.name;
    row.type = remediationType(figures, key);
    bool isNumbered = false;
    if (product.update != 0 && !product.eosSoftware) {
        row.recommendedVersion =
            updateLabel(fleet.updates[product.update], fleet.updateIds[product.update]);
        isNumbered = row.recommendedVersion.isEmpty() || !row.recommendedVersion.at(0).isDigit();
    }
    row.name = titleOf(row, isNumbered);
    row.status = figures.cover.statusOf(row.key);
    row.total = static_cast<std::uint32_t>(product.installed.size());
    row.exposed = static_cast<std::uint32_t>(product.exposed.size());
    row.exposedAfter = product.exposedAfter;
    row.activeAlert = product.alerted > 0;
    row.tags = tagsOf(product);
    fillFromCves(row, product, fleet);
    row.exposureImpact = figures.impactBefore[key];
    row.exposureImpactAfter = figures.impactAfter[key];
    return row;
}

std::optional<RecommendationSummary> controlRecommendation(const Figures& figures, Key key)
{
    const domain::ControlState& control = figures.fleet.controls[key];
    const ControlTally& counts = figures.counts.controls[key];
    if (counts.failing.empty())
        return {};
    RecommendationSummary row;
    row.key = domain::controlRecommendation(key);
    row.id = domain::controlRecommendationId(control.key);
    row.name = control.name.isEmpty() ? control.key : control.name;
    row.relatedComponent =
        control.subcategory.isEmpty() ? domain::text(control.category) : control.subcategory;
    row.category = control.category;
    row.subCategory = control.subcategory;
    row.type = RemediationType::ConfigurationChange;
    row.status = figures.cover.statusOf(row.key);
    row.weaknesses = 1;
    row.total = counts.applicable;
    row.exposed = static_cast<std::uint32_t>(counts.failing.size());
    row.exposedAfter = row.exposed - counts.mitigated;
    row.severityScore = control.impact;
    row.configImpact = figures.secure.controls[key].impact; // what exceptions leave to win
    return row;
}

std::optional<domain::SoftwareSummary> softwareRow(const Figures& figures, Key key)
{
    const ProductTally& product = figures.counts.products[key];
    if (product.installed.empty() && product.cves.empty())
        return {};
    domain::SoftwareSummary row;
    row.product = key;
    row.versions = product.versions;
    row.installed = static_cast<std::uint32_t>(product.installed.size());
    row.exposed = static_cast<std::uint32_t>(product.exposed.size());
    row.weaknesses = static_cast<std::uint32_t>(product.cves.size());
    row.activeAlert = product.alerted > 0;
    row.eos = product.eos;
    row.eosDate = product.eosDate;
    row.tags = tagsOf(product);
    if (isPart(product)) {
        row.publicExploit = std::ranges::any_of(product.cves, [&](Key cve) {
            return figures.fleet.cves[cve].exploitability != domain::Exploitability::NoExploit;
        });
        row.impact = figures.impactBefore[key];
    }
    return row;
}

std::optional<domain::VersionSummary> versionRow(const Figures& figures, Key key)
{
    const VersionTally& version = figures.counts.versions[key];
    if (version.installed.empty() && version.weaknesses == 0)
        return {};
    return domain::VersionSummary{key, static_cast<std::uint32_t>(version.installed.size()),
        version.exposed, version.weaknesses, version.update};
}

std::optional<domain::WeaknessSummary> weaknessRow(const Figures& figures, Key key)
{
    const CveTally& cve = figures.counts.cves[key];
    if (!cve.some())
        return {};
    const auto facts = vulnerabilityFacts(figures.fleet, key);
    domain::WeaknessSummary row;
    row.cve = key;
    row.epss = facts.epss;
    row.inKev = facts.inKev;
    row.kevRansomware = facts.kevRansomware;
    row.threat = figures.threats[key].value;
    row.impact = figures.weights[key].impact;
    row.exposed = static_cast<std::uint32_t>(cve.exposed.size());
    row.products = cve.products;
    row.updateAvailable = cve.updatable == 0 ? 0 : (cve.notUpdatable > 0 ? 1 : 2);
    row.activeAlert = cve.alerted > 0;
    return row;
}

std::optional<domain::ControlSummary> controlRow(const Figures& figures, Key key)
{
    const ControlTally& control = figures.counts.controls[key];
    if (control.told == 0)
        return {};
    return domain::ControlSummary{key, control.applicable, control.compliant + control.mitigated,
        figures.secure.controls[key].points, figures.secure.controls[key].maximum};
}

std::optional<domain::ProductBasis> productBasis(const ProductTally& counts, Key key,
    const scoring::ExactSum& dropBefore, const scoring::ExactSum& dropAfter)
{
    const domain::ProductBasis basis{key, dropBefore, dropAfter, counts.exposedAfter,
        counts.closable, counts.alerted, counts.eosFacts};
    return basis.isZero() ? std::nullopt : std::optional(basis);
}

std::optional<domain::ControlBasis> controlBasis(const ControlTally& counts, Key key)
{
    if (counts.told == 0)
        return {};
    return domain::ControlBasis{key, counts.told, counts.applicable, counts.compliant};
}

std::optional<domain::CveBasis> cveBasis(const CveTally& counts, Key key)
{
    if (!counts.some())
        return {};
    return domain::CveBasis{key, counts.updatable, counts.notUpdatable, counts.alerted};
}

std::vector<domain::ActivitySummary> activityRows(
    const Options& options, std::span<const scoring::ExactSum> drops, double weight)
{
    std::vector<domain::ActivitySummary> rows;
    for (std::size_t i = 0; i < std::min(drops.size(), options.activities.size()); ++i)
        rows.push_back(
            {options.activities[i].id, weight > 0.0 ? drops[i].value() / weight : 0.0, drops[i]});
    return rows;
}

std::vector<domain::DevicesOf> deviceLists(Counts& counts)
{
    using Kind = domain::DevicesOf::Kind;
    std::vector<domain::DevicesOf> lists;
    const auto take = [&lists](Kind kind, std::size_t key, std::vector<Key>& devices) {
        if (!devices.empty())
            lists.push_back({kind, static_cast<Key>(key), std::move(devices)});
    };
    for (std::size_t key = 1; key < counts.products.size(); ++key)
        take(Kind::Installed, key, counts.products[key].installed);
    for (std::size_t key = 1; key < counts.products.size(); ++key)
        take(Kind::Exposed, key, counts.products[key].exposed);
    for (std::size_t key = 1; key < counts.cves.size(); ++key)
        take(Kind::CveExposed, key, counts.cves[key].exposed);
    for (std::size_t key = 1; key < counts.controls.size(); ++key)
        take(Kind::ControlFailing, key, counts.controls[key].failing);
    for (std::size_t key = 1; key < counts.versions.size(); ++key)
        take(Kind::VersionInstalled, key, counts.versions[key].installed);
    return lists;
}

} // namespace parapet::assess
