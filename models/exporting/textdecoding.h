// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Text files as spreadsheets save them, as UTF-8: UTF-8 with or without a mark, UTF-16 with one,
// and the 8-bit code page of Western Windows. Pure functions; any thread.
#pragma once

#include <QByteArray>

#include <optional>

namespace parapet::exporting {

struct DecodedText
{
    QByteArray utf8; ///< without a byte-order mark
    bool assumed = false; ///< the bytes are no UTF-8: they were read as Windows-1252
};

/// Nothing for bytes that are none of these: a lone UTF-16 surrogate, a zero byte, a byte that
/// Windows-1252 does not have.
[[nodiscard]] std::optional<DecodedText> decodeText(const QByteArray& bytes);

} // namespace parapet::exporting
