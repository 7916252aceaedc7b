// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/doubts.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace parapet::jobs {
namespace {

using ingest::Family;

QString tr(const char* text)
{
    return QCoreApplication::translate("Import", text);
}

/// Alerts may all be closed, so that none of them is no mistake.
QString rowsWords(Family family)
{
    switch (family) {
    case Family::Machines:
        return tr("devices");
    case Family::SoftwareVulnerabilities:
        return tr("software vulnerabilities");
    case Family::SoftwareInventory:
        return tr("software inventory");
    case Family::SecureConfiguration:
        return tr("secure configuration");
    default:
        return {};
    }
}

QString cutOff(const ingest::Summary& summary)
{
    QStringList names;
    for (const auto& file : summary.files)
        if (file.isCutOff)
            names.append(QFileInfo(file.path).fileName());
    return names.isEmpty()
        ? QString()
        : tr("%1 is cut off: what its missing rows would tell now counts as fixed or gone.")
              .arg(names.join(QStringLiteral(", ")));
}

QString goneKinds(const ImportReport& report, const HeldBefore& before)
{
    QStringList gone;
    for (std::size_t i = 0; i < ingest::familyCount; ++i) {
        const QString words = rowsWords(static_cast<Family>(i));
        if (!words.isEmpty() && report.summary.rows[i] == 0 && before.rows[i] > 0)
            gone.append(words);
    }
    return gone.isEmpty()
        ? QString()
        : tr("The snapshot before had rows of %1, this one has none: all of that now counts as "
             "fixed or gone.")
              .arg(gone.join(QStringLiteral(", ")));
}

QString goneDevices(const ImportReport& report, const HeldBefore& before)
{
    return report.devices * 2 >= before.devices
        ? QString()
        : tr("It has %1 devices, the snapshot before had %2.")
              .arg(report.devices)
              .arg(before.devices);
}

} // namespace

QStringList doubtsOf(
    const ImportReport& report, const std::optional<HeldBefore>& before, bool partial)
{
    QStringList doubts{cutOff(report.summary)};
    if (before && !partial)
        doubts << goneDevices(report, *before) << goneKinds(report, *before);
    doubts.removeAll(QString());
    return doubts;
}

} // namespace parapet::jobs
