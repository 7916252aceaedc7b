// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bytes/gzipsource.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::bytes {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Bytes)
};

constexpr std::size_t inputBlock = 256U << 10;
constexpr std::size_t largestRead = 1U << 30;
constexpr std::uint8_t firstMagic = 0x1f;

} // namespace

GzipSource::GzipSource(std::unique_ptr<ByteSource> packed, QString path)
    : m_packed(std::move(packed))
    , m_path(std::move(path))
    , m_input(inputBlock)
    , m_state(std::make_unique<inflate_state>())
{
    isal_inflate_init(m_state.get());
}

void GzipSource::failWith(const QString& message, const QString& detail)
{
    m_failure = base::Error{base::Error::Kind::Format, message, detail};
}

/// False when there is no further input (the end, or a failure).
bool GzipSource::refill()
{
    if (m_state->avail_in > 0)
        return true;
    if (m_inputEnded)
        return false;
    const auto got = m_packed->read(m_input);
    if (!got) {
        m_failure = got.error();
        return false;
    }
    m_inputEnded = *got == 0;
    m_state->next_in = reinterpret_cast<std::uint8_t*>(m_input.data());
    m_state->avail_in = static_cast<std::uint32_t>(*got);
    return !m_inputEnded;
}

/// Stands the decoder at the next member; false at the end of the file or on bytes that are none.
bool GzipSource::startMember()
{
    while (refill()) {
        const std::uint8_t next = *m_state->next_in;
        if (next == firstMagic) {
            std::uint8_t* const input = m_state->next_in;
            const std::uint32_t available = m_state->avail_in;
            isal_inflate_reset(m_state.get());
            m_state->next_in = input;
            m_state->avail_in = available;
            m_state->crc_flag = ISAL_GZIP;
            m_betweenMembers = false;
            m_anyMember = true;
            return true;
        }
        // Tapes and some tools pad a gzip file with zero bytes; RFC 1952 readers ignore them.
        if (next != 0 || !m_anyMember) {
            failWith(Words::tr("%1: bytes that are not gzip follow the packed data.").arg(m_path));
            return false;
        }
        ++m_state->next_in;
        --m_state->avail_in;
    }
    return false;
}

base::Result<std::size_t> GzipSource::read(std::span<char> into)
{
    const std::size_t wanted = std::min(into.size(), largestRead);
    m_state->next_out = reinterpret_cast<std::uint8_t*>(into.data());
    m_state->avail_out = static_cast<std::uint32_t>(wanted);
    while (!m_failure && m_state->avail_out > 0) {
        if (m_betweenMembers) {
            if (!startMember())
                break;
            m_state->next_out =
                reinterpret_cast<std::uint8_t*>(into.data()) + (wanted - m_state->avail_out);
        }
        const bool moreInput = refill();
        if (m_failure)
            break;
        const std::uint32_t before = m_state->avail_out;
        const int result = isal_inflate(m_state.get());
        if (result == ISAL_INCORRECT_CHECKSUM)
            failWith(
                Words::tr("%1: the packed data is damaged (its checksum is wrong).").arg(m_path));
        else if (result != ISAL_DECOMP_OK)
            failWith(Words::tr("%1: the packed data is damaged.").arg(m_path),
                QStringLiteral("isal_inflate: %1").arg(result));
        else if (m_state->block_state == ISAL_BLOCK_FINISH)
            m_betweenMembers = true;
        else if (!moreInput && m_state->avail_out == before)
            failWith(
                Words::tr("%1: the file is cut off in the middle of its packed data.").arg(m_path));
    }
    const std::size_t unpacked = wanted - m_state->avail_out;
    if (unpacked == 0 && m_failure)
        return tl::unexpected(*m_failure);
    return unpacked;
}

} // namespace parapet::bytes
