// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Stops a source that unpacks to more than its limits allow (a "bomb"). Owned by its reader; one
// thread at a time.
#pragma once

#include "models/bytes/bytesource.h"

namespace parapet::bytes {

class GuardedSource final : public ByteSource
{
public:
    /// `path` is for messages.
    GuardedSource(std::unique_ptr<ByteSource> inner, QString path, const UnpackLimits& limits);

    [[nodiscard]] base::Result<std::size_t> read(std::span<char> into) override;
    [[nodiscard]] std::uint64_t packedBytesRead() const override
    {
        return m_inner->packedBytesRead();
    }
    [[nodiscard]] std::uint64_t packedSize() const override { return m_inner->packedSize(); }

private:
    std::unique_ptr<ByteSource> m_inner;
    QString m_path;
    UnpackLimits m_limits;
    std::uint64_t m_unpacked = 0;
};

} // namespace parapet::bytes
