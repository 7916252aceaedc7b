// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a file as they lie on the disk. Owned by its reader; one thread at a time.
#pragma once

#include "models/bytes/bytesource.h"

#include <QFile>

namespace parapet::bytes {

class PlainSource final : public ByteSource
{
public:
    /// Errors: NotFound, Io (a folder, no permission).
    [[nodiscard]] static base::Result<std::unique_ptr<ByteSource>> open(const QString& path);

    [[nodiscard]] base::Result<std::size_t> read(std::span<char> into) override;
    [[nodiscard]] std::uint64_t packedBytesRead() const override { return m_read; }
    [[nodiscard]] std::uint64_t packedSize() const override { return m_size; }

private:
    explicit PlainSource(const QString& path);

    QFile m_file;
    std::uint64_t m_read = 0;
    std::uint64_t m_size = 0;
};

} // namespace parapet::bytes
