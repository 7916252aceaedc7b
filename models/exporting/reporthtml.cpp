// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/reportwords.h"

#include <algorithm>
#include <cmath>

namespace parapet::exporting {
namespace {

using namespace reportwords;

constexpr auto style = R"(
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#f5f6f8;color:#1b2430;font:15px/1.5 system-ui,"Segoe UI","Noto Sans",
"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
main{max-width:980px;margin:0 auto;padding:40px 32px 48px;background:#fff}
header{border-bottom:1px solid #dfe3e8;padding-bottom:20px;margin-bottom:24px}
.brand{color:#2456c7;font-weight:600;letter-spacing:.02em}
h1{font-size:30px;line-height:1.2;margin:4px 0 6px}
h2{font-size:18px;margin:36px 0 10px}
p{margin:0 0 10px;max-width:70ch}
.muted{color:#5b6778}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:20px 0}
.tile{border:1px solid #dfe3e8;border-radius:8px;padding:14px 16px}
.tile b{display:block;font-size:34px;line-height:1.15}
.tile small{color:#5b6778;font-size:13px}
.pill{display:inline-block;border-radius:10px;padding:1px 9px;font-size:13px;font-weight:600;
vertical-align:middle;white-space:nowrap}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-size:13px;color:#5b6778;font-weight:600;border-bottom:1px solid #dfe3e8}
th,td{padding:7px 10px 7px 0;vertical-align:top}
td{border-bottom:1px solid #eef0f3}
.n{text-align:right;white-space:nowrap}
.bar{display:inline-block;width:90px;height:6px;border-radius:3px;background:#dfe3e8;
vertical-align:middle;margin-right:8px;overflow:hidden}
.bar i{display:block;height:6px;background:#2456c7}
svg{width:100%;height:auto}
footer{margin-top:36px;border-top:1px solid #dfe3e8;padding-top:12px;font-size:13px;color:#5b6778}
.wide svg{min-width:600px}
@page{margin:16mm 14mm}
@media print{p{max-width:none}body{background:#fff;font-size:12px;line-height:1.35;print-color-adjust:exact;
-webkit-print-color-adjust:exact}main{padding:0;max-width:none}h1{font-size:24px}
h2{font-size:15px;margin-top:15px;break-after:avoid}.tiles{grid-template-columns:repeat(4,1fr)}
.tile{padding:10px 12px}.tile b{font-size:26px}.pill,th,.tile small,footer{font-size:11px}
th,td{padding:3px 8px 3px 0}.wide{overflow:visible}.wide svg{min-width:0;max-height:42mm}
table{font-size:12px}tr{break-inside:avoid}}
)";

QString escaped(const QString& text)
{
    QString plain;
    for (const QChar c : text) // no control character belongs into a page
        plain += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    return plain.toHtmlEscaped();
}

QString pill(const Level& level)
{
    return QStringLiteral("<span class=\"pill\" style=\"color:%1;background:%2\">%3</span>")
        .arg(QLatin1String(level.paint.ink), QLatin1String(level.paint.wash), escaped(level.word));
}

QString tile(const QString& title, const QString& value, const QString& words)
{
    return QStringLiteral("<div class=\"tile\">%1<b>%2</b><small>%3</small></div>\n")
        .arg(escaped(title), value, words);
}

QString tiles(const Report& report)
{
    const domain::ScoreCard& card = report.card;
    const Level level = levelOf(card.score);
    const qint64 overdue = overdueIn(report);
    QString html = QStringLiteral("<div class=\"tiles\">\n");
    html += tile(Words::tr("Exposure score"),
        (card.score ? decimal(*card.score, 0) : QStringLiteral("–")) + u' ' + pill(level),
        escaped(changeOf(report)));
    html += tile(Words::tr("Secure score"), escaped(decimal(card.percent) + QStringLiteral(" %")),
        escaped(Words::tr("%1 of %2 points").arg(decimal(card.points), decimal(card.maxPoints))));
    html += tile(Words::tr("Devices at level High"), escaped(count(card.high)),
        escaped(Words::tr("of %1 scored devices")
                    .arg(count(qint64{card.high} + card.medium + card.low))));
    html += tile(Words::tr("Open activities"),
        escaped(count(static_cast<qint64>(report.activities.size()))),
        overdue > 0 ? pill({Words::tr("%1 overdue").arg(count(overdue)), high})
                    : escaped(Words::tr("none overdue")));
    return html + QStringLiteral("</div>\n");
}

/// The exposure score over the snapshots as a line, drawn in a box of 920 x 220.
QString trendPicture(const Report& report)
{
    constexpr double left = 34;
    constexpr double right = 905;
    constexpr double top = 12;
    constexpr double bottom = 188;
    if (report.trend.size() < 2)
        return {};
    const auto y = [&](double score) { return bottom - (bottom - top) * score / 100.0; };
    const auto first = static_cast<double>(report.trend.front().takenAt);
    const double span = std::max(1.0, static_cast<double>(report.trend.back().takenAt) - first);
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    QStringList told;
    for (const auto& point : report.trend)
        if (point.score)
            told.append(day(point.takenAt) + u' ' + decimal(*point.score));
    const QString words = Words::tr("Exposure score by snapshot") + QStringLiteral(": ")
        + told.join(QStringLiteral(", "));
    QString svg = QStringLiteral("<div class=\"wide\"><svg viewBox=\"0 0 920 220\" role=\"img\" "
                                 "aria-label=\"%1\">\n")
                      .arg(escaped(words));
    for (const int line : {0, 30, 70, 100})
        svg += QStringLiteral("<line x1=\"34\" x2=\"905\" y1=\"%1\" y2=\"%1\" stroke=\"#dfe3e8\"/>"
                              "<text x=\"26\" y=\"%2\" font-size=\"12\" fill=\"#5b6778\" "
                              "text-anchor=\"end\">%3</text>\n")
                   .arg(number(y(line)), number(y(line) + 4))
                   .arg(line);
    QStringList path;
    QString marks;
    for (const auto& point : report.trend) {
        if (!point.score)
            continue;
        const double x =
            left + (right - left) * (static_cast<double>(point.takenAt) - first) / span;
        path.append(number(x) + u',' + number(y(*point.score)));
        const bool end = &point == &report.trend.back();
        const bool begin = &point == &report.trend.front();
        marks +=
            QStringLiteral("<circle cx=\"%1\" cy=\"%2\" r=\"3.5\" fill=\"#2456c7\"><title>%3"
                           "</title></circle>\n")
                .arg(number(x), number(y(*point.score)),
                    escaped(day(point.takenAt) + QStringLiteral(": ") + decimal(*point.score)));
        if (begin || end)
            marks += QStringLiteral("<text x=\"%1\" y=\"212\" font-size=\"12\" fill=\"#5b6778\" "
                                    "text-anchor=\"%2\">%3</text>\n")
                         .arg(number(x), QLatin1String(begin ? "start" : "end"),
                             escaped(day(point.takenAt)));
    }
    return svg
        + QStringLiteral("<polyline fill=\"none\" stroke=\"#2456c7\" stroke-width=\"2\" "
                         "points=\"%1\"/>\n")
              .arg(path.join(u' '))
        + marks + QStringLiteral("</svg></div>\n");
}

QString heading(const QString& text)
{
    return QStringLiteral("<h2>%1</h2>\n").arg(escaped(text));
}

/// Columns whose title begins with > hold numbers.
QString tableHead(const QStringList& titles)
{
    QString html = QStringLiteral("<div class=\"wide\"><table><thead><tr>");
    for (const QString& title : titles)
        html += title.startsWith(u'>')
            ? QStringLiteral("<th class=\"n\">%1</th>").arg(escaped(title.mid(1)))
            : QStringLiteral("<th>%1</th>").arg(escaped(title));
    return html + QStringLiteral("</tr></thead><tbody>\n");
}

QString bar(double share)
{
    return QStringLiteral("<span class=\"bar\"><i style=\"width:%1%\"></i></span>")
        .arg(static_cast<int>(std::lround(100.0 * std::clamp(share, 0.0, 1.0))));
}

QString cell(const QString& html)
{
    return QStringLiteral("<td>%1</td>").arg(html);
}

QString numberCell(const QString& text)
{
    return QStringLiteral("<td class=\"n\">%1</td>").arg(escaped(text));
}

QString tableEnd(std::size_t shown, std::size_t all)
{
    QString html = QStringLiteral("</tbody></table></div>\n");
    if (all > shown)
        html += QStringLiteral("<p class=\"muted\">%1</p>\n")
                    .arg(escaped(
                        Words::tr("and %1 more").arg(count(static_cast<qint64>(all - shown)))));
    return html;
}

QString categoryTable(const Report& report)
{
    QString html = heading(Words::tr("Secure score by category"))
        + tableHead({Words::tr("Category"), Words::tr("Share won"), Words::tr(">Points")});
    for (const auto& category : report.card.categories) {
        const bool assessed = category.maxPoints > 0.0;
        const double share = assessed ? category.points / category.maxPoints : 0.0;
        html += QStringLiteral("<tr>") + cell(escaped(domain::text(category.category)))
            + cell(bar(share)
                + (assessed ? escaped(QStringLiteral("%1 %").arg(decimal(100.0 * share)))
                            : QString()))
            + numberCell(assessed
                    ? decimal(category.points) + QStringLiteral(" / ") + decimal(category.maxPoints)
                    : Words::tr("not assessed"))
            + QStringLiteral("</tr>\n");
    }
    return html + QStringLiteral("</tbody></table></div>\n");
}

QString actionsTable(const Report& report)
{
    QString html = heading(Words::tr("What helps most"))
        + tableHead({Words::tr("Recommendation"), Words::tr("Type"), Words::tr(">Devices"),
            Words::tr(">Weaknesses"), Words::tr(">Effect on the score")});
    for (const ReportAction& action : report.actions) {
        QString name = escaped(action.name);
        for (const QString& reason : reasonsOf(action))
            name += u' ' + pill({reason, high});
        html += QStringLiteral("<tr>") + cell(name) + cell(escaped(action.type))
            + numberCell(count(action.exposed) + QStringLiteral(" / ") + count(action.total))
            + numberCell(count(action.weaknesses)) + numberCell(effectOf(action))
            + QStringLiteral("</tr>\n");
    }
    return html
        + tableEnd(report.actions.size(),
            static_cast<std::size_t>(std::max<qint64>(report.openRecommendations, 0)));
}

QString activitiesTable(const Report& report)
{
    QString html = heading(Words::tr("Remediation activities"));
    if (report.activities.empty())
        return html
            + QStringLiteral("<p class=\"muted\">%1</p>\n")
                  .arg(escaped(Words::tr("No remediation is under way.")));
    html += tableHead(
        {Words::tr("Activity"), Words::tr("Progress"), Words::tr("Priority"), Words::tr("Due")});
    const std::size_t shown = std::min(mostActivities, report.activities.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportActivity& activity = report.activities[i];
        const double part = activity.target > 0
            ? 100.0 * static_cast<double>(activity.fixed) / static_cast<double>(activity.target)
            : 0.0;
        QString name = escaped(activity.title);
        if (activity.contradicted > 0)
            name += u' '
                + pill({Words::tr("%1 told done, still exposed").arg(count(activity.contradicted)),
                    medium});
        html += QStringLiteral("<tr>") + cell(name)
            + cell(QStringLiteral("<span class=\"bar\"><i style=\"width:%1%\"></i></span>%2 / %3")
                       .arg(QString::number(part, 'f', 0), count(activity.fixed),
                           count(activity.target)))
            + cell(escaped(activity.priority)) + cell(pill(dueOf(report, activity.dueOn)))
            + QStringLiteral("</tr>\n");
    }
    return html + tableEnd(shown, report.activities.size());
}

QString exceptionsTable(const Report& report)
{
    QString html = heading(Words::tr("Exceptions in effect"));
    if (report.exceptions.empty())
        return html
            + QStringLiteral("<p class=\"muted\">%1</p>\n")
                  .arg(escaped(Words::tr("No exception is in effect.")));
    html += tableHead({Words::tr("Exception"), Words::tr("Justification"), Words::tr("Scope"),
        Words::tr("Expires")});
    const std::size_t shown = std::min(mostExceptions, report.exceptions.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportException& exception = report.exceptions[i];
        html += QStringLiteral("<tr>") + cell(escaped(exception.title))
            + cell(escaped(exception.justification)) + cell(escaped(exception.scope))
            + cell(pill(expiryOf(report, exception.expiresOn))) + QStringLiteral("</tr>\n");
    }
    return html + tableEnd(shown, report.exceptions.size());
}

QString blindSpots(const Report& report)
{
    QString html = heading(Words::tr("What the scores do not see"))
        + tableHead({Words::tr("Blind spot"), Words::tr(">Count"), Words::tr(">Share"),
            Words::tr("What it means")});
    for (const ReportBlindSpot& spot : report.blindSpots)
        html += QStringLiteral("<tr>") + cell(escaped(spot.what)) + numberCell(count(spot.count))
            + numberCell(spot.of ? percentOf(spot.count, *spot.of) : QString())
            + cell(escaped(spot.meaning)) + QStringLiteral("</tr>\n");
    return html + tableEnd(0, 0);
}

QString feedsText(const Report& report)
{
    QStringList lines;
    for (const auto& feed : report.feeds)
        lines.append(escaped(feedLine(report, feed)));
    return lines.isEmpty() ? escaped(Words::tr("No feed was imported: the scores rest on the "
                                               "exports alone."))
                           : lines.join(QStringLiteral("<br>"));
}

} // namespace

QByteArray reportHtml(const Report& report)
{
    const QString title = Words::tr("Exposure report of %1").arg(day(report.snapshot.takenAt));
    const QString scope =
        Words::tr("%1 · %2 devices · snapshot %3 of %4")
            .arg(scopeOf(report), count(report.snapshot.devices),
                QString::number(report.snapshot.id), day(report.snapshot.takenAt));
    const QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head>"
                                        "<meta charset=\"utf-8\"><meta name=\"viewport\" "
                                        "content=\"width=device-width,initial-scale=1\"><title>")
        + escaped(title) + QStringLiteral("</title><style>") + QLatin1String(style)
        + QStringLiteral("</style></head><body><main>\n<header><div class=\"brand\">Parapet</div>"
                         "<h1>")
        + escaped(Words::tr("Exposure report")) + QStringLiteral("</h1><div class=\"muted\">")
        + escaped(scope) + QStringLiteral("</div></header>\n<p>") + escaped(summaryOf(report))
        + QStringLiteral("</p>\n") + tiles(report)
        + (report.trend.size() < 2 ? QString() : heading(Words::tr("Exposure score over time")))
        + trendPicture(report) + categoryTable(report) + actionsTable(report)
        + activitiesTable(report) + exceptionsTable(report) + blindSpots(report)
        + heading(Words::tr("Knowledge behind the scores")) + QStringLiteral("<p>")
        + feedsText(report) + QStringLiteral("</p>\n<p class=\"muted\">")
        + escaped(methodText(report)) + QStringLiteral("</p>\n<footer>")
        + escaped(Words::tr("Made on %1 by %2 with %3.")
                      .arg(day(report.madeOn), report.madeBy, report.program))
        + QStringLiteral("</footer>\n</main></body></html>\n");
    return html.toUtf8();
}

} // namespace parapet::exporting
