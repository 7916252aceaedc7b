// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/families.h"

namespace parapet::ingest {
namespace {

template <class... Fields>
bool hasAny(std::uint64_t present, Fields... fields)
{
    return (present & (Row::bit(fields) | ...)) != 0;
}

template <class... Fields>
bool hasAll(std::uint64_t present, Fields... fields)
{
    const std::uint64_t all = (Row::bit(fields) | ...);
    return (present & all) == all;
}

} // namespace

Recognised recogniseColumns(std::uint64_t present)
{
    const bool ofDevice = hasAny(present, Field::DeviceId, Field::MachineId);
    const bool ofSoftware = hasAny(present, Field::SoftwareName, Field::ProductName);
    if (ofDevice && hasAny(present, Field::ConfigurationId))
        return {Family::SecureConfiguration, false};
    if (ofSoftware && ofDevice
        && hasAny(present, Field::CveId, Field::VulnerabilitySeverity, Field::ExploitabilityLevel))
        return {
            Family::SoftwareVulnerabilities, hasAll(present, Field::EventTimestamp, Field::Status)};
    if (hasAll(present, Field::DeviceId, Field::SoftwareName))
        return {Family::SoftwareInventory, false};
    if (hasAll(present, Field::Id, Field::MachineId)
        && hasAny(present, Field::Status, Field::Title, Field::AlertCreationTime)
        && hasAny(present, Field::Severity, Field::Category))
        return {Family::Alerts, false};
    if (hasAny(present, Field::Id) && !ofDevice && !ofSoftware
        && hasAny(present, Field::ComputerDnsName, Field::OsPlatform, Field::HealthStatus,
            Field::LastSeen, Field::IsInternetFacing))
        return {Family::Machines, false};
    return {};
}

Recognised recogniseContext(std::string_view context)
{
    const auto names = [context](std::string_view set) {
        return context.find(set) != std::string_view::npos;
    };
    if (names("DeltaAssetVulnerability"))
        return {Family::SoftwareVulnerabilities, true};
    if (names("AssetVulnerability"))
        return {Family::SoftwareVulnerabilities, false};
    if (names("AssetSoftware") || names("AssetNonCpeSoftware"))
        return {Family::SoftwareInventory, false};
    if (names("AssetConfiguration"))
        return {Family::SecureConfiguration, false};
    if (names("#Alerts"))
        return {Family::Alerts, false};
    if (names("#Machines"))
        return {Family::Machines, false};
    return {};
}

} // namespace parapet::ingest
