// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/explain.h"

#include "models/base/timetext.h"
#include "models/jobs/detection.h"
#include "models/jobs/scores.h"
#include "models/store/evidence.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

using domain::Explanation;
using To = domain::ListRelation::To;

constexpr int shownPaths = 4;

QString tr(const char* text)
{
    return QCoreApplication::translate("Explain", text);
}

QString rowTextOf(const store::RowOrigin& row)
{
    return rowText(row.snapshot, row.takenAt, row.source, row.place);
}

void nameRows(assess::Analysis::TermSources& sources, const store::DeviceOrigins& rows)
{
    sources.machine = rows.machine.snapshot != 0 ? rowTextOf(rows.machine) : sources.files;
    for (auto row = rows.alerts.cbegin(); row != rows.alerts.cend(); ++row)
        sources.alerts.insert(row.key(), rowTextOf(*row));
}

assess::Analysis::TermSources sourcesOf(const Scores& scores)
{
    assess::Analysis::TermSources sources;
    sources.files = tr("the files of snapshot %1 of %2 (%3)")
                        .arg(QString::number(scores.snapshot.id),
                            base::isoDate(scores.snapshot.takenAt), scores.snapshot.source);
    sources.epss = tr("feed EPSS");
    sources.kev = tr("feed KEV");
    for (const auto& feed : scores.feeds) {
        QString text = tr("feed %1 %2").arg(feed.name.toUpper(), feed.version).trimmed();
        if (feed.date)
            text += tr(" of %1").arg(base::isoDate(*feed.date));
        if (feed.name == QLatin1String("epss"))
            sources.epss = text;
        else if (feed.name == QLatin1String("kev"))
            sources.kev = text;
    }
    return sources;
}

base::Result<Explanation> foundIn(
    Context& context, Scope& scope, const QString& device, const QString& cve)
{
    const auto origins =
        store::findingOrigins(context.connection, scope.read().snapshot, device, cve);
    if (!origins)
        return tl::unexpected(origins.error());
    Explanation found;
    found.label = tr("Found in");
    found.value = static_cast<double>(origins->size());
    found.detail = tr("software versions on this device that carry it; the CVE counts once");
    for (const auto& origin : *origins) {
        Explanation part;
        part.label = tr("%1 %2").arg(origin.software, origin.version);
        part.value = 1.0;
        part.detail =
            tr("told by %1")
                .arg(rowText(origin.snapshot, origin.takenAt, origin.source, origin.place));
        if (origin.firstSeen > 0)
            part.detail += tr("; first seen %1").arg(base::isoTime(origin.firstSeen));
        const auto paths =
            store::evidenceOf(context.connection, device, origin.software, shownPaths);
        if (!paths)
            return tl::unexpected(paths.error());
        for (const QString& path : *paths) {
            Explanation evidence;
            evidence.label = path;
            evidence.value = 1.0;
            evidence.detail = tr("path where the export found this software");
            part.parts.push_back(std::move(evidence));
        }
        found.parts.push_back(std::move(part));
    }
    return found;
}

base::Result<Explanation> explainCveTerm(Context& context, Scope& scope,
    const assess::Analysis& analysis, const QString& device, const QString& cve)
{
    const auto scores = readScores(context, scope);
    if (!scores)
        return tl::unexpected(scores.error());
    const auto rows = store::deviceOrigins(context.connection, scope.read().snapshot, device);
    if (!rows)
        return tl::unexpected(rows.error());
    auto sources = sourcesOf(*scores);
    nameRows(sources, *rows);
    auto node = analysis.explainTerm(device, cve, sources);
    if (!node)
        return node;
    auto found = foundIn(context, scope, device, cve);
    if (!found)
        return found;
    node->parts.push_back(std::move(*found));
    return node;
}

base::Result<Explanation> explainControlTerm(Context& context, Scope& scope,
    const assess::Analysis& analysis, const QString& device, const QString& control)
{
    auto node = analysis.explainAssessment(device, control);
    if (!node)
        return node;
    const auto row =
        store::assessmentOrigin(context.connection, scope.read().snapshot, device, control);
    if (!row)
        return tl::unexpected(row.error());
    Explanation told;
    told.label = tr("Assessment");
    told.value = node->value;
    told.unit = node->unit;
    told.detail = tr("told by %1").arg(rowTextOf(*row));
    node->parts.push_back(std::move(told));
    return node;
}

QString lines(const Explanation& node, int depth)
{
    QString text = QString(qsizetype{depth} * 2, QLatin1Char(' '))
        + QString::number(node.value, 'g', 10)
        + (node.unit.isEmpty() ? QString() : QStringLiteral(" ") + node.unit) + QStringLiteral("  ")
        + node.label;
    if (!node.detail.isEmpty())
        text += QStringLiteral("  ") + node.detail;
    text += QLatin1Char('\n');
    for (const auto& part : node.parts)
        text += lines(part, depth + 1);
    return text;
}

} // namespace

base::Result<Explanation> explainObject(
    const assess::Analysis& analysis, const domain::ListRelation& object, std::size_t top)
{
    switch (object.to) {
    case To::Device:
        return analysis.explainDevice(object.id, top);
    case To::Recommendation:
        return analysis.explainRecommendation(object.id, top);
    case To::Weakness:
        return analysis.explainWeakness(object.id, top);
    case To::Control:
        return object.id.isEmpty()
            ? analysis.explainSecureScore(top)
            : analysis.explainRecommendation(domain::controlRecommendationId(object.id), top);
    default:
        return analysis.explainScore(top);
    }
}

base::Result<Explanation> explainTerm(
    Context& context, Scope& scope, const QString& device, const domain::ListRelation& object)
{
    const auto analysis = scope.analysis();
    if (!analysis)
        return tl::unexpected(analysis.error());
    return object.to == To::Control
        ? explainControlTerm(context, scope, **analysis, device, object.id)
        : explainCveTerm(context, scope, **analysis, device, object.id);
}

QString explanationText(const Explanation& explanation)
{
    return lines(explanation, 0);
}

} // namespace parapet::jobs
