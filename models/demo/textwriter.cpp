// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/textwriter.h"

#include <zlib.h>

#include <array>

namespace parapet::demo {
namespace {

constexpr std::size_t flushAt = 1U << 20;
constexpr int windowBitsWithGzipHeader = 15 + 16;

} // namespace

struct TextWriter::Deflater
{
    z_stream stream{};
    gz_header header{};
    std::array<char, 1U << 18> out{};
    bool ready = false;

    Deflater()
    {
        ready =
            deflateInit2(&stream, 1, Z_DEFLATED, windowBitsWithGzipHeader, 9, Z_DEFAULT_STRATEGY)
            == Z_OK;
        // Operating system 255 ("unknown") instead of the machine's; no time, no name.
        header.os = 255;
        if (ready)
            ready = deflateSetHeader(&stream, &header) == Z_OK;
    }
    ~Deflater() { deflateEnd(&stream); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
};

TextWriter::TextWriter(const QString& path, Packing packing)
    : m_file(path)
{
    m_failed = !m_file.open(QIODevice::WriteOnly);
    if (packing == Packing::Gzip) {
        m_deflater = std::make_unique<Deflater>();
        m_failed = m_failed || !m_deflater->ready;
    }
    m_text.reserve(flushAt + (flushAt >> 2));
}

TextWriter::~TextWriter() = default;

void TextWriter::flushIfLarge()
{
    if (m_text.size() >= flushAt)
        flush(false);
}

void TextWriter::flush(bool last)
{
    const auto write = [this](const char* data, std::size_t size) {
        const auto bytes = static_cast<qint64>(size);
        m_failed = m_failed || m_file.write(data, bytes) != bytes;
    };
    if (m_failed) {
        m_text.clear();
        return;
    }
    if (!m_deflater) {
        write(m_text.data(), m_text.size());
        m_text.clear();
        return;
    }
    z_stream& stream = m_deflater->stream;
    stream.next_in = reinterpret_cast<Bytef*>(m_text.data());
    stream.avail_in = static_cast<uInt>(m_text.size());
    do {
        stream.next_out = reinterpret_cast<Bytef*>(m_deflater->out.data());
        stream.avail_out = static_cast<uInt>(m_deflater->out.size());
        deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
        write(m_deflater->out.data(), m_deflater->out.size() - stream.avail_out);
    } while (stream.avail_out == 0);
    m_text.clear();
}

base::Result<void> TextWriter::finish()
{
    flush(true);
    m_failed = m_failed || !m_file.commit();
    if (m_failed)
        return base::fail(base::Error::Kind::Io,
            QStringLiteral("%1 cannot be written: %2.")
                .arg(m_file.fileName(), m_file.errorString()));
    return {};
}

} // namespace parapet::demo
