// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/csvencoder.h"

namespace parapet::exporting {
namespace {

bool isFormulaStart(char byte)
{
    return byte == '=' || byte == '+' || byte == '-' || byte == '@' || byte == '\t' || byte == '\r';
}

bool needsQuotes(std::string_view cell)
{
    for (const char byte : cell) {
        // Everything that matters is below '-', and letters and digits are above it.
        if (byte <= ',' && (byte == ',' || byte == '"' || byte == '\n' || byte == '\r'))
            return true;
    }
    return false;
}

} // namespace

bool CsvEncoder::needsApostrophe(std::string_view utf8Cell)
{
    for (const char byte : utf8Cell) {
        if (byte != '\'')
            return isFormulaStart(byte);
    }
    return false;
}

void CsvEncoder::append(std::string& out, std::string_view utf8Cell)
{
    const bool formula = needsApostrophe(utf8Cell);
    if (!needsQuotes(utf8Cell)) {
        if (formula)
            out.push_back('\'');
        out.append(utf8Cell);
        return;
    }
    out.push_back('"');
    if (formula)
        out.push_back('\'');
    std::size_t begin = 0;
    for (std::size_t quote = utf8Cell.find('"'); quote != std::string_view::npos;
         quote = utf8Cell.find('"', begin)) {
        out.append(utf8Cell.substr(begin, quote + 1 - begin));
        out.push_back('"');
        begin = quote + 1;
    }
    out.append(utf8Cell.substr(begin));
    out.push_back('"');
}

} // namespace parapet::exporting
