// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/fleet.h"
#include "models/demo/generator.h"
#include "models/demo/rows.h"
#include "models/demo/textwriter.h"

#include <utility>

namespace parapet::demo {
namespace {

using base::Error;
using base::fail;
using base::Result;

constexpr qint64 maximumFindings = 200'000'000;
/// Most devices have well over a dozen findings: this many without one row means no data.
constexpr std::uint32_t barrenDevices = 10'000;

/// One row to come: where its device, software and CVE stand.
struct Spot
{
    std::uint32_t device = 0;
    std::uint32_t software = 0;
    std::uint32_t position = 0;
};

class FindingsFile
{
public:
    FindingsFile(const Tables& tables, const FindingsFileOptions& options, Day day)
        : m_tables(tables)
        , m_options(options)
        , m_day(day)
        , m_fleet(tables, options.seed, {day}, false)
    {
    }

    Result<Summary> run(const QString& path, const base::Progress& progress)
    {
        TextWriter file(path, TextWriter::Packing::Gzip);
        const bool done =
            m_options.shuffled ? writeShuffled(file, progress) : writeInOrder(file, progress);
        if (!done)
            return fail(Error::Kind::Cancelled, QStringLiteral("Generating was canceled."));
        if (m_summary.findings < m_options.findings)
            return fail(Error::Kind::Usage,
                QStringLiteral("No vulnerability of the demo tables was published by that day."));
        if (const auto written = file.finish(); !written)
            return tl::unexpected(written.error());
        return m_summary;
    }

private:
    /// Calls take(software, position) for every finding of the current device.
    template <class Take>
    void forEachFinding(Take take)
    {
        for (std::uint32_t s = 0; s < m_software.size(); ++s) {
            const Version& version =
                m_tables.products[m_software[s].product].versions[m_software[s].version];
            for (std::uint32_t i = 0; i < version.cves.size(); ++i)
                if (m_tables.cves[version.cves[i]].published <= m_day)
                    take(s, i);
        }
    }

    bool writeInOrder(TextWriter& file, const base::Progress& progress)
    {
        std::uint32_t barren = 0;
        for (std::uint32_t d = 0; m_summary.findings < m_options.findings; ++d) {
            m_fleet.describe(d, 0, m_device, m_software);
            m_rows.begin(m_tables, m_device, m_day);
            const qint64 before = m_summary.findings;
            std::uint32_t current = ~0U;
            forEachFinding([&](std::uint32_t s, std::uint32_t i) {
                if (m_summary.findings == m_options.findings)
                    return;
                if (std::exchange(current, s) != s)
                    m_rows.beginSoftware(m_software[s]);
                m_rows.finding(file.text(), i);
                ++m_summary.findings;
            });
            file.flushIfLarge();
            m_summary.devices = d + 1;
            barren = m_summary.findings == before ? barren + 1 : 0;
            if (barren == barrenDevices)
                break;
            if (!tick(d, progress))
                return false;
        }
        m_summary.rows = m_summary.findings;
        return true;
    }

    bool writeShuffled(TextWriter& file, const base::Progress& progress)
    {
        std::vector<Spot> spots;
        spots.reserve(static_cast<std::size_t>(m_options.findings));
        const auto wanted = static_cast<std::size_t>(m_options.findings);
        std::uint32_t barren = 0;
        std::vector<std::pair<Device, std::vector<Installed>>> fleet;
        while (spots.size() < wanted && barren < barrenDevices) {
            const auto d = static_cast<std::uint32_t>(fleet.size());
            m_fleet.describe(d, 0, m_device, m_software);
            const std::size_t before = spots.size();
            forEachFinding([&](std::uint32_t s, std::uint32_t i) {
                if (spots.size() < wanted)
                    spots.push_back({d, s, i});
            });
            barren = spots.size() == before ? barren + 1 : 0;
            fleet.emplace_back(m_device, m_software);
        }
        // Fisher and Yates, from the back.
        for (std::size_t i = spots.size(); i > 1; --i)
            std::swap(spots[i - 1], spots[m_fleet.dice().bits(Draw::Order, i) % i]);
        for (const Spot& spot : spots) {
            const auto& [device, software] = fleet[spot.device];
            m_rows.begin(m_tables, device, m_day);
            m_rows.beginSoftware(software[spot.software]);
            m_rows.finding(file.text(), spot.position);
            ++m_summary.findings;
            file.flushIfLarge();
            if (!tick(static_cast<std::uint32_t>(m_summary.findings), progress))
                return false;
        }
        m_summary.devices = static_cast<qint64>(fleet.size());
        m_summary.rows = m_summary.findings;
        return true;
    }

    bool tick(std::uint32_t step, const base::Progress& progress) const
    {
        if (step % 256 != 0)
            return true;
        progress.report(
            m_summary.findings, m_options.findings, QStringLiteral("Generating findings"));
        return !progress.cancelled();
    }

    const Tables& m_tables;
    const FindingsFileOptions& m_options;
    Day m_day;
    Fleet m_fleet;
    RowBuilder m_rows;
    Device m_device;
    std::vector<Installed> m_software;
    Summary m_summary;
};

} // namespace

Result<Summary> generateFindingsFile(
    const FindingsFileOptions& options, const QString& path, const base::Progress& progress)
{
    if (options.findings < 1 || options.findings > maximumFindings)
        return fail(
            Error::Kind::Usage, QStringLiteral("Between 1 and 200,000,000 findings are possible."));
    auto tables = loadTables();
    if (!tables)
        return tl::unexpected(tables.error());
    const auto day = static_cast<Day>(options.day / millisPerDay);
    return FindingsFile(*tables, options, day).run(path, progress);
}

} // namespace parapet::demo
