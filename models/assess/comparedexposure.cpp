// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/comparedexposure.h"

#include "models/domain/producttitle.h"

#include <algorithm>
#include <cmath>

namespace parapet::assess {
namespace {

using domain::Cause;
using domain::Key;

bool isOpen(const ComparedDevice& device, const ComparedFinding& finding, Applied applied)
{
    const std::size_t side = device.side(applied);
    bool open = finding.open[side];
    bool closable = finding.closable[side];
    if (!device.joined() && !device.left()) {
        if (finding.open[0] && finding.open[1]) {
            open = true;
            closable = finding.closable[has(applied, Cause::Knowledge) ? 1 : 0];
        } else if (finding.open[0]) {
            open = !has(applied, Cause::FindingsFixed);
            closable = finding.closable[0];
        } else {
            open = has(applied, Cause::NewFindings);
            closable = finding.closable[1];
        }
    }
    return open && !covers(finding.falsePositive[side], applied)
        && !covers(finding.mitigatedCve[side], applied)
        && !(closable && covers(finding.mitigated[side], applied));
}

} // namespace

std::vector<domain::CausePart> largest(std::vector<domain::CausePart> parts)
{
    std::erase_if(parts, [](const auto& part) { return part.part == 0.0; });
    const auto before = [](const domain::CausePart& a, const domain::CausePart& b) {
        const double x = std::abs(a.part);
        const double y = std::abs(b.part);
        return x != y ? x > y : a.id < b.id;
    };
    const std::size_t kept = std::min(parts.size(), comparedParts);
    std::partial_sort(
        parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(kept), parts.end(), before);
    parts.resize(kept);
    return parts;
}

ComparedExposure::ComparedExposure(const ComparedFleet& fleet, const Orders& orders)
    : m_fleet(fleet)
    , m_orders(orders)
    , m_sums(orders.states().size())
{
    const domain::FleetState& after = fleet.side(1).fleet;
    m_byCve.assign(orders.steps().size(), std::vector<double>(after.cves.size()));
    m_byProduct.assign(orders.steps().size(), std::vector<double>(after.products.size()));
    for (Counted& counted : m_counted)
        counted.cves.assign(after.cves.size(), false);
}

bool ComparedExposure::fill(domain::Comparison& result)
{
    for (const ComparedDevice& device : m_fleet.devices()) {
        if (m_fleet.stopped())
            return false;
        addDevice(device);
    }
    fillParts(result);
    fillTop(result);
    return true;
}

ComparedExposure::State ComparedExposure::stateOf(const ComparedDevice& device,
    std::span<const ComparedFinding> findings, Applied applied, std::vector<double>& hazards)
{
    hazards.assign(findings.size(), 0.0);
    State state;
    if (!device.counts(applied))
        return state;
    const std::size_t side = device.side(applied);
    scoring::ExactSum sum;
    bool any = false;
    for (std::size_t first = 0; first < findings.size();) {
        const Key cve = findings[first].cve;
        std::size_t end = first;
        std::size_t carriers = 0;
        for (; end < findings.size() && findings[end].cve == cve; ++end)
            if (isOpen(device, findings[end], applied)) {
                ++carriers;
                hazards[end] = 1.0;
            }
        if (carriers > 0) {
            const auto& weight = m_fleet.weight(cve, applied);
            const bool alerted = std::ranges::binary_search(*device.alerted[side], cve);
            const double hazard = device.context[side]
                * (alerted ? m_fleet.constants().alertThreat : weight.threat) * weight.impact;
            sum.add(hazard);
            for (std::size_t i = first; i < end; ++i)
                hazards[i] *= hazard / static_cast<double>(carriers);
            any = true;
        }
        first = end;
    }
    if (!any && !device.hasData[side])
        return state;
    state.counts = true;
    state.weight = device.weight[side];
    state.hazard = sum.value();
    state.exposure = scoring::exposureOfHazard(state.hazard, m_fleet.constants());
    return state;
}

void ComparedExposure::addDevice(const ComparedDevice& device)
{
    const auto findings = m_fleet.findings(device);
    count(device, findings);
    const bool moves = device.joined() || device.left() || device.contextChanged()
        || std::ranges::any_of(findings, [&](const ComparedFinding& finding) {
               return finding.open[0] != finding.open[1]
                   || finding.closable[0] != finding.closable[1]
                   || finding.falsePositive[0] % 3 != 0 || finding.mitigated[0] % 3 != 0
                   || finding.mitigatedCve[0] % 3 != 0 || m_fleet.knowledgeChanged(finding.cve)
                   || m_fleet.modelChanged(finding.cve);
           });
    const auto& applied = m_orders.states();
    std::vector<State> states(applied.size());
    std::vector<std::vector<double>> hazards(moves ? applied.size() : 1);
    for (std::size_t i = 0; i < hazards.size(); ++i)
        states[i] = stateOf(device, findings, applied[i], hazards[i]);
    if (!moves)
        std::fill(states.begin() + 1, states.end(), states.front());
    for (std::size_t i = 0; i < states.size(); ++i) {
        Sums& sums = m_sums[i];
        sums.active += device.counts(applied[i]) ? 1U : 0U;
        if (!states[i].counts)
            continue;
        sums.weighted.add(states[i].weight * states[i].exposure);
        sums.weights.add(states[i].weight);
        if (scoring::levelOfDevice(states[i].exposure, m_fleet.constants())
            == domain::ExposureLevel::High)
            ++sums.high;
    }
    if (moves) {
        addSteps(findings, states, hazards);
        m_moved.push_back({device.key, std::move(states)});
    }
}

void ComparedExposure::addSteps(std::span<const ComparedFinding> findings,
    const std::vector<State>& states, const std::vector<std::vector<double>>& hazards)
{
    const double half = m_fleet.constants().halfHazard;
    for (std::size_t i = 0; i < m_orders.steps().size(); ++i) {
        const Step& step = m_orders.steps()[i];
        const State& from = states[step.from];
        const State& to = states[step.to];
        if (!from.counts && !to.counts)
            continue;
        const double weight = from.counts && to.counts ? (from.weight + to.weight) / 2
            : from.counts                              ? from.weight
                                                       : to.weight;
        // R(b) - R(a) = (H(b) - H(a)) times this, so it splits over the terms of H
        const double slope = weight * 100.0 * half / ((from.hazard + half) * (to.hazard + half));
        for (std::size_t n = 0; n < findings.size(); ++n) {
            const double change = hazards[step.to][n] - hazards[step.from][n];
            if (change == 0.0)
                continue;
            m_byCve[i][findings[n].cve] += slope * change;
            m_byProduct[i][findings[n].product] += slope * change;
        }
    }
}

void ComparedExposure::countFor(
    Cause cause, std::span<const ComparedFinding> findings, const auto& concerns)
{
    Counted& counted = m_counted[static_cast<std::size_t>(cause)];
    bool any = false;
    for (const ComparedFinding& finding : findings) {
        if (!concerns(finding))
            continue;
        any = true;
        ++counted.findings;
        counted.cves[finding.cve] = true;
    }
    counted.devices += any ? 1 : 0;
}

void ComparedExposure::count(
    const ComparedDevice& device, std::span<const ComparedFinding> findings)
{
    const auto all = [](const ComparedFinding&) { return true; };
    if (device.joined() || device.left()) {
        const Cause cause = device.joined() ? Cause::DeviceJoined : Cause::DeviceLeft;
        countFor(cause, findings, all);
        if (findings.empty())
            ++m_counted[static_cast<std::size_t>(cause)].devices;
        return;
    }
    countFor(Cause::FindingsFixed, findings,
        [](const ComparedFinding& f) { return f.open[0] && !f.open[1]; });
    countFor(Cause::NewFindings, findings,
        [](const ComparedFinding& f) { return !f.open[0] && f.open[1]; });
    countFor(Cause::Knowledge, findings, [&](const ComparedFinding& f) {
        return m_fleet.knowledgeChanged(f.cve)
            || (f.open[0] && f.open[1] && f.closable[0] != f.closable[1]);
    });
    countFor(Cause::ModelOrFeed, findings,
        [&](const ComparedFinding& f) { return m_fleet.modelChanged(f.cve); });
    const auto covered = [](Covered only) {
        return [only](const ComparedFinding& f) {
            const bool closable = f.closable[f.open[1] ? 1 : 0];
            return f.falsePositive[1] == only || f.mitigatedCve[1] == only
                || (closable && f.mitigated[1] == only);
        };
    };
    countFor(Cause::ExceptionEnded, findings, covered(1));
    countFor(Cause::ExceptionFiled, findings, covered(2));
    if (device.contextChanged())
        ++m_counted[static_cast<std::size_t>(Cause::DeviceContext)].devices;
}

double ComparedExposure::scaleOf(const Step& step) const
{
    const double from = m_sums[step.from].weight();
    const double to = m_sums[step.to].weight();
    if (from <= 0.0 || to <= 0.0)
        return from <= 0.0 && to <= 0.0 ? 0.0 : 1.0 / std::max(from, to);
    return (1.0 / from + 1.0 / to) / 2;
}

void ComparedExposure::fillParts(domain::Comparison& result) const
{
    const auto tell = [](domain::ComparedSnapshot& snapshot, const Sums& sums) {
        if (sums.weight() > 0.0)
            snapshot.score = sums.score();
        snapshot.activeDevices = sums.active;
        snapshot.highDevices = sums.high;
    };
    tell(result.before, m_sums[m_orders.first()]);
    tell(result.after, m_sums[m_orders.last()]);
    result.exposureChange = m_sums[m_orders.last()].score() - m_sums[m_orders.first()].score();
    for (const Step& step : m_orders.steps())
        result.causes[static_cast<std::size_t>(step.cause)].exposure +=
            Orders::weight * (m_sums[step.to].score() - m_sums[step.from].score());
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        result.causes[i].devices = m_counted[i].devices;
        result.causes[i].findings = m_counted[i].findings;
        result.causes[i].cves = std::ranges::count(m_counted[i].cves, true);
    }
}

void ComparedExposure::fillTop(domain::Comparison& result) const
{
    std::array<std::vector<domain::CausePart>, domain::causeCount> devices;
    const domain::FleetState& after = m_fleet.side(1).fleet;
    for (const Moved& moved : m_moved) {
        std::array<double, domain::causeCount> parts{};
        for (const Step& step : m_orders.steps()) {
            const State& from = moved.states[step.from];
            const State& to = moved.states[step.to];
            if (from == to)
                continue;
            const Sums& a = m_sums[step.from];
            const Sums& b = m_sums[step.to];
            // these sum to E(b) - E(a) over the devices, whichever of the two forms is taken
            const double rise = to.weight * to.exposure - from.weight * from.exposure;
            const double heavier = to.weight - from.weight;
            const double forward = b.weight() > 0.0 ? (rise - a.score() * heavier) / b.weight() : 0;
            const double backward =
                a.weight() > 0.0 ? (rise - b.score() * heavier) / a.weight() : 0;
            const bool both = a.weight() > 0.0 && b.weight() > 0.0;
            parts[static_cast<std::size_t>(step.cause)] +=
                Orders::weight * (forward + backward) / (both ? 2 : 1);
        }
        const auto& known = m_fleet.side(after.devices[moved.device].present ? 1 : 0).fleet;
        for (std::size_t i = 0; i < parts.size(); ++i)
            devices[i].push_back(
                {known.devices[moved.device].key, known.devices[moved.device].name, parts[i]});
    }
    std::array<std::vector<double>, domain::causeCount> cves;
    std::array<std::vector<double>, domain::causeCount> products;
    cves.fill(std::vector<double>(after.cves.size()));
    products.fill(std::vector<double>(after.products.size()));
    for (std::size_t i = 0; i < m_orders.steps().size(); ++i) {
        const Step& step = m_orders.steps()[i];
        const auto cause = static_cast<std::size_t>(step.cause);
        const double scale = Orders::weight * scaleOf(step);
        for (std::size_t key = 1; key < after.cves.size(); ++key)
            cves[cause][key] += scale * m_byCve[i][key];
        for (std::size_t key = 1; key < after.products.size(); ++key)
            products[cause][key] += scale * m_byProduct[i][key];
    }
    for (std::size_t cause = 0; cause < domain::causeCount; ++cause) {
        auto& share = result.causes[cause];
        share.topDevices = largest(std::move(devices[cause]));
        std::vector<domain::CausePart> parts;
        for (std::size_t key = 1; key < after.cves.size(); ++key)
            if (cves[cause][key] != 0.0)
                parts.push_back({after.cves[key].key, after.cves[key].key, cves[cause][key]});
        share.topCves = largest(std::move(parts));
        parts.clear();
        for (std::size_t key = 1; key < after.products.size(); ++key)
            if (products[cause][key] != 0.0)
                parts.push_back({after.products[key].key,
                    domain::productTitle(after.products[key].name), products[cause][key]});
        share.topSoftware = largest(std::move(parts));
    }
}

} // namespace parapet::assess
