// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is replaced only when all of the new one is written: what fails or is cancelled
// leaves the old one. Blocking; any thread but the GUI's.
#pragma once

#include "models/base/result.h"

#include <QSaveFile>

#include <functional>

namespace parapet::jobs {

/// `write` fills the open file; its error is passed on. Error Io where the file cannot be written.
[[nodiscard]] base::Result<void> saveFile(
    const QString& file, const std::function<base::Result<void>(QSaveFile&)>& write);

/// "12,345 rows written to FILE."
[[nodiscard]] QString rowsWritten(qint64 rows, const QString& file);

} // namespace parapet::jobs
