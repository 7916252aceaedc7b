// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/kev.h"

#include "models/base/timetext.h"
#include "models/bytes/csvrecord.h"
#include "models/feeds/words.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace parapet::feeds {
namespace {

enum Column : std::size_t { Cve, Vendor, Product, Name, DateAdded, DueDate, Ransomware };
constexpr std::array<std::string_view, 7> columnNames{"cveID", "vendorProject", "product",
    "vulnerabilityName", "dateAdded", "dueDate", "knownRansomwareCampaignUse"};
using Values = std::array<std::string_view, columnNames.size()>;

QString columnName(Column column)
{
    const std::string_view name = columnNames[column];
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// Checks a row and hands it over, or tells why not.
void take(const Values& values, qint64 line, FeedFile& file)
{
    const auto bad = [&](Column column, const QString& wanted) {
        file.reject(line,
            Words::tr("%1: %2 is not %3").arg(columnName(column), shown(values[column]), wanted));
    };
    domain::KevRecord row;
    const auto added = base::parseTime(values[DateAdded]);
    if (!added)
        return bad(DateAdded, Words::tr("a date"));
    row.dateAdded = *added;
    if (!values[DueDate].empty()) {
        row.dueDate = base::parseTime(values[DueDate]);
        if (!row.dueDate)
            return bad(DueDate, Words::tr("a date"));
    }
    const std::string_view use = values[Ransomware];
    if (use != "Known" && use != "Unknown" && !use.empty())
        return bad(Ransomware, Words::tr("Known or Unknown"));
    if (!file.takeId(values[Cve], line))
        return;
    row.ransomware = use == "Known";
    row.cve = values[Cve];
    row.vendor = values[Vendor];
    row.product = values[Product];
    row.name = values[Name];
    ++file.summary.records;
    file.sink().kev(row);
}

/// Counts the lines up to places that only grow.
class LineCounter
{
public:
    explicit LineCounter(const char* begin)
        : m_at(begin)
    {
    }
    qint64 lineOf(const char* place)
    {
        m_line += std::count(m_at, std::max(m_at, place), '\n');
        m_at = std::max(m_at, place);
        return m_line;
    }

private:
    const char* m_at;
    qint64 m_line = 1;
};

void readEntry(simdjson::dom::element entry, qint64 line, FeedFile& file)
{
    simdjson::dom::object object;
    if (entry.get(object) != simdjson::SUCCESS)
        return file.reject(line, Words::tr("an entry is not an object"));
    Values values;
    for (std::size_t i = 0; i < columnNames.size(); ++i) {
        simdjson::dom::element value;
        if (object.at_key(columnNames[i]).get(value) != simdjson::SUCCESS || value.is_null())
            continue;
        if (value.get(values[i]) != simdjson::SUCCESS)
            return file.reject(
                line, Words::tr("%1: not a text").arg(columnName(static_cast<Column>(i))));
    }
    take(values, line, file);
}

} // namespace

bool looksLikeKevJson(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

bool looksLikeKevCsv(std::string_view text)
{
    const std::string_view head = text.substr(0, text.find('\n'));
    return head.find("cveID") != std::string_view::npos
        && head.find("dateAdded") != std::string_view::npos;
}

std::optional<base::Error> readKevJson(std::string& text, FeedFile& file)
{
    const std::size_t size = text.size();
    text.resize(size + simdjson::SIMDJSON_PADDING);
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto error = parser.parse(text.data(), size, false).get(root);
    if (error != simdjson::SUCCESS) {
        base::Error failed = file.failure(Words::tr("is not valid JSON; download it again."));
        failed.detail = QString::fromLatin1(simdjson::error_message(error));
        return failed;
    }
    simdjson::dom::array entries;
    if (root.at_key("vulnerabilities").get(entries) != simdjson::SUCCESS)
        return file.failure(Words::tr("is no catalogue of known exploited vulnerabilities."));
    std::string_view version;
    if (root.at_key("catalogVersion").get(version) == simdjson::SUCCESS)
        file.summary.version =
            QString::fromUtf8(version.data(), static_cast<qsizetype>(version.size()));
    std::string_view released;
    if (root.at_key("dateReleased").get(released) == simdjson::SUCCESS)
        file.summary.date = base::parseTime(released);
    file.summary.name = QStringLiteral("kev");

    // The tree knows no places: each entry's line is that of its identifier, found in order.
    LineCounter lines(text.data());
    std::string_view rest(text.data(), size);
    std::int64_t seen = 0;
    for (const simdjson::dom::element entry : entries) {
        ++seen;
        const std::size_t key = std::min(rest.find("\"cveID\""), rest.size());
        const qint64 line = lines.lineOf(rest.data() + key);
        rest.remove_prefix(std::min(key + 1, rest.size()));
        readEntry(entry, line, file);
    }
    std::int64_t count = 0;
    if (root.at_key("count").get(count) == simdjson::SUCCESS && count != seen)
        file.note(0,
            Words::tr("tells of %1 entries and holds %2; it may be incomplete")
                .arg(count)
                .arg(seen));
    return {};
}

std::optional<base::Error> readKevCsv(std::string_view text, FeedFile& file)
{
    bytes::CsvRecord record;
    LineCounter lines(text.data());
    std::string_view rest = text;
    std::array<std::size_t, columnNames.size()> places{};
    places.fill(static_cast<std::size_t>(-1));
    const auto& header = record.next(rest, ',');
    const std::size_t width = header.size();
    for (std::size_t i = 0; i < width; ++i)
        for (std::size_t column = 0; column < columnNames.size(); ++column)
            if (header[i] == columnNames[column])
                places[column] = i;
    if (places[Cve] >= width || places[DateAdded] >= width)
        return file.failure(Words::tr("is no catalogue of known exploited vulnerabilities."));
    file.summary.name = QStringLiteral("kev");
    while (!rest.empty()) {
        const qint64 line = lines.lineOf(rest.data());
        const auto& fields = record.next(rest, ',');
        if (fields.size() == 1 && fields.front().empty())
            continue;
        if (record.badQuotes() || fields.size() != width) {
            file.reject(
                line, Words::tr("%1 fields where the header has %2").arg(fields.size()).arg(width));
            continue;
        }
        Values values;
        for (std::size_t column = 0; column < columnNames.size(); ++column)
            if (places[column] < width)
                values[column] = fields[places[column]];
        take(values, line, file);
    }
    return {};
}

} // namespace parapet::feeds
