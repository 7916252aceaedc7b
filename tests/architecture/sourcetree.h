// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the house as the architecture tests read them. Plain values; any thread.
#pragma once

#include <QRegularExpression>
#include <QStringList>

namespace parapet::architecture {

struct Source
{
    QString path; ///< from the root of the tree: "models/base/id.h"
    QString text;
    QStringList lines;
    QStringList code; ///< the lines without // comments

    [[nodiscard]] bool isBelow(const QString& folder) const
    {
        return path.startsWith(folder + u'/');
    }
    [[nodiscard]] bool isBelowOneOf(const QStringList& folders) const;
    [[nodiscard]] bool isHeader() const { return path.endsWith(u".h"); }
    /// "models/base/id.h:12: what", as a compiler writes it.
    [[nodiscard]] QString at(qsizetype index, const QString& what) const;
};

[[nodiscard]] Source makeSource(const QString& path, const QString& text);

using Sources = QList<Source>;

/// The text files below the given folders whose names match one of the patterns ("*.h").
[[nodiscard]] Sources readSources(const QStringList& folders, const QStringList& patterns);

/// C++ of the product: scoring, models, views, app.
[[nodiscard]] const Sources& productSources();

/// "file:line: what" for every line of code that matches.
[[nodiscard]] QStringList linesMatching(
    const Source& source, const QRegularExpression& pattern, const QString& what);

/// One fault a line, for QVERIFY2.
[[nodiscard]] QByteArray report(const QStringList& faults);

} // namespace parapet::architecture
