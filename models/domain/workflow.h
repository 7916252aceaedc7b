// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do about a recommendation: remediation activities and their devices; and what they
// set of a device. Plain values; any thread.
#pragma once

#include "models/domain/fleetstate.h"

namespace parapet::domain {

enum class ActivityDeviceStatus : std::uint8_t { Exposed, Fixed, NotReported };
/// "Exposed", "Fixed", "Not reported".
[[nodiscard]] QString text(ActivityDeviceStatus status);

struct ActivityDevice
{
    Key device = 0;
    ActivityDeviceStatus status = ActivityDeviceStatus::Exposed;
};

/// Lists leave a completed activity out when it was completed longer ago.
inline constexpr Millis completedShown = 180LL * 86'400'000;

/// One ticket of Intune takes at most so many devices; an activity follows them all.
inline constexpr qint64 mostInTicket = 10'000;

/// How an activity stood at a snapshot.
struct ActivityProgress
{
    qint64 snapshot = 0;
    Millis takenAt = 0;
    std::uint32_t exposed = 0, fixed = 0, notReported = 0;
};

struct RemediationActivity
{
    QString id, recommendation, title, description, relatedComponent;
    Millis createdOn = 0;
    QString requester;
    RemediationStatus status = RemediationStatus::Active;
    Millis statusChangedOn = 0;
    QStringList groups; ///< names of the device groups asked for; empty: all
    QString notes;
    std::optional<Millis> dueOn;
    Priority priority = Priority::Medium;
    CompletionMethod completion = CompletionMethod::None;
    QString completer;
    RemediationType type = RemediationType::Update;
    QString vendor, product; ///< empty for a configuration
    QString control; ///< "scid-2012"; empty for software
    QString recommendedVersion;
    std::uint32_t target = 0, fixed = 0;
    bool sparesUsers = false; ///< targets only devices whose users are not expected to notice it
    bool wantsTicket = false; ///< a ticket in Intune is to be opened, for AAD joined devices
};

/// Only what is set changes.
struct ContextChange
{
    std::optional<DeviceValue> value;
    std::optional<bool> internetFacing;
    QStringList addTags, removeTags;
    /// Name of the device group, one that no device has yet included; empty: as the import says.
    std::optional<QString> group;
    [[nodiscard]] bool isEmpty() const
    {
        return !value && !internetFacing && addTags.isEmpty() && removeTags.isEmpty() && !group;
    }
};

} // namespace parapet::domain
