// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace parapet::architecture {
namespace {

QString withoutComment(const QString& line)
{
    if (QStringView(line).trimmed().startsWith(u"//"))
        return {};
    const qsizetype comment = line.lastIndexOf(u" // ");
    return comment < 0 ? line : line.left(comment);
}

} // namespace

bool Source::isBelowOneOf(const QStringList& folders) const
{
    return std::any_of(
        folders.begin(), folders.end(), [this](const QString& folder) { return isBelow(folder); });
}

QString Source::at(qsizetype index, const QString& what) const
{
    return QStringLiteral("%1:%2: %3").arg(path).arg(index + 1).arg(what);
}

Source makeSource(const QString& path, const QString& text)
{
    Source source{path, text, text.split(u'\n'), {}};
    for (const QString& line : std::as_const(source.lines))
        source.code.append(withoutComment(line));
    return source;
}

Sources readSources(const QStringList& folders, const QStringList& patterns)
{
    const QDir root(QStringLiteral(PARAPET_SOURCE_DIR));
    Sources sources;
    for (const QString& folder : folders) {
        QDirIterator files(
            root.filePath(folder), patterns, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            sources.append(makeSource(
                root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())));
        }
    }
    std::sort(sources.begin(), sources.end(),
        [](const Source& a, const Source& b) { return a.path < b.path; });
    return sources;
}

const Sources& productSources()
{
    static const Sources sources = readSources({QStringLiteral("scoring"), QStringLiteral("models"),
                                                   QStringLiteral("views"), QStringLiteral("app")},
        {QStringLiteral("*.h"), QStringLiteral("*.cpp")});
    return sources;
}

QStringList linesMatching(
    const Source& source, const QRegularExpression& pattern, const QString& what)
{
    QStringList faults;
    for (qsizetype i = 0; i < source.code.size(); ++i)
        if (pattern.match(source.code.at(i)).hasMatch())
            faults.append(source.at(i, what));
    return faults;
}

QByteArray report(const QStringList& faults)
{
    return '\n' + faults.join(u'\n').toUtf8();
}

} // namespace parapet::architecture
