// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small probabilities (most EPSS values) as people read them: never as 0 where they are more.
// Pure function; any thread.
#pragma once

#include <QLocale>
#include <QString>

#include <optional>

namespace parapet::domain {

/// Five decimals of a value below 0.001, as EPSS is published; "<0.00001" below those; nothing for
/// 0 and for values that four digits tell.
[[nodiscard]] std::optional<QString> smallProbabilityText(double value, const QLocale& locale);

} // namespace parapet::domain
