// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The facts of resources/demo in memory: products, their versions with dates, the CVEs of each
// version, controls. Loaded once by whoever generates; constant afterwards, then any thread.
#pragma once

#include "models/base/result.h"
#include "models/demo/days.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace parapet::demo {

enum class Role : std::uint8_t { Client, Server, Linux, Mac };

struct Cve
{
    std::string id;
    Day published = 0;
    std::string cvss; ///< "8.8"; empty: no score known
    std::string severity; ///< "High"; empty: not known
    std::string epss, percentile; ///< as published; empty: not known
    int exploit = 0; ///< SSVC exploitation: 0 none, 1 proof of concept, 2 active
    Day kevAdded = noDay;
    std::string kevVendor, kevProduct, kevName, kevDue;
    bool ransomware = false;
};

struct Version
{
    std::string text;
    Day released = 0;
    std::uint32_t branch = 0;
    std::string kb;
    std::vector<std::uint32_t> cves; ///< indexes into Tables::cves, ascending
    std::vector<Day> fixed; ///< beside each CVE: when a later version without it came; noDay: none
};

struct Branch
{
    std::string name;
    int weight = 1; ///< how many devices stay in it, relative
    Day endOfSupport = noDay;
    std::vector<std::uint32_t> versions; ///< ascending
};

struct Product
{
    std::string vendor, name, title;
    std::array<int, 4> permille{}; ///< by Role
    char habit = 'M'; ///< A updates itself, W monthly window, M by hand, S nearly never
    Day endOfSupport = noDay;
    std::string path, registry;
    std::vector<Branch> branches;
    std::vector<Version> versions; ///< ascending in each branch
};

struct Control
{
    std::string id, title, category, subcategory;
    int impact = 1;
    std::array<bool, 4> roles{};
    int compliantPermille = 500;
};

struct AffectedRange
{
    std::uint32_t cve = 0, product = 0;
    std::string start; ///< empty: from the beginning
    std::string end;
    bool inclusive = false;
};

struct Tables
{
    std::vector<Product> products;
    std::vector<Cve> cves; ///< ascending by text of the id
    std::vector<Control> controls;
    std::vector<AffectedRange> ranges;
    /// Index of a product by its Defender name; nothing like it: products.size().
    [[nodiscard]] std::size_t product(std::string_view name) const;
};

/// Error: Corrupt (a table that this build does not understand).
[[nodiscard]] base::Result<Tables> loadTables();

/// -1, 0, 1: numbers by value, missing numbers are 0, a letter after the last number (1.1.1k)
/// counts last.
[[nodiscard]] int compareTableVersions(std::string_view a, std::string_view b);

} // namespace parapet::demo
