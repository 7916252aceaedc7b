// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/jsonscanner.h"

#include "models/ingest/jsontext.h"
#include "models/ingest/textscan.h"
#include "models/ingest/words.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace parapet::ingest {
namespace {

constexpr std::size_t mostSlots = 256;
/// A learnt key is compared without looking for the record's end: the padding must cover it.
constexpr std::size_t longestSlot = JsonScanner::padding - 2;

} // namespace

JsonScanner::JsonScanner(const Limits& limits)
    : m_limits(limits)
{
}

bool JsonScanner::fail(const QString& reason)
{
    m_reason = m_keyNow.empty()
        ? reason
        : QStringLiteral("%1: %2").arg(
            QString::fromUtf8(m_keyNow.data(),
                static_cast<qsizetype>(std::min<std::size_t>(m_keyNow.size(), 60))),
            reason);
    return false;
}

bool JsonScanner::failHere(const QString& what)
{
    if (m_at >= m_end)
        return fail(Words::tr("the record is cut off"));
    const auto rest = static_cast<std::size_t>(m_end - m_at);
    return fail(Words::tr("not valid JSON, %1 at %2")
                    .arg(what, shown(std::string_view(m_at, std::min<std::size_t>(rest, 20)))));
}

inline void JsonScanner::skipBlanks()
{
    while (isBlank(*m_at))
        ++m_at;
}

std::optional<QString> JsonScanner::scan(std::string_view record, Row& row)
{
    row.clear();
    m_keys.clear();
    m_orderIsNew = false;
    m_nonAscii = false;
    m_keyNow = {};
    m_at = record.data();
    m_end = record.data() + record.size();
    skipBlanks();
    if (m_at >= m_end || *m_at != '{') {
        failHere(Words::tr("a record must be an object"));
        return m_reason;
    }
    ++m_at;
    if (!members(row))
        return m_reason;
    m_keyNow = {};
    skipBlanks();
    if (m_at < m_end) {
        failHere(Words::tr("something follows the record"));
        return m_reason;
    }
    if (m_nonAscii && !simdjson::validate_utf8(record.data(), record.size()))
        return Words::tr("not valid UTF-8");
    if (m_orderIsNew && !noKeyTwice())
        return m_reason;
    return {};
}

std::optional<QString> JsonScanner::scanList(std::string_view list, Field field, Cell& cell)
{
    m_keyNow = nameOf(field);
    m_at = list.data();
    m_end = list.data() + list.size();
    if (!array(cell, 1))
        return m_reason;
    skipBlanks();
    if (m_at < m_end) {
        failHere(Words::tr("something follows the list"));
        return m_reason;
    }
    return {};
}

/// The members of the record itself, behind its opening brace.
bool JsonScanner::members(Row& row)
{
    skipBlanks();
    if (*m_at == '}' && m_at < m_end) {
        ++m_at;
        return true;
    }
    for (std::size_t index = 0;; ++index) {
        Field field = Field::Ignored;
        if (!key(index, field))
            return false;
        if (*m_at != ':')
            skipBlanks();
        if (*m_at != ':')
            return failHere(Words::tr("a colon is missing"));
        ++m_at;
        skipBlanks();
        if (field != Field::Ignored) {
            if (row.has(field))
                return fail(Words::tr("the key stands twice in the record"));
            if (!value(row.put(field), 1))
                return false;
        } else if (!value(m_ignored, 1)) {
            return false;
        }
        skipBlanks();
        const char next = *m_at;
        if (m_at >= m_end || (next != ',' && next != '}'))
            return failHere(Words::tr("a comma or brace is missing"));
        ++m_at;
        if (next == '}')
            return true;
        skipBlanks();
    }
}

inline bool JsonScanner::key(std::size_t index, Field& field)
{
    const std::size_t last = std::min(index + 2, m_slots.size());
    for (std::size_t i = index; i < last; ++i) {
        const KeySlot& slot = m_slots[i];
        if (slot.quoted.empty() || std::memcmp(m_at, slot.quoted.data(), slot.quoted.size()) != 0)
            continue;
        const std::string_view name(m_at + 1, slot.quoted.size() - 2);
        m_keys.push_back(name); // not m_keyNow, which would be read while it is being written
        m_keyNow = name;
        m_at += slot.quoted.size();
        field = slot.field;
        m_orderIsNew = m_orderIsNew || i != index;
        return true;
    }
    return newKey(index, field);
}

bool JsonScanner::newKey(std::size_t index, Field& field)
{
    if (m_at >= m_end || *m_at != '"')
        return failHere(Words::tr("a key is missing"));
    Cell name;
    m_keyNow = {};
    const char* const quote = m_at;
    if (!text(name))
        return false;
    m_keyNow = name.raw;
    std::string unescaped;
    if (name.escaped && !unescapeJson(name.raw, unescaped))
        return fail(Words::tr("the key is not valid Unicode"));
    field = fieldOf(name.escaped ? std::string_view(unescaped) : name.raw);
    m_keys.push_back(name.raw);
    m_orderIsNew = true;
    const auto size = static_cast<std::size_t>(m_at - quote);
    if (index < mostSlots && size <= longestSlot && !name.escaped) {
        const std::string_view quoted(quote, size);
        for (KeySlot& slot : m_slots)
            if (slot.quoted == quoted)
                slot.quoted.clear(); // no key in two slots: a known order holds no key twice
        if (m_slots.size() <= index)
            m_slots.resize(index + 1);
        m_slots[index] = KeySlot{std::string(quoted), field};
    }
    return true;
}

/// Known keys were checked while reading; this is for all the others. An order of keys that was
/// seen before needs no check.
bool JsonScanner::noKeyTwice()
{
    std::sort(m_keys.begin(), m_keys.end());
    const auto twice = std::adjacent_find(m_keys.begin(), m_keys.end());
    if (twice == m_keys.end())
        return true;
    m_slots.clear(); // what was learnt from this record must not pass for checked
    m_keyNow = *twice;
    return fail(Words::tr("the key stands twice in the record"));
}

bool JsonScanner::value(Cell& cell, std::uint32_t depth)
{
    switch (*m_at) {
    case '"':
        return text(cell);
    case '[':
        return array(cell, depth + 1);
    case '{':
        return object(cell, depth + 1);
    case 't':
        return literal("true", Cell::Kind::True, cell);
    case 'f':
        return literal("false", Cell::Kind::False, cell);
    case 'n':
        return literal("null", Cell::Kind::Null, cell);
    default:
        return number(cell);
    }
}

inline bool JsonScanner::text(Cell& cell)
{
    const char* const begin = ++m_at;
    cell.kind = Cell::Kind::Text;
    cell.escaped = false;
    while (true) {
        m_at = endOfPlainText(m_at, m_nonAscii);
        if (*m_at == '"')
            break;
        if (*m_at != '\\') {
            if (m_at >= m_end)
                return fail(Words::tr("the record is cut off inside a text"));
            return fail(Words::tr("a text holds an unescaped control character"));
        }
        cell.escaped = true;
        if (!escape())
            return false;
    }
    const auto size = static_cast<std::size_t>(m_at - begin);
    cell.raw = std::string_view(begin, size);
    ++m_at;
    if (m_at > m_end)
        return fail(Words::tr("the record is cut off inside a text"));
    if (size > m_limits.textBytes)
        return fail(Words::tr("a text of %1 bytes is over the limit of %2 bytes")
                        .arg(size)
                        .arg(m_limits.textBytes));
    return true;
}

bool JsonScanner::escape()
{
    const char kind = m_at[1];
    if (kind == 'u') {
        for (int i = 2; i < 6; ++i)
            if (!isHex(m_at[i]))
                return fail(Words::tr("a text holds a wrong \\u escape"));
        m_at += 6;
        return true;
    }
    switch (kind) {
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
        break;
    default:
        return fail(m_at + 1 >= m_end ? Words::tr("the record is cut off inside a text")
                                      : Words::tr("a text holds a wrong escape"));
    }
    m_at += 2;
    return true;
}

bool JsonScanner::number(Cell& cell)
{
    const char* const begin = m_at;
    const auto digits = [this] {
        const char* const first = m_at;
        while (isDigit(*m_at))
            ++m_at;
        return m_at != first;
    };
    if (*m_at == '-')
        ++m_at;
    const bool leadingZero = *m_at == '0';
    const char* const whole = m_at;
    if (!digits() || (leadingZero && m_at - whole > 1)) {
        m_at = begin;
        return failHere(Words::tr("no value"));
    }
    if (*m_at == '.') {
        ++m_at;
        if (!digits())
            return failHere(Words::tr("a digit is missing"));
    }
    bool mayOverflow = m_at - begin > 300;
    if (*m_at == 'e' || *m_at == 'E') {
        ++m_at;
        if (*m_at == '+' || *m_at == '-')
            ++m_at;
        if (!digits())
            return failHere(Words::tr("a digit is missing"));
        mayOverflow = true;
    }
    if (m_at > m_end)
        return failHere({});
    cell.kind = Cell::Kind::Number;
    cell.raw = std::string_view(begin, static_cast<std::size_t>(m_at - begin));
    if (mayOverflow && !finiteNumber(cell.raw))
        return fail(Words::tr("the number %1 is out of range").arg(shown(cell.raw)));
    return true;
}

bool JsonScanner::literal(std::string_view word, Cell::Kind kind, Cell& cell)
{
    if (std::string_view(m_at, word.size()) != word)
        return failHere(Words::tr("no value"));
    cell.kind = kind;
    cell.raw = std::string_view(m_at, word.size());
    m_at += word.size();
    return m_at <= m_end || failHere({});
}

bool JsonScanner::array(Cell& cell, std::uint32_t depth)
{
    if (depth > m_limits.depth)
        return fail(Words::tr("values are nested deeper than the limit of %1").arg(m_limits.depth));
    const char* const begin = m_at++;
    bool onlyTexts = true;
    skipBlanks();
    if (*m_at == ']') {
        ++m_at;
    } else {
        while (true) {
            Cell element;
            if (!value(element, depth))
                return false;
            onlyTexts = onlyTexts && element.kind == Cell::Kind::Text;
            skipBlanks();
            const char next = *m_at;
            if (m_at >= m_end || (next != ',' && next != ']'))
                return failHere(Words::tr("a comma or bracket is missing"));
            ++m_at;
            if (next == ']')
                break;
            skipBlanks();
        }
    }
    cell.kind = Cell::Kind::Array;
    cell.onlyTexts = onlyTexts;
    cell.raw = std::string_view(begin, static_cast<std::size_t>(m_at - begin));
    return m_at <= m_end || failHere({});
}

bool JsonScanner::object(Cell& cell, std::uint32_t depth)
{
    if (depth > m_limits.depth)
        return fail(Words::tr("values are nested deeper than the limit of %1").arg(m_limits.depth));
    const char* const begin = m_at++;
    skipBlanks();
    bool closed = *m_at == '}';
    if (closed)
        ++m_at;
    while (!closed) {
        Cell part;
        if (*m_at != '"')
            return failHere(Words::tr("a key is missing"));
        if (!text(part))
            return false;
        skipBlanks();
        if (*m_at != ':')
            return failHere(Words::tr("a colon is missing"));
        ++m_at;
        skipBlanks();
        if (!value(part, depth))
            return false;
        skipBlanks();
        closed = *m_at == '}';
        if (m_at >= m_end || (!closed && *m_at != ','))
            return failHere(Words::tr("a comma or brace is missing"));
        ++m_at;
        if (!closed)
            skipBlanks();
    }
    cell.kind = Cell::Kind::Object;
    cell.raw = std::string_view(begin, static_cast<std::size_t>(m_at - begin));
    return m_at <= m_end || failHere({});
}

} // namespace parapet::ingest
