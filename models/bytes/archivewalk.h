// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The regular files of a zip or (compressed) tar, or the one stream of a bare xz file, by
// libarchive. Owned by its reader; one thread at a time.
#pragma once

#include "models/bytes/memberwalk.h"

struct archive;

namespace parapet::bytes {

class ArchiveWalk final : public MemberWalk
{
public:
    /// Errors: Format (not an archive libarchive can read).
    [[nodiscard]] static base::Result<std::unique_ptr<MemberWalk>> open(
        const QString& path, std::uint64_t size);
    ~ArchiveWalk() override;
    ArchiveWalk(const ArchiveWalk&) = delete;
    ArchiveWalk& operator=(const ArchiveWalk&) = delete;

    [[nodiscard]] base::Result<std::optional<Member>> next() override;
    [[nodiscard]] base::Result<ByteSource*> open(const UnpackLimits& limits) override;
    [[nodiscard]] std::uint64_t packedBytesRead() const override;
    [[nodiscard]] std::uint64_t packedSize() const override { return m_size; }

private:
    ArchiveWalk(QString path, std::uint64_t size);
    [[nodiscard]] tl::unexpected<base::Error> damaged(const QString& path) const;

    archive* m_archive;
    QString m_path;
    std::uint64_t m_size;
    std::uint32_t m_headers = 0;
    Member m_member;
    bool m_encrypted = false;
    std::unique_ptr<ByteSource> m_source;
};

} // namespace parapet::bytes
