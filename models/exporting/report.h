// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report for management: what it tells, and its two forms. Pure functions over values; the PDF
// needs an application with fonts (QGuiApplication), and may be drawn on any thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/views.h"

#include <QByteArray>

class QIODevice;

namespace parapet::exporting {

struct ReportAction
{
    QString name, type; ///< "Update Google Chrome", "Software update"
    qint64 exposed = 0, total = 0, weaknesses = 0;
    double exposureImpact = 0.0, configImpact = 0.0;
    bool knownExploited = false, publicExploit = false, activeAlert = false;
};

struct ReportActivity
{
    QString title, priority;
    qint64 fixed = 0, target = 0;
    std::optional<base::Millis> dueOn;
    qint64 contradicted = 0; ///< devices that IT told done and snapshots show exposed
};

struct ReportException
{
    QString title, justification, scope;
    base::Millis expiresOn = 0;
};

/// What the scores do not see.
struct ReportBlindSpot
{
    QString what, meaning;
    qint64 count = 0;
    std::optional<qint64> of;
};

struct Report
{
    base::Millis madeOn = 0;
    QString madeBy, program, model;
    domain::SnapshotInfo snapshot;
    QStringList groups; ///< empty: the whole organisation
    domain::ScoreCard card;
    std::vector<domain::TrendPoint> trend; ///< oldest first; the last is this snapshot
    std::vector<ReportAction> actions; ///< the first ten
    qint64 openRecommendations = 0;
    std::vector<ReportActivity> activities; ///< open ones, most urgent first
    std::vector<ReportException> exceptions; ///< in effect, those that end soonest first
    std::vector<ReportBlindSpot> blindSpots;
    std::vector<domain::FeedStatus> feeds;
};

/// One page of HTML with its style and pictures inside, everything escaped.
[[nodiscard]] QByteArray reportHtml(const Report& report);

/// One to three pages A4. Error: Io.
[[nodiscard]] base::Result<void> writeReportPdf(const Report& report, QIODevice& device);

} // namespace parapet::exporting
