// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the scoring of one fleet in one scope comes to: the scores and one summary row for every
// recommendation, software product, version, CVE, control and device. Produced by assess, written
// by the store. Plain values; any thread.
#pragma once

#include "models/domain/fleetstate.h"

#include <algorithm>
#include <array>

namespace parapet::domain {

struct DeviceSummary
{
    Key device = 0;
    bool active = false; ///< seen within 30 days of the snapshot's time
    std::optional<double> score; ///< R(d); nothing when inactive or without data
    std::optional<double> hazard; ///< H(d)
    ExposureLevel level = ExposureLevel::NoData;
    std::uint32_t weaknesses = 0; ///< distinct CVEs open on the device
    std::uint32_t software = 0; ///< distinct products installed
    DeviceValue value = DeviceValue::Normal; ///< as in force
    bool internetFacing = false;
    QStringList tags;
    Key group = 0; ///< as in force
};

/// Recommendation key: product * 2 for software, control * 2 + 1 for a configuration.
using RecommendationKey = std::uint32_t;
[[nodiscard]] constexpr RecommendationKey softwareRecommendation(Key product)
{
    return product * 2;
}
[[nodiscard]] constexpr RecommendationKey controlRecommendation(Key control)
{
    return control * 2 + 1;
}

struct RecommendationSummary
{
    RecommendationKey key = 0;
    QString id, name, relatedComponent, vendor, productName, recommendedVersion;
    ControlCategory category = ControlCategory::Application;
    QString subCategory;
    RemediationType type = RemediationType::Update;
    RecommendationStatus status = RecommendationStatus::Active;
    std::uint32_t weaknesses = 0, total = 0, exposed = 0, exposedAfter = 0;
    bool publicExploit = false, activeAlert = false, inKev = false;
    Exploitability exploit = Exploitability::NoExploit; ///< highest of its CVEs
    std::optional<double> maxCvss, maxEpss;
    double severityScore = 0.0; ///< m(c) of a control, 0 for software
    double exposureImpact = 0.0, exposureImpactAfter = 0.0;
    double configImpact = 0.0; ///< points to win, after exceptions
    QStringList tags;
};

struct SoftwareSummary
{
    Key product = 0;
    std::uint32_t versions = 0, installed = 0, exposed = 0, weaknesses = 0;
    bool publicExploit = false, activeAlert = false;
    double impact = 0.0;
    EosStatus eos = EosStatus::None;
    std::optional<Millis> eosDate;
    QStringList tags;
};

struct VersionSummary
{
    Key version = 0;
    std::uint32_t installed = 0, exposed = 0, weaknesses = 0;
    Key update = 0; ///< newest recommended update; 0: none told
};

struct WeaknessSummary
{
    Key cve = 0;
    std::optional<double> epss;
    bool inKev = false, kevRansomware = false;
    double threat = 0.0, impact = 0.0; ///< t(v), i(v)
    std::uint32_t exposed = 0;
    std::vector<Key> products; ///< ascending keys
    int updateAvailable = 0; ///< 0 no finding can be updated, 1 some, 2 all
    bool activeAlert = false; ///< one names it on an exposed device
};

struct ControlSummary
{
    Key control = 0;
    std::uint32_t applicable = 0, compliant = 0; ///< active devices; excepted ones count compliant
    double points = 0.0, maxPoints = 0.0; ///< 0 of 0: not assessed
};

struct CategoryPoints
{
    ControlCategory category = ControlCategory::Application;
    double points = 0.0, maxPoints = 0.0;
    std::uint32_t controls = 0, notAssessed = 0;
};

/// The scores of the whole scope or of one device group.
struct ScoreCard
{
    std::optional<double> score; ///< E
    double weight = 0.0; ///< sum of w(d) over devices with data
    std::uint32_t active = 0, inactive = 0, noData = 0, high = 0, medium = 0, low = 0;
    std::optional<double> p95;
    double points = 0.0, maxPoints = 0.0, percent = 0.0;
    std::uint32_t notAssessed = 0;
    std::array<CategoryPoints, 5> categories;
};

/// The devices of an object, ascending keys, active devices only.
struct DevicesOf
{
    enum class Kind : std::uint8_t {
        Installed = 0,
        Exposed = 1,
        CveExposed = 2,
        ControlFailing = 3,
        VersionInstalled = 4
    };
    Kind kind = Kind::Installed;
    Key object = 0;
    std::vector<Key> devices;
};

/// An exception that hides a recommendation (or one CVE of it) in a device group right now.
struct Coverage
{
    RecommendationKey recommendation = 0;
    Key cve = 0; ///< 0: all CVEs
    Key group = 0;
    QString exception; ///< its id
};

/// The oldest open pairs of device and CVE of a software recommendation that share the inputs of
/// the policy clocks (scoring/policy/clocks.h). Pairs under an exception have no clock.
struct ClockSummary
{
    RecommendationKey recommendation = 0;
    Severity severity = Severity::Unknown; ///< of the policy: never Unknown
    bool inKev = false;
    bool exposed = false; ///< internet-facing device
    Seconds firstSeen = 0; ///< the oldest
    Seconds kevStart = 0; ///< the oldest, not before the CVE was in KEV
};

struct Assessment
{
    ScoreCard organisation;
    std::vector<std::pair<Key, ScoreCard>> groups; ///< by group, key order
    std::vector<DeviceSummary> devices;
    std::vector<RecommendationSummary> recommendations;
    std::vector<SoftwareSummary> software;
    std::vector<VersionSummary> versions;
    std::vector<WeaknessSummary> weaknesses;
    std::vector<ControlSummary> controls;
    std::vector<DevicesOf> deviceLists;
    std::vector<Coverage> coverage;
    std::uint32_t deviceGroups = 0; ///< in use in the snapshot: covered in all of them is covered
    std::vector<ClockSummary> clocks; ///< by recommendation, severity, inKev, exposed
};

/// A device group that an exception was cancelled for while it went on elsewhere.
struct CancelledGroup
{
    QString name, by;
    Millis on = 0;
};

/// An exception as filed. Its scope is a recommendation, one CVE of a software, or one CVE wherever
/// it is found.
struct ExceptionFile
{
    QString id;
    QString recommendation; ///< "va-_-..." or "sca-_-..."; empty: of the CVE on every software
    QString cve; ///< empty: all of the recommendation
    QString title;
    Justification justification = Justification::RiskAccepted;
    QString context;
    bool allDevices = true;
    QStringList groups; ///< names as filed, when not all devices
    std::vector<CancelledGroup> cancelledGroups{}; ///< of them
    QString createdBy;
    Millis createdOn = 0, startsOn = 0, expiresOn = 0;
    QString cancelledBy;
    std::optional<Millis> cancelledOn;
    QString predecessor, successor; ///< ids, where one extends the other
    bool resurface = false; ///< ends by itself when more devices are exposed than when it was filed
    std::optional<std::uint32_t> filedDevices; ///< exposed in its scope when it was filed
    /// Is that device group part of its scope? Says nothing of its start and end.
    [[nodiscard]] bool coversGroup(const QString& name, Millis now) const
    {
        return allDevices
            || (groups.contains(name)
                && std::ranges::none_of(cancelledGroups, [&](const CancelledGroup& group) {
                       return group.name == name && group.on <= now;
                   }));
    }
    /// The groups that it was not cancelled for, of one that is not for all devices.
    [[nodiscard]] QStringList groupsLeft(Millis now) const
    {
        QStringList left;
        for (const QString& name : groups)
            if (coversGroup(name, now))
                left.append(name);
        return left;
    }
    [[nodiscard]] bool inEffect(Millis now) const
    {
        return startsOn <= now && now < expiresOn && !(cancelledOn && *cancelledOn <= now);
    }
};

} // namespace parapet::domain
