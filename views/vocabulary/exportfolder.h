// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where files that people ask for go at first. Pure function; any thread.
#pragma once

#include <QDir>
#include <QStandardPaths>

namespace parapet::views {

/// A file of that name among the documents; at home where there is no such folder.
[[nodiscard]] inline QString exportFile(const QString& name)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(QDir(documents).exists() ? documents : QDir::homePath()).filePath(name);
}

} // namespace parapet::views
