// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Splits CSV (RFC 4180: quotes, doubled quotes, newlines inside quotes; LF or CRLF) into fields.
// Owned by one reader; the fields live until the next call.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::bytes {

class CsvRecord
{
public:
    /// Takes the next record and its line end off the front of `rest`, which must not be empty.
    const std::vector<std::string_view>& next(std::string_view& rest, char separator);
    /// Was a quoted field of the record not closed, or followed by anything but a separator?
    [[nodiscard]] bool badQuotes() const { return m_badQuotes; }

private:
    std::string_view field(std::string_view& rest, char separator);
    std::string_view quoted(std::string_view& rest);
    std::string& newText();

    std::vector<std::string_view> m_fields;
    std::deque<std::string> m_texts; ///< fields that held doubled quotes
    std::size_t m_used = 0;
    bool m_badQuotes = false;
};

} // namespace parapet::bytes
