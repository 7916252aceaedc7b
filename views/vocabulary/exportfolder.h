// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where files that people ask for go at first. Any thread.
#pragma once

#include "views/widgets/filedialog.h"

#include <QDir>

namespace parapet::views {

/// A file of that name in documentsFolder().
[[nodiscard]] inline QString exportFile(const QString& name)
{
    return QDir(documentsFolder()).filePath(name);
}

} // namespace parapet::views
