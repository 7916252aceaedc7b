// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed JSON of the scores, for the command line and the evidence pack. Pure function; any
// thread.
#pragma once

#include "models/domain/views.h"

#include <QByteArray>

namespace parapet::exporting {

struct ScoreReport
{
    QString model;
    qint64 snapshot = 0;
    base::Millis takenAt = 0;
    domain::ScoreCard card;
    std::vector<std::pair<QString, domain::ScoreCard>> groups;
    std::vector<domain::FeedStatus> feeds;
};

[[nodiscard]] QByteArray scoreJson(const ScoreReport& report);

} // namespace parapet::exporting
