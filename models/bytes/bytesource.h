// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file as a stream of unpacked bytes: plain, gzip (several members), xz or one entry of a zip or
// tar. Guards against bombs. Not thread-safe: one thread at a time.
#pragma once

#include "models/base/result.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace parapet::bytes {

struct UnpackLimits
{
    double ratio = 400.0; ///< unpacked / packed, checked once ratioFrom bytes are unpacked
    std::uint64_t ratioFrom = 32U << 20;
    std::uint64_t unpackedBytes = 256ULL << 30;
};

enum class Packing : std::uint8_t { Plain, Gzip, ArchiveEntry };

class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Fills `into` with up to its size of the next bytes; 0 at the end. A truncated or damaged
    /// packing gives Error::Kind::Format *after* every byte that could be unpacked was delivered;
    /// Error::Kind::Corrupt tells that a limit struck (a bomb), Error::Kind::Io a reading error.
    [[nodiscard]] virtual base::Result<std::size_t> read(std::span<char> into) = 0;
    [[nodiscard]] virtual std::uint64_t packedBytesRead() const = 0;
    [[nodiscard]] virtual std::uint64_t packedSize() const = 0;
};

/// One stream of a path: the file itself, or each regular file of an archive in archive order.
struct Member
{
    QString path; ///< "dir/a.json.gz" or "dir/a.zip/inner.json"
    Packing packing = Packing::Plain;
    std::uint64_t packedSize = 0; ///< of an archive entry: its share of the archive, estimated
    std::uint32_t entry = 0; ///< of an archive entry: its position among the archive's headers
    bool hidden = false; ///< a system's own file in an archive (".DS_Store", "__MACOSX/...")
};

/// What streams a path holds; recognised from its first bytes, never from its name.
[[nodiscard]] base::Result<std::vector<Member>> membersOf(const QString& path);
/// Opens one of them (for an archive entry, `member.entry` tells which).
[[nodiscard]] base::Result<std::unique_ptr<ByteSource>> open(
    const QString& path, const Member& member, const UnpackLimits& limits);

} // namespace parapet::bytes
