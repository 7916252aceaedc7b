// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KQL text -> tokens. Reads what a whole KQL query is made of, not only predicates.
// Pure function; any thread.
#pragma once

#include "models/query/ast.h"

#include <vector>

namespace parapet::query {

/// Longest text that is read, in UTF-16 units.
inline constexpr int maxLength = 64 * 1024;

struct Token
{
    enum class Kind {
        Word, ///< column, function, word operator ("contains", "!in~"), true, false
        Symbol, ///< == != =~ !~ < <= > >= ( ) [ ] , .. + - * / | ; =
        Value, ///< text, number, timespan or datetime; see value
        End ///< after the last token; its range is empty
    };
    Kind kind = Kind::End;
    QString text; ///< as written (Word, Symbol)
    Literal value;
    SourceRange range;
};

/// Every token of the text, closed by one End. Comments (// to the end of the line) are skipped.
/// Errors: Usage, with the place (errorRange).
[[nodiscard]] base::Result<std::vector<Token>> tokenize(QStringView text);

} // namespace parapet::query
