// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/digest.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <vector>

namespace parapet::ingest {
namespace {

std::optional<QByteArray> digestOf(const QString& path, const std::stop_token& stop)
{
    constexpr std::size_t blockSize = 256U << 10;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::vector<char> block(blockSize);
    while (!stop.stop_requested()) {
        const qint64 got = file.read(block.data(), static_cast<qint64>(block.size()));
        if (got < 0)
            return {};
        if (got == 0)
            return hash.result();
        hash.addData(QByteArrayView(block.data(), got));
    }
    return {};
}

std::optional<QByteArray> digestOf(const QStringList& paths, const std::stop_token& stop)
{
    std::vector<QByteArray> sums;
    for (const QString& path : paths) {
        const auto sum = digestOf(path, stop);
        if (!sum)
            return {};
        sums.push_back(*sum);
    }
    std::sort(sums.begin(), sums.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray& sum : sums)
        hash.addData(sum);
    return hash.result();
}

} // namespace

FilesDigest::FilesDigest(const QStringList& paths)
    : m_thread([this, paths](const std::stop_token& stop) { m_digest = digestOf(paths, stop); })
{
}

std::optional<QByteArray> FilesDigest::take()
{
    m_thread.join();
    return m_digest;
}

} // namespace parapet::ingest
