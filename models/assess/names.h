// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names for people out of product codes and update texts. Pure functions; any thread.
#pragma once

#include <QString>
#include <QStringView>

namespace parapet::assess {

/// What an update is called in a list: "KB5062553", or its text where it has no number.
[[nodiscard]] QString updateLabel(const QString& text, const QString& kb);

/// -1, 0, 1: which update is newer: by KB number where both have one, else as versions.
[[nodiscard]] int compareUpdates(
    const QString& textA, const QString& kbA, const QString& textB, const QString& kbB);

} // namespace parapet::assess
