// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/detection.h"

#include "models/base/timetext.h"
#include "models/store/evidence.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Explain", text);
}

} // namespace

QString rowText(
    qint64 snapshot, base::Millis takenAt, const QString& source, const store::FileLine& place)
{
    const QString day = base::isoDate(takenAt);
    if (!place.known())
        return tr("snapshot %1 of %2, read from %3; its line was not kept by the version that "
                  "imported it")
            .arg(QString::number(snapshot), day, source);
    return tr("%1, line %2 (snapshot %3 of %4)")
        .arg(place.file, QString::number(place.line), QString::number(snapshot), day);
}

base::Result<std::vector<domain::Detection>> detections(
    Context& context, const Scope& scope, const QString& device, const QString& cve)
{
    const auto origins =
        store::findingOrigins(context.connection, scope.read().snapshot, device, cve);
    if (!origins)
        return tl::unexpected(origins.error());
    const auto evidence = store::evidenceByVersion(context.connection, device);
    if (!evidence)
        return tl::unexpected(evidence.error());
    std::vector<domain::Detection> found;
    for (const auto& origin : *origins) {
        domain::Detection detection;
        detection.found.software = origin.software;
        detection.found.name = origin.software.section(QStringLiteral("-_-"), 1);
        detection.found.version = origin.version;
        const auto known = std::ranges::find_if(*evidence, [&origin](const auto& each) {
            return each.software == origin.software && each.version == origin.version;
        });
        if (known != evidence->end())
            detection.found = *known;
        detection.toldBy = rowText(origin.snapshot, origin.takenAt, origin.source, origin.place);
        detection.firstSeen = origin.firstSeen;
        found.push_back(std::move(detection));
    }
    return found;
}

} // namespace parapet::jobs
