// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/guardedsource.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::bytes {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bytes)
};

} // namespace

GuardedSource::GuardedSource(
    std::unique_ptr<ByteSource> inner, QString path, const UnpackLimits& limits)
    : m_inner(std::move(inner))
    , m_path(std::move(path))
    , m_limits(limits)
{
}

base::Result<std::size_t> GuardedSource::read(std::span<char> into)
{
    const auto got = m_inner->read(into);
    if (!got)
        return got;
    m_unpacked += *got;
    if (m_unpacked > m_limits.unpackedBytes)
        return base::fail(base::Error::Kind::Corrupt,
            Words::tr("%1: unpacks to more than the limit of %2 bytes.")
                .arg(m_path)
                .arg(m_limits.unpackedBytes));
    const auto packed = static_cast<double>(std::max<std::uint64_t>(m_inner->packedBytesRead(), 1));
    if (m_unpacked > m_limits.ratioFrom
        && static_cast<double>(m_unpacked) > packed * m_limits.ratio)
        return base::fail(base::Error::Kind::Corrupt,
            Words::tr("%1: unpacks to more than %2 times its size; this is no export.")
                .arg(m_path)
                .arg(m_limits.ratio));
    return got;
}

} // namespace parapet::bytes
