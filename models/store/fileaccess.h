// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this user may write a workspace file, and what tells that it changed where SQLite cannot
// watch it. Asks the file system; not for the GUI thread in a loop.
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace parapet::store {

/// Why a workspace that is there can only be read, as the end of a sentence ("you may not write the
/// file"); empty where it can be written, and where there is none. SQLite writes files beside the
/// workspace, so its folder must be writable, too.
[[nodiscard]] QString whyReadOnly(const QString& path);

/// Is there something in the write-ahead log: another program has the workspace open?
[[nodiscard]] bool hasWriteAheadLog(const QString& path);

/// Tells a file from another one that took its place: device and number of the file. Nothing where
/// there is none.
using FileIdentity = std::pair<quint64, quint64>;
[[nodiscard]] std::optional<FileIdentity> fileIdentity(const QString& path);

/// Another number when the file or its write-ahead log was written.
[[nodiscard]] qint64 fileStamp(const QString& path);

} // namespace parapet::store
