// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/explaining.h"

#include "models/items/asking.h"
#include "models/jobs/explain.h"

#include <QSaveFile>
#include <QSet>

namespace parapet::items {
namespace {

/// Parts of a sum that an explanation names; the rest is summed up as one.
constexpr std::size_t explainedParts = 20;

base::Result<domain::Explanation> explain(
    const assess::Analysis& analysis, const domain::ListRelation& object)
{
    using To = domain::ListRelation::To;
    switch (object.to) {
    case To::Device:
        return analysis.explainDevice(object.id, explainedParts);
    case To::Recommendation:
        return analysis.explainRecommendation(object.id, explainedParts);
    case To::Weakness:
        return analysis.explainWeakness(object.id, explainedParts);
    default:
        return analysis.explainScore(explainedParts);
    }
}

QHash<QString, QString> idsByName(const domain::FleetState& fleet)
{
    QHash<QString, QString> ids;
    QSet<QString> several;
    for (const auto& device : fleet.devices) {
        if (!device.present)
            continue;
        const QString name = device.name.isEmpty() ? device.key : device.name;
        if (ids.contains(name))
            several.insert(name);
        ids.insert(name, device.key);
    }
    for (const QString& name : std::as_const(several))
        ids.remove(name);
    return ids;
}

void keepNamed(const domain::Explanation& node, const QHash<QString, QString>& all,
    QHash<QString, QString>& named)
{
    const auto found = all.constFind(node.label);
    if (found != all.constEnd())
        named.insert(node.label, *found);
    for (const auto& part : node.parts)
        keepNamed(part, all, named);
}

} // namespace

void askExplanation(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<Explained> answer)
{
    ask<Explained>(library, library.analyses(), nullptr, context, std::move(answer),
        [object](const Reader::Desk& desk) {
            return withAnalysis<Explained>(
                desk, [&](const assess::Analysis& analysis) -> base::Result<Explained> {
                    auto explanation = explain(analysis, object);
                    const auto fleet = desk.scope->fleet();
                    if (!explanation || !fleet)
                        return tl::unexpected(explanation ? fleet.error() : explanation.error());
                    Explained explained;
                    explained.explanation = std::move(*explanation);
                    keepNamed(explained.explanation, idsByName(**fleet), explained.deviceIds);
                    return explained;
                });
        });
}

void askTerm(Library& library, const QString& device, const QString& cve, QObject* context,
    Answer<domain::Explanation> answer)
{
    ask<domain::Explanation>(library, library.analyses(), nullptr, context, std::move(answer),
        [device, cve](const Reader::Desk& desk) {
            return jobs::explainTerm(*desk.context, *desk.scope, device, cve);
        });
}

void saveText(Library& library, const QString& file, const QString& text, QObject* context,
    Answer<QString> answer)
{
    ask<QString>(library, library.lists(), nullptr, context, std::move(answer),
        [file, text](const Reader::Desk&) -> base::Result<QString> {
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(text.toUtf8()) < 0 || !out.commit())
                return base::fail(base::Error::Kind::Io,
                    QCoreApplication::translate("Library", "%1 cannot be written: %2")
                        .arg(file, out.errorString()));
            return file;
        });
}

} // namespace parapet::items
