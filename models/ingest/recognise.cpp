// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/recognise.h"

#include "models/ingest/blockparser.h"
#include "models/ingest/words.h"

#include <algorithm>

namespace parapet::ingest {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool isFeed(std::string_view head)
{
    const auto has = [head](std::string_view text) {
        return head.substr(0, 16U << 10).find(text) != std::string_view::npos;
    };
    const bool isJson = head.find_first_not_of(blanks) == head.find('{');
    if (isJson && has("\"catalogVersion\"") && has("\"vulnerabilities\""))
        return true;
    return head.starts_with("cveID,vendorProject") || head.starts_with("#model_version")
        || head.starts_with("cve,epss");
}

/// The API's recommendations and remediation tasks: Parapet computes and keeps its own.
bool isComputed(std::string_view head)
{
    const auto has = [head](std::string_view text) {
        return head.substr(0, 16U << 10).find(text) != std::string_view::npos;
    };
    return (has("\"recommendationName\"") && has("\"exposedMachinesCount\""))
        || (has("\"targetDevices\"") && has("\"fixedDevices\""));
}

/// Does the first line hold one whole object, or the second begin with another?
bool looksLikeLines(std::string_view head)
{
    std::size_t depth = 0;
    bool inText = false;
    for (std::size_t at = 0; at < head.size(); ++at) {
        const char c = head[at];
        if (inText) {
            at += c == '\\' ? 1U : 0U;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
            // The list of an envelope makes the object no record, however long its line is.
            if (depth == 1 && head.substr(at).starts_with("\"value\"")) {
                const std::size_t next = head.find_first_not_of(": \t\r\n", at + 7);
                if (next != std::string_view::npos && head[next] == '[')
                    return false;
            }
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth > 0)
                continue;
            const std::size_t next = head.find_first_not_of(" \t\r", at + 1);
            return next == std::string_view::npos || head[next] == '\n';
        }
        // The object goes on behind its first line: pretty-printed, unless that line is broken.
        if (c == '\n' && (inText || depth > 0))
            return inText || head.substr(at + 1).starts_with("{\"");
    }
    return false;
}

Start ofCsv(std::string_view head)
{
    Start start;
    CsvHeader header = readCsvHeader(head.substr(0, 64U << 10));
    start.recognised = recogniseColumns(header.present);
    if (!start.recognised.family) {
        start.problem = Words::tr("it is neither JSON nor a CSV with the columns of an export");
        return start;
    }
    if (!header.twice.isEmpty()) {
        start.problem = Words::tr("the column %1 stands twice in its header").arg(header.twice);
        return start;
    }
    start.kind = Start::Kind::Export;
    start.shape = Shape::Csv;
    start.columns = std::move(header.columns);
    start.separator = header.separator;
    return start;
}

} // namespace

Start recogniseStart(std::string_view head, const QString& format)
{
    Start start;
    const std::size_t first = head.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        start.kind = Start::Kind::Empty;
        return start;
    }
    if (isFeed(head.substr(first))) {
        start.kind = Start::Kind::Feed;
        return start;
    }
    const bool isJson = head[first] == '{' || head[first] == '[';
    if (isJson && isComputed(head.substr(first))) {
        start.kind = Start::Kind::Computed;
        return start;
    }
    if (format == u"defender-csv" || (!isJson && format.isEmpty()))
        return ofCsv(head.substr(first));
    if (!isJson) {
        start.problem = Words::tr("it is no JSON");
        return start;
    }
    start.kind = Start::Kind::Export;
    start.shape =
        head[first] == '{' && looksLikeLines(head.substr(first)) ? Shape::Lines : Shape::Structured;
    return start;
}

FirstRecords recogniseRecords(const Block& block, const Limits& limits)
{
    constexpr std::int64_t mostRecords = 2000;
    FirstRecords result;
    JsonScanner scanner(limits);
    Row row;
    forEachJsonRecord(block, [&](std::string_view record, const RecordStart&) {
        ++result.seen;
        if (const auto reason = scanner.scan(record, row)) {
            if (result.seen == 1)
                result.problem = *reason;
            return result.seen < mostRecords;
        }
        const Recognised recognised = recogniseColumns(row.present());
        if (recognised.family) {
            result.recognised = recognised;
            return false;
        }
        return result.seen < mostRecords;
    });
    return result;
}

} // namespace parapet::ingest
