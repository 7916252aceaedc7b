// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values as UTF-8 text, appended without building a QString. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"

#include <QStringView>

#include <string>

namespace parapet::exporting {

/// UTF-16 as UTF-8; lone surrogates become U+FFFD.
void appendUtf8(std::string& out, QStringView text);

void appendInteger(std::string& out, qint64 number);

/// The shortest digits that read back as the same double. Not for infinities and NaN.
void appendReal(std::string& out, double number);

/// As base::isoTime: "2026-08-01T00:00:00Z", milliseconds only where they are not zero.
void appendTime(std::string& out, base::Millis time);

} // namespace parapet::exporting
