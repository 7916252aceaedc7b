// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findingreach.h"

#include "models/domain/assessment.h"
#include "models/store/clocksql.h"
#include "models/store/paststates.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace parapet::store {
namespace {

struct ReachOfField
{
    std::string_view field;
    Reach reach;
};
constexpr std::array findingReaches{ReachOfField{"deviceId", Reach::Device},
    ReachOfField{"deviceName", Reach::Device}, ReachOfField{"osPlatform", Reach::Device},
    ReachOfField{"rbacGroupName", Reach::Device}, ReachOfField{"softwareVendor", Reach::Version},
    ReachOfField{"softwareName", Reach::Version}, ReachOfField{"softwareVersion", Reach::Version},
    ReachOfField{"recommendationId", Reach::Version}, ReachOfField{"cveId", Reach::Cve},
    ReachOfField{"severity", Reach::Cve}, ReachOfField{"cvss", Reach::Cve},
    ReachOfField{"epss", Reach::Cve}, ReachOfField{"inKev", Reach::Cve},
    ReachOfField{"exploitabilityLevel", Reach::Cve},
    ReachOfField{"recommendedUpdate", Reach::Update}, ReachOfField{"firstSeen", Reach::FirstSeen},
    ReachOfField{"lastSeen", Reach::LastSeen}, ReachOfField{"status", Reach::Exception},
    ReachOfField{"exceptionId", Reach::Exception}, ReachOfField{"source", Reach::Constant},
    ReachOfField{"updateAvailable", Reach::State}, ReachOfField{"exposureLevel", Reach::Device}};
constexpr std::array dueReaches{ReachOfField{"deviceId", Reach::Device},
    ReachOfField{"deviceName", Reach::Device}, ReachOfField{"osPlatform", Reach::Device},
    ReachOfField{"rbacGroupName", Reach::Device}, ReachOfField{"isInternetFacing", Reach::Device},
    ReachOfField{"cveId", Reach::Cve}, ReachOfField{"severity", Reach::Cve},
    ReachOfField{"inKev", Reach::Cve}, ReachOfField{"policyDays", Reach::Cve},
    ReachOfField{"firstSeen", Reach::FirstSeen}, ReachOfField{"dueOn", Reach::DueOn},
    ReachOfField{"severityDueOn", Reach::SeverityDueOn}, ReachOfField{"bodDueOn", Reach::BodDueOn},
    ReachOfField{"overdueDays", Reach::Overdue}, ReachOfField{"status", Reach::DueStatus},
    ReachOfField{"relatedSoftware", Reach::FirstSoftware},
    ReachOfField{"bodDays", Reach::ClockInputs}, ReachOfField{"bodForensics", Reach::ClockInputs},
    ReachOfField{"assumptions", Reach::ClockInputs}, ReachOfField{"automatable", Reach::Constant},
    ReachOfField{"technicalImpact", Reach::Constant}};

template <std::size_t Count>
Reach reachIn(const std::array<ReachOfField, Count>& reaches, std::string_view name)
{
    const auto known = std::ranges::find(reaches, name, &ReachOfField::field);
    return known == reaches.end() ? Reach::Other : known->reach;
}

/// Whether SQL names a column of the alias; maybe where it only looks so.
bool names(const std::string& expression, std::string_view alias)
{
    const std::string column = std::string(alias) + '.';
    for (auto at = expression.find(column); at != std::string::npos;
         at = expression.find(column, at + 1))
        if (at == 0 || std::isalnum(static_cast<unsigned char>(expression[at - 1])) == 0)
            return true;
    return false;
}

ObjectSource deviceSource(const ReadScope& scope, const std::string& expression)
{
    const bool usesState = names(expression, "st");
    const bool usesGroup = names(expression, "g");
    const bool usesSummary = usesGroup || names(expression, "x");
    if (!usesState && !usesSummary)
        return {"device d", "d.id"};
    ObjectSource source{stateAt(scope, "device_state") + " st", "st.device"};
    if (names(expression, "d"))
        source.from += " JOIN device d ON d.id = st.device";
    if (usesSummary)
        source.from += " JOIN " + scope.schema + ".sum_device x ON x.device = st.device";
    if (usesGroup)
        source.from += " LEFT JOIN device_group g ON g.id = x.grp";
    return source;
}

} // namespace

Reach reachOf(domain::Kind kind, int field)
{
    const std::string_view name = domain::fieldsOf(kind)[static_cast<std::size_t>(field)].name;
    return kind == domain::Kind::Findings ? reachIn(findingReaches, name)
                                          : reachIn(dueReaches, name);
}

ObjectSource sourceOf(Reach reach, const ReadScope& scope, const std::string& expression)
{
    switch (reach) {
    case Reach::Device:
        return deviceSource(scope, expression);
    case Reach::Version:
        return {"software_version v JOIN product p ON p.id = v.product", "v.id"};
    case Reach::Cve:
        return {"cve c JOIN " + stateAt(scope, "cve_state") + " cs ON cs.cve = c.id LEFT JOIN "
                + policyDaysOfPair() + " LEFT JOIN " + scope.schema
                + ".sum_weakness w ON w.cve = c.id",
            "c.id"};
    case Reach::State:
        return {"(SELECT 0 AS state UNION ALL SELECT 1 UNION ALL SELECT 2) f", "f.state"};
    default:
        return {"security_update u", "u.id"};
    }
}

int deviceListOf(Reach reach)
{
    using Kind = domain::DevicesOf::Kind;
    return static_cast<int>(reach == Reach::Cve ? Kind::CveExposed : Kind::VersionInstalled);
}

} // namespace parapet::store
