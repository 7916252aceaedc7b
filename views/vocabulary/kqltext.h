// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Predicates as the window writes them: chips, "filter by this value" and the text filter become
// one KQL text. Pure functions; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::views {

/// A text as a KQL literal in double quotes, escaped.
[[nodiscard]] QString kqlQuoted(QStringView text);

/// The conditions that are not empty, joined by "and"; each in parentheses where there are several.
[[nodiscard]] QString kqlAll(const QStringList& conditions);
/// The same by "or".
[[nodiscard]] QString kqlAny(const QStringList& conditions);

/// The words of the language that a text filter completes.
[[nodiscard]] QStringList kqlOperators();

/// Plain words, as one types to look for something: each of them in one of the text columns named.
/// Nothing where the text is a condition itself (a sign, a column or an operator is in it).
[[nodiscard]] std::optional<QString> kqlWords(
    const QString& text, domain::Kind kind, const QStringList& columns);

/// `recommendationName == "Update Chrome"`; an absent value becomes isempty() or isnull(). With
/// `exclude` the opposite. Empty for a value that KQL cannot compare.
[[nodiscard]] QString kqlEquals(
    const domain::FieldSpec& field, const domain::Value& value, bool exclude = false);

} // namespace parapet::views
