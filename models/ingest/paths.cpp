// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/importer.h"
#include "models/ingest/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace parapet::ingest {
namespace {

bool isSystemFile(const QString& relative)
{
    const auto parts = relative.split(u'/');
    return std::any_of(parts.begin(), parts.end(), [](const QString& part) {
        return part.startsWith(u'.') || part == u"__MACOSX"
            || part.compare(u"Thumbs.db", Qt::CaseInsensitive) == 0
            || part.compare(u"desktop.ini", Qt::CaseInsensitive) == 0;
    });
}

QStringList filesOf(const QString& folder)
{
    QStringList files;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    const qsizetype prefix = folder.endsWith(u'/') ? folder.size() : folder.size() + 1;
    while (entries.hasNext()) {
        const QString path = entries.next();
        if (!isSystemFile(path.mid(prefix)))
            files.append(path);
    }
    files.sort();
    return files;
}

} // namespace

base::Result<QStringList> expandPaths(const QStringList& paths)
{
    QStringList files;
    QSet<QString> known;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.exists())
            return base::fail(base::Error::Kind::NotFound,
                Words::tr("%1: there is no such file or folder.").arg(path));
        const QStringList found = info.isDir() ? filesOf(path) : QStringList{path};
        if (found.isEmpty())
            return base::fail(
                base::Error::Kind::NotFound, Words::tr("%1: the folder holds no files.").arg(path));
        for (const QString& file : found) {
            const QString canonical = QFileInfo(file).canonicalFilePath();
            if (known.contains(canonical))
                continue;
            known.insert(canonical);
            files.append(file);
        }
    }
    return files;
}

QString name(Family family)
{
    switch (family) {
    case Family::Machines:
        return QStringLiteral("machines");
    case Family::SoftwareVulnerabilities:
        return QStringLiteral("softwareVulnerabilities");
    case Family::SoftwareInventory:
        return QStringLiteral("softwareInventory");
    case Family::SecureConfiguration:
        return QStringLiteral("secureConfiguration");
    case Family::Alerts:
        return QStringLiteral("alerts");
    }
    return {};
}

std::vector<FormatInfo> formats()
{
    return {
        {QStringLiteral("defender-json"),
            Words::tr(
                "Microsoft Defender exports as JSON: OData envelopes, plain lists, one object "
                "a line (NDJSON) or objects one after the other; plain, gzip, xz, or in a zip "
                "or tar.xz"),
            Words::tr("begins with { or [; the keys of its first records, or the @odata.context of "
                      "an envelope without rows, tell machines, software vulnerabilities, software "
                      "inventory, secure configuration or alerts")},
        {QStringLiteral("defender-csv"),
            Words::tr("The same columns as CSV (RFC 4180) with a header; lists as JSON or with "
                      "semicolons between; packed like JSON"),
            Words::tr("its first line names the columns of one of the same families, separated by "
                      "commas, semicolons or tabs")},
    };
}

} // namespace parapet::ingest
