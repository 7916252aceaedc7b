// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/cutter.h"

#include "models/ingest/linecutters.h"
#include "models/ingest/structuredcutter.h"

#include <algorithm>

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
    return static_cast<std::uint32_t>(std::count(begin, end, '\n'));
}

} // namespace parapet::ingest
