// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the scores moved between two snapshots: the change split into causes that sum to it. Plain
// values; any thread.
#pragma once

#include "models/domain/views.h"

#include <array>

namespace parapet::domain {

/// What can move a score, in the order in which causes are applied and shown.
enum class Cause : std::uint8_t {
    FindingsFixed, ///< gone from a device of both snapshots; a control that became compliant
    NewFindings, ///< new on a device of both snapshots; a control that fails now
    Knowledge, ///< CVSS, severity, exploit, EPSS, KEV, update or end-of-support word of what was
               ///< there before; a control's points, applicability, or that it was assessed at all
    ModelOrFeed, ///< another EPSS model (feed version "v4" -> "v5")
    DeviceJoined,
    DeviceLeft,
    DeviceContext, ///< value, internet-facing, alerts, seen within 30 days, has data, group
    ExceptionFiled, ///< began to work
    ExceptionEnded ///< expired, cancelled, or suspended by a global one
};
inline constexpr std::size_t causeCount = 9;

/// Text of a cause for people ("Findings fixed") and its stable name ("findingsFixed").
[[nodiscard]] QString text(Cause cause);
[[nodiscard]] QString stableName(Cause cause);

/// What brought a part of a cause.
struct CausePart
{
    QString id, name; ///< device, software, CVE or control
    double part =
        0.0; ///< of the change of the exposure score, or of secure score points (controls)
};

/// Causes sum to the whole change. Positive raises the score: bad for exposure, good for the secure
/// score.
struct CauseShare
{
    Cause cause = Cause::FindingsFixed;
    double exposure = 0.0; ///< change of E
    double points = 0.0, maxPoints = 0.0, percent = 0.0; ///< change of the secure score
    /// Active devices, findings (device x software x CVE), CVEs and controls that the cause
    /// concerns, whether the score moved by them or not.
    qint64 devices = 0, findings = 0, cves = 0, controls = 0;
    /// Largest size of part first. By device they sum to `exposure` when none is cut off; by
    /// software and CVE they leave out what no CVE brings (weight, absence from the mean).
    std::vector<CausePart> topDevices, topSoftware, topCves, topControls;
};

/// One side of a comparison, with the scores as `score --as-of` gives them.
struct ComparedSnapshot
{
    SnapshotInfo info;
    std::optional<double> score;
    double points = 0.0, maxPoints = 0.0, percent = 0.0;
    std::uint32_t activeDevices = 0, highDevices = 0;
    QString epssVersion; ///< model of the EPSS feed used; empty: none
};

/// A score that is not available counts as 0 in the change.
struct Comparison
{
    ComparedSnapshot before, after;
    double exposureChange = 0.0;
    double pointsChange = 0.0, maxPointsChange = 0.0, percentChange = 0.0;
    std::array<CauseShare, causeCount> causes; ///< in order of Cause; one without effect is all 0
};

} // namespace parapet::domain
