// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files or folders of one snapshot: opens (plain, gzip, zip), recognises each file's
// format and family from its content, cuts it into records and parses them on several threads.
// Blocking: call from a worker thread.
#pragma once

#include "models/base/progress.h"
#include "models/base/result.h"
#include "models/domain/sourcefile.h"
#include "models/ingest/sink.h"

#include <QStringList>

#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace parapet::ingest {

enum class Family : std::uint8_t {
    Machines,
    SoftwareVulnerabilities,
    SoftwareInventory,
    SecureConfiguration,
    Alerts
};
inline constexpr std::size_t familyCount = 5;
/// The name used in summaries: "machines", "softwareVulnerabilities", ...
[[nodiscard]] QString name(Family family);

/// Limits against hostile files; every one is told in the message when it strikes.
struct Limits
{
    std::size_t recordBytes = 16U << 20; ///< one record
    std::size_t textBytes = 64U << 10; ///< one text inside a record
    std::uint32_t depth = 64; ///< nesting inside a record
    double ratio = 400.0; ///< unpacked / packed, checked once ratioFrom bytes are unpacked
    std::uint64_t ratioFrom = 32U << 20;
    std::uint64_t unpackedBytes = 256ULL << 30; ///< one file
};

struct Options
{
    QString format; ///< force a format by its name (see formats()); empty: recognise
    unsigned threads = 2; ///< parsing threads, at least 1
    Limits limits;
};

struct FileSummary
{
    QString path; ///< as shown in issues
    Family family = Family::Machines;
    QString format; ///< "NDJSON, gzip"
    std::int64_t rows = 0; ///< rows handed to the sink
    std::int64_t rejected = 0;
    bool isCutOff = false; ///< ends before what it holds does: rows are missing
};

struct Summary
{
    std::vector<FileSummary> files; ///< in the order of Place::file
    std::array<std::int64_t, familyCount> rows{}; ///< accepted rows by family
    std::int64_t rejected = 0;
    QByteArray digest; ///< SHA-256 over the files' packed bytes (and names are left out), any order
    std::vector<domain::SourceFile> sources; ///< the files themselves, archives whole
};

/// One format of the `formats` command.
struct FormatInfo
{
    QString name; ///< "defender-json", "defender-csv"
    QString description; ///< what it is
    QString recognisedBy; ///< how it is told from content
};
[[nodiscard]] std::vector<FormatInfo> formats();

/// Expands folders (one level and sub-folders, hidden and system files left out, sorted by path).
[[nodiscard]] base::Result<QStringList> expandPaths(const QStringList& paths);

/// The digest that importFiles would give, without reading the rows. Error: Io, NotFound.
[[nodiscard]] base::Result<QByteArray> digestOf(const QStringList& paths);

/// Reads all files into the sinks. `sinkFor(worker)` is called before parsing, once for each of
/// 0 .. threads-1. Rows of one file may reach several sinks, in any order; the caller must not let
/// the result depend on it. A file that cannot be understood at all (no record of a known family,
/// empty, not readable, a bomb) fails the whole call; a row that cannot be is an issue. A file of
/// an archive that is no export (".DS_Store") is a note.
/// Errors: NotFound, Io, Format, Cancelled; the message names the file.
[[nodiscard]] base::Result<Summary> importFiles(const QStringList& paths, const Options& options,
    const std::function<Sink&(unsigned worker)>& sinkFor, const base::Progress& progress);

} // namespace parapet::ingest
