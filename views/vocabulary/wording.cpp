// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/wording.h"

#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace parapet::views {

QString spelledDate(base::Millis time, const QLocale& locale)
{
    return locale.toString(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date(), u"d MMM yyyy"_s);
}

QString ageWords(base::Millis time, base::Millis now)
{
    constexpr base::Millis day = 86'400'000;
    const qint64 days = now / day - time / day;
    if (days <= 0)
        return QCoreApplication::translate("Wording", "of today");
    return counted(days, QCoreApplication::translate("Wording", "1 day old"),
        QCoreApplication::translate("Wording", "%1 days old"));
}

QString wholeScore(std::optional<double> score, const QLocale& locale)
{
    return score ? locale.toString(qRound(*score)) : u"–"_s;
}

} // namespace parapet::views
