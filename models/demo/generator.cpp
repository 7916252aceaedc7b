// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/generator.h"

#include "models/demo/alerts.h"
#include "models/demo/feedfiles.h"
#include "models/demo/fleet.h"
#include "models/demo/level.h"
#include "models/demo/rows.h"
#include "models/demo/textwriter.h"

#include <QDir>
#include <QFileInfo>

namespace parapet::demo {
namespace {

using base::Error;
using base::fail;
using base::Result;

constexpr int maximumDevices = 1'000'000;
constexpr int maximumSnapshots = 24;
constexpr Day earliestEnd = 19'723; // 2024-01-01: the tables hold nothing before

/// The five files of one snapshot.
struct Files
{
    TextWriter machines, inventory, findings, assessments, alerts;

    explicit Files(const QString& folder)
        : machines(folder + QStringLiteral("/machines.json"), TextWriter::Packing::Plain)
        , inventory(
              folder + QStringLiteral("/software_inventory.json.gz"), TextWriter::Packing::Gzip)
        , findings(folder + QStringLiteral("/software_vulnerabilities.json.gz"),
              TextWriter::Packing::Gzip)
        , assessments(folder + QStringLiteral("/secure_config.json.gz"), TextWriter::Packing::Gzip)
        , alerts(folder + QStringLiteral("/alerts.json"), TextWriter::Packing::Plain)
    {
        const std::string context =
            "{\"@odata.context\":\"https://api.securitycenter.microsoft.com/api/$metadata#";
        machines.text() += context + "Machines\",\"value\":[";
        alerts.text() += context + "Alerts\",\"value\":[";
    }

    void flushIfLarge()
    {
        for (TextWriter* file : {&machines, &inventory, &findings, &assessments, &alerts})
            file->flushIfLarge();
    }

    Result<void> finish()
    {
        machines.text() += "\n]}\n";
        alerts.text() += "\n]}\n";
        for (TextWriter* file : {&machines, &inventory, &findings, &assessments, &alerts})
            if (const auto written = file->finish(); !written)
                return written;
        return {};
    }
};

class Generation
{
public:
    Generation(const Tables& tables, const Options& options, std::vector<Day> days)
        : m_tables(tables)
        , m_options(options)
        , m_fleet(tables, options.seed, std::move(days), options.story)
        , m_alerts(tables, m_fleet, options.devices)
    {
    }

    /// What fails or is cancelled takes the folders away that it made.
    Result<Summary> run(const QString& outDir, const base::Progress& progress)
    {
        auto done = writeAll(outDir, progress);
        if (!done)
            for (const QString& folder : std::as_const(m_made))
                QDir(folder).removeRecursively();
        return done;
    }

private:
    Result<Summary> writeAll(const QString& outDir, const base::Progress& progress)
    {
        const std::size_t count = m_fleet.days().size();
        for (std::size_t at = 0; at < count; ++at) {
            const QString date = QString::fromStdString(dateText(m_fleet.days()[at]));
            const QString folder = outDir + u'/' + date;
            const QString feeds = outDir + QStringLiteral("/feeds-") + date;
            for (const QString& path : {outDir, folder, feeds})
                if (auto made = makeFolder(path); !made)
                    return tl::unexpected(made.error());
            if (const auto done = writeSnapshot(at, folder, progress); !done)
                return tl::unexpected(done.error());
            if (const auto done = writeFeeds(m_tables, m_fleet.days()[at], feeds); !done)
                return tl::unexpected(done.error());
            m_summary.snapshots.append(folder);
            m_summary.feeds.append(feeds);
        }
        m_summary.devices = m_options.devices;
        return m_summary;
    }

    Result<void> makeFolder(const QString& path)
    {
        if (QFileInfo(path).isDir())
            return {};
        if (!QDir().mkpath(path))
            return fail(Error::Kind::Io, QStringLiteral("The folder %1 cannot be made.").arg(path));
        m_made.append(path);
        return {};
    }

    Result<void> writeSnapshot(
        std::size_t at, const QString& folder, const base::Progress& progress)
    {
        Files files(folder);
        const auto devices = static_cast<std::uint32_t>(m_options.devices);
        const qint64 total = qint64(m_options.devices) * m_options.snapshots;
        const QString what = QStringLiteral("Generating %1").arg(folder);
        m_firstAlert = true;
        for (std::uint32_t number = 0; number < devices; ++number) {
            if (number % 64 == 0) {
                if (progress.cancelled())
                    return fail(Error::Kind::Cancelled, QStringLiteral("Generating was canceled."));
                progress.report(qint64(at) * m_options.devices + number, total, what);
            }
            writeDevice(number, at, files);
            files.flushIfLarge();
        }
        progress.report(qint64(at + 1) * m_options.devices, total, what);
        return files.finish();
    }

    void writeDevice(std::uint32_t number, std::size_t at, Files& files)
    {
        const Day day = m_fleet.days()[at];
        m_fleet.describe(number, at, m_device, m_software);
        m_rows.begin(m_tables, m_device, day);
        HazardSum hazard(m_device.internetFacing);
        for (const Installed& software : m_software) {
            m_rows.inventory(files.inventory.text(), software);
            writeFindings(software, day, files.findings.text(), hazard);
            ++m_summary.rows;
        }
        writeAssessments(at, files.assessments.text());
        std::string& machines = files.machines.text();
        machines += number == 0 ? "\n" : ",\n";
        m_rows.machine(machines, m_software.empty() ? "None" : hazard.level());
        ++m_summary.rows;
        for (const Alert& alert : m_alerts.of(m_device, at)) {
            files.alerts.text() += m_firstAlert ? "\n" : ",\n";
            m_firstAlert = false;
            m_rows.alert(files.alerts.text(), alert);
            ++m_summary.rows;
        }
    }

    void writeFindings(const Installed& software, Day day, std::string& out, HazardSum& hazard)
    {
        const Version& version = m_tables.products[software.product].versions[software.version];
        m_rows.beginSoftware(software);
        bool any = false;
        for (std::size_t i = 0; i < version.cves.size(); ++i) {
            const Cve& cve = m_tables.cves[version.cves[i]];
            if (cve.published > day)
                continue;
            m_rows.finding(out, i);
            hazard.add(cve, version.cves[i], day);
            ++m_summary.findings;
            ++m_summary.rows;
            any = true;
        }
        if (!any) {
            m_rows.finding(out, std::nullopt);
            ++m_summary.rows;
        }
    }

    void writeAssessments(std::size_t at, std::string& out)
    {
        for (std::size_t i = 0; i < m_tables.controls.size(); ++i) {
            const Control& control = m_tables.controls[i];
            if (!control.roles[static_cast<std::size_t>(m_device.role)] || !m_device.hasInventory
                || !m_fleet.assesses(i, at))
                continue;
            const bool applicable =
                !m_fleet.dice().chance(45, Draw::ControlFix, m_device.number, i);
            m_rows.assessment(out, control, m_fleet.compliant(m_device, i, at), applicable);
            ++m_summary.rows;
        }
    }

    const Tables& m_tables;
    const Options& m_options;
    Fleet m_fleet;
    AlertPlan m_alerts;
    RowBuilder m_rows;
    Device m_device;
    std::vector<Installed> m_software;
    Summary m_summary;
    QStringList m_made; ///< folders that were not there before
    bool m_firstAlert = true;
};

} // namespace

Options builtin()
{
    return {};
}

Result<Summary> generate(
    const Options& options, const QString& outDir, const base::Progress& progress)
{
    const auto end = static_cast<Day>(options.end / millisPerDay);
    if (options.devices < 1 || options.devices > maximumDevices)
        return fail(
            Error::Kind::Usage, QStringLiteral("Between 1 and 1,000,000 devices are possible."));
    if (options.snapshots < 1 || options.snapshots > maximumSnapshots)
        return fail(Error::Kind::Usage, QStringLiteral("Between 1 and 24 snapshots are possible."));
    if (end < earliestEnd || end > earliestEnd + 36'500)
        return fail(
            Error::Kind::Usage, QStringLiteral("The last snapshot must lie in 2024 or later."));
    auto tables = loadTables();
    if (!tables)
        return tl::unexpected(tables.error());
    std::vector<Day> days;
    for (int back = options.snapshots - 1; back >= 0; --back)
        days.push_back(monthsBefore(end, back));
    return Generation(*tables, options, std::move(days)).run(outDir, progress);
}

} // namespace parapet::demo
