// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/alerts.h"

#include <algorithm>

namespace parapet::demo {
namespace {

struct Kind
{
    const char* severity;
    const char* category;
    const char* title;
    const char* description;
};

constexpr std::array<Kind, 6> kinds{{
    {"Informational", "UnwantedSoftware", "Unwanted software was blocked",
        "An installer that carries unwanted software was stopped."},
    {"Low", "SuspiciousActivity", "Unusual scheduled task",
        "A scheduled task was made by a program that never made one before."},
    {"Low", "Discovery", "Enumeration of domain accounts",
        "Many accounts were listed from this device in a short time."},
    {"Medium", "Execution", "Suspicious script content",
        "A script that hides its content was started from a document."},
    {"Medium", "CredentialAccess", "Possible password guessing",
        "Many failed sign-ins were followed by a successful one."},
    {"High", "LateralMovement", "Remote service was started by an unusual account",
        "An account without administrative duties started a service from another device."},
}};

constexpr const char* breachCve = "CVE-2026-45659";
constexpr std::uint32_t breachSearchLimit = 5'000;

} // namespace

AlertPlan::AlertPlan(const Tables& tables, const Fleet& fleet, int devices)
    : m_fleet(fleet)
{
    const std::size_t product = tables.product("sharepoint_server");
    const std::size_t at = fleet.days().size() > 2 ? 2 : fleet.days().size() - 1;
    const auto limit = std::min(static_cast<std::uint32_t>(devices), breachSearchLimit);
    Device device;
    std::vector<Installed> software;
    for (std::uint32_t number = 0; number < limit && !m_hasBreach; ++number) {
        fleet.describe(number, at, device, software);
        for (const Installed& item : software) {
            if (item.product != product || fleet.days()[at] - device.lastSeen > 5)
                continue;
            for (const std::uint32_t cve : tables.products[product].versions[item.version].cves)
                m_hasBreach = m_hasBreach || tables.cves[cve].id == breachCve;
        }
        m_breached = number;
    }
}

std::vector<Alert> AlertPlan::of(const Device& device, std::size_t at) const
{
    std::vector<Alert> alerts;
    const auto day = m_fleet.days()[at];
    const auto state = [&](std::size_t age) {
        return age == 0 ? "New" : age == 1 ? "InProgress" : "Resolved";
    };
    for (std::size_t raised = 0; raised <= at; ++raised) {
        if (!m_fleet.dice().chance(14, Draw::Alert, device.number, raised))
            continue;
        const auto kind = static_cast<std::size_t>(m_fleet.dice().below(
            static_cast<int>(kinds.size()), Draw::Risk, device.number, raised));
        const Day created = m_fleet.days()[raised] - 2
            - m_fleet.dice().below(18, Draw::Alert, device.number, raised + 1'000);
        alerts.push_back({static_cast<int>(device.number * 32U) + static_cast<int>(raised),
            std::min(created, device.lastSeen), day, kinds[kind].severity, state(at - raised),
            kinds[kind].category, kinds[kind].title, kinds[kind].description});
    }
    const std::size_t breachAt = 2;
    if (m_hasBreach && device.number == m_breached && at >= breachAt)
        alerts.push_back({static_cast<int>(device.number * 32 + 31), m_fleet.days()[breachAt] - 1,
            day, "High", at == breachAt ? "New" : "InProgress", "InitialAccess",
            "Web server worker started a command interpreter",
            std::string("The worker process of SharePoint Server started a command interpreter; "
                        "exploitation of ")
                + breachCve + " is likely."});
    return alerts;
}

} // namespace parapet::demo
