// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/csvreader.h"

#include "models/exporting/csvencoder.h"

#include <QIODevice>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace parapet::exporting {
namespace {

constexpr qint64 chunkSize = qint64{256} * 1024;
constexpr int endOfFile = -1;

} // namespace

QString unneutralise(const QString& cell)
{
    if (!cell.startsWith(u'\''))
        return cell;
    const QByteArray utf8 = cell.toUtf8();
    const bool marked =
        CsvEncoder::needsApostrophe({utf8.constData(), static_cast<std::size_t>(utf8.size())});
    return marked ? cell.sliced(1) : cell;
}

CsvReader::CsvReader(QIODevice& device)
    : m_device(device)
{
}

base::Result<bool> CsvReader::next(CsvRow& row)
{
    if (!m_started) {
        const base::Result<void> begun = start();
        if (!begun)
            return tl::unexpected(begun.error());
    }
    row.cells.clear();
    m_rowBytes = 0;
    while (takeLineEnd()) { }
    if (peek() == endOfFile) {
        if (m_failed)
            return base::fail(base::Error::Kind::Io,
                QStringLiteral("The file could not be read: %1.").arg(m_device.errorString()));
        return false;
    }
    row.line = m_line;
    while (true) {
        const base::Result<void> read = cell(row);
        if (!read)
            return tl::unexpected(read.error());
        if (peek() == endOfFile || takeLineEnd())
            return true;
        take(); // the separator
    }
}

base::Result<void> CsvReader::start()
{
    m_started = true;
    static_cast<void>(peek());
    const std::string_view head(m_chunk);
    if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff"))
        return fail(1, QStringLiteral("the file is UTF-16 text; save it as CSV UTF-8"));
    if (head.starts_with("\xef\xbb\xbf"))
        m_at = 3;
    m_separator = detectSeparator();
    return {};
}

/// The separator that the first row uses most.
char CsvReader::detectSeparator()
{
    static constexpr std::array candidates{',', ';', '\t'};
    std::array<int, candidates.size()> counts{};
    bool quoted = false;
    for (std::size_t i = m_at; i < m_chunk.size(); ++i) {
        const char byte = m_chunk[i];
        if (byte == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (byte == '\n' || byte == '\r')
            break;
        const auto* const found = std::ranges::find(candidates, byte);
        if (found != candidates.end())
            ++counts[static_cast<std::size_t>(found - candidates.begin())];
    }
    const auto* const most = std::ranges::max_element(counts);
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

int CsvReader::peek()
{
    if (m_at == m_chunk.size()) {
        m_chunk.resize(static_cast<std::size_t>(chunkSize));
        const qint64 got = m_device.read(m_chunk.data(), chunkSize);
        m_chunk.resize(static_cast<std::size_t>(std::max<qint64>(got, 0)));
        m_at = 0;
        m_failed = got < 0 && !m_device.isSequential();
        if (m_chunk.empty())
            return endOfFile;
    }
    return static_cast<unsigned char>(m_chunk[m_at]);
}

int CsvReader::take()
{
    const int byte = peek();
    if (byte != endOfFile) {
        ++m_at;
        ++m_rowBytes;
    }
    return byte;
}

/// CRLF, LF or CR.
bool CsvReader::takeLineEnd()
{
    const int byte = peek();
    if (byte != '\n' && byte != '\r')
        return false;
    take();
    if (byte == '\r' && peek() == '\n')
        take();
    ++m_line;
    return true;
}

base::Result<void> CsvReader::cell(CsvRow& row)
{
    m_cell.clear();
    if (peek() == '"') {
        take();
        const base::Result<void> read = quotedCell(m_line);
        return read ? keep(row) : read;
    }
    for (int byte = peek();
         byte != endOfFile && byte != '\n' && byte != '\r' && byte != m_separator; byte = peek()) {
        if (m_rowBytes > longestRow)
            return fail(row.line, QStringLiteral("the row is too long"));
        m_cell.push_back(static_cast<char>(take()));
    }
    return keep(row);
}

base::Result<void> CsvReader::quotedCell(qint64 firstLine)
{
    while (true) {
        const int byte = take();
        if (byte == endOfFile)
            return fail(firstLine, QStringLiteral("a quote that begins here is never closed"));
        if (m_rowBytes > longestRow)
            return fail(firstLine, QStringLiteral("the row is too long"));
        if (byte == '"') {
            if (peek() != '"')
                break;
            take();
        }
        if (byte == '\n' || (byte == '\r' && peek() != '\n'))
            ++m_line;
        m_cell.push_back(static_cast<char>(byte));
    }
    const int after = peek();
    if (after != endOfFile && after != '\n' && after != '\r' && after != m_separator)
        return fail(m_line, QStringLiteral("text stands behind a closing quote"));
    return {};
}

base::Result<void> CsvReader::keep(CsvRow& row)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString text =
        decoder(QByteArrayView(m_cell.data(), static_cast<qsizetype>(m_cell.size())));
    if (decoder.hasError())
        return fail(
            row.line, QStringLiteral("bytes that are no UTF-8; save the file as CSV UTF-8"));
    row.cells.push_back(unneutralise(text));
    return {};
}

tl::unexpected<base::Error> CsvReader::fail(qint64 line, const QString& what) const
{
    return base::fail(
        base::Error::Kind::Format, QStringLiteral("Line %1: %2.").arg(line).arg(what));
}

} // namespace parapet::exporting
