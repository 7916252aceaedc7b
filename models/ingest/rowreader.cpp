// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/rowreader.h"

#include "models/base/timetext.h"
#include "models/ingest/jsontext.h"
#include "models/ingest/words.h"

#include <algorithm>
#include <cstring>

namespace parapet::ingest {
namespace {

QString latin(std::string_view text)
{
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

bool isWord(std::string_view text, std::string_view lowerWord)
{
    return text.size() == lowerWord.size()
        && std::equal(text.begin(), text.end(), lowerWord.begin(),
            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

} // namespace

void RowReader::begin(const Row& row)
{
    m_row = &row;
    m_failed = false;
    m_arena.clear();
}

void RowReader::fail(Field field, const QString& what)
{
    if (m_failed)
        return;
    m_failed = true;
    m_reason = QStringLiteral("%1: %2").arg(latin(nameOf(field)), what);
}

void RowReader::failUnknown(Field field, std::string_view value)
{
    fail(field, Words::tr("%1 is not a known word").arg(shown(value)));
}

void RowReader::failType(Field field, const QString& wanted)
{
    fail(field, Words::tr("%1 is not %2").arg(shown(m_row->cell(field).raw), wanted));
}

bool RowReader::isGiven(Field field) const
{
    if (!m_row->has(field))
        return false;
    const Cell& cell = m_row->cell(field);
    return cell.kind != Cell::Kind::Null && !(cell.kind == Cell::Kind::Untyped && cell.raw.empty());
}

Field RowReader::either(Field first, Field second) const
{
    return isGiven(first) || !isGiven(second) ? first : second;
}

std::string_view RowReader::unescaped(Field field, std::string_view raw)
{
    std::string& text = m_arena.newText();
    if (!unescapeJson(raw, text))
        fail(field, Words::tr("%1 is not valid Unicode text").arg(shown(raw)));
    return text;
}

std::string_view RowReader::text(Field field)
{
    if (!m_row->has(field))
        return {};
    const Cell& cell = m_row->cell(field);
    switch (cell.kind) {
    case Cell::Kind::Text:
        return cell.escaped ? unescaped(field, cell.raw) : cell.raw;
    case Cell::Kind::Untyped:
        return cell.raw;
    case Cell::Kind::Null:
        return {};
    default:
        failType(field, Words::tr("a text"));
        return {};
    }
}

std::string_view RowReader::requiredText(Field field)
{
    const std::string_view value = text(field);
    if (value.empty())
        fail(field, Words::tr("is missing"));
    return value;
}

std::string_view RowReader::textOrNumber(Field field)
{
    if (m_row->has(field) && m_row->cell(field).kind == Cell::Kind::Number)
        return m_row->cell(field).raw;
    return text(field);
}

std::optional<bool> RowReader::boolean(Field field)
{
    if (!isGiven(field))
        return {};
    const Cell& cell = m_row->cell(field);
    if (cell.kind == Cell::Kind::True || cell.kind == Cell::Kind::False)
        return cell.kind == Cell::Kind::True;
    if (cell.kind == Cell::Kind::Untyped) {
        const std::string_view word = trimmed(cell.raw);
        if (isWord(word, "true") || word == "1")
            return true;
        if (isWord(word, "false") || word == "0")
            return false;
    }
    failType(field, Words::tr("true or false"));
    return {};
}

bool RowReader::requiredBoolean(Field field)
{
    const auto value = boolean(field);
    if (!value)
        fail(field, Words::tr("is missing"));
    return value.value_or(false);
}

std::optional<double> RowReader::inRange(
    Field field, std::string_view token, double low, double high, bool lowIsOpen)
{
    const auto value = finiteNumber(token);
    if (!value) {
        fail(field, Words::tr("%1 is not a number").arg(shown(token)));
        return {};
    }
    if (*value < low || *value > high || (lowIsOpen && *value == low)) {
        fail(field, Words::tr("%1 is not between %2 and %3").arg(shown(token)).arg(low).arg(high));
        return {};
    }
    return value;
}

std::optional<double> RowReader::number(Field field, double low, double high, bool lowIsOpen)
{
    if (!isGiven(field))
        return {};
    const Cell& cell = m_row->cell(field);
    if (cell.kind == Cell::Kind::Number)
        return inRange(field, cell.raw, low, high, lowIsOpen);
    if (cell.kind == Cell::Kind::Untyped)
        return inRange(field, trimmed(cell.raw), low, high, lowIsOpen);
    failType(field, Words::tr("a number"));
    return {};
}

std::optional<double> RowReader::numberOrNumericText(
    Field field, double low, double high, bool lowIsOpen)
{
    if (isGiven(field) && m_row->cell(field).kind == Cell::Kind::Text)
        return inRange(field, trimmed(text(field)), low, high, lowIsOpen);
    return number(field, low, high, lowIsOpen);
}

std::optional<base::Millis> RowReader::time(Field field)
{
    const std::string_view written = text(field);
    if (written.empty())
        return {};
    TimeCache& cache = m_times[static_cast<std::size_t>(field)];
    if (written.size() == cache.size
        && std::memcmp(written.data(), cache.raw.data(), cache.size) == 0)
        return cache.time;
    const auto time = base::parseTime(written);
    if (!time) {
        fail(field, Words::tr("%1 is not a date and time").arg(shown(written)));
        return {};
    }
    if (written.size() <= cache.raw.size()) {
        std::memcpy(cache.raw.data(), written.data(), written.size());
        cache.size = written.size();
        cache.time = *time;
    }
    return time;
}

/// A list of a CSV field: JSON, or texts with semicolons between.
void RowReader::splitList(std::string_view list, std::vector<std::string_view>& parts)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(';'), list.size());
        const std::string_view part = trimmed(list.substr(0, end));
        if (!part.empty())
            parts.push_back(part);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

std::string_view RowReader::rawTexts(Field field)
{
    if (!isGiven(field))
        return {};
    const Cell& cell = m_row->cell(field);
    if (cell.kind == Cell::Kind::Array && cell.onlyTexts)
        return cell.raw;
    if (cell.kind != Cell::Kind::Untyped) {
        failType(field, Words::tr("a list of texts"));
        return {};
    }
    m_texts.clear();
    splitList(cell.raw, m_texts);
    std::string& json = m_arena.newText();
    json += '[';
    for (const std::string_view part : m_texts) {
        if (json.size() > 1)
            json += ',';
        appendJsonText(part, json);
    }
    json += ']';
    return json;
}

std::optional<std::span<const std::string_view>> RowReader::texts(Field field)
{
    if (!isGiven(field))
        return {};
    const Cell& cell = m_row->cell(field);
    m_texts.clear();
    if (cell.kind == Cell::Kind::Untyped) {
        splitList(cell.raw, m_texts);
    } else if (cell.kind == Cell::Kind::Array && cell.onlyTexts) {
        m_texts = rawElements(cell.raw);
        for (std::string_view& element : m_texts)
            if (element.find('\\') != std::string_view::npos)
                element = unescaped(field, element);
    } else {
        failType(field, Words::tr("a list of texts"));
        return {};
    }
    return std::span<const std::string_view>(m_texts);
}

} // namespace parapet::ingest
