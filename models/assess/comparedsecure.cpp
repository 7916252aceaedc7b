// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/comparedsecure.h"

#include "models/assess/comparedexposure.h"

#include <algorithm>

namespace parapet::assess {
namespace {

using domain::Cause;
using domain::Key;

/// A control on a device, before and after.
struct Result
{
    Key control = 0;
    std::array<bool, 2> told{}, applicable{}, compliant{};
    std::array<Covered, 2> mitigated{}; ///< by the group before / after
    bool changed = false;
};

struct Tallies
{
    std::uint32_t told = 0, applicable = 0, compliant = 0;
};

struct Seen
{
    bool applicable = false, compliant = false;
};

/// What holds of a control on a device in a state; nothing where it is not told.
std::optional<Seen> seen(const ComparedDevice& device, const Result& result, Applied applied)
{
    std::size_t side = device.side(applied);
    const bool stays = !device.joined() && !device.left();
    if (stays)
        side = has(applied, Cause::Knowledge) ? 1 : 0;
    if (!result.told[side])
        return {};
    Seen now{result.applicable[side], result.compliant[side]};
    if (stays && result.told[0] && result.told[1] && result.applicable[0] && result.applicable[1])
        now.compliant = result.compliant[0]
            ? !(has(applied, Cause::NewFindings) && !result.compliant[1])
            : has(applied, Cause::FindingsFixed) && result.compliant[1];
    if (now.applicable && covers(result.mitigated[device.side(applied)], applied))
        now.compliant = true;
    return now;
}

class Secure
{
public:
    Secure(const ComparedFleet& fleet, const Orders& orders)
        : m_fleet(fleet)
        , m_orders(orders)
        , m_controls(fleet.side(1).fleet.controls.size())
        , m_tallies(orders.states().size(), std::vector<Tallies>(m_controls))
    {
        for (std::size_t i = 0; i < 2; ++i)
            m_told[i].assign(m_controls, false);
        for (auto& concerned : m_concerned)
            concerned.assign(m_controls, false);
    }

    bool fill(domain::Comparison& result)
    {
        std::array<std::size_t, 2> place{};
        for (const ComparedDevice& device : m_fleet.devices()) {
            if (m_fleet.stopped())
                return false;
            const auto results = resultsOf(device, place);
            for (const Result& row : results) {
                addResult(device, row);
                note(device, row);
            }
        }
        score(result);
        return true;
    }

private:
    std::vector<Result> resultsOf(const ComparedDevice& device, std::array<std::size_t, 2>& place)
    {
        std::vector<Result> all;
        for (std::size_t side = 0; side < 2; ++side) {
            const auto& facts = m_fleet.side(side).fleet.assessments;
            std::size_t& i = place[side];
            while (i < facts.size() && facts[i].device < device.key)
                ++i;
            for (; i < facts.size() && facts[i].device == device.key; ++i) {
                if (!device.present[side])
                    continue;
                auto row = std::ranges::find(all, facts[i].control, &Result::control);
                if (row == all.end())
                    row = all.insert(all.end(), Result{facts[i].control, {}, {}, {}, {}, false});
                row->told[side] = true;
                row->applicable[side] = facts[i].applicable;
                row->compliant[side] = facts[i].compliant;
                if (device.active[side])
                    m_told[side][facts[i].control] = true;
            }
        }
        for (Result& row : all)
            for (std::size_t side = 0; side < 2; ++side)
                row.mitigated[side] = m_fleet.mitigated(
                    domain::controlRecommendation(row.control), device.group[side]);
        return all;
    }

    void addResult(const ComparedDevice& device, const Result& row)
    {
        for (std::size_t i = 0; i < m_tallies.size(); ++i) {
            const Applied applied = m_orders.states()[i];
            if (!device.counts(applied))
                continue;
            const auto now = seen(device, row, applied);
            if (!now)
                continue;
            Tallies& tallies = m_tallies[i][row.control];
            ++tallies.told;
            tallies.applicable += now->applicable ? 1U : 0U;
            tallies.compliant += now->applicable && now->compliant ? 1U : 0U;
        }
    }

    void note(const ComparedDevice& device, const Result& row)
    {
        const auto concern = [&](Cause cause) {
            m_concerned[static_cast<std::size_t>(cause)][row.control] = true;
        };
        if (device.joined() || device.left())
            return concern(device.joined() ? Cause::DeviceJoined : Cause::DeviceLeft);
        if (device.active[0] != device.active[1])
            concern(Cause::DeviceContext);
        if (row.told != std::array{true, true} || row.applicable[0] != row.applicable[1])
            concern(Cause::Knowledge);
        else if (row.applicable[0] && row.compliant[0] != row.compliant[1])
            concern(row.compliant[1] ? Cause::FindingsFixed : Cause::NewFindings);
        const bool fails = row.applicable[1] && !row.compliant[1];
        if (fails && row.mitigated[1] % 3 != 0)
            concern(row.mitigated[1] == 1 ? Cause::ExceptionEnded : Cause::ExceptionFiled);
    }

    /// m(c) and category in a state: what is known of a control told on one side only is its word.
    [[nodiscard]] const domain::ControlState& known(std::size_t control, Applied applied) const
    {
        std::size_t side = has(applied, Cause::Knowledge) ? 1 : 0;
        if (m_told[0][control] != m_told[1][control])
            side = m_told[1][control] ? 1 : 0;
        return m_fleet.side(side).fleet.controls[control];
    }

    [[nodiscard]] scoring::SecureScore scoreOf(std::size_t state) const
    {
        std::vector<scoring::ControlInput> inputs;
        for (std::size_t key = 1; key < m_controls; ++key) {
            const Tallies& tallies = m_tallies[state][key];
            const auto& control = known(key, m_orders.states()[state]);
            // not told: not applicable anywhere, so it scores nothing
            inputs.push_back(
                {control.category, control.impact, tallies.applicable, tallies.compliant});
        }
        return scoring::secureScore(inputs);
    }

    void score(domain::Comparison& result)
    {
        std::vector<scoring::SecureScore> scores;
        for (std::size_t i = 0; i < m_tallies.size(); ++i)
            scores.push_back(scoreOf(i));
        const auto tell = [](domain::ComparedSnapshot& to, const scoring::SecureScore& from) {
            to.points = from.points;
            to.maxPoints = from.maximum;
            to.percent = from.percent;
        };
        tell(result.before, scores[m_orders.first()]);
        tell(result.after, scores[m_orders.last()]);
        result.pointsChange = result.after.points - result.before.points;
        result.maxPointsChange = result.after.maxPoints - result.before.maxPoints;
        result.percentChange = result.after.percent - result.before.percent;
        std::array<std::vector<double>, domain::causeCount> byControl;
        byControl.fill(std::vector<double>(m_controls));
        for (const Step& step : m_orders.steps()) {
            const auto& from = scores[step.from];
            const auto& to = scores[step.to];
            auto& share = result.causes[static_cast<std::size_t>(step.cause)];
            share.points += Orders::weight * (to.points - from.points);
            share.maxPoints += Orders::weight * (to.maximum - from.maximum);
            share.percent += Orders::weight * (to.percent - from.percent);
            for (std::size_t key = 1; key < m_controls; ++key)
                byControl[static_cast<std::size_t>(step.cause)][key] +=
                    Orders::weight * (to.controls[key - 1].points - from.controls[key - 1].points);
        }
        const auto& controls = m_fleet.side(1).fleet.controls;
        for (std::size_t cause = 0; cause < domain::causeCount; ++cause) {
            std::vector<domain::CausePart> parts;
            for (std::size_t key = 1; key < m_controls; ++key)
                parts.push_back(
                    {controls[key].key, known(key, ~Applied{0}).name, byControl[cause][key]});
            result.causes[cause].topControls = largest(std::move(parts));
            result.causes[cause].controls = std::ranges::count(m_concerned[cause], true);
        }
    }

    const ComparedFleet& m_fleet;
    const Orders& m_orders;
    std::size_t m_controls;
    std::vector<std::vector<Tallies>> m_tallies; ///< by state, then control
    std::array<std::vector<bool>, 2> m_told;
    std::array<std::vector<bool>, domain::causeCount> m_concerned;
};

} // namespace

bool fillSecure(const ComparedFleet& fleet, const Orders& orders, domain::Comparison& result)
{
    return Secure(fleet, orders).fill(result);
}

} // namespace parapet::assess
