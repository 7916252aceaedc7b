// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/textdecoding.h"

#include <QString>
#include <QStringDecoder>

#include <array>

namespace parapet::exporting {
namespace {

/// Windows-1252 from 0x80 to 0x9f; 0 where it has no character.
constexpr std::array<char16_t, 32> upperControls{0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
    0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d,
    0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

std::optional<QByteArray> decoded(QStringDecoder::Encoding encoding, QByteArrayView bytes)
{
    QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return {};
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    return text.toUtf8();
}

std::optional<QByteArray> fromWindows1252(QByteArrayView bytes)
{
    QString text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < 0x80 || code >= 0xa0) {
            text.append(QChar(static_cast<char16_t>(code)));
            continue;
        }
        const char16_t character = upperControls.at(code - 0x80U);
        if (character == 0)
            return {};
        text.append(QChar(character));
    }
    return text.toUtf8();
}

} // namespace

std::optional<DecodedText> decodeText(const QByteArray& bytes)
{
    std::optional<QByteArray> text;
    if (bytes.startsWith("\xff\xfe"))
        text = decoded(QStringDecoder::Utf16LE, bytes);
    else if (bytes.startsWith("\xfe\xff"))
        text = decoded(QStringDecoder::Utf16BE, bytes);
    else
        text = decoded(QStringDecoder::Utf8, bytes);
    const bool assumed = !text;
    if (assumed)
        text = fromWindows1252(bytes);
    if (!text || text->contains('\0'))
        return {};
    return DecodedText{*text, assumed};
}

} // namespace parapet::exporting
