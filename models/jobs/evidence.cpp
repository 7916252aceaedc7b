// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/evidence.h"

#include "models/base/timetext.h"
#include "models/exporting/scorejson.h"
#include "models/jobs/listjob.h"
#include "models/jobs/savefile.h"
#include "models/jobs/scores.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("Evidence", text);
}

QString hex(const QByteArray& sum)
{
    return QString::fromLatin1(sum.toHex());
}

QJsonValue dayOrNull(const std::optional<base::Millis>& time)
{
    return time ? QJsonValue(base::isoDate(*time)) : QJsonValue(QJsonValue::Null);
}

/// The pack while it is written.
class Packing
{
public:
    Packing(Context& context, const EvidenceRequest& request, Scope& scope, QIODevice& out)
        : m_context(context)
        , m_request(request)
        , m_scope(scope)
        , m_zip(out, context.clock())
    {
    }

    base::Result<EvidenceReport> run()
    {
        auto scores = readScores(m_context, m_scope);
        if (!scores)
            return tl::unexpected(scores.error());
        std::vector<Kind> kinds{
            Kind::Recommendations, Kind::Remediations, Kind::Exceptions, Kind::Claims};
        if (std::ranges::find(kinds, m_request.list) == kinds.end())
            kinds.push_back(m_request.list);
        for (const Kind kind : kinds)
            if (auto added = addList(kind); !added)
                return tl::unexpected(added.error());
        base::Result<void> added = m_zip.add(QStringLiteral("scores.json"),
            exporting::scoreJson({scores->model, scores->snapshot.id, scores->snapshot.takenAt,
                scores->card, scores->groups, scores->feeds}));
        if (added && !m_request.dashboardPng.isEmpty())
            added = m_zip.add(QStringLiteral("dashboard.png"), m_request.dashboardPng);
        if (!added)
            return tl::unexpected(added.error());
        const auto manifest = manifestText(*scores);
        if (!manifest)
            return tl::unexpected(manifest.error());
        if (added = m_zip.add(QString::fromLatin1(manifestName), *manifest); added)
            added = m_zip.finish();
        if (!added)
            return tl::unexpected(added.error());
        return EvidenceReport{m_zip.members(), m_zip.members().back().sha256};
    }

private:
    base::Result<void> addList(Kind kind)
    {
        ListRequest list;
        list.kind = kind;
        if (kind == m_request.list)
            list.filter = m_request.filter;
        const QString name = domain::kindName(kind) + QStringLiteral(".csv");
        m_context.progress.report(0, 0, tr("Packing %1").arg(name));
        return m_zip.add(name, [&](const exporting::Sink& sink) -> base::Result<void> {
            const auto rows = writeList(m_context, m_scope, list, exporting::Format::Csv, sink);
            if (!rows)
                return tl::unexpected(rows.error());
            m_rows.insert(name, *rows);
            return {};
        });
    }

    base::Result<QByteArray> manifestText(const Scores& scores)
    {
        const auto sources = store::sourcesOf(m_context.connection, scores.snapshot.id);
        if (!sources)
            return tl::unexpected(sources.error());
        QJsonArray inputs;
        for (const auto& [snapshot, file] : *sources)
            inputs.append(QJsonObject{{QStringLiteral("snapshot"), snapshot},
                {QStringLiteral("path"), file.name}, {QStringLiteral("bytes"), file.bytes},
                {QStringLiteral("sha256"), hex(file.sha256)}});
        QJsonArray feeds;
        for (const auto& feed : scores.feeds)
            feeds.append(QJsonObject{{QStringLiteral("name"), feed.name},
                {QStringLiteral("version"), feed.version},
                {QStringLiteral("date"), dayOrNull(feed.date)},
                {QStringLiteral("records"), feed.records},
                {QStringLiteral("importedAt"), base::isoTime(feed.importedAt)}});
        const QJsonObject manifest{{QStringLiteral("format"), QLatin1String(evidenceFormat)},
            {QStringLiteral("program"),
                QJsonObject{{QStringLiteral("name"), QStringLiteral("Parapet")},
                    {QStringLiteral("version"), QStringLiteral(PARAPET_VERSION)}}},
            {QStringLiteral("createdOn"), base::isoTime(m_context.clock())},
            {QStringLiteral("createdBy"), m_context.user},
            {QStringLiteral("snapshot"), snapshotObject(scores.snapshot)},
            {QStringLiteral("groups"), QJsonArray::fromStringList(m_request.view.groups)},
            {QStringLiteral("scoreModel"), scores.model},
            {QStringLiteral("list"), domain::kindName(m_request.list)},
            {QStringLiteral("filter"), m_request.filter.trimmed()},
            {QStringLiteral("dashboard"),
                m_request.dashboardPng.isEmpty()
                    ? tr("not part of the pack: it was made without a window")
                    : QStringLiteral("dashboard.png")},
            {QStringLiteral("feeds"), feeds}, {QStringLiteral("inputs"), inputs},
            {QStringLiteral("files"), filesArray()}};
        return QJsonDocument(manifest).toJson();
    }

    static QJsonObject snapshotObject(const domain::SnapshotInfo& snapshot)
    {
        return {{QStringLiteral("id"), snapshot.id},
            {QStringLiteral("takenAt"), base::isoTime(snapshot.takenAt)},
            {QStringLiteral("label"), snapshot.label}, {QStringLiteral("source"), snapshot.source},
            {QStringLiteral("devices"), snapshot.devices},
            {QStringLiteral("findings"), snapshot.findings},
            {QStringLiteral("rejected"), snapshot.rejected}};
    }

    [[nodiscard]] QJsonArray filesArray() const
    {
        QJsonArray files;
        for (const auto& member : m_zip.members()) {
            QJsonObject file{{QStringLiteral("path"), member.name},
                {QStringLiteral("bytes"), member.bytes},
                {QStringLiteral("sha256"), hex(member.sha256)}};
            if (m_rows.contains(member.name))
                file.insert(QStringLiteral("rows"), m_rows.value(member.name));
            files.append(file);
        }
        return files;
    }

    Context& m_context;
    const EvidenceRequest& m_request;
    Scope& m_scope;
    exporting::ZipWriter m_zip;
    QHash<QString, qint64> m_rows;
};

/// What a manifest says of one file.
struct Stated
{
    qint64 bytes = 0;
    QByteArray sha256;
    bool found = false;
};

base::Result<QMap<QString, Stated>> statedFiles(const QJsonObject& manifest, const QString& file)
{
    const auto unreadable = [&file] {
        return fail(Error::Kind::Format,
            tr("%1 is no evidence pack: its manifest cannot be read.").arg(file));
    };
    if (manifest.value(QStringLiteral("format")).toString() != QLatin1String(evidenceFormat)
        || !manifest.value(QStringLiteral("files")).isArray())
        return unreadable();
    constexpr qsizetype sumBytes = 32;
    QMap<QString, Stated> stated;
    for (const auto& value : manifest.value(QStringLiteral("files")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString path = entry.value(QStringLiteral("path")).toString();
        const Stated one{entry.value(QStringLiteral("bytes")).toInteger(-1),
            QByteArray::fromHex(entry.value(QStringLiteral("sha256")).toString().toLatin1())};
        if (path.isEmpty() || one.bytes < 0 || one.sha256.size() != sumBytes
            || stated.contains(path))
            return unreadable();
        stated.insert(path, one);
    }
    return stated;
}

/// The manifest's bytes; nothing else is read.
base::Result<QByteArray> readManifest(const QString& file, const base::Progress& progress)
{
    constexpr qint64 largestManifest = qint64{64} << 20;
    QByteArray text;
    int manifests = 0;
    const auto found = exporting::readZip(
        file,
        [&](const QString& name) -> exporting::ZipVisit {
            if (name != QLatin1String(manifestName))
                return {};
            ++manifests;
            text.clear();
            return {largestManifest, &text};
        },
        [&progress] { return progress.cancelled(); });
    if (!found)
        return tl::unexpected(found.error());
    const bool whole = std::ranges::none_of(*found, [](const auto& finding) {
        return finding.member.name == QLatin1String(manifestName)
            && (finding.tooLarge || finding.damaged);
    });
    if (manifests != 1 || !whole)
        return fail(Error::Kind::Format,
            tr("%1 is no evidence pack: it must hold one whole %2.")
                .arg(file, QLatin1String(manifestName)));
    return text;
}

/// What is wrong with one member; empty when nothing is.
QString deviationOf(const exporting::ZipFinding& finding, QMap<QString, Stated>& stated)
{
    const QString& name = finding.member.name;
    const auto expected = stated.find(name);
    if (expected == stated.end())
        return tr("%1 is surplus: the manifest does not name it.").arg(name);
    if (expected->found)
        return tr("%1 is there twice.").arg(name);
    expected->found = true;
    if (finding.damaged)
        return tr("%1 is changed: its packed data is damaged.").arg(name);
    if (finding.tooLarge)
        return tr("%1 is changed: it has more than the %2 bytes that the manifest states.")
            .arg(name, QString::number(expected->bytes));
    if (finding.member.bytes != expected->bytes)
        return tr("%1 is changed: it has %2 bytes, the manifest states %3.")
            .arg(name, QString::number(finding.member.bytes), QString::number(expected->bytes));
    if (finding.member.sha256 != expected->sha256)
        return tr("%1 is changed: its SHA-256 is %2, the manifest states %3.")
            .arg(name, hex(finding.member.sha256), hex(expected->sha256));
    return {};
}

} // namespace

base::Result<EvidenceReport> writeEvidence(Context& context, const EvidenceRequest& request)
{
    auto scope = Scope::open(context, request.view);
    if (!scope)
        return tl::unexpected(scope.error());
    EvidenceReport report;
    auto saved = saveFile(request.file, [&](QSaveFile& out) -> base::Result<void> {
        auto packed = Packing(context, request, **scope, out).run();
        if (!packed)
            return tl::unexpected(packed.error());
        if (context.progress.cancelled())
            return fail(Error::Kind::Cancelled, tr("Canceled; no pack was written."));
        report = std::move(*packed);
        return {};
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return report;
}

base::Result<EvidenceCheck> verifyEvidence(const QString& file, const base::Progress& progress)
{
    const auto text = readManifest(file, progress);
    if (!text)
        return tl::unexpected(text.error());
    const QJsonObject manifest = QJsonDocument::fromJson(*text).object();
    auto stated = statedFiles(manifest, file);
    if (!stated)
        return tl::unexpected(stated.error());
    EvidenceCheck check;
    check.files = stated->size();
    check.createdOn = manifest.value(QStringLiteral("createdOn")).toString();
    check.createdBy = manifest.value(QStringLiteral("createdBy")).toString();
    check.manifestSha256 = QCryptographicHash::hash(*text, QCryptographicHash::Sha256);
    const auto found = exporting::readZip(
        file,
        [&](const QString& name) -> exporting::ZipVisit {
            const auto expected = stated->constFind(name);
            return {expected == stated->constEnd() ? 0 : expected->bytes, nullptr};
        },
        [&progress] { return progress.cancelled(); });
    if (!found)
        return tl::unexpected(found.error());
    for (const auto& finding : *found) {
        if (finding.member.name == QLatin1String(manifestName))
            continue;
        if (const QString what = deviationOf(finding, *stated); !what.isEmpty())
            check.deviations.append(what);
    }
    for (auto it = stated->cbegin(); it != stated->cend(); ++it)
        if (!it->found)
            check.deviations.append(tr("%1 is missing.").arg(it.key()));
    return check;
}

} // namespace parapet::jobs
