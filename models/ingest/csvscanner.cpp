// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/csvscanner.h"

#include "models/ingest/words.h"

#include <simdjson.h>

#include <algorithm>

namespace parapet::ingest {
namespace {

bool holdsList(Field field)
{
    return field == Field::DiskPaths || field == Field::RegistryPaths || field == Field::MachineTags
        || field == Field::CveTags;
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

CsvScanner::CsvScanner(const Limits& limits)
    : m_limits(limits)
    , m_json(limits)
{
}

std::optional<QString> CsvScanner::put(Field field, std::string_view value, Row& row)
{
    if (value.size() > m_limits.textBytes)
        return QStringLiteral("%1: %2").arg(
            QString::fromUtf8(nameOf(field).data(), static_cast<qsizetype>(nameOf(field).size())),
            Words::tr("a text of %1 bytes is over the limit of %2 bytes")
                .arg(value.size())
                .arg(m_limits.textBytes));
    if (field == Field::Ignored)
        return {};
    Cell& cell = row.put(field);
    cell = Cell{value, Cell::Kind::Untyped, false, false};
    if (!holdsList(field) || !trimmed(value).starts_with('['))
        return {};
    std::string& padded = m_arena.newText();
    padded.append(trimmed(value)).append(JsonScanner::padding, '\0');
    return m_json.scanList(
        std::string_view(padded.data(), padded.size() - JsonScanner::padding), field, cell);
}

std::optional<QString> CsvScanner::next(std::string_view& rest, const Layout& layout, Row& row)
{
    row.clear();
    const std::string_view before = rest;
    m_arena.clear();
    const auto& fields = m_record.next(rest, layout.separator);
    const std::string_view record = before.substr(0, before.size() - rest.size());
    if (fields.size() == 1 && trimmed(fields.front()).empty() && layout.columns.size() > 1)
        return {};
    if (record.size() > m_limits.recordBytes)
        return Words::tr("a record of %1 bytes is over the limit of %2 bytes")
            .arg(record.size())
            .arg(m_limits.recordBytes);
    if (m_record.badQuotes())
        return Words::tr("a quoted field is not closed before the next separator");
    if (!simdjson::validate_utf8(record.data(), record.size()))
        return Words::tr("not valid UTF-8");
    if (record.find('\0') != std::string_view::npos)
        return Words::tr("the record holds a NUL character");
    if (fields.size() != layout.columns.size())
        return Words::tr("%1 fields where the header has %2")
            .arg(fields.size())
            .arg(layout.columns.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (auto reason = put(layout.columns[i], fields[i], row))
            return reason;
    return {};
}

CsvHeader readCsvHeader(std::string_view head)
{
    CsvHeader best;
    int mostKnown = 0;
    for (const char separator : {',', ';', '\t'}) {
        bytes::CsvRecord record;
        std::string_view rest = head;
        CsvHeader header;
        header.separator = separator;
        for (const std::string_view name : record.next(rest, separator)) {
            const Field field = fieldOf(trimmed(name));
            header.columns.push_back(field);
            if (field == Field::Ignored)
                continue;
            if ((header.present & Row::bit(field)) != 0)
                header.twice = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
            header.present |= Row::bit(field);
        }
        const int known = std::popcount(header.present);
        if (known > mostKnown) {
            mostKnown = known;
            best = header;
        }
    }
    return best;
}

} // namespace parapet::ingest
