// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/pastbanner.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

PastBanner::PastBanner(const Theme& theme, QWidget* parent)
    : Banner(theme, u"pastBanner"_s, u"timeline"_s, parent)
{
    auto* back = new QPushButton(tr("Back to latest"));
    back->setObjectName(u"backToLatest"_s);
    line().addWidget(back);
    connect(back, &QPushButton::clicked, this, &PastBanner::backToLatest);
}

void PastBanner::showDate(const QString& date)
{
    setWords(date.isEmpty()
            ? QString()
            : tr("You are looking at the past: %1, with the work filed until the next import.")
                  .arg(date));
}

} // namespace parapet::views
