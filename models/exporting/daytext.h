// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A day as people and spreadsheets write it, understood only where it can mean one day. Pure
// function; any thread.
#pragma once

#include "models/base/clock.h"

#include <QString>

#include <tl/expected.hpp>

namespace parapet::exporting {

/// Midnight UTC of the day (ISO 8601 with a time keeps its time). Understood: ISO 8601, 2026/8/14,
/// 14.08.2026, 14/08/2026 and 08/14/2026 where one number is above 12 or both are alike, 14 Aug
/// 2026, Aug 14, 2026 (English and German names), each with a time behind it that is left out.
/// The error says why not: ambiguous, two-digit year, a spreadsheet's serial number, no such day.
[[nodiscard]] tl::expected<base::Millis, QString> readDay(const QString& text);

} // namespace parapet::exporting
