// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what the demo generator wrote, for its tests. One thread.
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <zlib.h>

#include <algorithm>
#include <vector>

namespace demofiles {

/// The unpacked bytes of a plain or gzip file.
inline QByteArray unpacked(const QString& path)
{
    QByteArray out;
    gzFile file = gzopen(QFile::encodeName(path).constData(), "rb");
    if (!file)
        return out;
    QByteArray block(1 << 16, Qt::Uninitialized);
    for (int got = 1; got > 0;) {
        got = gzread(file, block.data(), static_cast<unsigned>(block.size()));
        out.append(block.constData(), std::max(got, 0));
    }
    gzclose(file);
    return out;
}

inline QByteArray bytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files.append(it.next());
    files.sort();
    return files;
}

/// SHA-256 over the relative names and the contents of all files, packed or unpacked.
inline QByteArray digest(const QString& folder, bool unpack)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& file : filesBelow(folder)) {
        hash.addData(file.mid(folder.size()).toUtf8());
        hash.addData(unpack ? unpacked(file) : bytes(file));
    }
    return hash.result().toHex();
}

/// The objects of a file with one object a line; an invalid line is an empty object.
inline std::vector<QJsonObject> lines(const QString& path)
{
    std::vector<QJsonObject> rows;
    for (const QByteArray& line : unpacked(path).split('\n'))
        if (!line.isEmpty())
            rows.push_back(QJsonDocument::fromJson(line).object());
    return rows;
}

/// The objects below "value" (OData) or another key.
inline std::vector<QJsonObject> values(const QString& path, QLatin1String key)
{
    std::vector<QJsonObject> rows;
    const QJsonArray array = QJsonDocument::fromJson(bytes(path)).object().value(key).toArray();
    for (const QJsonValue value : array)
        rows.push_back(value.toObject());
    return rows;
}

} // namespace demofiles
