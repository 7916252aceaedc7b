// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/analysis.h"

#include "models/assess/assess.h"
#include "models/domain/producttitle.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace parapet::assess {
namespace {

using base::Error;
using base::fail;
using domain::Key;

QString tr(const char* text)
{
    return QCoreApplication::translate("Analysis", text);
}

template <class Dimension>
Key keyOf(const Dimension& dimension, QStringView id)
{
    for (std::size_t key = 1; key < dimension.size(); ++key)
        if (dimension[key].key == id)
            return static_cast<Key>(key);
    return 0;
}

} // namespace

struct Analysis::Chosen
{
    std::vector<std::uint32_t> products;
    std::vector<Key> controls;
};

Analysis::Analysis(const domain::FleetState& fleet, const Options& options)
    : m_fleet(fleet)
    , m_options(options)
    , m_cover(fleet, options)
    , m_case(fleet, options, m_cover, Exceptions::After)
    , m_exposure(
          scoring::assessFleet(m_case.input(), [this] { return m_options.stop.stop_requested(); }))
{
}

base::Result<Analysis::Chosen> Analysis::resolve(const QStringList& recommendations) const
{
    Chosen chosen;
    for (const QString& id : recommendations) {
        const Key product =
            id.startsWith(u"va-_-") ? keyOf(m_fleet.products, QStringView(id).mid(5)) : 0;
        const Key control =
            id.startsWith(u"sca-_-") ? keyOf(m_fleet.controls, QStringView(id).mid(6)) : 0;
        if (product != 0)
            chosen.products.push_back(product);
        else if (control != 0)
            chosen.controls.push_back(control);
        else
            return fail(Error::Kind::NotFound, tr("There is no recommendation %1.").arg(id));
    }
    std::sort(chosen.products.begin(), chosen.products.end());
    chosen.products.erase(
        std::unique(chosen.products.begin(), chosen.products.end()), chosen.products.end());
    std::sort(chosen.controls.begin(), chosen.controls.end());
    chosen.controls.erase(
        std::unique(chosen.controls.begin(), chosen.controls.end()), chosen.controls.end());
    return chosen;
}

double Analysis::controlImpact(Key control) const
{
    scoring::ControlInput input{
        m_fleet.controls[control].category, m_fleet.controls[control].impact, 0, 0};
    for (const auto& fact : m_fleet.assessments) {
        const auto& device = m_fleet.devices[fact.device];
        if (fact.control != control || !fact.applicable || !inScope(device, m_options)
            || !isActive(device, m_fleet.takenAt))
            continue;
        ++input.applicable;
        if (fact.compliant
            || m_cover.mitigates(domain::controlRecommendation(control), device.group))
            ++input.compliant;
    }
    return scoring::secureScore(std::span(&input, 1)).controls.front().impact;
}

base::Result<domain::Effect> Analysis::effect(const QStringList& recommendations) const
{
    const auto chosen = resolve(recommendations);
    if (!chosen)
        return tl::unexpected(chosen.error());
    const auto what = scoring::whatIf(m_case.input(), m_exposure, chosen->products);
    domain::Effect effect;
    effect.exposureBefore = what.before;
    effect.exposureAfter = what.after;
    effect.exposureImpact = what.impact;
    effect.devicesLeavingHigh = what.leavingHigh;
    effect.devicesLeavingMedium = what.leavingMedium;
    effect.findingsClosed = static_cast<qint64>(what.findingsClosed);
    effect.cvesClosed = what.cvesClosed;
    for (const Key control : chosen->controls)
        effect.configScoreImpact += controlImpact(control);
    for (const auto& change : what.devices) {
        const auto& device = m_fleet.devices[m_case.deviceKeys()[change.device]];
        effect.devices.push_back({device.key, device.name, change.before, change.after});
    }
    return effect;
}

std::vector<domain::PlanStepView> Analysis::plan(
    std::uint32_t budget, const QStringList& among) const
{
    const QSet<QString> chosen(among.begin(), among.end());
    std::vector<Key> products;
    for (std::size_t key = 1; key < m_fleet.products.size(); ++key)
        if (chosen.isEmpty()
            || chosen.contains(domain::softwareRecommendationId(m_fleet.products[key].key)))
            products.push_back(static_cast<Key>(key));
    std::sort(products.begin(), products.end(),
        [&](Key a, Key b) { return m_fleet.products[a].key < m_fleet.products[b].key; });
    std::vector<std::int32_t> rank(m_fleet.products.size(), -1);
    for (std::size_t i = 0; i < products.size(); ++i)
        rank[products[i]] = static_cast<std::int32_t>(i);
    const auto steps = scoring::plan(m_case.input(), m_exposure, budget, rank,
        [this] { return m_options.stop.stop_requested(); });
    std::vector<domain::PlanStepView> views;
    for (const auto& step : steps) {
        const domain::Product& product = m_fleet.products[step.product];
        views.push_back({domain::softwareRecommendationId(product.key),
            domain::productTitle(product.name), step.impact, step.after});
    }
    return views;
}

base::Result<domain::ExceptionPreview> Analysis::preview(
    const domain::ExceptionRequest& request) const
{
    const bool everySoftware = request.recommendation.isEmpty() && !request.cve.isEmpty();
    const auto chosen =
        resolve(everySoftware ? QStringList() : QStringList{request.recommendation});
    if (!chosen)
        return tl::unexpected(chosen.error());
    const Key cve = request.cve.isEmpty() ? 0 : keyOf(m_fleet.cves, request.cve);
    if (cve == 0 && !request.cve.isEmpty())
        return fail(Error::Kind::NotFound,
            tr("There is no weakness %1 in this snapshot.").arg(request.cve));
    Options filed = m_options;
    domain::ExceptionFile file;
    file.id = QStringLiteral("preview");
    file.recommendation = request.recommendation;
    file.cve = request.cve;
    file.justification = request.justification;
    file.allDevices = request.groups.isEmpty();
    file.groups = request.groups;
    file.startsOn = m_options.now;
    file.createdOn = m_options.now;
    file.expiresOn = std::max(request.expiresOn, m_options.now + 1);
    filed.exceptions.push_back(file);
    const auto before = assess(m_fleet, m_options);
    const auto after = assess(m_fleet, filed);
    domain::ExceptionPreview preview;
    preview.exposureBefore = before.organisation.score;
    preview.exposureAfter = after.organisation.score;
    preview.securePointsBefore = before.organisation.points;
    preview.securePointsAfter = after.organisation.points;
    for (const auto& row : after.recommendations)
        if (row.id == request.recommendation)
            preview.status = row.status;
    const auto covered = [&](Key device) {
        const auto& state = m_fleet.devices[device];
        return inScope(state, m_options) && isActive(state, m_fleet.takenAt)
            && (file.allDevices || file.groups.contains(m_fleet.groups[state.group]));
    };
    const auto uninstalled = uninstalledProducts(m_fleet, m_options);
    Key last = 0;
    const auto hide = [&](Key device) {
        ++preview.findingsHidden;
        if (device != last)
            ++preview.devicesHidden;
        last = device;
    };
    for (const auto& fact : m_fleet.findings) {
        const Key product = m_fleet.versions[fact.version].product;
        const bool ofSoftware =
            everySoftware || (!chosen->products.empty() && product == chosen->products.front());
        if (!ofSoftware || (cve != 0 && fact.cve != cve) || !covered(fact.device))
            continue;
        if (cve != 0 || uninstalled[product] || fact.state != domain::UpdateState::Unavailable)
            hide(fact.device);
    }
    for (const auto& fact : m_fleet.assessments)
        if (!chosen->controls.empty() && fact.control == chosen->controls.front() && fact.applicable
            && !fact.compliant && covered(fact.device))
            hide(fact.device);
    return preview;
}

} // namespace parapet::assess
