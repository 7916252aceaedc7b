// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words for fields and values that people read: titles, remediation types, due dates, counts.
// Pure functions; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/fields.h"
#include "models/domain/terms.h"

#include <QVariant>

namespace parapet::views {

/// A field's stable name.
[[nodiscard]] QString fieldName(const domain::FieldSpec& field);
/// Its column title in the language of the window.
[[nodiscard]] QString fieldTitle(const domain::FieldSpec& field);
/// The field of that name; it must exist.
[[nodiscard]] const domain::FieldSpec& fieldOf(domain::Kind kind, QStringView name);

/// "Update" reads "Software update", "ConfigurationChange" "Configuration change"; other words as
/// they are.
[[nodiscard]] QString remediationTypeWords(const QString& type);
/// "google-_-chrome" reads "Chrome", "windows_10" "Windows 10"; vendors alike.
[[nodiscard]] QString softwareWords(const QString& softwareId);
/// "WindowsServer2019" reads "Windows Server 2019", "Windows11" "Windows 11".
[[nodiscard]] QString platformWords(const QString& osPlatform);
/// "NoSensorData" -> "No sensor data"; a word of its own stays as it is.
[[nodiscard]] QString healthWords(const QString& healthStatus);
/// "CanBeOnboarded" -> "Can be onboarded"; a word of its own stays as it is.
[[nodiscard]] QString onboardingWords(const QString& onboardingStatus);

/// `one` for 1, else `many` with its %1 replaced by the number as people write it.
[[nodiscard]] QString counted(qint64 number, const QString& one, const QString& many);

enum class Due : std::uint8_t { None, Later, Soon, Overdue };
/// Soon: within 7 days. Times are UTC; whole days count.
[[nodiscard]] Due dueState(base::Millis due, base::Millis now);
/// "1 Aug 2026 · Overdue".
[[nodiscard]] QString dueWords(base::Millis due, base::Millis now);
/// "Overdue", "Due soon", or nothing.
[[nodiscard]] QString dueWord(Due state);

/// Value -> variant as TableModel::RawRole gives it (absent: invalid).
[[nodiscard]] QVariant toVariant(const domain::Value& value);

} // namespace parapet::views
