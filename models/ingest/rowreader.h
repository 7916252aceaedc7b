// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes typed values out of a Row and checks them; the first fault is kept and every later answer
// is empty. Owned by one parsing thread and reused for every record (it caches parsed times).
#pragma once

#include "models/base/clock.h"
#include "models/domain/terms.h"
#include "models/ingest/arena.h"
#include "models/ingest/row.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace parapet::ingest {

class RowReader
{
public:
    /// Starts with a new row, which must outlive the reading of it.
    void begin(const Row& row);
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const QString& reason() const { return m_reason; }

    [[nodiscard]] bool has(Field field) const { return m_row->has(field); }
    /// Is the key there with a value that is not null?
    [[nodiscard]] bool isGiven(Field field) const;
    /// The first of the two fields that is given, else the first.
    [[nodiscard]] Field either(Field first, Field second) const;

    std::string_view text(Field field); ///< empty when absent or null
    std::string_view requiredText(Field field); ///< never empty unless failed
    std::string_view textOrNumber(Field field); ///< a number as it is written
    std::optional<bool> boolean(Field field);
    bool requiredBoolean(Field field);
    /// Within [low, high]; `lowIsOpen`: above low.
    std::optional<double> number(Field field, double low, double high, bool lowIsOpen = false);
    std::optional<double> numberOrNumericText(
        Field field, double low, double high, bool lowIsOpen = false);
    std::optional<base::Millis> time(Field field);
    /// The raw JSON of an array of texts; empty when absent or null.
    std::string_view rawTexts(Field field);
    /// The elements of an array of texts; nothing when absent or null. Valid until the next call.
    std::optional<std::span<const std::string_view>> texts(Field field);
    /// A word of a closed vocabulary; nothing when absent, null or empty.
    template <class Enum>
    std::optional<Enum> term(Field field)
    {
        const std::string_view word = text(field);
        if (word.empty() || m_failed)
            return {};
        const auto meaning = domain::parseTerm<Enum>(word);
        if (!meaning)
            failUnknown(field, word);
        return meaning;
    }
    template <class Enum>
    Enum requiredTerm(Field field, Enum otherwise)
    {
        const std::string_view word = requiredText(field);
        if (m_failed)
            return otherwise;
        const auto meaning = domain::parseTerm<Enum>(word);
        if (!meaning)
            failUnknown(field, word);
        return meaning.value_or(otherwise);
    }

    void fail(Field field, const QString& what);
    void failUnknown(Field field, std::string_view value);

private:
    struct TimeCache
    {
        std::array<char, 40> raw{};
        std::size_t size = 0;
        base::Millis time = 0;
    };

    std::string_view unescaped(Field field, std::string_view raw);
    void failType(Field field, const QString& wanted);
    std::optional<double> inRange(
        Field field, std::string_view token, double low, double high, bool lowIsOpen);
    void splitList(std::string_view list, std::vector<std::string_view>& parts);

    const Row* m_row = nullptr;
    bool m_failed = false;
    QString m_reason;
    Arena m_arena;
    std::array<TimeCache, fieldCount> m_times;
    std::vector<std::string_view> m_texts;
};

} // namespace parapet::ingest
