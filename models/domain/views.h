// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What pages and commands show beside lists: the dashboard, the effect of a choice, the preview of
// an exception, explanations. Plain values; any thread.
#pragma once

#include "models/domain/events.h"
#include "models/domain/fields.h"

namespace parapet::domain {

/// A relation of a list to one object: "Devices exposed to this recommendation".
struct ListRelation
{
    enum class To {
        Nothing,
        Recommendation,
        Software,
        Version,
        Weakness,
        Device,
        Control,
        Remediation,
        Event,
        Exception
    };
    To to = To::Nothing;
    QString id; ///< the object's id as lists show it
    bool operator==(const ListRelation&) const = default;
};

/// What the whole window looks at.
struct ViewScope
{
    qint64 snapshot = 0; ///< 0: the newest
    QStringList groups; ///< device groups; empty: all
    bool operator==(const ViewScope&) const = default;
    [[nodiscard]] bool isWhole() const { return snapshot == 0 && groups.isEmpty(); }
};

struct SnapshotInfo
{
    qint64 id = 0;
    Millis takenAt = 0;
    QString label, source;
    qint64 devices = 0, findings = 0, rejected = 0;
};

struct FeedStatus
{
    QString name, version;
    std::optional<Millis> date;
    Millis importedAt = 0;
    qint64 records = 0;
};

struct TrendPoint
{
    qint64 snapshot = 0;
    Millis takenAt = 0;
    QString label;
    std::optional<double> score; ///< E
    double points = 0.0, maxPoints = 0.0;
};

/// One look at a workspace: what the shell and the dashboard need. Rows hold all fields of their
/// kind.
struct Overview
{
    bool hasSnapshot = false;
    SnapshotInfo snapshot; ///< of the scope
    std::vector<SnapshotInfo> snapshots; ///< in order of time
    std::vector<QString> groups; ///< device groups of the newest snapshot, by name
    std::vector<FeedStatus> feeds; ///< newest import of each
    ScoreCard card; ///< of the scope
    std::vector<std::pair<QString, ScoreCard>> groupCards;
    std::vector<TrendPoint> trend; ///< oldest first, up to the scope's snapshot
    qint64 activeRecommendations = 0, exceptedRecommendations = 0, activeActivities = 0;
    std::vector<Row> topRecommendations, topSoftware, topDevices, topActivities;
    std::vector<EventDay> eventDays; ///< of the time the trend spans, oldest first
    /// The most impactful events of the seven days that end with `eventsUntil`: the day of the
    /// scope's snapshot, or of a feed that came after the newest one.
    std::vector<Row> topEvents;
    Millis eventsUntil = 0;
};

struct DeviceEffect
{
    QString id, name;
    double before = 0.0, after = 0.0; ///< R(d)
};

/// The joint effect of carrying out some recommendations.
struct Effect
{
    std::optional<double> exposureBefore, exposureAfter;
    double exposureImpact = 0.0, configScoreImpact = 0.0;
    qint64 devicesLeavingHigh = 0, devicesLeavingMedium = 0, findingsClosed = 0, cvesClosed = 0;
    std::vector<DeviceEffect> devices; ///< those that change, largest drop first
};

struct PlanStepView
{
    QString id, name;
    double exposureImpact = 0.0, exposureAfter = 0.0;
};

/// What filing an exception would do.
struct ExceptionPreview
{
    qint64 findingsHidden = 0, devicesHidden = 0;
    std::optional<double> exposureBefore, exposureAfter;
    double securePointsBefore = 0.0, securePointsAfter = 0.0;
    RecommendationStatus status = RecommendationStatus::Active; ///< afterwards
    bool leavesLists = false; ///< nothing is left of the recommendation; it has no status then
};

/// A node of an explanation: what it is, what it is worth, where it comes from. Children sum to it
/// where `sums` says so.
struct Explanation
{
    QString label; ///< "CVE-2026-31877"
    QString detail; ///< "t = 0.60: in KEV since ... (feed of 2026-07-31)"
    double value = 0.0;
    QString unit; ///< of the value: "points", "R", "h"; empty: none
    bool sums = false;
    std::vector<Explanation> parts;
    ListRelation about; ///< the device, CVE, control or recommendation that it is a part of
};

struct RemediationRequest
{
    QString recommendation;
    QStringList groups; ///< empty: all
    std::optional<Millis> dueOn;
    Priority priority = Priority::Medium;
    QString notes;
    std::optional<RemediationType> type{}; ///< nothing: what the recommendation says
    bool sparesUsers = false; ///< of a configuration: only where no user is expected to notice it
    bool wantsTicket = false; ///< a ticket in Intune is to be opened, for AAD joined devices
};

/// Which device groups an exception can be filed for.
struct GroupOffer
{
    QStringList offered; ///< of the newest snapshot, in the scope that is looked at, by name
    QStringList taken; ///< left out: an exception of the same target is in effect there
    bool isGlobal = false; ///< one for all devices is in effect: others are suspended under it
    qint64 devicesWithoutGroup = 0; ///< active ones; only an exception for all devices covers them
};

struct ExceptionRequest
{
    QString recommendation; ///< may be empty where a CVE is named: on every software
    QString cve; ///< of false positives always; of others to except only this one
    Justification justification = Justification::RiskAccepted;
    QString context;
    QStringList groups; ///< empty: all devices
    Millis expiresOn = 0;
    bool resurface = false; ///< ends by itself when more devices are exposed than now
};

/// How an exception goes on: the old one is kept and names its successor.
struct ExceptionEdit
{
    Millis expiresOn = 0;
    QString context; ///< empty: that of the old one
};

} // namespace parapet::domain
