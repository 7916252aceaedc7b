// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The identity of a set of files: SHA-256 of the sorted SHA-256 sums of their bytes. Computed on a
// thread of its own beside the reading. Owned by the import.
#pragma once

#include "models/domain/sourcefile.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <thread>
#include <vector>

namespace parapet::ingest {

class FilesDigest
{
public:
    explicit FilesDigest(const QStringList& paths);
    /// Waits for the end. Nothing when a file could not be read.
    [[nodiscard]] std::optional<QByteArray> take();
    /// Each file with its own sum; after take().
    [[nodiscard]] const std::vector<domain::SourceFile>& files() const { return m_files; }

private:
    std::vector<domain::SourceFile> m_files;
    std::optional<QByteArray> m_digest;
    std::jthread m_thread; // last: it ends before the result goes
};

} // namespace parapet::ingest
