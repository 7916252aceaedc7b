// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/collector.h"

#include "models/base/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace parapet::jobs {
namespace {

using base::qt;
using domain::Millis;
using domain::Seconds;

constexpr char separator = '\x1f';

Seconds seconds(const std::optional<Millis>& time)
{
    return time ? static_cast<Seconds>(std::clamp<Millis>(*time / 1000, 0, 0xFFFFFFFFLL)) : 0;
}

/// Files beyond those that a place can tell are "not known".
domain::RowPlace placed(ingest::Place place)
{
    constexpr std::uint32_t most = 0xFFFF;
    return place.file < most
        ? domain::RowPlace{static_cast<std::uint16_t>(place.file + 1), place.line}
        : domain::RowPlace{};
}

/// Keeps the greater text, so that the order of rows does not matter.
void keepGreater(std::string& kept, std::string_view told)
{
    if (told.size() != kept.size() || told != kept)
        if (told > std::string_view(kept))
            kept.assign(told);
}

QStringList cvesNamedIn(const QString& text)
{
    static const QRegularExpression pattern(
        QStringLiteral("CVE-\\d{4}-\\d{4,}"), QRegularExpression::CaseInsensitiveOption);
    QStringList named;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext())
        named.append(matches.next().captured(0).toUpper());
    named.sort();
    named.removeDuplicates();
    return named;
}

/// Whether `joined` is the two texts with the separator between.
bool isPair(std::string_view joined, std::string_view first, std::string_view second)
{
    return joined.size() == first.size() + 1 + second.size() && joined.starts_with(first)
        && joined[first.size()] == separator && joined.ends_with(second);
}

std::string_view withoutEmptyList(std::string_view json)
{
    return json == "[]" ? std::string_view() : json;
}

} // namespace

void CollectedDevice::takeMachine(CollectedDevice& told)
{
    if (!told.hasMachine)
        return;
    const bool same = hasMachine && machineOrder(*this) == machineOrder(told);
    conflicting = conflicting || (hasMachine && !same);
    if (same)
        machine.place = std::min(machine.place, told.machine.place);
    else if (machineOrder(*this) < machineOrder(told)) {
        hasMachine = true;
        machine = std::move(told.machine);
        machineGroup = std::move(told.machineGroup);
    }
}

std::uint32_t Collector::deviceKey(const domain::DeviceColumns& columns)
{
    return deviceKey(columns, StringTable::tagOf(columns.id));
}

std::uint32_t Collector::deviceKey(const domain::DeviceColumns& columns, StringTable::Tag tag)
{
    if (m_lastDevice == 0 || devices.at(m_lastDevice) != columns.id) {
        const auto found = devices.intern(columns.id, tag);
        if (found.isNew)
            deviceInfo.emplace_back();
        m_lastDevice = found.key;
    }
    CollectedDevice& info = deviceInfo[m_lastDevice];
    keepGreater(info.name, columns.name);
    keepGreater(info.osPlatform, columns.osPlatform);
    keepGreater(info.osVersion, columns.osVersion);
    keepGreater(info.group, columns.group);
    return m_lastDevice;
}

std::uint32_t Collector::versionKey(const JoinedSoftware& software, StringTable::Tag tag)
{
    const auto found = versions.intern(software.text, tag);
    if (found.isNew) {
        versionInfo.emplace_back();
        versionNames.push_back(software.parts());
    }
    return found.key;
}

std::uint32_t Collector::updateKey(std::string_view name, std::string_view id)
{
    if (name.empty() && id.empty())
        return 0;
    m_scratch.assign(name);
    m_scratch += separator;
    m_scratch += id;
    if (m_scratch != m_lastUpdateText) {
        m_lastUpdate = updates.intern(m_scratch).key;
        m_lastUpdateText = m_scratch;
    }
    return m_lastUpdate;
}

std::uint32_t Collector::evidenceKey(
    CollectedVersion& version, std::string_view disk, std::string_view registry)
{
    disk = withoutEmptyList(disk);
    registry = withoutEmptyList(registry);
    if (version.usualEvidence != 0 && isPair(evidence.at(version.usualEvidence), disk, registry))
        return version.usualEvidence;
    m_scratch.assign(disk);
    m_scratch += separator;
    m_scratch += registry;
    const std::uint32_t key = evidence.intern(m_scratch).key;
    if (version.usualEvidence == 0)
        version.usualEvidence = key;
    return key;
}

void Collector::seen(std::uint32_t device, const std::optional<Millis>& time)
{
    if (!time)
        return;
    newest = std::max(newest, *time);
    deviceInfo[device].lastSeen = std::max(deviceInfo[device].lastSeen, seconds(time));
}

void Collector::machine(const domain::MachineRecord& row, ingest::Place place)
{
    const auto key = deviceKey(row.device);
    seen(key, row.lastSeen);
    domain::DeviceState state;
    state.name = qt(row.device.name);
    state.osPlatform = qt(row.device.osPlatform);
    state.osVersion = qt(row.device.osVersion);
    state.health = qt(row.healthStatus);
    state.risk = qt(row.riskScore);
    state.value = row.value.value_or(domain::DeviceValue::Normal);
    state.internetFacing = row.internetFacing.value_or(false);
    state.onboarding = qt(row.onboardingStatus);
    state.excluded = row.excluded.value_or(false);
    state.exclusionReason = qt(row.exclusionReason);
    state.firstSeen = row.firstSeen;
    state.lastSeen = row.lastSeen;
    state.place = placed(place);
    for (const std::string_view tag : row.tags)
        state.tags.append(qt(tag));
    CollectedDevice told;
    told.hasMachine = true;
    told.machine = std::move(state);
    told.machineGroup.assign(row.device.group);
    deviceInfo[key].takeMachine(told);
}

void Collector::mergeEndOfSupport(std::uint32_t version,
    const std::optional<domain::EosStatus>& status, const std::optional<Millis>& date)
{
    CollectedVersion& info = versionInfo[version];
    if (status)
        info.eos = std::max(info.eos, *status);
    if (date)
        info.eosDate = std::max(info.eosDate, *date);
}

void Collector::software(const domain::SoftwareRecord& row, ingest::Place)
{
    const auto device = deviceKey(row.device);
    m_software.assign(row.software);
    const auto version = versionKey(m_software, StringTable::tagOf(m_software.text));
    seen(device, row.lastSeen);
    if (row.firstSeen)
        newest = std::max(newest, *row.firstSeen);
    mergeEndOfSupport(version, row.endOfSupport, row.endOfSupportDate);
    CollectedVersion& info = versionInfo[version];
    info.hasProductCode = info.hasProductCode || row.hasProductCode;
    const auto proof = evidenceKey(info, row.diskPaths, row.registryPaths);
    installs.push_back({device, version, proof, seconds(row.firstSeen)});
}

namespace {

CollectedCve toldOfCve(const domain::VulnerabilityRecord& row)
{
    CollectedCve told;
    told.severity = row.severity;
    told.cvss = row.cvss.value_or(-1.0);
    told.exploitability = row.exploitability.value_or(domain::Exploitability::NoExploit);
    told.exploitTold = row.exploitability.has_value();
    told.zeroDay = row.zeroDay;
    return told;
}

} // namespace

void mergeInto(CollectedCve& kept, const CollectedCve& told)
{
    using domain::Severity;
    const bool cvssDiffers =
        told.cvss >= 0.0 && kept.cvss >= 0.0 && std::abs(told.cvss - kept.cvss) > 0.0;
    const bool exploitDiffers =
        told.exploitTold && kept.exploitTold && told.exploitability != kept.exploitability;
    const bool severityDiffers = told.severity != Severity::Unknown
        && kept.severity != Severity::Unknown && told.severity != kept.severity;
    kept.disagreement =
        kept.disagreement || told.disagreement || cvssDiffers || exploitDiffers || severityDiffers;
    kept.cvss = std::max(kept.cvss, told.cvss);
    kept.severity = std::max(kept.severity, told.severity);
    kept.exploitability = std::max(kept.exploitability, told.exploitability);
    kept.exploitTold = kept.exploitTold || told.exploitTold;
    kept.zeroDay = kept.zeroDay || told.zeroDay;
}

void Collector::vulnerability(const domain::VulnerabilityRecord& row, ingest::Place place)
{
    if (row.lastSeen)
        newest = std::max(newest, *row.lastSeen);
    QueuedFinding& queued = m_queue.next([this](const QueuedFinding& waiting) { warm(waiting); },
        [this](const QueuedFinding& waiting) { warmMore(waiting); },
        [this](const QueuedFinding& waiting) { take(waiting); });
    queued.sameDevice = m_queuedDevice == row.device;
    if (!queued.sameDevice) {
        m_queuedDevice.assign(row.device);
        queued.device = m_queuedDevice;
        queued.deviceTag = StringTable::tagOf(queued.device.id);
        devices.warm(queued.deviceTag);
    }
    queued.software.assign(row.software);
    queued.softwareTag = StringTable::tagOf(queued.software.text);
    versions.warm(queued.softwareTag);
    queued.cve = row.cve;
    queued.cveTag = StringTable::tagOf(queued.cve);
    cves.warm(queued.cveTag);
    queued.disk = withoutEmptyList(row.diskPaths);
    queued.registry = withoutEmptyList(row.registryPaths);
    queued.told = toldOfCve(row);
    const domain::RowPlace told = placed(place);
    queued.fact = {0, 0, 0, updateKey(row.recommendedUpdate, row.recommendedUpdateId),
        seconds(row.firstSeen), seconds(row.lastSeen), row.update, told.file, told.line};
    queued.endOfSupport = row.endOfSupport;
    queued.endOfSupportDate = row.endOfSupportDate;
}

namespace {

/// The texts that every row compares and the time behind them.
void warmLines(const CollectedDevice& device)
{
    constexpr std::size_t line = 64;
    const char* const start = reinterpret_cast<const char*>(&device);
    for (std::size_t at = 0; at <= offsetof(CollectedDevice, lastSeen); at += line)
        __builtin_prefetch(start + at);
}

} // namespace

void Collector::warm(const QueuedFinding& row) const
{
    if (!row.sameDevice)
        warmLines(deviceInfo[devices.warmText(row.deviceTag)]);
    __builtin_prefetch(&versionInfo[versions.warmText(row.softwareTag)]);
    __builtin_prefetch(&cveInfo[cves.warmText(row.cveTag)]);
}

/// Names are mostly too long to lie inside the device.
void Collector::warmMore(const QueuedFinding& row) const
{
    if (!row.sameDevice)
        __builtin_prefetch(deviceInfo[devices.warmText(row.deviceTag)].name.data());
}

void Collector::take(const QueuedFinding& row)
{
    if (!row.sameDevice)
        m_takenDevice = deviceKey(row.device.columns(), row.deviceTag);
    CollectedDevice& device = deviceInfo[m_takenDevice];
    device.lastSeen = std::max(device.lastSeen, row.fact.lastSeen);
    const auto version = versionKey(row.software, row.softwareTag);
    mergeEndOfSupport(version, row.endOfSupport, row.endOfSupportDate);
    CollectedVersion& info = versionInfo[version];
    info.hasProductCode = true;
    const auto proof = evidenceKey(info, row.disk, row.registry);
    if (row.cve.empty()) {
        installs.push_back({m_takenDevice, version, proof, row.fact.firstSeen});
        return;
    }
    if (proof != info.usualEvidence)
        installs.push_back({m_takenDevice, version, proof, row.fact.firstSeen, false});
    const auto cve = cves.intern(row.cve, row.cveTag);
    if (cve.isNew)
        cveInfo.emplace_back();
    mergeInto(cveInfo[cve.key], row.told);
    ++info.findings;
    domain::FindingFact fact = row.fact;
    fact.device = m_takenDevice;
    fact.version = version;
    fact.cve = cve.key;
    findings.push_back(fact);
}

void Collector::finish()
{
    m_queue.drain([this](const QueuedFinding& waiting) { take(waiting); });
}

void Collector::mergeControl(std::uint32_t key, bool isNew, const domain::AssessmentRecord& row)
{
    CollectedControl& info = controlInfo[key];
    domain::ControlState& kept = info.state;
    if (isNew) {
        kept = {{}, qt(row.name), qt(row.subcategory), row.category, row.impact};
        return;
    }
    info.conflicting = info.conflicting || kept.category != row.category
        || std::abs(kept.impact - row.impact) > 0.0;
    kept.impact = std::max(kept.impact, row.impact);
    kept.category = std::max(kept.category, row.category);
    if (!row.name.empty())
        kept.name = std::max(kept.name, qt(row.name));
    if (!row.subcategory.empty())
        kept.subcategory = std::max(kept.subcategory, qt(row.subcategory));
}

void Collector::assessment(const domain::AssessmentRecord& row, ingest::Place place)
{
    const auto device = deviceKey(row.device);
    seen(device, row.assessedAt);
    const auto control = controls.intern(row.control);
    if (control.isNew)
        controlInfo.emplace_back();
    mergeControl(control.key, control.isNew, row);
    const domain::RowPlace told = placed(place);
    assessments.push_back({device, control.key, seconds(row.assessedAt), row.compliant,
        row.applicable, row.userImpact, told.file, told.line});
}

void Collector::alert(const domain::AlertRecord& row, ingest::Place place)
{
    domain::AlertState state;
    domain::DeviceColumns device;
    device.id = row.device;
    state.device = deviceKey(device);
    state.key = qt(row.id);
    state.title = qt(row.title);
    state.description = qt(row.description);
    state.category = qt(row.category);
    state.severity = row.severity;
    state.status = row.status;
    state.createdAt = row.createdAt;
    state.place = placed(place);
    if (row.createdAt)
        newest = std::max(newest, *row.createdAt);
    state.cves = cvesNamedIn(state.title + QLatin1Char(' ') + state.description);
    alerts.push_back(std::move(state));
}

void Collector::issue(domain::Issue issue)
{
    issues.push_back(std::move(issue));
}

} // namespace parapet::jobs
