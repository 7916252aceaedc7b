// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fileaccess.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHashFunctions>

#include <sys/stat.h>

namespace parapet::store {
namespace {

QFileInfo logOf(const QString& path)
{
    return QFileInfo(path + QStringLiteral("-wal"));
}

} // namespace

QString whyReadOnly(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return {};
    if (!file.isWritable())
        return QCoreApplication::translate("Store", "you may not write the file");
    if (!QFileInfo(file.absolutePath()).isWritable())
        return QCoreApplication::translate("Store", "you may not write its folder");
    return {};
}

bool hasWriteAheadLog(const QString& path)
{
    return logOf(path).size() > 0;
}

std::optional<FileIdentity> fileIdentity(const QString& path)
{
    struct stat facts = {};
    if (::stat(QFile::encodeName(path).constData(), &facts) != 0)
        return {};
    return FileIdentity{facts.st_dev, facts.st_ino};
}

qint64 fileStamp(const QString& path)
{
    const QFileInfo file(path);
    const QFileInfo log = logOf(path);
    const auto when = [](const QFileInfo& info) {
        return info.exists() ? info.lastModified().toMSecsSinceEpoch() : qint64{0};
    };
    return static_cast<qint64>(
        qHashMulti(size_t{0}, when(file), file.size(), when(log), log.size()) >> 1);
}

} // namespace parapet::store
