// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/importjob.h"

#include "models/base/timetext.h"
#include "models/jobs/import/collector.h"
#include "models/jobs/import/doubts.h"
#include "models/jobs/import/fleetbuilder.h"
#include "models/jobs/import/wordofothers.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/progressofactivities.h"
#include "models/jobs/rescore.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <future>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

QString sourceOf(const QStringList& paths)
{
    QStringList names;
    for (const QString& path : paths)
        names.append(QFileInfo(path).fileName());
    return names.join(QStringLiteral(", "));
}

QJsonObject rowsObject(const ingest::Summary& summary)
{
    QJsonObject rows;
    for (std::size_t i = 0; i < ingest::familyCount; ++i)
        rows.insert(
            ingest::name(static_cast<ingest::Family>(i)), static_cast<qint64>(summary.rows[i]));
    return rows;
}

HeldBefore held(const store::SnapshotRow& snapshot)
{
    HeldBefore before{{}, snapshot.devices};
    const QJsonObject rows = QJsonDocument::fromJson(snapshot.rowsJson.toUtf8()).object();
    for (std::size_t i = 0; i < ingest::familyCount; ++i)
        before.rows.at(i) = rows.value(ingest::name(static_cast<ingest::Family>(i))).toInteger();
    return before;
}

/// The import while it goes through its steps.
class ImportRun
{
public:
    ImportRun(Context& context, const ImportRequest& request)
        : m_context(context)
        , m_request(request)
    {
    }

    base::Result<ImportReport> run()
    {
        const auto known = alreadyThere();
        if (!known)
            return tl::unexpected(known.error());
        if (*known)
            return std::move(m_report);
        if (auto read = readFiles(); !read)
            return tl::unexpected(read.error());
        if (auto fits = isNewest(); !fits)
            return tl::unexpected(fits.error());
        store::Connection& connection = m_context.connection;
        store::SnapshotWriter writer(connection);
        if (m_request.dryRun) {
            if (auto merged = merge(writer); !merged)
                return tl::unexpected(merged.error());
            return std::move(m_report);
        }
        const auto work = [this, &writer]() -> base::Result<void> {
            if (auto done = write(writer); !done)
                return done;
            return note(m_context, imported());
        };
        auto written = m_newest ? connection.transaction(work) : connection.bulkTransaction(work);
        if (!written)
            return tl::unexpected(written.error());
        m_report.doubts = doubtsOf(m_report, m_before, m_request.partial);
        auto completed = completedWith(m_context, m_report.snapshot);
        if (!completed)
            return tl::unexpected(completed.error());
        m_report.completed = std::move(*completed);
        return std::move(m_report);
    }

private:
    base::Result<void> readFiles()
    {
        const unsigned threads = 2;
        for (unsigned i = 0; i < threads; ++i)
            m_collectors.push_back(std::make_unique<Collector>());
        ingest::Options options;
        options.format = m_request.format;
        options.threads = threads;
        auto summary = ingest::importFiles(
            m_request.paths, options,
            [this](unsigned worker) -> ingest::Sink& { return *m_collectors[worker]; },
            m_context.progress);
        if (!summary)
            return tl::unexpected(summary.error());
        m_report.summary = std::move(*summary);
        base::Millis newest = 0;
        for (const auto& collector : m_collectors) {
            collector->finish();
            newest = std::max(newest, collector->newest);
            std::move(collector->issues.begin(), collector->issues.end(),
                std::back_inserter(m_report.issues));
            collector->issues.clear();
        }
        sortIssues();
        m_report.takenAt = m_request.takenAt.value_or(newest != 0 ? newest : fileTime());
        return {};
    }

    void sortIssues()
    {
        std::stable_sort(m_report.issues.begin(), m_report.issues.end(),
            [](const domain::Issue& a, const domain::Issue& b) {
                return std::tie(a.file, a.line) < std::tie(b.file, b.line);
            });
    }

    [[nodiscard]] base::Millis fileTime() const
    {
        base::Millis newest = 0;
        for (const QString& path : m_request.paths)
            newest =
                std::max<base::Millis>(newest, QFileInfo(path).lastModified().toMSecsSinceEpoch());
        return newest;
    }

    /// True when the same files are a snapshot already: nothing is to be done.
    base::Result<bool> alreadyThere()
    {
        const auto snapshots = store::listSnapshots(m_context.connection);
        if (!snapshots)
            return tl::unexpected(snapshots.error());
        if (snapshots->empty())
            return false;
        m_newest = snapshots->back().takenAt;
        m_before = held(snapshots->back());
        const auto digest = ingest::digestOf(m_request.paths);
        if (!digest)
            return tl::unexpected(digest.error());
        for (const auto& snapshot : *snapshots)
            if (snapshot.digest == *digest && snapshot.partial == m_request.partial
                && (!m_request.takenAt || *m_request.takenAt == snapshot.takenAt)) {
                tellUnchanged(snapshot);
                return true;
            }
        return false;
    }

    void tellUnchanged(const store::SnapshotRow& snapshot)
    {
        m_report.unchanged = true;
        m_report.snapshot = snapshot.id;
        m_report.takenAt = snapshot.takenAt;
        m_report.devices = snapshot.devices;
        m_report.summary.digest = snapshot.digest;
        m_report.summary.rows = held(snapshot).rows;
        if (const auto files = ingest::expandPaths(m_request.paths))
            m_report.summary.files.resize(static_cast<std::size_t>(files->size()));
    }

    base::Result<void> isNewest() const
    {
        if (!m_newest || *m_newest < m_report.takenAt)
            return {};
        return fail(Error::Kind::Conflict,
            tr("Snapshots are imported in order of time: this one is of %1, the workspace "
               "holds one of %2. Nothing was changed. If the files are newer than their rows "
               "say, give their time: \"Import with options\" in the window, or parapetctl import "
               "--taken-at. If the newest snapshot is the wrong one, take it back first.")
                .arg(base::isoTime(m_report.takenAt), base::isoTime(*m_newest)));
    }

    /// The rows read become a fleet; nothing is written.
    base::Result<void> merge(store::SnapshotWriter& writer)
    {
        if (auto loaded = writer.loadDimensions(m_fleet, m_evidence, m_counts); !loaded)
            return loaded;
        m_context.progress.report(0, 0, tr("Merging rows"));
        FleetBuilder builder(m_fleet, m_evidence);
        builder.build(m_collectors);
        m_collectors.clear();
        for (domain::Issue& note : builder.takeNotes()) {
            note.file = sourceOf(m_request.paths);
            m_report.issues.push_back(std::move(note));
        }
        m_report.devices = std::count_if(m_fleet.devices.begin(), m_fleet.devices.end(),
            [](const auto& device) { return device.present; });
        return {};
    }

    base::Result<void> write(store::SnapshotWriter& writer)
    {
        if (auto merged = merge(writer); !merged)
            return merged;
        const auto id = writer.nextId();
        if (!id)
            return tl::unexpected(id.error());
        m_report.snapshot = *id;
        m_fleet.snapshot = *id;
        m_fleet.takenAt = m_report.takenAt;
        return m_request.partial ? writePartial(writer) : writeWhole(writer);
    }

    /// The fleet in memory is the whole state: score it on another thread while it is written.
    base::Result<void> writeWhole(store::SnapshotWriter& writer)
    {
        if (auto filled = store::KnowledgeStore(m_context.connection).fill(m_fleet); !filled)
            return filled;
        auto options = scoringOptions(m_context);
        if (!options)
            return tl::unexpected(options.error());
        // the scores see what people set of devices, the snapshot keeps what the export told
        const auto devicesAsTold = m_fleet.devices;
        if (auto applied = store::FleetLoader(m_context.connection).applyContext(m_fleet); !applied)
            return applied;
        auto scoring = std::async(
            std::launch::async, [this, &options] { return assess::assess(m_fleet, *options); });
        m_context.progress.report(0, 0, tr("Writing and scoring"));
        store::SnapshotInfo snapshot = info();
        snapshot.devicesAsTold = &devicesAsTold;
        auto written = writer.write(m_fleet, m_evidence, m_counts, snapshot, m_report.issues);
        const domain::Scored assessment = scoring.get();
        if (!written)
            return written;
        return storeAssessment(
            m_context, m_fleet, assessment, options->now, {Occasion::What::Snapshot});
    }

    base::Result<void> writePartial(store::SnapshotWriter& writer)
    {
        if (m_newest)
            if (auto kept = keepWordOfOthers(m_context.connection, m_fleet); !kept)
                return kept;
        if (auto written = writer.write(m_fleet, m_evidence, m_counts, info(), m_report.issues);
            !written)
            return written;
        return rescoreInTransaction(m_context, {Occasion::What::Snapshot});
    }

    [[nodiscard]] Change imported() const
    {
        QJsonObject after{{QStringLiteral("takenAt"), base::isoTime(m_report.takenAt)},
            {QStringLiteral("source"), sourceOf(m_request.paths)},
            {QStringLiteral("sha256"), QString::fromLatin1(m_report.summary.digest.toHex())},
            {QStringLiteral("devices"), static_cast<qint64>(m_report.devices)},
            {QStringLiteral("rejected"), static_cast<qint64>(m_report.summary.rejected)},
            {QStringLiteral("partial"), m_request.partial}};
        if (!m_request.label.isEmpty())
            after.insert(QStringLiteral("label"), m_request.label);
        return {QStringLiteral("Imported"), QStringLiteral("snapshot"),
            QString::number(m_report.snapshot), tr("Snapshot %1").arg(m_report.snapshot), {},
            after};
    }

    [[nodiscard]] QStringList filesRead() const
    {
        QStringList files;
        for (const ingest::FileSummary& file : m_report.summary.files)
            files.append(file.path);
        return files;
    }

    [[nodiscard]] store::SnapshotInfo info() const
    {
        return {m_request.label, sourceOf(m_request.paths), m_context.clock(), m_request.partial,
            m_report.summary.digest, m_report.summary.rejected,
            QString::fromUtf8(
                QJsonDocument(rowsObject(m_report.summary)).toJson(QJsonDocument::Compact)),
            nullptr, m_report.summary.sources, filesRead()};
    }

    Context& m_context;
    const ImportRequest& m_request;
    ImportReport m_report;
    std::optional<base::Millis> m_newest; ///< time of the newest snapshot there
    std::optional<HeldBefore> m_before; ///< what that one holds
    std::vector<std::unique_ptr<Collector>> m_collectors;
    domain::FleetState m_fleet;
    store::EvidenceBook m_evidence;
    store::DimensionCounts m_counts;
};

} // namespace

base::Result<ImportReport> importSnapshot(Context& context, const ImportRequest& request)
{
    context.connection.setStop(context.progress.stop);
    return ImportRun(context, request).run();
}

QString doubtWords(const ImportReport& report)
{
    if (report.doubts.isEmpty())
        return {};
    return QStringLiteral(" ") + report.doubts.join(u' ') + QStringLiteral(" ")
        + tr("Get the files again, whole, and take this snapshot back if it is wrong.");
}

QString completionWords(const ImportReport& report)
{
    const qsizetype completed = report.completed.size();
    if (completed == 0)
        return {};
    return QStringLiteral(" ")
        + (completed == 1 ? tr("1 remediation activity was completed by it.")
                          : tr("%1 remediation activities were completed by it.")
                                .arg(QLocale().toString(completed)));
}

QByteArray summaryJson(const ImportReport& report)
{
    const QJsonObject summary{{QStringLiteral("snapshot"), report.snapshot},
        {QStringLiteral("takenAt"), base::isoTime(report.takenAt)},
        {QStringLiteral("files"), static_cast<qint64>(report.summary.files.size())},
        {QStringLiteral("rows"), rowsObject(report.summary)},
        {QStringLiteral("devices"), static_cast<qint64>(report.devices)},
        {QStringLiteral("rejected"), static_cast<qint64>(report.summary.rejected)},
        {QStringLiteral("unchanged"), report.unchanged}};
    return QJsonDocument(summary).toJson(QJsonDocument::Compact);
}

} // namespace parapet::jobs
