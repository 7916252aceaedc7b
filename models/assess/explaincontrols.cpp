// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score down to the devices that fail a control (scoring model, section 7).
#include "models/assess/analysis.h"
#include "models/assess/explainparts.h"
#include "models/assess/summaries.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Explanation;
using domain::Key;
using To = domain::ListRelation::To;

QString tr(const char* text)
{
    return QCoreApplication::translate("Analysis", text);
}

} // namespace

/// The active devices in scope where a control is applicable and assessed.
struct Analysis::ControlDevices
{
    bool told = false; ///< some row of the scope tells of it
    std::uint32_t applicable = 0;
    std::uint32_t compliant = 0; ///< the mitigated ones included
    std::uint32_t mitigated = 0; ///< counted as achieved by an exception
    std::vector<Key> failing;
};

std::vector<Analysis::ControlDevices> Analysis::controlDevices(Key only) const
{
    std::vector<ControlDevices> controls(m_fleet.controls.size());
    for (const auto& fact : m_fleet.assessments) {
        const auto& device = m_fleet.devices[fact.device];
        if ((only != 0 && fact.control != only) || !inScope(device, m_options)
            || !isActive(device, m_fleet.takenAt))
            continue;
        ControlDevices& control = controls[fact.control];
        control.told = true;
        if (!fact.applicable)
            continue;
        ++control.applicable;
        const bool mitigated = !fact.compliant
            && m_cover.mitigates(domain::controlRecommendation(fact.control), device.group);
        control.mitigated += mitigated ? 1 : 0;
        if (fact.compliant || mitigated)
            ++control.compliant;
        else
            control.failing.push_back(fact.device);
    }
    return controls;
}

scoring::SecureScore Analysis::secureScoreOf(const std::vector<ControlDevices>& controls) const
{
    std::vector<scoring::ControlInput> inputs(controls.size());
    std::vector<bool> told(controls.size());
    for (std::size_t key = 1; key < controls.size(); ++key) {
        inputs[key] = {m_fleet.controls[key].category, m_fleet.controls[key].impact,
            controls[key].applicable, controls[key].compliant};
        told[key] = controls[key].told;
    }
    return secureScoreOfTold(inputs, told);
}

double Analysis::controlImpact(Key control) const
{
    return secureScoreOf(controlDevices(control)).controls[control].impact;
}

/// The points to win by a control, as much for each failing device.
Explanation Analysis::controlPart(const ControlDevices& told, Key control,
    const scoring::ControlScore& score, std::size_t top) const
{
    const domain::ControlState& state = m_fleet.controls[control];
    Explanation node;
    node.label = state.name.isEmpty() ? state.key : state.name;
    node.about = {To::Control, state.key};
    node.value = score.impact;
    node.unit = tr("to win");
    node.sums = true;
    node.detail = tr("points to win = m (1 - compliant / applicable) = %1 (1 - %2 / %3)")
                      .arg(exactText(state.impact))
                      .arg(told.compliant)
                      .arg(told.applicable);
    if (told.mitigated > 0)
        node.detail +=
            tr("; %1 of the compliant count as such by an exception").arg(told.mitigated);
    std::vector<Explanation> parts;
    for (const Key key : told.failing) {
        Explanation part = assess::devicePart(m_fleet.devices[key]);
        part.value = state.impact / told.applicable;
        part.unit = node.unit;
        part.detail = tr("applicable and not compliant; m / applicable");
        parts.push_back(std::move(part));
    }
    node.parts = largest(std::move(parts), top);
    return node;
}

Explanation Analysis::explainControl(Key control, std::size_t top) const
{
    const auto told = controlDevices(control);
    return controlPart(told[control], control, secureScoreOf(told).controls[control], top);
}

base::Result<Explanation> Analysis::explainAssessment(
    const QString& device, const QString& control) const
{
    if (const Key key = domain::keyOf(m_fleet.controls, control)) {
        const auto told = controlDevices(key);
        for (const Key failing : told[key].failing)
            if (m_fleet.devices[failing].key == device) {
                Explanation node;
                node.label =
                    tr("%1 on %2").arg(control, assess::devicePart(m_fleet.devices[failing]).label);
                node.value = m_fleet.controls[key].impact / told[key].applicable;
                node.unit = pointsUnit();
                node.detail = tr("points it costs: m / applicable = %1 / %2")
                                  .arg(exactText(m_fleet.controls[key].impact))
                                  .arg(told[key].applicable);
                return node;
            }
    }
    return base::fail(base::Error::Kind::NotFound,
        tr("%1 does not fail on an active device %2 of this snapshot and these groups.")
            .arg(control, device));
}

Explanation Analysis::explainSecureScore(std::size_t top) const
{
    const auto told = controlDevices();
    const auto score = secureScoreOf(told);
    Explanation node;
    node.label = tr("Secure score");
    node.value = score.points;
    node.unit = pointsUnit();
    node.sums = true;
    node.detail =
        tr("%1 of %2 points = %3 %; sum of m compliant / applicable over the controls; %4 "
           "not assessed are left out")
            .arg(exactText(score.points), exactText(score.maximum), exactText(score.percent))
            .arg(score.notAssessed);
    for (const scoring::CategoryScore& category : score.categories) {
        Explanation part;
        const auto name =
            scoring::controlCategoryNames[static_cast<std::size_t>(category.category)];
        part.label = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        part.value = category.points;
        part.unit = pointsUnit();
        part.detail = tr("of %1 points; below: the points to win by control")
                          .arg(exactText(category.maximum));
        std::vector<Explanation> controls;
        for (std::size_t key = 1; key < told.size(); ++key)
            if (score.controls[key].assessed && m_fleet.controls[key].category == category.category)
                controls.push_back(
                    controlPart(told[key], static_cast<Key>(key), score.controls[key], top));
        part.parts = largest(std::move(controls), top);
        node.parts.push_back(std::move(part));
    }
    return node;
}

} // namespace parapet::assess
