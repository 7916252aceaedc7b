// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feeds/epss.h"

#include "models/base/timetext.h"
#include "models/feeds/words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace parapet::feeds {
namespace {

std::string_view takeLine(std::string_view& rest)
{
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// The three fields of a line, whatever separates them; nothing when there are more or fewer.
std::optional<std::array<std::string_view, 3>> split(std::string_view line)
{
    const char separator = line.find(';') != std::string_view::npos ? ';' : ',';
    std::array<std::string_view, 3> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t end = line.find(separator);
        if ((end == std::string_view::npos) != (i + 1 == fields.size()))
            return {};
        fields[i] = line.substr(0, end);
        line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
    }
    return fields;
}

bool isHeader(std::string_view line)
{
    return line == "cve,epss,percentile" || line == "cve;epss;percentile";
}

/// "model_version:v2026.06.15,score_date:2026-07-31T00:00:00+0000", behind the '#'.
void readComment(std::string_view comment, FeedSummary& summary)
{
    const auto valueOf = [comment](std::string_view key) {
        const std::size_t at = comment.find(key);
        if (at == std::string_view::npos)
            return std::string_view();
        const std::string_view value = comment.substr(at + key.size());
        return value.substr(0, value.find(','));
    };
    const std::string_view version = valueOf("model_version:");
    if (!version.empty())
        summary.version = QString::fromUtf8(version.data(), static_cast<qsizetype>(version.size()));
    if (const auto date = base::parseTime(valueOf("score_date:")))
        summary.date = date;
}

/// A share of one; nothing outside [0, 1].
std::optional<double> share(std::string_view text)
{
    double value = 0.0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || !(value >= 0.0 && value <= 1.0))
        return {};
    return value;
}

void readRow(std::string_view line, qint64 number, FeedFile& file)
{
    const auto fields = split(line);
    if (!fields)
        return file.reject(number, Words::tr("%1 is not three fields").arg(shown(line)));
    const auto probability = share((*fields)[1]);
    const auto percentile = share((*fields)[2]);
    if (!probability || !percentile)
        return file.reject(number,
            Words::tr("%1: %2 is not between 0 and 1")
                .arg(probability ? QStringLiteral("percentile") : QStringLiteral("epss"),
                    shown((*fields)[probability ? 2 : 1])));
    if (!file.takeId((*fields)[0], number))
        return;
    ++file.summary.records;
    file.sink().epss({(*fields)[0], *probability, *percentile});
}

} // namespace

bool looksLikeEpss(std::string_view text)
{
    std::string_view rest = text;
    std::string_view line = takeLine(rest);
    if (line.starts_with("#model_version:") || line.starts_with("#score_date:") || isHeader(line))
        return true;
    const auto fields = split(line);
    return fields && domain::isVulnerabilityId((*fields)[0]) && share((*fields)[1]);
}

void readEpss(std::string_view text, FeedFile& file)
{
    file.summary.name = QStringLiteral("epss");
    std::string_view rest = text;
    for (qint64 number = 1; !rest.empty(); ++number) {
        const std::string_view line = takeLine(rest);
        if (line.starts_with('#'))
            readComment(line.substr(1), file.summary);
        else if (!line.empty() && !isHeader(line))
            readRow(line, number, file);
    }
}

} // namespace parapet::feeds
