// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assess/names.h"

#include "scoring/version/version.h"

namespace parapet::assess {

QString updateLabel(const QString& text, const QString& kb)
{
    bool isNumber = false;
    kb.toLongLong(&isNumber);
    if (isNumber)
        return QStringLiteral("KB") + kb;
    return kb.isEmpty() ? text : kb;
}

int compareUpdates(
    const QString& textA, const QString& kbA, const QString& textB, const QString& kbB)
{
    bool aIsNumber = false;
    bool bIsNumber = false;
    const qint64 a = kbA.toLongLong(&aIsNumber);
    const qint64 b = kbB.toLongLong(&bIsNumber);
    if (aIsNumber && bIsNumber)
        return a < b ? -1 : (a > b ? 1 : 0);
    const auto order = scoring::compareVersions(
        updateLabel(textA, kbA).toStdString(), updateLabel(textB, kbB).toStdString());
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

} // namespace parapet::assess
