// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Goes once through the streams of a path: the file itself, or every regular file of an archive in
// its order, without unpacking anything twice. Owned by its reader; one thread at a time.
#pragma once

#include "models/bytes/bytesource.h"

#include <optional>

namespace parapet::bytes {

class MemberWalk
{
public:
    virtual ~MemberWalk() = default;
    /// The next stream, nothing after the last. Ends the reading of the one before.
    /// Errors: Format (a damaged archive).
    [[nodiscard]] virtual base::Result<std::optional<Member>> next() = 0;
    /// The bytes of the stream that next() told; valid until the next call of next().
    [[nodiscard]] virtual base::Result<ByteSource*> open(const UnpackLimits& limits) = 0;
    /// Packed bytes of the whole path read so far, and its size.
    [[nodiscard]] virtual std::uint64_t packedBytesRead() const = 0;
    [[nodiscard]] virtual std::uint64_t packedSize() const = 0;
};

/// Recognises the packing from the first bytes of the file. Errors: NotFound, Io, Format.
[[nodiscard]] base::Result<std::unique_ptr<MemberWalk>> walk(const QString& path);

} // namespace parapet::bytes
