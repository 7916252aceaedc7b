// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/textwidth.h"

#include <algorithm>
#include <array>

namespace parapet::exporting {
namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// The blocks that terminals draw two cells wide (East Asian Width W and F, after UAX 11).
constexpr std::array wideRanges{
    Range{0x1100, 0x115f},
    Range{0x231a, 0x231b},
    Range{0x23e9, 0x23ec},
    Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},
    Range{0x26a1, 0x26a1},
    Range{0x2705, 0x2705},
    Range{0x274c, 0x274c},
    Range{0x2753, 0x2755},
    Range{0x2e80, 0x303e},
    Range{0x3041, 0x33ff},
    Range{0x3400, 0x4dbf},
    Range{0x4e00, 0x9fff},
    Range{0xa000, 0xa4cf},
    Range{0xa960, 0xa97f},
    Range{0xac00, 0xd7a3},
    Range{0xf900, 0xfaff},
    Range{0xfe30, 0xfe6f},
    Range{0xff00, 0xff60},
    Range{0xffe0, 0xffe6},
    Range{0x1f300, 0x1f64f},
    Range{0x1f680, 0x1f6ff},
    Range{0x1f900, 0x1faff},
    Range{0x20000, 0x3fffd},
};

/// Calls take(code, width of the units) for every character until it says stop.
template <class Take>
void forEachCharacter(QStringView text, Take take)
{
    qsizetype i = 0;
    while (i < text.size()) {
        const bool pair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t code =
            pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        const qsizetype units = pair ? 2 : 1;
        if (!take(code, i, units))
            return;
        i += units;
    }
}

bool isSteering(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString escaped(char32_t code)
{
    switch (code) {
    case U'\n':
        return QStringLiteral("\\n");
    case U'\r':
        return QStringLiteral("\\r");
    case U'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    if (code < 0x80)
        return QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'));
    if (code < 0x10000)
        return QStringLiteral("\\u%1").arg(code, 4, 16, QLatin1Char('0'));
    return QStringLiteral("\\U%1").arg(code, 8, 16, QLatin1Char('0'));
}

} // namespace

int characterWidth(char32_t code)
{
    if (code < 0x300)
        return 1;
    const QChar::Category category = QChar::category(code);
    if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Other_Format)
        return 0;
    const bool wide = std::ranges::any_of(wideRanges,
        [code](const Range& range) { return code >= range.first && code <= range.last; });
    return wide ? 2 : 1;
}

int textWidth(QStringView text)
{
    int width = 0;
    forEachCharacter(text, [&width](char32_t code, qsizetype, qsizetype) {
        width += characterWidth(code);
        return true;
    });
    return width;
}

QString printable(QStringView text)
{
    QString result;
    result.reserve(text.size());
    forEachCharacter(text, [&](char32_t code, qsizetype at, qsizetype units) {
        if (isSteering(code))
            result += escaped(code);
        else
            result += text.sliced(at, units);
        return true;
    });
    return result;
}

QString elided(QStringView text, int width)
{
    if (textWidth(text) <= width)
        return text.toString();
    if (width < 1)
        return {};
    int used = 0;
    qsizetype end = 0;
    forEachCharacter(text, [&](char32_t code, qsizetype at, qsizetype units) {
        used += characterWidth(code);
        if (used > width - 1)
            return false;
        end = at + units;
        return true;
    });
    return text.first(end).toString() + QChar(0x2026);
}

} // namespace parapet::exporting
