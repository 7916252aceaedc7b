// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic fleet as export files, from real products, versions and CVEs: the same bytes for the
// same options on every machine. Blocking: call from a worker thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/progress.h"
#include "models/base/result.h"

#include <QString>
#include <QStringList>

namespace parapet::demo {

struct Options
{
    int devices = 250; ///< 1 .. 1,000,000
    quint64 seed = 1;
    int snapshots = 4; ///< 1 .. 24, a month apart
    base::Millis end = 1'785'542'400'000; ///< day of the last snapshot: 2026-08-01
    /// The fleet gets better from month to month, one group stops patching in the third snapshot,
    /// one product comes and one goes, and controls are assessed that were not before; without it
    /// every device keeps its habits.
    bool story = true;
};

/// The fleet that the application offers at the first start.
[[nodiscard]] Options builtin();

struct Summary
{
    QStringList snapshots; ///< folders of exports, oldest first: "2026-05-01"
    QStringList feeds; ///< folders of feeds, beside them: "feeds-2026-05-01"
    qint64 devices = 0; ///< in the last snapshot
    qint64 findings = 0; ///< rows with a CVE, all snapshots
    qint64 rows = 0; ///< rows of all families, all snapshots
};

/// Writes one folder for each snapshot below outDir (made if missing): machines.json, alerts.json
/// (OData), software_inventory.json.gz, software_vulnerabilities.json.gz, secure_config.json.gz
/// (one object a line); and one folder with kev.json and epss.csv: what was known on that day.
/// Errors: Usage (options out of range), Io, Cancelled.
[[nodiscard]] base::Result<Summary> generate(
    const Options& options, const QString& outDir, const base::Progress& progress);

struct FindingsFileOptions
{
    qint64 findings = 100'000; ///< rows of the file, each with a CVE
    quint64 seed = 1;
    base::Millis day = 1'785'542'400'000;
    bool shuffled = false; ///< rows in random order instead of device by device
};

/// Writes one software vulnerability export (gzip, one object a line) of exactly that many rows;
/// the fleet is as large as they need. Shuffled takes 12 bytes of memory a row and a
/// few kilobytes a device.
/// Errors: Usage, Io, Cancelled.
[[nodiscard]] base::Result<Summary> generateFindingsFile(
    const FindingsFileOptions& options, const QString& path, const base::Progress& progress);

} // namespace parapet::demo
