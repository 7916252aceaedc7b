// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fast looks at text inside a padded block: 16 bytes at a time where the processor can (every
// x86-64 has SSE2). Pure functions; any thread.
#pragma once

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>

namespace parapet::ingest {

/// A blank between the tokens of JSON.
[[nodiscard]] inline bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

[[nodiscard]] inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] inline bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The first quote, backslash or control character at or after `at`; there must be one, and 16
/// readable bytes behind it. Sets `nonAscii` when a byte above 127 was seen (maybe behind the end).
[[nodiscard]] inline const char* endOfPlainText(const char* at, bool& nonAscii)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i lastControl = _mm_set1_epi8(0x1f);
    while (true) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const __m128i special = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
            _mm_cmpeq_epi8(_mm_min_epu8(bytes, lastControl), bytes));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(special));
        nonAscii = nonAscii || _mm_movemask_epi8(bytes) != 0;
        if (found != 0)
            return at + std::countr_zero(found);
        at += 16;
    }
#else
    while (*at != '"' && *at != '\\' && static_cast<unsigned char>(*at) > 0x1f) {
        nonAscii = nonAscii || static_cast<unsigned char>(*at) > 0x7f;
        ++at;
    }
    return at;
#endif
}

/// The first quote or backslash in [at, end), or `end`. May read up to 15 bytes behind `end`.
[[nodiscard]] inline const char* quoteOrBackslash(const char* at, const char* end)
{
#if defined(__SSE2__)
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    while (at < end) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const auto found = static_cast<unsigned>(_mm_movemask_epi8(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash))));
        if (found != 0) {
            const char* const hit = at + std::countr_zero(found);
            return hit < end ? hit : end;
        }
        at += 16;
    }
    return end;
#else
    while (at < end && *at != '"' && *at != '\\')
        ++at;
    return at;
#endif
}

} // namespace parapet::ingest
