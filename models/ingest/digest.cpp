// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/digest.h"

#include <openssl/evp.h>

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <memory>
#include <vector>

namespace parapet::ingest {
namespace {

/// SHA-256 piece by piece.
class Sha256
{
public:
    Sha256()
        : m_context(EVP_MD_CTX_new())
    {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(const char* data, std::size_t size) { EVP_DigestUpdate(m_context.get(), data, size); }
    [[nodiscard]] QByteArray result()
    {
        QByteArray sum(EVP_MAX_MD_SIZE, '\0');
        unsigned size = 0;
        EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char*>(sum.data()), &size);
        sum.truncate(static_cast<qsizetype>(size));
        return sum;
    }

private:
    struct Free
    {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> m_context;
};

std::optional<QByteArray> digestOf(const QString& path, const std::stop_token& stop)
{
    constexpr std::size_t blockSize = 256U << 10;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    Sha256 hash;
    std::vector<char> block(blockSize);
    while (!stop.stop_requested()) {
        const qint64 got = file.read(block.data(), static_cast<qint64>(block.size()));
        if (got < 0)
            return {};
        if (got == 0)
            return hash.result();
        hash.add(block.data(), static_cast<std::size_t>(got));
    }
    return {};
}

std::optional<QByteArray> digestOf(
    const QStringList& paths, std::vector<domain::SourceFile>& files, const std::stop_token& stop)
{
    std::vector<QByteArray> sums;
    for (const QString& path : paths) {
        const auto sum = digestOf(path, stop);
        if (!sum)
            return {};
        sums.push_back(*sum);
        files.push_back({path, QFileInfo(path).size(), *sum});
    }
    std::sort(sums.begin(), sums.end());
    Sha256 hash;
    for (const QByteArray& sum : sums)
        hash.add(sum.constData(), static_cast<std::size_t>(sum.size()));
    return hash.result();
}

} // namespace

FilesDigest::FilesDigest(const QStringList& paths)
    : m_thread(
        [this, paths](const std::stop_token& stop) { m_digest = digestOf(paths, m_files, stop); })
{
}

std::optional<QByteArray> FilesDigest::take()
{
    m_thread.join();
    return m_digest;
}

} // namespace parapet::ingest
