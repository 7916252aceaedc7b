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

RemediationType remediationType(
    const domain::FleetState& fleet, const Tally& tally, Key key, bool uninstall)
{
    const ProductTally& product = tally.products[key];
    if (uninstall) // nobody uninstalls an operating system: it is replaced by a supported one
        return isOperatingSystem(fleet.products[key].name) ? RemediationType::Upgrade
                                                           : RemediationType::Uninstall;
    const QString update = product.update == 0 ? QString() : fleet.updates[product.update];
    if (update.startsWith(u"Upgrade", Qt::CaseInsensitive))
        return RemediationType::Upgrade;
    if (update.startsWith(u"Uninstall", Qt::CaseInsensitive))
        return RemediationType::Uninstall;
    if (product.closable || product.cves.empty())
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
    if (!product.closable && !product.cves.empty())
        tags.append(QStringLiteral("No update available"));
    return tags;
}

std::optional<double> greater(std::optional<double> a, std::optional<double> b)
{
    return std::max(a, b); // nothing is less than any number
}

void fillFromCves(
    RecommendationSummary& row, const ProductTally& product, const ExposureCase& exposure)
{
    for (const Key cve : product.cves) {
        const auto facts = exposure.factsOf(cve);
        row.maxCvss = greater(row.maxCvss, facts.cvss);
        row.maxEpss = greater(row.maxEpss, facts.epss);
        row.exploit = std::max(row.exploit, facts.exploitability);
        row.inKev = row.inKev || facts.inKev;
    }
    row.publicExploit = row.exploit != domain::Exploitability::NoExploit;
    row.weaknesses = static_cast<std::uint32_t>(product.cves.size());
}

RecommendationSummary softwareRow(const domain::FleetState& fleet, const Tally& tally, Key key,
    const ExceptionCover& cover, const Figures& figures)
{
    const ProductTally& product = tally.products[key];
    const domain::Product& software = fleet.products[key];
    RecommendationSummary row;
    row.key = domain::softwareRecommendation(key);
    row.id = domain::softwareRecommendationId(software.key);
    row.relatedComponent = domain::productTitle(software.name);
    row.vendor = software.vendor;
    row.productName = software.name;
    row.type = remediationType(fleet, tally, key, product.eosSoftware);
    bool isNumbered = false;
    if (product.update != 0 && !product.eosSoftware) {
        row.recommendedVersion =
            updateLabel(fleet.updates[product.update], fleet.updateIds[product.update]);
        isNumbered = row.recommendedVersion.isEmpty() || !row.recommendedVersion.at(0).isDigit();
    }
    row.name = titleOf(row, isNumbered);
    row.status = cover.statusOf(row.key);
    row.total = static_cast<std::uint32_t>(product.installed.size());
    row.exposed = product.cves.empty() ? product.eosDevices
                                       : static_cast<std::uint32_t>(product.exposed.size());
    row.exposedAfter = product.cves.empty() ? row.exposed : product.exposedAfter;
    row.activeAlert = product.activeAlert;
    row.tags = tagsOf(product);
    fillFromCves(row, product, figures.before);
    row.exposureImpact = figures.exposureBefore.productImpact[key];
    row.exposureImpactAfter = figures.exposureAfter.productImpact[key];
    return row;
}

RecommendationSummary controlRow(const domain::FleetState& fleet, const Tally& tally, Key key,
    const ExceptionCover& cover, const Figures& figures)
{
    const domain::ControlState& control = fleet.controls[key];
    const ControlTally& counts = tally.controls[key];
    RecommendationSummary row;
    row.key = domain::controlRecommendation(key);
    row.id = domain::controlRecommendationId(control.key);
    row.name = control.name.isEmpty() ? control.key : control.name;
    row.relatedComponent =
        control.subcategory.isEmpty() ? domain::text(control.category) : control.subcategory;
    row.category = control.category;
    row.subCategory = control.subcategory;
    row.type = RemediationType::ConfigurationChange;
    row.status = cover.statusOf(row.key);
    row.weaknesses = 1;
    row.total = counts.applicable;
    row.exposed = static_cast<std::uint32_t>(counts.failing.size());
    row.exposedAfter = row.exposed - counts.mitigated;
    row.severityScore = control.impact;
    row.configImpact = figures.secureBefore.controls[key].impact;
    return row;
}

} // namespace

std::vector<RecommendationSummary> recommendations(const domain::FleetState& fleet,
    const Tally& tally, const ExceptionCover& cover, const Figures& figures)
{
    std::vector<RecommendationSummary> rows;
    for (std::size_t key = 1; key < fleet.products.size(); ++key) {
        const ProductTally& product = tally.products[key];
        if (!product.cves.empty() || product.eosSoftware || product.eosVersion)
            rows.push_back(softwareRow(fleet, tally, static_cast<Key>(key), cover, figures));
    }
    for (std::size_t key = 1; key < fleet.controls.size(); ++key)
        if (!tally.controls[key].failing.empty())
            rows.push_back(controlRow(fleet, tally, static_cast<Key>(key), cover, figures));
    return rows;
}

std::vector<domain::SoftwareSummary> software(const domain::FleetState& fleet, const Tally& tally,
    const std::vector<RecommendationSummary>& recommendations)
{
    std::vector<const RecommendationSummary*> byProduct(fleet.products.size());
    for (const auto& row : recommendations)
        if (row.key % 2 == 0)
            byProduct[row.key / 2] = &row;
    std::vector<domain::SoftwareSummary> rows;
    for (std::size_t key = 1; key < fleet.products.size(); ++key) {
        const ProductTally& product = tally.products[key];
        if (product.installed.empty() && product.cves.empty())
            continue;
        domain::SoftwareSummary row;
        row.product = static_cast<Key>(key);
        row.versions = product.versions;
        row.installed = static_cast<std::uint32_t>(product.installed.size());
        row.exposed = static_cast<std::uint32_t>(product.exposed.size());
        row.weaknesses = static_cast<std::uint32_t>(product.cves.size());
        row.activeAlert = product.activeAlert;
        row.eos = product.eos;
        row.eosDate = product.eosDate;
        row.tags = tagsOf(product);
        if (const auto* recommendation = byProduct[key]) {
            row.publicExploit = recommendation->publicExploit;
            row.impact = recommendation->exposureImpact;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<domain::WeaknessSummary> weaknesses(
    const domain::FleetState& fleet, const Tally& tally, const Figures& figures)
{
    std::vector<domain::WeaknessSummary> rows;
    for (std::size_t key = 1; key < fleet.cves.size(); ++key) {
        const CveTally& cve = tally.cves[key];
        if (!cve.some)
            continue;
        const auto facts = figures.before.factsOf(static_cast<Key>(key));
        domain::WeaknessSummary row;
        row.cve = static_cast<Key>(key);
        row.epss = facts.epss;
        row.inKev = facts.inKev;
        row.kevRansomware = facts.kevRansomware;
        row.threat = figures.before.threats()[key].value;
        row.impact = figures.before.input().cves[key].impact;
        row.exposed = static_cast<std::uint32_t>(cve.exposed.size());
        row.products = cve.products;
        row.updateAvailable = !cve.updatable ? 0 : (cve.notUpdatable ? 1 : 2);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<domain::DevicesOf> deviceLists(Tally& tally)
{
    using Kind = domain::DevicesOf::Kind;
    std::vector<domain::DevicesOf> lists;
    const auto take = [&lists](Kind kind, std::size_t key, std::vector<Key>& devices) {
        if (!devices.empty())
            lists.push_back({kind, static_cast<Key>(key), std::move(devices)});
    };
    for (std::size_t key = 1; key < tally.products.size(); ++key)
        take(Kind::Installed, key, tally.products[key].installed);
    for (std::size_t key = 1; key < tally.products.size(); ++key)
        take(Kind::Exposed, key, tally.products[key].exposed);
    for (std::size_t key = 1; key < tally.cves.size(); ++key)
        take(Kind::CveExposed, key, tally.cves[key].exposed);
    for (std::size_t key = 1; key < tally.controls.size(); ++key)
        take(Kind::ControlFailing, key, tally.controls[key].failing);
    for (std::size_t key = 1; key < tally.versions.size(); ++key)
        take(Kind::VersionInstalled, key, tally.versions[key].installed);
    return lists;
}

} // namespace parapet::assess
