// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who the devices are and which version of what they run on a day: everything follows from the
// seed and the number of the device, so no device is kept. Owned by a generation; one thread.
#pragma once

#include "models/demo/dice.h"
#include "models/demo/tables.h"

#include <span>
#include <string>
#include <vector>

namespace parapet::demo {

struct Device
{
    std::uint32_t number = 0;
    Role role = Role::Client;
    int group = 0;
    std::string id; ///< 40 hex digits
    std::string name; ///< empty: the export has null
    std::string platform; ///< "Windows11"
    std::string release; ///< "24H2"
    std::string build; ///< "10.0.26100.4349"
    std::string value; ///< "High"
    std::vector<std::string> tags;
    bool internetFacing = false;
    bool hasInventory = true;
    Day firstSeen = 0;
    Day lastSeen = 0;
    int second = 0; ///< time of day of its reports
};

struct Installed
{
    std::uint32_t product = 0;
    std::uint32_t version = 0; ///< index into Product::versions
    Day since = 0;
};

class Fleet
{
public:
    /// `days` are the days of the snapshots, ascending.
    Fleet(const Tables& tables, std::uint64_t seed, std::vector<Day> days, bool story);

    /// Fills `device` and `software` as they are in snapshot `at`.
    void describe(std::uint32_t number, std::size_t at, Device& device,
        std::vector<Installed>& software) const;
    [[nodiscard]] bool compliant(const Device& device, std::size_t control, std::size_t at) const;
    /// Whether the control is part of the assessment in snapshot `at`.
    [[nodiscard]] bool assesses(std::size_t control, std::size_t at) const;

    [[nodiscard]] static std::span<const char* const> groups();
    [[nodiscard]] const Dice& dice() const { return m_dice; }
    [[nodiscard]] const std::vector<Day>& days() const { return m_days; }

private:
    [[nodiscard]] int lagOf(
        const Device& device, const Product& product, std::uint32_t number) const;
    [[nodiscard]] Installed install(
        const Device& device, std::uint32_t product, std::size_t at) const;
    /// Whether the fleet has the product at all in snapshot `at`.
    [[nodiscard]] bool has(std::uint32_t product, std::size_t at) const;
    [[nodiscard]] std::uint32_t systemOf(const Device& device) const;
    void identify(Device& device) const;
    void place(Device& device, std::size_t at) const;
    void nameSystem(Device& device, const Installed& system) const;

    const Tables& m_tables;
    Dice m_dice;
    std::vector<Day> m_days;
    bool m_story;
    std::size_t m_windows11, m_windows10, m_server2019, m_server2022, m_macos, m_ubuntu;
};

} // namespace parapet::demo
