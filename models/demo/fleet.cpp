// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/fleet.h"

#include <algorithm>

namespace parapet::demo {
namespace {

struct Group
{
    const char* name;
    const char* prefix;
    int permille; ///< of the devices
    std::array<int, 4> roles; ///< per mille, by Role
    int valueHigh, valueLow; ///< per mille
    int pace; ///< how slowly it patches, per cent of the usual
};

constexpr std::array<Group, 6> theGroups{{
    {"Finance", "fin", 160, {940, 0, 0, 60}, 90, 60, 80},
    {"Servers", "srv", 140, {0, 680, 320, 0}, 170, 40, 110},
    {"Workstations", "ws", 310, {960, 0, 10, 30}, 10, 140, 100},
    {"Engineering", "eng", 190, {420, 20, 370, 190}, 30, 70, 110},
    {"Sales", "sal", 140, {880, 0, 0, 120}, 20, 100, 120},
    {"UnassignedGroup", "dev", 60, {800, 60, 80, 60}, 0, 200, 170},
}};
constexpr std::array<const char*, 6> groupNames{theGroups[0].name, theGroups[1].name,
    theGroups[2].name, theGroups[3].name, theGroups[4].name, theGroups[5].name};
constexpr int stoppingGroup = 4;
/// The snapshot in which the stopping group has applied nothing since the one before.
constexpr std::size_t stopAt = 2;
/// Update lag by snapshot of the story, per cent of the usual lag.
constexpr std::array<int, 4> storyPace{135, 110, 102, 66};

/// What the story's fleet takes in, throws out and has assessed anew, and since which snapshot.
constexpr std::string_view newProduct = "foxit_reader";
constexpr std::size_t newSince = 1;
constexpr std::string_view oldProduct = "itunes";
constexpr std::size_t oldUntil = 3;
constexpr std::array<std::string_view, 2> newControls{"scid-2508", "scid-2515"};
constexpr std::size_t assessedSince = 2;

std::size_t pickWeighted(std::span<const int> weights, int roll)
{
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (roll < weights[i])
            return i;
        roll -= weights[i];
    }
    return weights.size() - 1;
}

std::string hex(std::uint64_t value, int digits)
{
    std::string out;
    for (int i = 0; i < digits; ++i, value >>= 4)
        out += "0123456789abcdef"[value & 15];
    return out;
}

/// Windows branch number -> name of the release.
std::string releaseName(const std::string& branch)
{
    static constexpr std::array<std::pair<std::string_view, const char*>, 7> names{
        {{"22621", "22H2"}, {"22631", "23H2"}, {"26100", "24H2"}, {"26200", "25H2"},
            {"19045", "22H2"}, {"17763", "1809"}, {"20348", "21H2"}}};
    for (const auto& [number, name] : names)
        if (branch == number)
            return name;
    return branch;
}

} // namespace

Fleet::Fleet(const Tables& tables, std::uint64_t seed, std::vector<Day> days, bool story)
    : m_tables(tables)
    , m_dice(seed)
    , m_days(std::move(days))
    , m_story(story)
    , m_windows11(tables.product("windows_11"))
    , m_windows10(tables.product("windows_10"))
    , m_server2019(tables.product("windows_server_2019"))
    , m_server2022(tables.product("windows_server_2022"))
    , m_macos(tables.product("macos"))
    , m_ubuntu(tables.product("ubuntu_linux"))
{
}

std::span<const char* const> Fleet::groups()
{
    return groupNames;
}

void Fleet::identify(Device& device) const
{
    const std::uint64_t who = device.number;
    std::array<int, theGroups.size()> shares{};
    for (std::size_t i = 0; i < theGroups.size(); ++i)
        shares[i] = theGroups[i].permille;
    device.group = static_cast<int>(pickWeighted(shares, m_dice.below(1000, Draw::Group, who)));
    const Group& group = theGroups[static_cast<std::size_t>(device.group)];
    device.role = static_cast<Role>(pickWeighted(group.roles, m_dice.below(1000, Draw::Role, who)));
    device.id = hex(m_dice.bits(Draw::DeviceId, who, 0), 16)
        + hex(m_dice.bits(Draw::DeviceId, who, 1), 16)
        + hex(m_dice.bits(Draw::DeviceId, who, 2), 8);
    device.name.clear();
    if (!m_dice.chance(8, Draw::Name, who)) {
        static constexpr std::array<const char*, 4> kinds{"lt", "vm", "lx", "mb"};
        device.name = std::string(group.prefix) + '-' + kinds[static_cast<std::size_t>(device.role)]
            + '-' + std::to_string(10000 + device.number).substr(1) + ".contoso.test";
    }
    const int value = m_dice.below(1000, Draw::Value, who);
    device.value = value < group.valueHigh         ? "High"
        : value < group.valueHigh + group.valueLow ? "Low"
                                                   : "Normal";
    device.internetFacing = m_dice.chance(device.group == 1 ? 110 : 6, Draw::Internet, who);
    device.hasInventory = !m_dice.chance(14, Draw::NoInventory, who);
    device.tags.clear();
    static constexpr std::array<const char*, 6> sites{
        "Berlin", "Hamburg", "Lyon", "Oslo", "Porto", "Zürich"};
    device.tags.emplace_back(sites[static_cast<std::size_t>(m_dice.below(6, Draw::Tag, who, 0))]);
    if (device.value == "High")
        device.tags.emplace_back("Crown jewel");
    if (m_dice.chance(40, Draw::Tag, who, 1))
        device.tags.emplace_back("VIP");
    if (m_dice.chance(50, Draw::Tag, who, 2))
        device.tags.emplace_back("Legacy");
    device.second = 25'200 + m_dice.below(36'000, Draw::Hour, who);
}

void Fleet::place(Device& device, std::size_t at) const
{
    const std::uint64_t who = device.number;
    device.firstSeen = m_days.front() - 30 - m_dice.below(900, Draw::FirstSeen, who);
    device.lastSeen = m_days[at];
    // A device that went silent stays silent: its last report lies before the first snapshot.
    if (m_dice.chance(28, Draw::Inactive, who, 0))
        device.lastSeen = m_days.front() - 2 - m_dice.below(55, Draw::Inactive, who, 1);
    else if (m_dice.chance(90, Draw::Inactive, who, 2 + at))
        device.lastSeen -= 1 + m_dice.below(25, Draw::Inactive, who, 100 + at);
    else
        device.lastSeen -= 1;
    device.firstSeen = std::min(device.firstSeen, device.lastSeen - 1);
}

std::uint32_t Fleet::systemOf(const Device& device) const
{
    const std::uint64_t who = device.number;
    std::size_t system = m_ubuntu;
    if (device.role == Role::Client)
        system = m_dice.chance(120, Draw::Owned, who, 0) ? m_windows10 : m_windows11;
    else if (device.role == Role::Server)
        system = m_dice.chance(400, Draw::Owned, who, 0) ? m_server2019 : m_server2022;
    else if (device.role == Role::Mac)
        system = m_macos;
    return static_cast<std::uint32_t>(system);
}

int Fleet::lagOf(const Device& device, const Product& product, std::uint32_t number) const
{
    const std::uint64_t who = device.number;
    const int roll = m_dice.below(1000, Draw::Habit, who, number);
    const int step = exponentialQuantiles[m_dice.bits(Draw::Lag, who, number) & 31];
    int lag = 0;
    switch (product.habit) {
    case 'A':
        lag = roll < 760 ? 2 + 20 * step / 1000
                         : 35 + m_dice.below(460, Draw::Lag, who, number + 500);
        break;
    case 'W':
        lag = roll < 480 ? 4 + m_dice.below(20, Draw::Lag, who, number + 500)
            : roll < 800 ? 28 + m_dice.below(45, Draw::Lag, who, number + 500)
                         : 90 + m_dice.below(420, Draw::Lag, who, number + 500);
        break;
    case 'M':
        lag = 15 + 110 * step / 1000;
        break;
    default:
        lag = 30 + 320 * step / 1000;
    }
    return lag * theGroups[static_cast<std::size_t>(device.group)].pace / 100;
}

Installed Fleet::install(const Device& device, std::uint32_t productIndex, std::size_t at) const
{
    const Product& product = m_tables.products[productIndex];
    const std::uint64_t who = device.number;
    int total = 0;
    for (const Branch& branch : product.branches)
        total += branch.weight;
    int roll = m_dice.below(total, Draw::Branch, who, productIndex);
    const Branch* branch = &product.branches.back();
    for (const Branch& candidate : product.branches) {
        if (roll < candidate.weight) {
            branch = &candidate;
            break;
        }
        roll -= candidate.weight;
    }
    std::size_t pace = at;
    Day day = m_days[at];
    if (m_story && device.group == stoppingGroup && at == stopAt) {
        pace = stopAt - 1;
        day = m_days[stopAt - 1];
    }
    day = std::min(day, device.lastSeen);
    const int usual = lagOf(device, product, productIndex);
    const auto paced = [&](std::size_t step) {
        return m_story ? usual * storyPace[std::min(step, storyPace.size() - 1)] / 100 : usual;
    };
    std::uint32_t chosen = branch->versions.front();
    for (const std::uint32_t version : branch->versions)
        if (product.versions[version].released <= day - paced(pace))
            chosen = version;
    const Day since = product.versions[chosen].released + paced(m_days.size() - 1);
    return {productIndex, chosen, std::clamp(since, device.firstSeen, device.lastSeen)};
}

void Fleet::nameSystem(Device& device, const Installed& system) const
{
    const Product& product = m_tables.products[system.product];
    const Version& version = product.versions[system.version];
    device.build = version.text;
    device.release = releaseName(product.branches[version.branch].name);
    if (system.product == m_windows11)
        device.platform = "Windows11";
    else if (system.product == m_windows10)
        device.platform = "Windows10";
    else if (system.product == m_server2019)
        device.platform = "WindowsServer2019";
    else if (system.product == m_server2022)
        device.platform = "WindowsServer2022";
    else
        device.platform = system.product == m_macos ? "macOS" : "Ubuntu";
}

void Fleet::describe(
    std::uint32_t number, std::size_t at, Device& device, std::vector<Installed>& software) const
{
    device.number = number;
    identify(device);
    place(device, at);
    software.clear();
    const Installed system = install(device, systemOf(device), at);
    nameSystem(device, system);
    if (!device.hasInventory)
        return;
    software.push_back(system);
    for (std::uint32_t product = 0; product < m_tables.products.size(); ++product) {
        const int share =
            m_tables.products[product].permille[static_cast<std::size_t>(device.role)];
        if (share > 0 && has(product, at) && m_dice.chance(share, Draw::Owned, number, product + 1))
            software.push_back(install(device, product, at));
    }
}

bool Fleet::has(std::uint32_t product, std::size_t at) const
{
    const std::string& name = m_tables.products[product].name;
    return !m_story
        || !((name == newProduct && at < newSince) || (name == oldProduct && at >= oldUntil));
}

bool Fleet::assesses(std::size_t control, std::size_t at) const
{
    return !m_story || at >= assessedSince
        || std::ranges::find(newControls, m_tables.controls[control].id) == newControls.end();
}

bool Fleet::compliant(const Device& device, std::size_t control, std::size_t at) const
{
    const int usual = m_tables.controls[control].compliantPermille;
    const int group = theGroups[static_cast<std::size_t>(device.group)].pace;
    int limit = std::clamp(usual - (group - 100), 20, 995);
    // Part of the gap is closed every month: a device that complies once stays so.
    if (m_story)
        limit += (1000 - limit) * static_cast<int>(std::min<std::size_t>(at, 6)) * 6 / 100;
    return m_dice.chance(limit, Draw::Control, device.number, control);
}

} // namespace parapet::demo
