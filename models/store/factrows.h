// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of a fleet as rows for diffFacts: times that move with every export are told relative
// to the device's newest one, so that an unchanged fact stays the same row. Views on a FleetState.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/store/rowspan.h"

namespace parapet::store {

/// Newest sightings by device key, seconds; 0: never.
struct SeenTimes
{
    std::vector<domain::Seconds> finding, assessed;
};
[[nodiscard]] SeenTimes seenTimes(const domain::FleetState& fleet);

/// Lag of a fact whose own time is not told.
inline constexpr std::int64_t lagNotTold = -1;

class FindingRows final : public RowSource
{
public:
    FindingRows(const domain::FleetState& fleet, const SeenTimes& seen)
        : m_fleet(fleet)
        , m_seen(seen)
    {
    }
    [[nodiscard]] std::size_t rows() const override { return m_fleet.findings.size(); }
    [[nodiscard]] std::int64_t at(std::size_t row, int column) const override;

private:
    const domain::FleetState& m_fleet;
    const SeenTimes& m_seen;
};

class InstallRows final : public RowSource
{
public:
    explicit InstallRows(const domain::FleetState& fleet)
        : m_fleet(fleet)
    {
    }
    [[nodiscard]] std::size_t rows() const override { return m_fleet.installs.size(); }
    [[nodiscard]] std::int64_t at(std::size_t row, int column) const override;

private:
    const domain::FleetState& m_fleet;
};

class AssessmentRows final : public RowSource
{
public:
    AssessmentRows(const domain::FleetState& fleet, const SeenTimes& seen)
        : m_fleet(fleet)
        , m_seen(seen)
    {
    }
    [[nodiscard]] std::size_t rows() const override { return m_fleet.assessments.size(); }
    [[nodiscard]] std::int64_t at(std::size_t row, int column) const override;

private:
    const domain::FleetState& m_fleet;
    const SeenTimes& m_seen;
};

class DeviceSeenRows final : public RowSource
{
public:
    DeviceSeenRows(const domain::FleetState& fleet, const SeenTimes& seen);
    [[nodiscard]] std::size_t rows() const override { return m_present.size(); }
    [[nodiscard]] std::int64_t at(std::size_t row, int column) const override;

private:
    const domain::FleetState& m_fleet;
    const SeenTimes& m_seen;
    std::vector<domain::Key> m_present;
};

} // namespace parapet::store
