// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text of the standard library as text of Qt. Pure functions; any thread.
#pragma once

#include <QString>

#include <string_view>

namespace parapet::base {

/// UTF-8 bytes as a QString; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] inline QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace parapet::base
