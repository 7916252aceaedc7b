// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/cutter.h"

#include "models/ingest/linecutters.h"
#include "models/ingest/structuredcutter.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <cstddef>

namespace parapet::ingest {

std::unique_ptr<Cutter> makeCutter(Shape shape, char separator, std::uint32_t line)
{
    switch (shape) {
    case Shape::Lines:
        return std::make_unique<LineCutter>(line);
    case Shape::Structured:
        return std::make_unique<StructuredCutter>(line);
    case Shape::Csv:
        return std::make_unique<CsvCutter>(separator, line);
    }
    return {};
}

std::uint32_t countLines(const char* begin, const char* end)
{
    std::uint64_t lines = 0;
#if defined(__SSE2__)
    const __m128i newline = _mm_set1_epi8('\n');
    while (end - begin >= 16) {
        // Every byte of `counts` counts down by one for a newline, at most 255 times.
        const auto rounds = std::min<std::ptrdiff_t>((end - begin) / 16, 255);
        __m128i counts = _mm_setzero_si128();
        for (std::ptrdiff_t i = 0; i < rounds; ++i, begin += 16)
            counts = _mm_sub_epi8(counts,
                _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(begin)), newline));
        const __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
        lines += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums))
            + static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
    }
#endif
    return static_cast<std::uint32_t>(
        lines + static_cast<std::uint64_t>(std::count(begin, end, '\n')));
}

} // namespace parapet::ingest
