// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The field tables: every kind of object a list can show, described once. Items make columns from
// them, query binds names and types, store maps each field to an SQL expression, exporting writes
// the names as headers. The names are a fixed contract. Constant data; any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace parapet::domain {

enum class Kind : std::uint8_t {
    Recommendations,
    Devices,
    Weaknesses,
    Software,
    SoftwareVersions,
    Findings,
    Controls,
    Assessments,
    Remediations,
    Exceptions,
    Claims,
    Alerts,
    Snapshots,
    Feeds,
    Issues,
    Events,
    Journal,
    DueDates,
    RemediationDevices, ///< one row for each activity and device
    ExceptionGroups ///< one row for each exception and device group
};
inline constexpr std::array allKinds{Kind::Recommendations, Kind::Devices, Kind::Weaknesses,
    Kind::Software, Kind::SoftwareVersions, Kind::Findings, Kind::Controls, Kind::Assessments,
    Kind::Remediations, Kind::Exceptions, Kind::Claims, Kind::Alerts, Kind::Snapshots, Kind::Feeds,
    Kind::Issues, Kind::Events, Kind::Journal, Kind::DueDates, Kind::RemediationDevices,
    Kind::ExceptionGroups};

/// "recommendations", "software-versions", ... as the command line writes it.
[[nodiscard]] QString kindName(Kind kind);
[[nodiscard]] std::optional<Kind> parseKind(QStringView name);

enum class FieldType : std::uint8_t {
    Text,
    Integer,
    Real,
    Boolean,
    Time, ///< milliseconds since the epoch, UTC; ISO 8601 text outside
    TextList ///< several texts; a JSON array outside, "; " joined in CSV
};

/// How a cell is shown and aligned in the window (CSV and JSON take the raw value).
enum class FieldFormat : std::uint8_t {
    Plain, ///< left
    Identifier, ///< left, fixed-width digits
    Count, ///< right, thousands separated
    Score, ///< right, one decimal
    Probability, ///< right, four significant digits
    Impact, ///< right, with a down arrow, two decimals
    Points, ///< right, with a plus, two decimals
    Date, ///< ISO date
    DateTime, ///< ISO date and minutes
    YesNo, ///< a mark or nothing
    SeverityPill, ///< level pill by severity word
    LevelPill, ///< level pill by exposure level word
    Tags, ///< list of small pills
    Progress ///< bar with fixed / target
};

struct FieldSpec
{
    std::string_view name; ///< stable name: CSV header, JSON key, KQL column
    FieldType type = FieldType::Text;
    const char* title = ""; ///< English column title, translated by views (context "Field")
    FieldFormat format = FieldFormat::Plain;
    bool shown = true; ///< part of the default columns of the window's table
};

/// The fields of a kind, in their fixed order.
[[nodiscard]] std::span<const FieldSpec> fieldsOf(Kind kind);
/// Index of a field by name (exact), or nothing.
[[nodiscard]] std::optional<int> fieldIndex(Kind kind, QStringView name);

/// One cell. monostate: absent. Time is qint64 milliseconds.
using Value = std::variant<std::monostate, bool, qint64, double, QString, QStringList>;

/// One row of a list: the object's key in the workspace and the values of the asked fields.
struct Row
{
    qint64 id = 0;
    std::vector<Value> values;
};

} // namespace parapet::domain
