// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/wording.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace parapet::views {

QString spelledDate(base::Millis time, const QLocale& locale)
{
    return locale.toString(QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date(), u"d MMM yyyy"_s);
}

QString wholeScore(std::optional<double> score, const QLocale& locale)
{
    return score ? locale.toString(qRound(*score)) : u"–"_s;
}

} // namespace parapet::views
