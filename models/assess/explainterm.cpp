// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One term of the exposure score, h(d, v), down to each input and constant.
#include "models/assess/analysis.h"
#include "models/assess/explainparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::assess {
namespace {

using base::Error;
using base::fail;
using domain::Explanation;
using domain::Key;

QString tr(const char* text)
{
    return QCoreApplication::translate("Analysis", text);
}

Explanation leaf(const QString& label, double value, const QString& detail)
{
    Explanation node;
    node.label = label;
    node.value = value;
    node.detail = detail;
    return node;
}

double priorOf(scoring::Severity severity, const scoring::ExposureConstants& c)
{
    switch (severity) {
    case scoring::Severity::Critical:
        return c.priorCritical;
    case scoring::Severity::High:
        return c.priorHigh;
    case scoring::Severity::Low:
        return c.priorLow;
    case scoring::Severity::None:
        return 0.0;
    case scoring::Severity::Medium:
    case scoring::Severity::Unknown:
        break;
    }
    return c.priorMedium;
}

Explanation threatNode(const scoring::VulnerabilityFacts& facts, double value, bool alerted,
    const scoring::ExposureConstants& c, const Analysis::TermSources& sources)
{
    Explanation node =
        leaf(tr("Threat t"), value, tr("the largest of EPSS (or its prior) and the floors"));
    if (alerted) {
        node.detail = tr("an active alert on this device names the CVE: that value holds here");
        node.parts.push_back(leaf(
            tr("Active alert"), c.alertThreat, tr("constant; alert from %1").arg(sources.files)));
    }
    if (facts.epss)
        node.parts.push_back(leaf(tr("EPSS"), *facts.epss, sources.epss));
    else
        node.parts.push_back(leaf(tr("Prior"), priorOf(facts.severity, c),
            tr("constant for severity %1, since no EPSS is known")
                .arg(domain::text(facts.severity))));
    const auto floor = [&](bool holds, const QString& label, double height, const QString& from) {
        if (holds)
            node.parts.push_back(leaf(label, height, tr("floor, constant; told by %1").arg(from)));
    };
    using enum scoring::Exploitability;
    floor(facts.exploitability == Public, tr("Public exploit"), c.floorPublic, sources.files);
    floor(facts.exploitability == Verified, tr("Exploit verified"), c.floorVerified, sources.files);
    floor(facts.exploitability == InKit, tr("Part of an exploit kit"), c.floorKit, sources.files);
    floor(facts.inKev && !facts.kevRansomware, tr("In the KEV catalogue"), c.floorKev, sources.kev);
    floor(facts.kevRansomware, tr("In KEV with known ransomware use"), c.floorRansomware,
        sources.kev);
    return node;
}

Explanation impactNode(const scoring::VulnerabilityFacts& facts,
    const scoring::ExposureConstants& c, const Analysis::TermSources& sources)
{
    const auto impact = scoring::impactOf(facts, c);
    Explanation node = leaf(tr("Impact i"), impact.value, tr("CVSS base score / 10"));
    if (facts.cvss)
        node.parts.push_back(leaf(
            tr("CVSS"), *facts.cvss, tr("highest base score that %1 tell").arg(sources.files)));
    else
        node.parts.push_back(leaf(tr("No CVSS"), impact.value * 10.0,
            impact.unscored
                ? tr("constant: neither CVSS nor severity is known (unscored)")
                : tr("constant: middle of severity %1").arg(domain::text(facts.severity))));
    return node;
}

} // namespace

Explanation Analysis::contextNode(
    const domain::DeviceState& state, Key device, double context, const TermSources& sources) const
{
    const auto& c = m_options.constants;
    Explanation node = leaf(tr("Context"), context, tr("product of the factors that hold"));
    if (state.internetFacing)
        node.parts.push_back(leaf(tr("Internet facing"), c.internetFacing,
            tr("constant; told by %1, or set by a person").arg(sources.machine)));
    const double factor = context / (state.internetFacing ? c.internetFacing : 1.0);
    Explanation worst = leaf(tr("Worst active alert"), factor,
        factor > 1.0 ? tr("constant of the worst severity") : tr("none above Low on this device"));
    for (const domain::AlertState& alert : m_fleet.alerts) {
        if (alert.device != device || !alert.active())
            continue;
        worst.parts.push_back(leaf(alert.key, 1.0,
            tr("%1, %2; told by %3")
                .arg(domain::text(alert.severity), alert.title,
                    sources.alerts.value(alert.key, sources.files))));
    }
    node.parts.push_back(std::move(worst));
    return node;
}

base::Result<Explanation> Analysis::explainTerm(
    const QString& device, const QString& cve, const TermSources& sources) const
{
    const auto index = deviceIndex(device);
    const auto missing = fail(Error::Kind::NotFound,
        tr("%1 is not open on an active device %2 of this snapshot and these groups.")
            .arg(cve, device));
    if (index >= m_case.deviceKeys().size())
        return missing;
    const domain::DeviceState& state = m_fleet.devices[m_case.deviceKeys()[index]];
    const auto& input = m_case.input().devices[index];
    const auto& exposure = m_exposure.devices[index];
    const auto& c = m_options.constants;
    for (const auto& part : scoring::explainDevice(m_case.input(), m_exposure, index)) {
        if (m_fleet.cves[part.cve].key != cve)
            continue;
        const auto facts = m_case.factsOf(part.cve);
        const bool alerted =
            std::binary_search(input.alertedCves.begin(), input.alertedCves.end(), part.cve);
        const double threat =
            alerted ? scoring::threatUnderAlert(c).value : m_case.threats()[part.cve].value;
        Explanation node = leaf(
            tr("%1 on %2").arg(cve, state.name.isEmpty() ? state.key : state.name), part.hazard,
            tr("hazard h = context x t x i; it owns %1 of R = %2 of this device (R h / H, H = %3) "
               "and %4 of the exposure score (x w / sum of w = %5 / %6)")
                .arg(exactText(part.ofDevice), exactText(exposure.exposure.value_or(0.0)),
                    exactText(exposure.hazard.value()), exactText(part.ofScore),
                    exactText(input.weight), exactText(m_exposure.weightSum)));
        node.unit = tr("h");
        node.parts.push_back(
            contextNode(state, m_case.deviceKeys()[index], input.context, sources));
        node.parts.push_back(threatNode(facts, threat, alerted, c, sources));
        node.parts.push_back(impactNode(facts, c, sources));
        return node;
    }
    return missing;
}

} // namespace parapet::assess
