// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/reportpage.h"
#include "models/exporting/reportwords.h"

#include <QBuffer>

#include <algorithm>

namespace parapet::exporting {
namespace {

using namespace reportwords;

/// The report from top to bottom; goes to the next page by itself.
class Layout
{
public:
    Layout(const Report& report, ReportPage& page)
        : m_report(report)
        , m_page(page)
    {
    }

    void draw()
    {
        header();
        tiles();
        trendAndCategories();
        actions();
        activities();
        exceptions();
        blindSpots();
        knowledge();
    }

private:
    void header();
    void tiles();
    void tile(int place, const QString& title, const QString& value, const Level& mark,
        const QString& words);
    void trendAndCategories();
    void trend(const QRectF& box);
    void categories(const QRectF& box);
    void heading(const QString& text, double withAtLeast);
    void actions();
    void activities();
    void exceptions();
    void blindSpots();
    void knowledge();
    void left(std::size_t shown, std::size_t all);

    const Report& m_report;
    ReportPage& m_page;
};

void Layout::header()
{
    m_page.text({QStringLiteral("Parapet"), 10, true, accent.ink});
    m_page.skip(1);
    m_page.text({Words::tr("Exposure report"), 24, true});
    m_page.skip(2);
    m_page.paragraph(Words::tr("%1 · %2 devices · snapshot of %3")
                         .arg(scopeOf(m_report), count(m_report.snapshot.devices),
                             day(m_report.snapshot.takenAt)),
        10, neutral.ink);
    m_page.skip(7);
    m_page.rule();
    m_page.skip(9);
    m_page.paragraph(summaryOf(m_report), 10.5);
    m_page.skip(10);
}

void Layout::tile(
    int place, const QString& title, const QString& value, const Level& mark, const QString& words)
{
    constexpr double gap = 10;
    constexpr double height = 84;
    constexpr double wordsSize = 8.5;
    constexpr double inset = 11;
    const double width = (m_page.width() - 3 * gap) / 4;
    const QRectF box(place * (width + gap), m_page.at(), width, height);
    m_page.frame(box);
    const double inner = width - 2 * inset;
    m_page.textAt({title, 9, false, neutral.ink}, box.left() + inset, box.top() + 9, inner);
    const double valueWidth =
        m_page.textAt({value, 24, true}, box.left() + inset, box.top() + 20, inner);
    if (!mark.word.isEmpty())
        m_page.pill(mark, box.left() + inset + valueWidth + 7, box.top() + 30);
    double top = box.top() + 55;
    for (const QString& line : ReportPage::lines(words, wordsSize, inner)) {
        m_page.textAt({line, wordsSize, false, neutral.ink}, box.left() + inset, top, inner);
        top += 1.3 * wordsSize;
    }
    if (place == 3)
        m_page.skip(height);
}

void Layout::tiles()
{
    const domain::ScoreCard& card = m_report.card;
    const qint64 overdue = overdueIn(m_report);
    tile(0, Words::tr("Exposure score"), card.score ? decimal(*card.score, 0) : QStringLiteral("–"),
        levelOf(card.score), changeOf(m_report));
    tile(1, Words::tr("Secure score"), decimal(card.percent) + QStringLiteral(" %"), {},
        Words::tr("%1 of %2 points").arg(decimal(card.points), decimal(card.maxPoints)));
    tile(2, Words::tr("Devices at level High"), count(card.high), {},
        Words::tr("of %1 scored devices").arg(count(qint64{card.high} + card.medium + card.low)));
    tile(3, Words::tr("Open activities"), count(static_cast<qint64>(m_report.activities.size())),
        overdue > 0 ? Level{Words::tr("%1 overdue").arg(count(overdue)), high} : Level{},
        overdue > 0 ? Words::tr("listed below") : Words::tr("none overdue"));
}

void Layout::trendAndCategories()
{
    constexpr double height = 132;
    constexpr double gap = 24;
    m_page.skip(18);
    const double half = (m_page.width() - gap) * 0.58;
    const double top = m_page.at();
    m_page.textAt({Words::tr("Exposure score over time"), 12, true}, 0, top, half);
    m_page.textAt({Words::tr("Secure score by category"), 12, true}, half + gap, top,
        m_page.width() - half - gap);
    trend({0, top + 22, half, height - 22});
    categories({half + gap, top + 24, m_page.width() - half - gap, height - 24});
    m_page.skip(height + 6);
}

void Layout::trend(const QRectF& box)
{
    const QRectF plot = box.adjusted(20, 4, -4, -16);
    const auto y = [&plot](double score) { return plot.bottom() - plot.height() * score / 100.0; };
    for (const int line : {0, 30, 70, 100}) {
        m_page.line(plot.left(), y(line), plot.right(), y(line), lineInk, 0.6);
        m_page.textAt({QString::number(line), 7.5, false, neutral.ink, Align::Right}, box.left(),
            y(line) - 5, 15);
    }
    if (m_report.trend.empty())
        return;
    const auto first = static_cast<double>(m_report.trend.front().takenAt);
    const double span = std::max(1.0, static_cast<double>(m_report.trend.back().takenAt) - first);
    QPolygonF points;
    for (const auto& point : m_report.trend)
        if (point.score)
            points.append(
                {plot.left() + plot.width() * (static_cast<double>(point.takenAt) - first) / span,
                    y(*point.score)});
    m_page.polyline(points, accent.ink);
    for (const QPointF& point : points)
        m_page.dot(point, 2.2, accent.ink);
    if (!points.isEmpty()) {
        const QString last = decimal(m_report.trend.back().score.value_or(0.0));
        const bool room = points.last().y() - 14 > box.top();
        m_page.textAt({last, 8.5, true, accent.ink, Align::Right}, plot.right() - 60,
            points.last().y() + (room ? -14 : 5), 60);
    }
    m_page.textAt({day(m_report.trend.front().takenAt), 7.5, false, neutral.ink}, plot.left(),
        plot.bottom() + 5, plot.width());
    if (m_report.trend.size() > 1)
        m_page.textAt({day(m_report.trend.back().takenAt), 7.5, false, neutral.ink, Align::Right},
            plot.left(), plot.bottom() + 5, plot.width());
}

void Layout::categories(const QRectF& box)
{
    const auto& categories = m_report.card.categories;
    const double step = box.height() / static_cast<double>(categories.size());
    double top = box.top();
    for (const auto& category : categories) {
        m_page.textAt({domain::text(category.category), 8.5}, box.left(), top, box.width() * 0.7);
        const bool assessed = category.maxPoints > 0.0;
        m_page.textAt({assessed ? decimal(category.points) + QStringLiteral(" / ")
                                  + decimal(category.maxPoints)
                                : Words::tr("not assessed"),
                          8.5, false, neutral.ink, Align::Right},
            box.left(), top, box.width());
        m_page.bar({box.left(), top + 12.5, box.width(), 4.5},
            assessed ? category.points / category.maxPoints : 0.0);
        top += step;
    }
}

void Layout::heading(const QString& text, double withAtLeast)
{
    m_page.skip(13);
    m_page.need(20 + withAtLeast);
    m_page.text({text, 12, true});
    m_page.skip(4);
}

void Layout::left(std::size_t shown, std::size_t all)
{
    if (all <= shown)
        return;
    m_page.skip(4);
    m_page.text({Words::tr("and %1 more").arg(count(static_cast<qint64>(all - shown))), 8.5, false,
        neutral.ink});
}

void Layout::actions()
{
    heading(Words::tr("What helps most"), 60);
    m_page.beginTable({{Words::tr("Recommendation"), 0.49}, {Words::tr("Type"), 0.18},
        {Words::tr("Devices"), 0.11, Align::Right}, {Words::tr("CVEs"), 0.12, Align::Right},
        {Words::tr("Effect"), 0.10, Align::Right}});
    for (const ReportAction& action : m_report.actions) {
        const QStringList reasons = reasonsOf(action);
        m_page.row({{action.name, {}, reasons.isEmpty() ? Level{} : Level{reasons.first(), high}},
            {action.type}, {count(action.exposed) + QStringLiteral(" / ") + count(action.total)},
            {count(action.weaknesses)}, {effectOf(action)}});
    }
    left(m_report.actions.size(),
        static_cast<std::size_t>(std::max<qint64>(m_report.openRecommendations, 0)));
}

void Layout::activities()
{
    heading(Words::tr("Remediation activities"), 40);
    if (m_report.activities.empty()) {
        m_page.text({Words::tr("No remediation is under way."), 9.5, false, neutral.ink});
        return;
    }
    m_page.beginTable({{Words::tr("Activity"), 0.36}, {Words::tr("Progress"), 0.26},
        {Words::tr("Priority"), 0.09}, {Words::tr("Due"), 0.29}});
    const std::size_t shown = std::min(mostActivities, m_report.activities.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportActivity& activity = m_report.activities[i];
        ReportCell name{activity.title};
        if (activity.contradicted > 0)
            name.mark = {Words::tr("%1 not as told").arg(count(activity.contradicted)), medium};
        ReportCell progress{count(activity.fixed) + QStringLiteral(" / ") + count(activity.target)};
        if (activity.target > 0)
            progress.part =
                static_cast<double>(activity.fixed) / static_cast<double>(activity.target);
        m_page.row(
            {name, progress, {activity.priority}, {{}, {}, dueOf(m_report, activity.dueOn)}});
    }
    left(shown, m_report.activities.size());
}

void Layout::exceptions()
{
    heading(Words::tr("Exceptions in effect"), 40);
    if (m_report.exceptions.empty()) {
        m_page.text({Words::tr("No exception is in effect."), 9.5, false, neutral.ink});
        return;
    }
    m_page.beginTable({{Words::tr("Exception"), 0.34}, {Words::tr("Justification"), 0.18},
        {Words::tr("Scope"), 0.22}, {Words::tr("Expires"), 0.26}});
    const std::size_t shown = std::min(mostExceptions, m_report.exceptions.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const ReportException& exception = m_report.exceptions[i];
        m_page.row({{exception.title}, {exception.justification}, {exception.scope},
            {{}, {}, expiryOf(m_report, exception.expiresOn)}});
    }
    left(shown, m_report.exceptions.size());
}

void Layout::blindSpots()
{
    heading(Words::tr("What the scores do not see"), 40);
    m_page.beginTable({{Words::tr("Blind spot"), 0.36}, {Words::tr("Count"), 0.09, Align::Right},
        {Words::tr("Share"), 0.09, Align::Right}, {Words::tr("What it means"), 0.46}});
    for (const ReportBlindSpot& spot : m_report.blindSpots)
        m_page.row({{spot.what}, {count(spot.count)},
            {spot.of ? percentOf(spot.count, *spot.of) : QString()}, {spot.meaning}});
}

void Layout::knowledge()
{
    heading(Words::tr("Knowledge behind the scores"), 50);
    for (const auto& feed : m_report.feeds)
        m_page.paragraph(feedLine(m_report, feed), 9);
    if (m_report.feeds.empty())
        m_page.paragraph(
            Words::tr("No feed was imported: the scores rest on the exports alone."), 9);
    m_page.skip(5);
    m_page.paragraph(methodText(m_report), 8.5, neutral.ink);
}

QString footerOf(const Report& report)
{
    return Words::tr("Made on %1 by %2 with %3")
        .arg(day(report.madeOn), report.madeBy, report.program);
}

} // namespace

base::Result<void> writeReportPdf(const Report& report, QIODevice& device)
{
    const QString title = Words::tr("Exposure report of %1").arg(day(report.snapshot.takenAt));
    // drawn twice: the first time tells how many pages there are
    int pages = 0;
    {
        QBuffer draft;
        draft.open(QIODevice::WriteOnly);
        ReportPage page(draft, title, footerOf(report), 0);
        Layout(report, page).draw();
        pages = page.finish();
    }
    ReportPage page(device, title, footerOf(report), pages);
    Layout(report, page).draw();
    if (page.finish() == 0)
        return base::fail(base::Error::Kind::Io, Words::tr("The PDF cannot be written."));
    return {};
}

} // namespace parapet::exporting
