// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the export files as JSON text, one object after the other, in the field names and
// order of the vendor's documentation. Owned by a generation; one thread.
#pragma once

#include "models/demo/fleet.h"

#include <optional>
#include <span>
#include <string>

namespace parapet::demo {

/// `text` with the escapes of JSON, without the quotes. UTF-8 stays as it is.
void appendEscaped(std::string& out, std::string_view text);

/// Is the CVE in the KEV catalogue on that day?
[[nodiscard]] bool isKnownExploited(const Cve& cve, Day day);

/// An alert of the demo on one device.
struct Alert
{
    int number = 0;
    Day created = 0;
    Day day = 0; ///< day of the export
    const char* severity = "Medium";
    const char* status = "New";
    const char* category = "Malware";
    const char* title = "";
    std::string description;
};

class RowBuilder
{
public:
    /// Everything the rows of one device share; call before the others.
    void begin(const Tables& tables, const Device& device, Day day);

    void machine(std::string& out, const char* exposureLevel) const;
    void inventory(std::string& out, const Installed& software) const;
    /// What all rows of one installed product share; call before findings of it.
    void beginSoftware(const Installed& software);
    /// `position` in Version::cves; nothing: the row without CVE.
    void finding(std::string& out, std::optional<std::size_t> position) const;
    void assessment(
        std::string& out, const Control& control, bool compliant, bool applicable) const;
    void alert(std::string& out, const Alert& alert) const;

    /// Number of the current device's findings for that software on the day.
    [[nodiscard]] std::size_t openCves(const Installed& software) const;

private:
    void buildPaths(std::string& out, const Product& product) const;
    [[nodiscard]] const char* supportOf(const Installed& software, Day& end) const;

    const Tables* m_tables = nullptr;
    const Device* m_device = nullptr;
    Day m_day = 0;
    Installed m_software;
    std::string m_group, m_name; ///< JSON values, quoted
    std::string m_head, m_middle, m_tail; ///< parts of a finding
    std::string m_update; ///< "recommendedSecurityUpdate..." of the current software
    std::string m_kb;
};

} // namespace parapet::demo
