// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an import has to say about a place in a file: a rejected row, or a note on an accepted one.
// Plain values; any thread.
#pragma once

#include <QString>

#include <optional>

namespace parapet::domain {

struct Issue
{
    enum class Kind {
        Rejected, ///< the row (or file) was not taken
        Note ///< taken; something a person should know (conflicting duplicate, missing page)
    };
    Kind kind = Kind::Rejected;
    QString file; ///< as given by the user; inside an archive "a.zip/inner.json"
    qint64 line = 0; ///< 1-based; 0 where lines make no sense
    std::optional<qint64> byteOffset; ///< into the unpacked file, where a line says too little
    QString reason; ///< one sentence
};

/// "FILE:LINE: reason", "FILE:LINE: byte OFFSET: reason", "FILE:@OFFSET: reason" or "FILE: reason".
[[nodiscard]] QString describe(const Issue& issue);

} // namespace parapet::domain
