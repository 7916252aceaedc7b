// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Timespans as KQL writes them, as milliseconds and back. Pure functions; any thread.
#pragma once

#include <QString>

#include <optional>

namespace parapet::query {

/// 30, "d" -> milliseconds; nothing for an unknown unit or a span beyond 9e15 ms.
[[nodiscard]] std::optional<qint64> timespanOf(double count, QStringView unitName);

/// "1.02:03:04", "12:30:00", "30d", "-7d" -> milliseconds; nothing for anything else.
[[nodiscard]] std::optional<qint64> parseTimespan(QStringView text);

/// The shortest literal for a span that is not negative: "30d", "90m", "1500ms".
[[nodiscard]] QString timespanText(qint64 millis);

} // namespace parapet::query
