// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How pages write dates and scores. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"

#include <QLocale>
#include <QString>

#include <optional>

namespace parapet::views {

/// "1 Aug 2026" in UTC.
[[nodiscard]] QString spelledDate(base::Millis time, const QLocale& locale);
/// How long ago, in whole days: "of today", "1 day old", "12 days old".
[[nodiscard]] QString ageWords(base::Millis time, base::Millis now);
/// A score as a whole number; a dash where there is none.
[[nodiscard]] QString wholeScore(std::optional<double> score, const QLocale& locale);

} // namespace parapet::views
