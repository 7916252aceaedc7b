// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Unpacks gzip (RFC 1952, any number of members, checksums verified) from another source as it is
// read. Owned by its reader; one thread at a time.
#pragma once

#include "models/bytes/bytesource.h"

#include <isa-l/igzip_lib.h>

#include <optional>

namespace parapet::bytes {

class GzipSource final : public ByteSource
{
public:
    /// `path` is for messages.
    GzipSource(std::unique_ptr<ByteSource> packed, QString path);

    [[nodiscard]] base::Result<std::size_t> read(std::span<char> into) override;
    [[nodiscard]] std::uint64_t packedBytesRead() const override
    {
        return m_packed->packedBytesRead();
    }
    [[nodiscard]] std::uint64_t packedSize() const override { return m_packed->packedSize(); }

private:
    bool refill();
    bool startMember();
    void failWith(const QString& message, const QString& detail = {});

    std::unique_ptr<ByteSource> m_packed;
    QString m_path;
    std::vector<char> m_input;
    std::unique_ptr<inflate_state> m_state;
    bool m_betweenMembers = true;
    bool m_anyMember = false;
    bool m_inputEnded = false;
    std::optional<base::Error> m_failure;
};

} // namespace parapet::bytes
