// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The explanations of Analysis: every term down to its input.
#include "models/assess/analysis.h"
#include "models/assess/explainparts.h"
#include "models/assess/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace parapet::assess {
namespace {

using base::Error;
using base::fail;
using domain::Explanation;
using domain::Key;
using To = domain::ListRelation::To;

QString tr(const char* text)
{
    return QCoreApplication::translate("Analysis", text);
}

QString sourceText(scoring::ThreatSource source, const scoring::VulnerabilityFacts& facts)
{
    using enum scoring::ThreatSource;
    switch (source) {
    case Epss:
        return tr("EPSS");
    case Prior:
        return tr("no EPSS known, prior of severity %1").arg(domain::text(facts.severity));
    case PublicExploit:
        return tr("floor: public exploit");
    case VerifiedExploit:
        return tr("floor: exploit verified");
    case ExploitKit:
        return tr("floor: part of an exploit kit");
    case Kev:
        return tr("floor: in the KEV catalogue");
    case KevRansomware:
        return tr("floor: in KEV with known ransomware use");
    case ActiveAlert:
        return tr("an active alert names it on this device");
    }
    return {};
}

/// What is beyond the named parts, as one.
Explanation othersPart(std::size_t count, double value, const QString& unit)
{
    Explanation others;
    others.label = tr("%1 others").arg(count);
    others.value = value;
    others.unit = unit;
    return others;
}

} // namespace

QString pointsUnit()
{
    return tr("points");
}

QString exactText(double value)
{
    return QString::number(value, 'g', 10);
}

std::vector<Explanation> largest(std::vector<Explanation> parts, std::size_t top)
{
    std::stable_sort(parts.begin(), parts.end(),
        [](const Explanation& a, const Explanation& b) { return a.value > b.value; });
    if (parts.size() <= top)
        return parts;
    scoring::ExactSum sum;
    for (std::size_t i = top; i < parts.size(); ++i)
        sum.add(parts[i].value);
    Explanation rest = othersPart(parts.size() - top, sum.value(), parts.front().unit);
    parts.resize(top);
    parts.push_back(std::move(rest));
    return parts;
}

Explanation devicePart(const domain::DeviceState& device)
{
    Explanation part;
    part.label = device.name.isEmpty() ? device.key : device.name;
    part.about = {To::Device, device.key};
    return part;
}

QString Analysis::termsOf(std::uint32_t device, Key cve) const
{
    const auto& input = m_case.input().devices[device];
    const auto facts = m_case.factsOf(cve);
    const bool alerted =
        std::binary_search(input.alertedCves.begin(), input.alertedCves.end(), cve);
    const auto threat =
        alerted ? scoring::threatUnderAlert(m_options.constants) : m_case.threats()[cve];
    const auto impact = scoring::impactOf(facts, m_options.constants);
    const QString impactSource = impact.unscored ? tr("unscored")
        : facts.cvss                             ? tr("CVSS %1").arg(exactText(*facts.cvss))
                     : tr("middle of severity %1").arg(domain::text(facts.severity));
    return tr("h = context %1 x t %2 (%3) x i %4 (%5)")
        .arg(exactText(input.context), exactText(threat.value), sourceText(threat.source, facts),
            exactText(impact.value), impactSource);
}

Explanation Analysis::devicePart(std::uint32_t index, std::size_t top, PartsOf whole) const
{
    const auto& device = m_fleet.devices[m_case.deviceKeys()[index]];
    const auto& exposure = m_exposure.devices[index];
    const auto& input = m_case.input().devices[index];
    Explanation node = assess::devicePart(device);
    node.sums = true;
    if (!exposure.exposure) {
        node.detail = tr("No data available: no software record at all.");
        return node;
    }
    const bool ofScore = whole == PartsOf::Score;
    node.value = *exposure.exposure;
    node.unit = tr("R");
    node.detail =
        tr("R = 100 H / (H + %1), H = %2, context %3, weight %4 of %5")
            .arg(exactText(m_options.constants.halfHazard), exactText(exposure.hazard.value()),
                exactText(input.context), exactText(input.weight), exactText(m_exposure.weightSum));
    std::vector<Explanation> parts;
    for (const auto& part : scoring::explainDevice(m_case.input(), m_exposure, index)) {
        Explanation leaf;
        leaf.label = m_fleet.cves[part.cve].key;
        leaf.about = {To::Weakness, leaf.label};
        leaf.value = ofScore ? part.ofScore : part.ofDevice;
        leaf.unit = ofScore ? pointsUnit() : node.unit;
        leaf.detail = termsOf(index, part.cve);
        if (ofScore)
            leaf.detail = tr("%1 of R; ").arg(exactText(part.ofDevice)) + leaf.detail;
        QStringList carriers;
        for (const Key product : part.products)
            carriers.append(m_fleet.products[product].key);
        leaf.detail += tr("; in %1").arg(carriers.join(QStringLiteral(", ")));
        parts.push_back(std::move(leaf));
    }
    node.parts = largest(std::move(parts), top);
    return node;
}

Explanation Analysis::explainScore(std::size_t top) const
{
    Explanation node;
    node.label = tr("Exposure score");
    node.sums = true;
    if (!m_exposure.score) {
        node.detail = tr("Not available: no active device with data.");
        return node;
    }
    node.value = *m_exposure.score;
    node.unit = pointsUnit();
    node.detail = tr("E = sum of w R over %1 devices / sum of w = %2; model %3")
                      .arg(m_exposure.withData)
                      .arg(exactText(m_exposure.weightSum))
                      .arg(QString::fromUtf8(scoring::exposureModelName.data(),
                          static_cast<qsizetype>(scoring::exposureModelName.size())));
    const auto shares = scoring::attribute(m_case.input(), m_exposure);
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < shares.byDevice.size(); ++i)
        if (shares.byDevice[i] > 0.0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
        [&](auto a, auto b) { return shares.byDevice[a] > shares.byDevice[b]; });
    std::vector<Explanation> parts;
    for (std::size_t i = 0; i < order.size(); ++i) {
        Explanation part;
        if (i < top) {
            part = devicePart(order[i], top, PartsOf::Score);
            part.detail = tr("R = %1; ").arg(exactText(part.value)) + part.detail;
        }
        part.value = shares.byDevice[order[i]];
        part.unit = pointsUnit();
        parts.push_back(std::move(part));
    }
    node.parts = largest(std::move(parts), top);
    return node;
}

std::uint32_t Analysis::deviceIndex(const QString& id) const
{
    const auto& keys = m_case.deviceKeys();
    return static_cast<std::uint32_t>(std::ranges::find(keys, id, [this](Key key) {
        return m_fleet.devices[key].key;
    }) - keys.begin());
}

base::Result<Explanation> Analysis::explainDevice(const QString& id, std::size_t top) const
{
    if (const auto index = deviceIndex(id); index < m_case.deviceKeys().size())
        return devicePart(index, top, PartsOf::Device);
    return fail(Error::Kind::NotFound,
        tr("There is no active device %1 in this snapshot and these groups.").arg(id));
}

base::Result<Explanation> Analysis::explainRecommendation(const QString& id, std::size_t top) const
{
    const auto chosen = effect({id});
    if (!chosen)
        return tl::unexpected(chosen.error());
    Explanation node;
    node.label = id;
    node.sums = true;
    const QString controlId = domain::controlOfRecommendation(id);
    if (!controlId.isEmpty()) {
        const Key control = domain::keyOf(m_fleet.controls, controlId);
        node = explainControl(control, top);
        node.label = id;
        node.about = {To::Recommendation, id};
        return node;
    }
    node.about = {To::Recommendation, id};
    std::map<Key, Shares> byCve;
    scoring::ExactSum total;
    for (std::uint32_t i = 0; i < m_case.deviceKeys().size(); ++i)
        for (const auto& part : scoring::explainDevice(m_case.input(), m_exposure, i))
            for (const Key product : part.products)
                if (domain::softwareRecommendationId(m_fleet.products[product].key) == id) {
                    const double share = part.ofScore / static_cast<double>(part.products.size());
                    byCve[part.cve].emplace_back(share, i);
                    total.add(share);
                }
    std::vector<Explanation> parts;
    for (auto& [cve, shares] : byCve) {
        const auto facts = m_case.factsOf(cve);
        Explanation part = sharesPart(std::move(shares), top);
        part.label = m_fleet.cves[cve].key;
        part.about = {To::Weakness, part.label};
        part.detail = tr("t = %1 (%2), i = %3")
                          .arg(exactText(m_case.threats()[cve].value),
                              sourceText(m_case.threats()[cve].source, facts),
                              exactText(m_case.input().cves[cve].impact));
        parts.push_back(std::move(part));
    }
    node.value = total.value();
    node.unit = pointsUnit();
    node.detail = tr("share of the exposure score owned by this software; carrying the "
                     "recommendation out lowers the score by %1")
                      .arg(exactText(chosen->exposureImpact));
    node.parts = largest(std::move(parts), top);
    return node;
}

/// The devices that own a share of the exposure score, the largest ones by name.
Explanation Analysis::sharesPart(Shares shares, std::size_t top) const
{
    std::stable_sort(shares.begin(), shares.end(),
        [](const auto& a, const auto& b) { return a.first > b.first; });
    Explanation node;
    node.sums = true;
    scoring::ExactSum whole, rest;
    for (std::size_t at = 0; at < shares.size(); ++at) {
        const auto [share, index] = shares[at];
        whole.add(share);
        if (at >= top) {
            rest.add(share);
            continue;
        }
        Explanation part = assess::devicePart(m_fleet.devices[m_case.deviceKeys()[index]]);
        part.value = share;
        part.unit = pointsUnit();
        node.parts.push_back(std::move(part));
    }
    node.value = whole.value();
    node.unit = pointsUnit();
    if (shares.size() > top)
        node.parts.push_back(othersPart(shares.size() - top, rest.value(), node.unit));
    return node;
}

base::Result<Explanation> Analysis::explainWeakness(const QString& id, std::size_t top) const
{
    const Key cve = domain::keyOf(m_fleet.cves, id);
    Shares shares;
    for (std::uint32_t i = 0; i < m_case.deviceKeys().size(); ++i)
        for (const auto& part : scoring::explainDevice(m_case.input(), m_exposure, i))
            if (part.cve == cve)
                shares.emplace_back(part.ofScore, i);
    if (shares.empty())
        return fail(Error::Kind::NotFound,
            tr("%1 is open on no active device of this snapshot and these groups.").arg(id));
    Explanation node = sharesPart(std::move(shares), top);
    node.label = id;
    node.about = {To::Weakness, id};
    node.detail = tr("share of the exposure score owned by this CVE");
    for (Explanation& part : node.parts)
        if (part.about.to == To::Device)
            part.detail = termsOf(deviceIndex(part.about.id), cve);
    return node;
}

} // namespace parapet::assess
