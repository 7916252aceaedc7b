// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/rows.h"

#include <algorithm>

namespace parapet::demo {
namespace {

constexpr Day upcomingDays = 180;

void appendPair(std::string& out, std::string_view key, std::string_view value)
{
    out += ",\"";
    out += key;
    out += "\":\"";
    appendEscaped(out, value);
    out += '"';
}

void appendRaw(std::string& out, std::string_view key, std::string_view value)
{
    out += ",\"";
    out += key;
    out += "\":";
    out += value;
}

std::string jsonText(std::string_view text)
{
    std::string out = "\"";
    appendEscaped(out, text);
    return out + '"';
}

const char* exploitWord(const Cve& cve, Day day)
{
    if (cve.exploit == 2 || isKnownExploited(cve, day))
        return "ExploitIsVerified";
    return cve.exploit == 1 ? "ExploitIsPublic" : "NoExploit";
}

std::string isoStamp(Day day, int second)
{
    std::string text = stampText(day, second) + ".000Z";
    text[10] = 'T';
    return text;
}

std::string address(std::uint32_t number)
{
    return "10." + std::to_string(16 + number / 62'500 % 200) + '.'
        + std::to_string(number / 250 % 250) + '.' + std::to_string(2 + number % 250);
}

} // namespace

void appendEscaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
}

bool isKnownExploited(const Cve& cve, Day day)
{
    return cve.kevAdded != noDay && cve.kevAdded <= day;
}

void RowBuilder::begin(const Tables& tables, const Device& device, Day day)
{
    m_tables = &tables;
    m_device = &device;
    m_day = day;
    m_group = jsonText(Fleet::groups()[static_cast<std::size_t>(device.group)]);
    m_name = device.name.empty() ? std::string("null") : jsonText(device.name);
    m_head.clear();
    appendPair(m_head, "deviceId", device.id);
    appendRaw(m_head, "rbacGroupName", m_group);
    appendRaw(m_head, "deviceName", m_name);
    appendPair(m_head, "osPlatform", device.platform);
    appendPair(m_head, "osVersion", device.build);
    appendPair(m_head, "osArchitecture", "x64");
}

void RowBuilder::machine(std::string& out, const char* exposureLevel) const
{
    const Device& d = *m_device;
    const std::string ip = address(d.number);
    const bool silent = m_day - d.lastSeen > 7;
    out += "{\"id\":" + jsonText(d.id) + ",\"computerDnsName\":" + m_name;
    appendPair(out, "firstSeen", isoStamp(d.firstSeen, d.second));
    appendPair(out, "lastSeen", isoStamp(d.lastSeen, d.second));
    appendPair(out, "osPlatform", d.platform);
    appendPair(out, "version", d.release);
    appendPair(out, "osVersion", d.build);
    appendPair(out, "osProcessor", "x64");
    appendPair(out, "osArchitecture", "64-bit");
    const bool windows = d.role == Role::Client || d.role == Role::Server;
    const auto parts = d.build.substr(0, d.build.rfind('.'));
    appendRaw(out, "osBuild", windows ? parts.substr(parts.rfind('.') + 1) : std::string("null"));
    appendPair(out, "lastIpAddress", ip);
    appendPair(out, "lastExternalIpAddress", "203.0.113." + std::to_string(1 + d.number % 250));
    appendPair(out, "healthStatus", silent ? "Inactive" : "Active");
    appendPair(out, "onboardingStatus", "onboarded");
    appendRaw(out, "rbacGroupId", std::to_string(101 + d.group));
    appendRaw(out, "rbacGroupName", m_group);
    appendPair(out, "exposureLevel", exposureLevel);
    appendPair(out, "deviceValue", d.value);
    appendRaw(out, "isAadJoined", windows ? "true" : "false");
    appendRaw(out, "isInternetFacing", d.internetFacing ? "true" : "false");
    std::string tags;
    for (const std::string& tag : d.tags)
        tags += (tags.empty() ? "" : ",") + jsonText(tag);
    appendRaw(out, "machineTags", '[' + tags + ']');
    appendRaw(out, "ipAddresses",
        "[{\"ipAddress\":\"" + ip + "\",\"macAddress\":\"02" + d.id.substr(0, 10)
            + "\",\"operationalStatus\":\"Up\"}]");
    out += '}';
}

const char* RowBuilder::supportOf(const Installed& software, Day& end) const
{
    const Product& product = m_tables->products[software.product];
    end = product.endOfSupport;
    if (end != noDay && end <= m_day)
        return "EOS Software";
    if (end != noDay && end <= m_day + upcomingDays)
        return "Upcoming EOS Software";
    end = product.branches[product.versions[software.version].branch].endOfSupport;
    if (end != noDay && end <= m_day)
        return "EOS Version";
    if (end != noDay && end <= m_day + upcomingDays)
        return "Upcoming EOS Version";
    end = noDay;
    return "None";
}

void RowBuilder::buildPaths(std::string& out, const Product& product) const
{
    const bool windows = m_device->role == Role::Client || m_device->role == Role::Server;
    std::string path = product.path;
    if (!path.empty() && windows == (path.front() == '/'))
        path = windows                    ? "C:\\Program Files\\" + product.title
            : m_device->role == Role::Mac ? "/Applications/" + product.title + ".app"
                                          : "/usr/bin/" + product.name;
    appendRaw(out, "diskPaths", path.empty() ? std::string("[]") : '[' + jsonText(path) + ']');
    const bool registry = windows && !product.registry.empty();
    appendRaw(out, "registryPaths",
        registry ? '[' + jsonText(product.registry) + ']' : std::string("[]"));
}

std::size_t RowBuilder::openCves(const Installed& software) const
{
    const Version& version = m_tables->products[software.product].versions[software.version];
    return static_cast<std::size_t>(std::count_if(version.cves.begin(), version.cves.end(),
        [this](std::uint32_t cve) { return m_tables->cves[cve].published <= m_day; }));
}

void RowBuilder::inventory(std::string& out, const Installed& software) const
{
    const Product& product = m_tables->products[software.product];
    out += "{\"deviceId\":" + jsonText(m_device->id);
    appendRaw(out, "rbacGroupName", m_group);
    appendRaw(out, "deviceName", m_name);
    appendPair(out, "osPlatform", m_device->platform);
    appendPair(out, "softwareVendor", product.vendor);
    appendPair(out, "softwareName", product.name);
    appendPair(out, "softwareVersion", product.versions[software.version].text);
    appendRaw(out, "numberOfWeaknesses", std::to_string(openCves(software)));
    buildPaths(out, product);
    appendPair(out, "softwareFirstSeenTimestamp", stampText(software.since, m_device->second));
    Day end = noDay;
    appendPair(out, "endOfSupportStatus", supportOf(software, end));
    appendRaw(out, "endOfSupportDate",
        end == noDay ? std::string("null") : jsonText(dateText(end) + "T00:00:00+00:00"));
    out += "}\n";
}

void RowBuilder::beginSoftware(const Installed& software)
{
    m_software = software;
    const Product& product = m_tables->products[software.product];
    const Version& version = product.versions[software.version];
    m_middle.clear();
    appendPair(m_middle, "softwareVendor", product.vendor);
    appendPair(m_middle, "softwareName", product.name);
    appendPair(m_middle, "softwareVersion", version.text);
    const Version* newest = nullptr;
    for (const std::uint32_t candidate : product.branches[version.branch].versions)
        if (product.versions[candidate].released <= m_day && candidate > software.version)
            newest = &product.versions[candidate];
    m_kb = newest == nullptr ? std::string() : newest->kb;
    m_update.clear();
    if (newest == nullptr || m_kb.empty()) {
        m_update = ",\"recommendedSecurityUpdate\":null,\"recommendedSecurityUpdateId\":null,"
                   "\"recommendedSecurityUpdateUrl\":null";
    } else {
        appendPair(m_update, "recommendedSecurityUpdate",
            monthText(newest->released) + " Security Updates");
        appendPair(m_update, "recommendedSecurityUpdateId", m_kb);
        appendPair(m_update, "recommendedSecurityUpdateUrl",
            "https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB" + m_kb);
    }
    m_tail.clear();
    buildPaths(m_tail, product);
    appendPair(m_tail, "recommendationReference", "va-_-" + product.vendor + "-_-" + product.name);
    Day end = noDay;
    appendPair(m_tail, "endOfSupportStatus", supportOf(software, end));
    appendRaw(m_tail, "endOfSupportDate",
        end == noDay ? std::string("null") : jsonText(dateText(end) + "T00:00:00+00:00"));
}

void RowBuilder::finding(std::string& out, std::optional<std::size_t> position) const
{
    const Product& product = m_tables->products[m_software.product];
    const Version& version = product.versions[m_software.version];
    const Cve* cve = position ? &m_tables->cves[version.cves[*position]] : nullptr;
    // Only products that were given up altogether have no update at all.
    const bool givenUp = product.habit == 'S' && product.endOfSupport != noDay;
    const Day fixed = position ? version.fixed[*position] : 0;
    const bool update = !cve || (!givenUp && fixed != noDay && fixed <= m_day);
    out += "{\"id\":\"";
    out += m_device->id;
    out += '_';
    appendEscaped(out, product.name);
    out += '_';
    out += version.text;
    out += '_';
    if (cve)
        out += cve->id;
    out += '_';
    if (cve && update)
        out += m_kb;
    out += '"';
    out += m_head;
    out += m_middle;
    if (cve)
        appendPair(out, "cveId", cve->id);
    else
        appendRaw(out, "cveId", "null");
    appendRaw(out, "cvssScore", cve && !cve->cvss.empty() ? cve->cvss : "null");
    if (cve && !cve->severity.empty())
        appendPair(out, "vulnerabilitySeverityLevel", cve->severity);
    else
        appendRaw(out, "vulnerabilitySeverityLevel", "null");
    if (cve && update)
        out += m_update;
    else
        out += ",\"recommendedSecurityUpdate\":null,\"recommendedSecurityUpdateId\":null,"
               "\"recommendedSecurityUpdateUrl\":null";
    out += m_tail;
    const Day first = cve ? std::max(m_software.since, cve->published) : m_software.since;
    appendPair(out, "firstSeenTimestamp", stampText(first, m_device->second));
    appendPair(
        out, "lastSeenTimestamp", stampText(std::max(first, m_device->lastSeen), m_device->second));
    appendPair(out, "exploitabilityLevel", cve ? exploitWord(*cve, m_day) : "NoExploit");
    const bool zeroDay = cve && !update && !givenUp && isKnownExploited(*cve, m_day);
    appendRaw(out, "cveTags",
        update ? "[]"
               : (zeroDay ? "[\"ZeroDay\",\"NoSecurityUpdate\"]" : "[\"NoSecurityUpdate\"]"));
    appendRaw(out, "securityUpdateAvailable", update ? "true}\n" : "false}\n");
}

void RowBuilder::assessment(
    std::string& out, const Control& control, bool compliant, bool applicable) const
{
    out += "{\"deviceId\":" + jsonText(m_device->id);
    appendRaw(out, "rbacGroupName", m_group);
    appendRaw(out, "deviceName", m_name);
    appendPair(out, "osPlatform", m_device->platform);
    appendPair(out, "osVersion", m_device->build);
    appendPair(out, "timestamp", stampText(m_device->lastSeen, m_device->second));
    appendPair(out, "configurationId", control.id);
    appendPair(out, "configurationCategory", control.category);
    appendPair(out, "configurationSubcategory", control.subcategory);
    appendRaw(out, "configurationImpact", std::to_string(control.impact));
    appendRaw(out, "isCompliant", applicable && compliant ? "true" : "false");
    appendRaw(out, "isApplicable", applicable ? "true" : "false");
    // some of those who work at a device would notice, by its id
    const bool hasPeople = !std::string_view(m_device->platform).starts_with("WindowsServer")
        && m_device->id.back() < 'a';
    appendRaw(out, "isExpectedUserImpact",
        control.impact >= 8 && hasPeople && !compliant ? "true" : "false");
    appendPair(out, "configurationName", control.title);
    appendPair(out, "recommendationReference", "sca-_-" + control.id);
    out += "}\n";
}

void RowBuilder::alert(std::string& out, const Alert& alert) const
{
    const std::string created = isoStamp(alert.created, m_device->second);
    const bool resolved = std::string_view(alert.status) == "Resolved";
    out += "{\"id\":\"da" + std::to_string(637'000'000'000LL + alert.number) + "_"
        + m_device->id.substr(0, 10) + '"';
    appendRaw(out, "incidentId", std::to_string(1'000 + alert.number));
    appendPair(out, "severity", alert.severity);
    appendPair(out, "status", alert.status);
    appendPair(out, "detectionSource", "WindowsDefenderAtp");
    appendPair(out, "category", alert.category);
    appendPair(out, "title", alert.title);
    appendPair(out, "description", alert.description);
    appendPair(out, "alertCreationTime", created);
    appendPair(out, "firstEventTime", created);
    appendPair(out, "lastEventTime", created);
    appendPair(out, "lastUpdateTime", resolved ? isoStamp(alert.day, 0) : created);
    if (resolved)
        appendPair(out, "resolvedTime", isoStamp(alert.day, 0));
    else
        appendRaw(out, "resolvedTime", "null");
    appendPair(out, "machineId", m_device->id);
    appendRaw(out, "computerDnsName", m_name);
    appendRaw(out, "rbacGroupName", m_group);
    out += '}';
}

} // namespace parapet::demo
