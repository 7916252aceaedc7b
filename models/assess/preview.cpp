// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/preview.h"

#include "models/assess/assess.h"
#include "models/assess/exposurecase.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::assess {
namespace {

using base::Error;
using base::fail;
using domain::Key;

QString tr(const char* text)
{
    return QCoreApplication::translate("Preview", text);
}

/// What one request asks for, in keys of the fleet; 0: not part of it.
struct Asked
{
    domain::ExceptionFile file;
    Key product = 0, control = 0, cve = 0;
    bool everySoftware = false;
};

base::Result<Asked> resolve(const domain::FleetState& fleet,
    const domain::ExceptionRequest& request, base::Millis now, std::size_t number)
{
    Asked asked;
    const QString& id = request.recommendation;
    asked.everySoftware = id.isEmpty() && !request.cve.isEmpty();
    asked.product = domain::keyOf(fleet.products, domain::softwareOfRecommendation(id));
    asked.control = domain::keyOf(fleet.controls, domain::controlOfRecommendation(id));
    if (!asked.everySoftware && asked.product == 0 && asked.control == 0)
        return fail(Error::Kind::NotFound, tr("There is no recommendation %1.").arg(id));
    if (!request.cve.isEmpty()) {
        asked.cve = domain::keyOf(fleet.cves, request.cve);
        if (asked.cve == 0)
            return fail(Error::Kind::NotFound,
                tr("There is no weakness %1 in this snapshot.").arg(request.cve));
    }
    asked.file.id = QStringLiteral("preview-%1").arg(number);
    asked.file.recommendation = id;
    asked.file.cve = request.cve;
    asked.file.justification = request.justification;
    asked.file.allDevices = request.groups.isEmpty();
    asked.file.groups = request.groups;
    asked.file.startsOn = now;
    asked.file.createdOn = now;
    asked.file.expiresOn = std::max(request.expiresOn, now + 1);
    return asked;
}

/// Findings and devices that the requests hide, each counted once.
void countHidden(const domain::FleetState& fleet, const Options& options,
    const std::vector<Asked>& asked, domain::ExceptionPreview& preview)
{
    const auto covers = [&](const Asked& one, Key device) {
        const auto& state = fleet.devices[device];
        return inScope(state, options) && isActive(state, fleet.takenAt)
            && (one.file.allDevices || one.file.groups.contains(fleet.groups[state.group]));
    };
    std::vector<bool> devices(fleet.devices.size(), false);
    const auto hide = [&](Key device) {
        ++preview.findingsHidden;
        if (!devices[device])
            ++preview.devicesHidden;
        devices[device] = true;
    };
    const auto uninstalled = uninstalledProducts(fleet, options);
    for (const auto& fact : fleet.findings) {
        const Key product = fleet.versions[fact.version].product;
        const bool closable =
            uninstalled[product] || fact.state != domain::UpdateState::Unavailable;
        if (std::any_of(asked.begin(), asked.end(), [&](const Asked& one) {
                return (one.everySoftware || (one.product != 0 && one.product == product))
                    && (one.cve != 0 ? one.cve == fact.cve : closable) && covers(one, fact.device);
            }))
            hide(fact.device);
    }
    for (const auto& fact : fleet.assessments)
        if (fact.applicable && !fact.compliant
            && std::any_of(asked.begin(), asked.end(), [&](const Asked& one) {
                   return one.control != 0 && one.control == fact.control
                       && covers(one, fact.device);
               }))
            hide(fact.device);
}

} // namespace

base::Result<domain::ExceptionPreview> previewExceptions(const domain::FleetState& fleet,
    const Options& options, const std::vector<domain::ExceptionRequest>& requests)
{
    Options filed = options;
    std::vector<Asked> asked;
    for (const auto& request : requests) {
        auto one = resolve(fleet, request, options.now, asked.size());
        if (!one)
            return tl::unexpected(one.error());
        filed.exceptions.push_back(one->file);
        asked.push_back(std::move(*one));
    }
    const auto before = assess(fleet, options);
    const auto after = assess(fleet, filed);
    domain::ExceptionPreview preview;
    preview.exposureBefore = before.organisation.score;
    preview.exposureAfter = after.organisation.score;
    preview.securePointsBefore = before.organisation.points;
    preview.securePointsAfter = after.organisation.points;
    if (!requests.empty()) {
        const auto of = [&](const domain::Assessment& assessment) {
            return std::ranges::find(assessment.recommendations, requests.front().recommendation,
                &domain::RecommendationSummary::id);
        };
        const auto row = of(after);
        if (row != after.recommendations.end())
            preview.status = row->status;
        else
            preview.leavesLists = of(before) != before.recommendations.end();
    }
    countHidden(fleet, options, asked, preview);
    return preview;
}

} // namespace parapet::assess
