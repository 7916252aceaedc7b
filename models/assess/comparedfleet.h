// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Two snapshots laid over each other, so that every state between them can be scored. Used by
// compare() only. Immutable after construction; any thread.
#pragma once

#include "models/assess/compare.h"
#include "models/assess/exposurecase.h"

#include <array>

namespace parapet::assess {

/// Bit n: the cause number n is applied.
using Applied = std::uint32_t;

[[nodiscard]] constexpr bool has(Applied applied, domain::Cause cause)
{
    return (applied >> static_cast<unsigned>(cause) & 1U) != 0;
}

/// One cause applied in one order.
struct Step
{
    std::size_t from = 0, to = 0; ///< indexes into states()
    domain::Cause cause = domain::Cause::FindingsFixed;
};

/// The states that the orders pass through, and their steps; every order counts the same.
class Orders
{
public:
    Orders();
    static constexpr double weight = 0.25; ///< of one step in the share of its cause
    [[nodiscard]] const std::vector<Applied>& states() const { return m_states; }
    [[nodiscard]] const std::vector<Step>& steps() const { return m_steps; }
    [[nodiscard]] std::size_t first() const { return 0; }
    [[nodiscard]] std::size_t last() const { return m_last; }

private:
    std::size_t indexOf(Applied applied);
    std::vector<Applied> m_states;
    std::vector<Step> m_steps;
    std::size_t m_last = 0;
};

/// What an exception does on one of the sides: bit 0 before, bit 1 after.
using Covered = std::uint8_t;
[[nodiscard]] constexpr bool covers(Covered covered, Applied applied)
{
    switch (covered) {
    case 1:
        return !has(applied, domain::Cause::ExceptionEnded);
    case 2:
        return has(applied, domain::Cause::ExceptionFiled);
    default:
        return covered == 3;
    }
}

/// A software x CVE on a device.
struct ComparedFinding
{
    domain::Key cve = 0, product = 0;
    std::array<bool, 2> open{}; ///< before, after
    std::array<bool, 2> closable{};
    /// By the group before / after; a mitigation of the recommendation takes out what it closes
    /// only, one of the CVE whatever an update does.
    std::array<Covered, 2> falsePositive{}, mitigated{}, mitigatedCve{};
};

struct ComparedDevice
{
    domain::Key key = 0;
    std::array<bool, 2> present{}, active{}, hasData{};
    std::array<double, 2> context{}, weight{};
    std::array<domain::Key, 2> group{};
    std::array<const std::vector<std::uint32_t>*, 2> alerted{};

    [[nodiscard]] bool joined() const { return !present[0]; }
    [[nodiscard]] bool left() const { return !present[1]; }
    /// Which snapshot's context holds in a state.
    [[nodiscard]] std::size_t side(Applied applied) const
    {
        if (joined() || left())
            return joined() ? 1 : 0;
        return has(applied, domain::Cause::DeviceContext) ? 1 : 0;
    }
    /// Does it count in a state: part of the fleet and active?
    [[nodiscard]] bool counts(Applied applied) const
    {
        if (joined() && !has(applied, domain::Cause::DeviceJoined))
            return false;
        if (left() && has(applied, domain::Cause::DeviceLeft))
            return false;
        return active[side(applied)];
    }
    [[nodiscard]] bool contextChanged() const;
};

class ComparedFleet
{
public:
    ComparedFleet(const Side& before, const Side& after);
    ComparedFleet(const ComparedFleet&) = delete;
    ComparedFleet& operator=(const ComparedFleet&) = delete;

    [[nodiscard]] const Side& side(std::size_t index) const { return m_sides[index]; }
    [[nodiscard]] const std::vector<ComparedDevice>& devices() const { return m_devices; }
    /// The findings of a device on both sides, by CVE, then product.
    [[nodiscard]] std::vector<ComparedFinding> findings(const ComparedDevice& device) const;
    /// t(v) and i(v) of a CVE in a state.
    [[nodiscard]] const scoring::CveWeight& weight(domain::Key cve, Applied applied) const
    {
        const std::size_t known = has(applied, domain::Cause::Knowledge) ? 1 : 0;
        const std::size_t model = has(applied, domain::Cause::ModelOrFeed) ? 2 : 0;
        return m_weights[known + model][cve];
    }
    /// Does what is known of the CVE differ, by knowledge or by the EPSS model?
    [[nodiscard]] bool knowledgeChanged(domain::Key cve) const { return m_known[cve]; }
    [[nodiscard]] bool modelChanged(domain::Key cve) const { return m_model[cve]; }
    /// What mitigations do for a recommendation in a device group.
    [[nodiscard]] Covered mitigated(
        domain::RecommendationKey recommendation, domain::Key group) const;
    [[nodiscard]] const scoring::ExposureConstants& constants() const
    {
        return m_sides[0].options.constants;
    }
    [[nodiscard]] bool stopped() const { return m_sides[0].options.stop.stop_requested(); }

private:
    void placeDevices();
    void weighCves();
    void addFindings(
        std::size_t side, domain::Key device, std::vector<ComparedFinding>& findings) const;

    std::array<Side, 2> m_sides;
    std::array<ExceptionCover, 2> m_covers;
    std::array<std::vector<DeviceAlerts>, 2> m_alerts;
    std::array<std::vector<bool>, 2> m_uninstalled;
    std::array<std::vector<std::size_t>, 2> m_firstFinding; ///< by device key
    std::vector<ComparedDevice> m_devices;
    std::array<std::vector<scoring::CveWeight>, 4> m_weights; ///< bit 0 knowledge, bit 1 model
    std::vector<bool> m_known, m_model;
};

} // namespace parapet::assess
