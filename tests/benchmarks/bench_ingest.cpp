// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long reading (unpacking and parsing) the given files takes, without a database.
// Usage: bench_ingest [-t THREADS] [-r REPEATS] FILE...
#include "models/ingest/importer.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace parapet;

namespace {

/// Takes everything and keeps nothing but a sum, so that no work can be left out.
class NoSink final : public ingest::Sink
{
public:
    void machine(const domain::MachineRecord& row, ingest::Place) override
    {
        m_bytes += row.device.id.size();
    }
    void software(const domain::SoftwareRecord& row, ingest::Place) override
    {
        m_bytes += row.software.name.size();
    }
    void vulnerability(const domain::VulnerabilityRecord& row, ingest::Place) override
    {
        m_bytes += row.cve.size();
    }
    void assessment(const domain::AssessmentRecord& row, ingest::Place) override
    {
        m_bytes += row.control.size();
    }
    void alert(const domain::AlertRecord& row, ingest::Place) override { m_bytes += row.id.size(); }
    void issue(domain::Issue issue) override
    {
        if (m_told++ < 20)
            std::printf("%s\n", qPrintable(domain::describe(issue)));
    }

private:
    std::size_t m_bytes = 0;
    int m_told = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QStringList files = QCoreApplication::arguments().mid(1);
    ingest::Options options;
    int repeats = 1;
    while (files.size() > 1 && files.first().startsWith(u'-')) {
        const QString option = files.takeFirst();
        const int value = files.takeFirst().toInt();
        if (option == u"-t")
            options.threads = static_cast<unsigned>(value);
        else
            repeats = value;
    }
    for (int i = 0; i < repeats; ++i) {
        std::vector<std::unique_ptr<NoSink>> sinks(options.threads);
        const auto start = std::chrono::steady_clock::now();
        const auto summary = ingest::importFiles(
            files, options,
            [&sinks](unsigned worker) -> ingest::Sink& {
                if (!sinks[worker])
                    sinks[worker] = std::make_unique<NoSink>();
                return *sinks[worker];
            },
            base::Progress{});
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (!summary) {
            std::printf("%s\n", qPrintable(summary.error().message));
            return 1;
        }
        std::int64_t rows = 0;
        for (const std::int64_t count : summary->rows)
            rows += count;
        std::printf("%.3f s, %lld rows, %lld rejected\n", took.count(),
            static_cast<long long>(rows), static_cast<long long>(summary->rejected));
    }
    return 0;
}
