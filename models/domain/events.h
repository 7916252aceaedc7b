// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to the fleet between two snapshots or two versions of a feed: one event for a
// related component, a type and a day. Plain values; any thread.
#pragma once

#include "models/domain/assessment.h"

namespace parapet::domain {

/// The numbers are stored.
enum class EventType : std::uint8_t {
    NewVulnerability = 0,
    NewPublicExploit = 1,
    ExploitVerified = 2,
    ExploitInKit = 3,
    NewConfigurationAssessment = 4,
    AddedToKev = 5,
    SoftwareInstalled = 6,
    SoftwareRemoved = 7,
    SoftwareUpdated = 8,
    EndOfSupport = 9
};
/// May the event have moved the score? Up is worse (more exposure, or fewer points).
///
/// Up: a vulnerability, an exploit step, an entry in KEV or a failed control, where it impacted at
/// least one active device. Software installed, removed or updated: up or down as the exposure
/// impact of that software rose or fell. None: everything else; the end of support of a version is
/// no term of the score.
enum class ScoreTrend : std::uint8_t { None = 0, Up = 1, Down = 2 };

[[nodiscard]] QString text(EventType type); ///< "New vulnerability", "Added to KEV", ...
[[nodiscard]] QString text(ScoreTrend trend); ///< "None", "Up", "Down"
[[nodiscard]] std::optional<EventType> parseEventType(QStringView word);

struct Event
{
    Millis day = 0; ///< its day, at midnight UTC
    EventType type = EventType::NewVulnerability;
    RecommendationKey subject = 0; ///< the software or control it is about
    QString component; ///< how that is called
    std::uint32_t originally = 0; ///< active devices impacted at the time
    std::uint32_t total = 0; ///< active devices at the time
    ScoreTrend trend = ScoreTrend::None;
    std::vector<Key> cves; ///< ascending; empty where no CVE is concerned
    /// Of an end of support: the versions that ended then, as the store tells them. Empty: any that
    /// ended.
    std::vector<Key> endedVersions;
    bool operator==(const Event&) const = default;
};

/// What the newest scoring knew, and what an import has changed since: the ground on which events
/// are found. Lists are in ascending order of their keys.
struct EventGround
{
    struct Weakness
    {
        Key cve = 0;
        std::vector<Key> products; ///< found through, ascending
    };
    std::vector<Weakness> weaknesses;
    std::vector<std::pair<Key, std::vector<Key>>> versions; ///< version, active devices with it
    std::vector<std::pair<Key, double>> impacts; ///< product, exposure impact
    std::vector<Key> controls; ///< assessed
    // what changed
    std::vector<std::pair<Key, Exploitability>> exploitSteps; ///< CVEs whose ladder rose, to where
    std::vector<Key> endedVersions; ///< versions that reached their end of support
    std::vector<std::pair<Key, Millis>> addedToKev; ///< CVE, day
    bool isSnapshot = false; ///< a snapshot was imported; else feeds
};

/// The parts of the sentence that tells an event.
struct EventSentence
{
    EventType type = EventType::NewVulnerability;
    QString component;
    qint64 weaknesses = 0, devices = 0;
};
/// The sentence in the language of the program: "Google Chrome: 3 new vulnerabilities on 12
/// devices".
[[nodiscard]] QString sentence(const EventSentence& parts);

/// What a day of the timeline brought, for the dots of a score's course. At most `told` sentences
/// each, those that impacted most devices first.
struct EventDay
{
    static constexpr qsizetype told = 3;
    Millis day = 0; ///< midnight UTC
    qint64 weaknessEvents = 0; ///< of vulnerabilities, exploits and KEV
    qint64 assessmentEvents = 0; ///< new configuration assessments
    QStringList weaknesses, assessments; ///< sentences
};

/// The two large numbers above the timeline: distinct CVEs, not events.
struct EventNumbers
{
    qint64 newVulnerabilities = 0; ///< CVEs of the events "New vulnerability"
    /// CVEs of the events "New vulnerability", of the exploit steps and "Added to KEV" that have an
    /// exploit or are in KEV today.
    qint64 exploitableVulnerabilities = 0;
    qint64 events = 0;
};

} // namespace parapet::domain
