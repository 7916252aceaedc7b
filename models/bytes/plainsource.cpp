// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/plainsource.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace parapet::bytes {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bytes)
};

} // namespace

PlainSource::PlainSource(const QString& path)
    : m_file(path)
{
}

base::Result<std::unique_ptr<ByteSource>> PlainSource::open(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return base::fail(
            base::Error::Kind::NotFound, Words::tr("%1: there is no such file.").arg(path));
    if (info.isDir())
        return base::fail(
            base::Error::Kind::Io, Words::tr("%1: is a folder, not a file.").arg(path));
    std::unique_ptr<PlainSource> source(new PlainSource(path));
    if (!source->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return base::fail(base::Error::Kind::Io, Words::tr("%1: cannot be opened.").arg(path),
            source->m_file.errorString());
    source->m_size = static_cast<std::uint64_t>(info.size());
    return source;
}

base::Result<std::size_t> PlainSource::read(std::span<char> into)
{
    const qint64 got = m_file.read(into.data(), static_cast<qint64>(into.size()));
    if (got < 0)
        return base::fail(base::Error::Kind::Io,
            Words::tr("%1: cannot be read to its end.").arg(m_file.fileName()),
            m_file.errorString());
    m_read += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
}

} // namespace parapet::bytes
