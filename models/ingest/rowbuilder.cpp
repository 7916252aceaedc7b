// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/rowbuilder.h"

#include "models/ingest/words.h"

#include <algorithm>

namespace parapet::ingest {

std::optional<QString> RowBuilder::deliver(Family family, const Row& row, Sink& sink, Place place)
{
    m_row = &row;
    m_in.begin(row);
    switch (family) {
    case Family::Machines:
        machine(sink, place);
        break;
    case Family::SoftwareVulnerabilities:
        vulnerability(sink, place);
        break;
    case Family::SoftwareInventory:
        software(sink, place);
        break;
    case Family::SecureConfiguration:
        assessment(sink, place);
        break;
    case Family::Alerts:
        alert(sink, place);
        break;
    }
    return m_in.failed() ? std::optional(m_in.reason()) : std::nullopt;
}

domain::DeviceColumns RowBuilder::deviceColumns(Field id, Field name)
{
    return {m_in.requiredText(id), m_in.text(name), m_in.text(Field::OsPlatform),
        m_in.text(Field::OsVersion), m_in.text(Field::RbacGroupName)};
}

void RowBuilder::machine(Sink& sink, Place place)
{
    domain::MachineRecord record;
    record.device =
        deviceColumns(Field::Id, m_in.either(Field::ComputerDnsName, Field::DeviceName));
    record.device.osVersion = m_in.text(m_in.either(Field::Version, Field::OsVersion));
    record.firstSeen = m_in.time(Field::FirstSeen);
    record.lastSeen = m_in.time(Field::LastSeen);
    record.healthStatus = m_in.text(Field::HealthStatus);
    record.riskScore = m_in.text(Field::RiskScore);
    record.value = m_in.term<domain::DeviceValue>(Field::DeviceValue);
    record.internetFacing = m_in.boolean(Field::IsInternetFacing);
    record.onboardingStatus = m_in.text(Field::OnboardingStatus);
    record.excluded = m_in.boolean(Field::IsExcluded);
    record.exclusionReason = m_in.text(Field::ExclusionReason);
    if (const auto tags = m_in.texts(Field::MachineTags)) {
        record.hasTags = true;
        record.tags = *tags;
    }
    if (!m_in.failed())
        sink.machine(record, place);
}

bool RowBuilder::namesZeroDay()
{
    if (!m_in.isGiven(Field::CveTags))
        return false;
    constexpr std::string_view zeroDay = "ZeroDay";
    if (m_row->cell(Field::CveTags).kind == Cell::Kind::Text)
        return m_in.text(Field::CveTags).find(zeroDay) != std::string_view::npos;
    const auto tags = m_in.texts(Field::CveTags);
    return tags && std::find(tags->begin(), tags->end(), zeroDay) != tags->end();
}

/// What the row tells of an update: the export by its own columns, machinesVulnerabilities by the
/// KB that fixes.
void RowBuilder::updateColumns(domain::VulnerabilityRecord& record)
{
    record.recommendedUpdate = m_in.text(Field::RecommendedUpdate);
    record.recommendedUpdateId =
        m_in.textOrNumber(m_in.either(Field::RecommendedUpdateId, Field::FixingKbId));
    if (const auto available = m_in.boolean(Field::SecurityUpdateAvailable))
        record.update =
            *available ? domain::UpdateState::Available : domain::UpdateState::Unavailable;
    else if (!m_in.textOrNumber(Field::FixingKbId).empty())
        record.update = domain::UpdateState::Available;
}

void RowBuilder::vulnerability(Sink& sink, Place place)
{
    domain::VulnerabilityRecord record;
    record.device = deviceColumns(m_in.either(Field::DeviceId, Field::MachineId),
        m_in.either(Field::DeviceName, Field::ComputerDnsName));
    record.software.vendor = m_in.text(m_in.either(Field::SoftwareVendor, Field::ProductVendor));
    record.software.name = m_in.requiredText(m_in.either(Field::SoftwareName, Field::ProductName));
    record.software.version = m_in.text(m_in.either(Field::SoftwareVersion, Field::ProductVersion));
    if (!m_in.has(Field::CveId))
        m_in.fail(Field::CveId, Words::tr("is missing"));
    record.cve = m_in.text(Field::CveId);
    if (!record.cve.empty() && !domain::isVulnerabilityId(record.cve))
        m_in.fail(Field::CveId, Words::tr("%1 is not a CVE identifier").arg(shown(record.cve)));
    if (m_in.isGiven(Field::EventTimestamp) && m_in.isGiven(Field::Status))
        m_in.fail(Field::EventTimestamp, Words::tr("a row of changes, which is no snapshot"));
    record.severity =
        m_in.term<domain::Severity>(m_in.either(Field::VulnerabilitySeverity, Field::Severity))
            .value_or(domain::Severity::Unknown);
    record.cvss = m_in.number(Field::CvssScore, 0.0, 10.0);
    record.exploitability = m_in.term<domain::Exploitability>(Field::ExploitabilityLevel);
    record.recommendation = m_in.text(Field::RecommendationReference);
    updateColumns(record);
    record.zeroDay = namesZeroDay();
    record.diskPaths = m_in.rawTexts(Field::DiskPaths);
    record.registryPaths = m_in.rawTexts(Field::RegistryPaths);
    record.firstSeen = m_in.time(Field::FirstSeenTimestamp);
    record.lastSeen = m_in.time(Field::LastSeenTimestamp);
    record.endOfSupport = m_in.term<domain::EosStatus>(Field::EndOfSupportStatus);
    record.endOfSupportDate = m_in.time(Field::EndOfSupportDate);
    if (!m_in.failed())
        sink.vulnerability(record, place);
}

void RowBuilder::software(Sink& sink, Place place)
{
    domain::SoftwareRecord record;
    record.device = deviceColumns(Field::DeviceId, Field::DeviceName);
    record.software = {m_in.text(Field::SoftwareVendor), m_in.requiredText(Field::SoftwareName),
        m_in.text(Field::SoftwareVersion)};
    record.diskPaths = m_in.rawTexts(Field::DiskPaths);
    record.registryPaths = m_in.rawTexts(Field::RegistryPaths);
    record.firstSeen = m_in.time(m_in.either(Field::SoftwareFirstSeen, Field::FirstSeenTimestamp));
    record.lastSeen = m_in.time(m_in.either(Field::SoftwareLastSeen, Field::LastSeenTimestamp));
    record.endOfSupport = m_in.term<domain::EosStatus>(Field::EndOfSupportStatus);
    record.endOfSupportDate = m_in.time(Field::EndOfSupportDate);
    // Only the family without product codes tells the last and never the first sight.
    record.hasProductCode = !m_in.has(Field::SoftwareLastSeen) || m_in.has(Field::SoftwareFirstSeen)
        || m_in.has(Field::NumberOfWeaknesses);
    if (!m_in.failed())
        sink.software(record, place);
}

void RowBuilder::assessment(Sink& sink, Place place)
{
    domain::AssessmentRecord record;
    record.device = deviceColumns(Field::DeviceId, Field::DeviceName);
    record.control = m_in.requiredText(Field::ConfigurationId);
    record.name = m_in.text(Field::ConfigurationName);
    record.subcategory = m_in.text(Field::ConfigurationSubcategory);
    record.category =
        m_in.requiredTerm(Field::ConfigurationCategory, domain::ControlCategory::Application);
    const auto impact = m_in.numberOrNumericText(Field::ConfigurationImpact, 0.0, 10.0, true);
    if (!impact)
        m_in.fail(Field::ConfigurationImpact, Words::tr("is missing"));
    record.impact = impact.value_or(1.0);
    record.compliant = m_in.requiredBoolean(Field::IsCompliant);
    record.applicable = m_in.requiredBoolean(Field::IsApplicable);
    record.userImpact = m_in.boolean(Field::IsExpectedUserImpact).value_or(false);
    record.assessedAt = m_in.time(Field::Timestamp);
    if (!m_in.failed())
        sink.assessment(record, place);
}

void RowBuilder::alert(Sink& sink, Place place)
{
    domain::AlertRecord record;
    record.id = m_in.requiredText(Field::Id);
    record.device = m_in.requiredText(m_in.either(Field::MachineId, Field::DeviceId));
    record.severity = m_in.requiredTerm(Field::Severity, domain::AlertSeverity::Informational);
    record.status = m_in.requiredTerm(Field::Status, domain::AlertStatus::New);
    record.title = m_in.text(Field::Title);
    record.description = m_in.text(Field::Description);
    record.category = m_in.text(Field::Category);
    record.createdAt = m_in.time(Field::AlertCreationTime);
    if (!m_in.failed())
        sink.alert(record, place);
}

} // namespace parapet::ingest
