// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One text cell of a CSV file: RFC 4180 quoting, and an apostrophe before what a spreadsheet
// would run as a formula. Static functions; any thread.
#pragma once

#include <string>
#include <string_view>

namespace parapet::exporting {

class CsvEncoder
{
public:
    /// Appends a cell of text, neutralised and quoted where that is needed. Numbers of numeric
    /// fields are no text: append their digits as they are.
    static void append(std::string& out, std::string_view utf8Cell);

    /// Does the cell begin with = + - @ tab or CR, maybe behind apostrophes? Such a cell gets one
    /// more apostrophe; so reading back can always take one away.
    [[nodiscard]] static bool needsApostrophe(std::string_view utf8Cell);
};

} // namespace parapet::exporting
