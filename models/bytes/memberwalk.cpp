// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/memberwalk.h"

#include "models/bytes/archivewalk.h"
#include "models/bytes/guardedsource.h"
#include "models/bytes/gzipsource.h"
#include "models/bytes/plainsource.h"

#include <QCoreApplication>

#include <array>
#include <limits>
#include <string_view>

namespace parapet::bytes {
namespace {

using namespace std::string_view_literals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bytes)
};

enum class Magic : std::uint8_t { None, Gzip, Zip, Xz };

base::Result<Magic> magicOf(const QString& path)
{
    auto source = PlainSource::open(path);
    if (!source)
        return tl::unexpected(source.error());
    std::array<char, 8> bytes{};
    const auto got = (*source)->read(bytes);
    if (!got)
        return tl::unexpected(got.error());
    const std::string_view head(bytes.data(), *got);
    if (head.starts_with("\x1f\x8b"sv))
        return Magic::Gzip;
    if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv))
        return Magic::Zip;
    if (head.starts_with("\xfd\x37zXZ\0"sv))
        return Magic::Xz;
    return Magic::None;
}

/// A file that is its own only member.
class SingleWalk final : public MemberWalk
{
public:
    SingleWalk(std::unique_ptr<ByteSource> file, const QString& path, Packing packing)
        : m_size(file->packedSize())
        , m_file(std::move(file))
        , m_member{path, packing, m_size, 0, false}
    {
    }

    base::Result<std::optional<Member>> next() override
    {
        if (m_told)
            return std::optional<Member>{};
        m_told = true;
        return std::optional(m_member);
    }

    base::Result<ByteSource*> open(const UnpackLimits& limits) override
    {
        UnpackLimits own = limits;
        if (m_member.packing == Packing::Gzip)
            m_file = std::make_unique<GzipSource>(std::move(m_file), m_member.path);
        else
            own.ratio = std::numeric_limits<double>::infinity();
        m_file = std::make_unique<GuardedSource>(std::move(m_file), m_member.path, own);
        return m_file.get();
    }

    std::uint64_t packedBytesRead() const override { return m_file->packedBytesRead(); }
    std::uint64_t packedSize() const override { return m_size; }

private:
    std::uint64_t m_size;
    std::unique_ptr<ByteSource> m_file;
    Member m_member;
    bool m_told = false;
};

/// One member as a stream of its own: keeps the walk that leads to it.
class WalkedSource final : public ByteSource
{
public:
    WalkedSource(std::unique_ptr<MemberWalk> walk, ByteSource* source)
        : m_walk(std::move(walk))
        , m_source(source)
    {
    }
    base::Result<std::size_t> read(std::span<char> into) override { return m_source->read(into); }
    std::uint64_t packedBytesRead() const override { return m_source->packedBytesRead(); }
    std::uint64_t packedSize() const override { return m_source->packedSize(); }

private:
    std::unique_ptr<MemberWalk> m_walk;
    ByteSource* m_source;
};

} // namespace

base::Result<std::unique_ptr<MemberWalk>> walk(const QString& path)
{
    const auto magic = magicOf(path);
    if (!magic)
        return tl::unexpected(magic.error());
    auto file = PlainSource::open(path);
    if (!file)
        return tl::unexpected(file.error());
    if (*magic == Magic::Zip || *magic == Magic::Xz)
        return ArchiveWalk::open(path, (*file)->packedSize());
    const auto packing = *magic == Magic::Gzip ? Packing::Gzip : Packing::Plain;
    return std::make_unique<SingleWalk>(std::move(*file), path, packing);
}

base::Result<std::vector<Member>> membersOf(const QString& path)
{
    auto members = walk(path);
    if (!members)
        return tl::unexpected(members.error());
    std::vector<Member> all;
    while (true) {
        const auto member = (*members)->next();
        if (!member)
            return tl::unexpected(member.error());
        if (!*member)
            break;
        all.push_back(**member);
    }
    // An archive does not tell what its entries weigh packed: equal shares keep sums right.
    for (Member& member : all)
        member.packedSize /= all.size();
    return all;
}

base::Result<std::unique_ptr<ByteSource>> open(
    const QString& path, const Member& member, const UnpackLimits& limits)
{
    auto members = walk(path);
    if (!members)
        return tl::unexpected(members.error());
    while (true) {
        const auto found = (*members)->next();
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return base::fail(base::Error::Kind::NotFound,
                Words::tr("%1: is no longer in the archive.").arg(member.path));
        if ((*found)->entry != member.entry)
            continue;
        const auto source = (*members)->open(limits);
        if (!source)
            return tl::unexpected(source.error());
        return std::make_unique<WalkedSource>(std::move(*members), *source);
    }
}

} // namespace parapet::bytes
