// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/analysis.h"

#include "models/assess/preview.h"
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
        const Key product = domain::keyOf(m_fleet.products, domain::softwareOfRecommendation(id));
        const Key control = domain::keyOf(m_fleet.controls, domain::controlOfRecommendation(id));
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
    std::uint32_t budget, const QStringList& among, Excepted excepted) const
{
    const QSet<QString> chosen(among.begin(), among.end());
    const auto takesPart = [&](Key key) {
        if (excepted == Excepted::LeftOut
            && m_cover.statusOf(domain::softwareRecommendation(key))
                == domain::RecommendationStatus::FullException)
            return false;
        return chosen.isEmpty()
            || chosen.contains(domain::softwareRecommendationId(m_fleet.products[key].key));
    };
    std::vector<Key> products;
    for (std::size_t key = 1; key < m_fleet.products.size(); ++key)
        if (takesPart(static_cast<Key>(key)))
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
    return previewExceptions(m_fleet, m_options, {request});
}

} // namespace parapet::assess
