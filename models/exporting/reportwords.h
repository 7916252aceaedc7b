// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words, numbers and colours that both forms of the report share. Pure functions; any thread.
#pragma once

#include "models/exporting/report.h"

#include <QCoreApplication>

namespace parapet::exporting::reportwords {

/// At most so many rows of a table; what is left out is counted.
inline constexpr std::size_t mostActivities = 12;
inline constexpr std::size_t mostExceptions = 10;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

/// What a colour means; `ink` for text, `wash` for a ground behind it.
struct Paint
{
    const char* ink;
    const char* wash;
};
inline constexpr Paint neutral{"#5b6778", "#f0f2f5"};
inline constexpr Paint accent{"#2456c7", "#e6eefc"};
inline constexpr Paint high{"#b42318", "#fdecea"};
inline constexpr Paint medium{"#9a5b00", "#fdf3e1"};
inline constexpr Paint low{"#1f7a4d", "#e7f5ed"};
inline constexpr auto textInk = "#1b2430";
inline constexpr auto lineInk = "#dfe3e8";

/// "Medium" with its paint.
struct Level
{
    QString word;
    Paint paint;
};
[[nodiscard]] Level levelOf(const std::optional<double>& score);

[[nodiscard]] QString count(qint64 number); ///< "1,234"
[[nodiscard]] QString decimal(double number, int digits = 1);
[[nodiscard]] QString day(base::Millis time); ///< "1 August 2026"
[[nodiscard]] QString percentOf(qint64 part, qint64 whole);

/// The change since the snapshot before, as "down 3.2 since 1 July 2026"; empty without one.
[[nodiscard]] QString changeOf(const Report& report);
/// Is the change for the better? 0: none.
[[nodiscard]] int directionOf(const Report& report);
/// The report in two sentences.
[[nodiscard]] QString summaryOf(const Report& report);
[[nodiscard]] QString scopeOf(const Report& report);
/// "1 September 2026, in 5 days", "..., overdue by 3 days"; with what it means.
[[nodiscard]] Level dueOf(const Report& report, const std::optional<base::Millis>& due);
[[nodiscard]] Level expiryOf(const Report& report, base::Millis expiresOn);
[[nodiscard]] qint64 overdueIn(const Report& report);
/// "KEV", "exploit", "alert": why a recommendation is urgent.
[[nodiscard]] QStringList reasonsOf(const ReportAction& action);
[[nodiscard]] QString effectOf(const ReportAction& action);
[[nodiscard]] QString feedLine(const Report& report, const domain::FeedStatus& feed);
[[nodiscard]] QString methodText(const Report& report);

} // namespace parapet::exporting::reportwords
