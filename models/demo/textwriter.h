// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A text file that is written front to back, plain or as one gzip member with a header without
// time and name, so that the bytes depend on the text only; there is no file before it is finished.
// Owned by one generation; one thread.
#pragma once

#include "models/base/result.h"

#include <QSaveFile>

#include <memory>
#include <string>

namespace parapet::demo {

class TextWriter
{
public:
    enum class Packing { Plain, Gzip };
    TextWriter(const QString& path, Packing packing);
    ~TextWriter();
    TextWriter(const TextWriter&) = delete;
    TextWriter& operator=(const TextWriter&) = delete;

    /// Text for the file; append to it, then call flushIfLarge() now and then.
    [[nodiscard]] std::string& text() { return m_text; }
    void flushIfLarge();
    /// Writes everything out. Error: Io, also for a failure of an earlier write.
    [[nodiscard]] base::Result<void> finish();

private:
    struct Deflater;
    void flush(bool last);

    QSaveFile m_file;
    std::string m_text;
    std::unique_ptr<Deflater> m_deflater; ///< none: plain
    bool m_failed = false;
};

} // namespace parapet::demo
