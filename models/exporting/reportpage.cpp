// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/reportpage.h"

#include <QFontMetricsF>
#include <QPageSize>

#include <algorithm>

namespace parapet::exporting {
namespace {

constexpr double dotsPerInch = 1200.0;
constexpr double pointsPerInch = 72.0;
constexpr double margin = 42.0;
constexpr double footerHeight = 26.0;
constexpr double rowHeight = 17.5;
constexpr double cellGap = 8.0;
constexpr double cellSize = 9.0;
constexpr double pillSize = 7.5;
constexpr double pillHeight = 12.0;
constexpr double pillInset = 5.0;
constexpr double pillGap = 6.0;
constexpr double barWidth = 62.0;
constexpr double barGap = 7.0;
constexpr double lineHeight = 11.5;

QColor colour(const char* name)
{
    return QColor(QLatin1String(name));
}

} // namespace

ReportPage::ReportPage(QIODevice& device, const QString& title, QString footer, int pages)
    : m_writer(&device)
    , m_footer(std::move(footer))
    , m_pages(pages)
{
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Point);
    m_writer.setResolution(static_cast<int>(dotsPerInch));
    m_writer.setTitle(title);
    m_writer.setCreator(QStringLiteral("Parapet " PARAPET_VERSION));
    m_painter.begin(&m_writer);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.scale(dotsPerInch / pointsPerInch, dotsPerInch / pointsPerInch);
    m_width = m_writer.width() * pointsPerInch / dotsPerInch;
    m_height = m_writer.height() * pointsPerInch / dotsPerInch - footerHeight;
}

int ReportPage::finish()
{
    if (!m_painter.isActive())
        return 0;
    drawFooter();
    return m_painter.end() ? m_page : 0;
}

QFont ReportPage::font(bool bold)
{
    QFont face;
    face.setFamilies({QStringLiteral("Inter"), QStringLiteral("Segoe UI"),
        QStringLiteral("Noto Sans"), QStringLiteral("Open Sans"), QStringLiteral("DejaVu Sans")});
    // laid out large and drawn scaled: widths are then those of the outlines, not of pixels
    face.setPixelSize(100);
    face.setHintingPreference(QFont::PreferNoHinting);
    face.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return face;
}

double ReportPage::textAt(const ReportText& text, double x, double y, double width)
{
    constexpr double drawn = 100.0;
    const QFont face = font(text.bold);
    const QFontMetricsF metrics(face);
    const double scale = text.size / drawn;
    QString shown = text.text.simplified();
    shown = metrics.elidedText(shown, Qt::ElideRight, width / scale);
    const double taken = metrics.horizontalAdvance(shown) * scale;
    m_painter.save();
    m_painter.translate(text.align == Align::Right ? x + width - taken : x, y);
    m_painter.scale(scale, scale);
    m_painter.setFont(face);
    m_painter.setPen(colour(text.ink));
    m_painter.drawText(QPointF(0, metrics.ascent()), shown);
    m_painter.restore();
    return taken;
}

void ReportPage::text(const ReportText& text)
{
    constexpr double lead = 1.25;
    need(text.size * lead);
    textAt(text, 0, m_at, m_width);
    m_at += text.size * lead;
}

QStringList ReportPage::lines(const QString& text, double size, double width, bool bold)
{
    constexpr double drawn = 100.0;
    const QFontMetricsF metrics(font(bold));
    const double room = width * drawn / size;
    QStringList all;
    QString current;
    const auto fits = [&](const QString& words) {
        return metrics.horizontalAdvance(words) <= room;
    };
    for (QString word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const QString longer = current.isEmpty() ? word : QString(current + u' ' + word);
        if (fits(longer)) {
            current = longer;
            continue;
        }
        if (!current.isEmpty())
            all.append(current);
        while (word.size() > 1 && !fits(word)) {
            qsizetype part = word.size() - 1;
            while (part > 1 && !fits(word.left(part)))
                --part;
            all.append(word.left(part));
            word.remove(0, part);
        }
        current = word;
    }
    if (!current.isEmpty())
        all.append(current);
    return all;
}

void ReportPage::paragraph(const QString& text, double size, const char* ink)
{
    constexpr double lead = 1.42;
    for (const QString& words : lines(text, size, m_width)) {
        need(size * lead);
        textAt({words, size, false, ink}, 0, m_at, m_width);
        m_at += size * lead;
    }
}

void ReportPage::rule()
{
    line(0, m_at, m_width, m_at, reportwords::lineInk, 0.8);
}

double ReportPage::pillWidth(const QString& word) const
{
    return QFontMetricsF(font(true)).horizontalAdvance(word) * pillSize / 100.0 + 2 * pillInset;
}

void ReportPage::pill(const reportwords::Level& level, double x, double y)
{
    const QRectF box(x, y, pillWidth(level.word), pillHeight);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour(level.paint.wash));
    m_painter.drawRoundedRect(box, pillHeight / 2, pillHeight / 2);
    textAt({level.word, pillSize, true, level.paint.ink}, x + pillInset, y + 1.6, box.width());
}

void ReportPage::bar(const QRectF& box, double part)
{
    const double radius = box.height() / 2;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour(reportwords::lineInk));
    m_painter.drawRoundedRect(box, radius, radius);
    const double filled = box.width() * std::clamp(part, 0.0, 1.0);
    if (filled <= 0.0)
        return;
    m_painter.setBrush(colour(reportwords::accent.ink));
    m_painter.drawRoundedRect(
        QRectF(box.left(), box.top(), std::max(filled, box.height()), box.height()), radius,
        radius);
}

void ReportPage::frame(const QRectF& box)
{
    constexpr double radius = 6;
    m_painter.setPen(QPen(colour(reportwords::lineInk), 0.8));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(box, radius, radius);
}

void ReportPage::line(double x1, double y1, double x2, double y2, const char* ink, double width)
{
    m_painter.setPen(QPen(colour(ink), width));
    m_painter.drawLine(QPointF(x1, y1), QPointF(x2, y2));
}

void ReportPage::polyline(const QPolygonF& points, const char* ink)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colour(ink), 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(points);
}

void ReportPage::dot(const QPointF& centre, double radius, const char* ink)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour(ink));
    m_painter.drawEllipse(centre, radius, radius);
}

void ReportPage::need(double height)
{
    if (m_at + height > m_height)
        nextPage();
}

void ReportPage::nextPage()
{
    drawFooter();
    m_writer.newPage();
    ++m_page;
    m_at = 0;
}

void ReportPage::drawFooter()
{
    const double top = m_height + 10;
    line(0, top, m_width, top, reportwords::lineInk, 0.6);
    textAt({m_footer, 7.5, false, reportwords::neutral.ink}, 0, top + 5, m_width * 0.8);
    const QString number = m_pages > 0
        ? reportwords::Words::tr("Page %1 of %2").arg(m_page).arg(m_pages)
        : QString::number(m_page);
    textAt({number, 7.5, false, reportwords::neutral.ink, Align::Right}, 0, top + 5, m_width);
}

void ReportPage::beginTable(std::vector<ReportColumn> columns)
{
    m_columns = std::move(columns);
    tableHead();
}

void ReportPage::tableHead()
{
    double x = 0;
    for (const ReportColumn& column : m_columns) {
        const double width = column.share * m_width;
        textAt({column.title, 8, true, reportwords::neutral.ink, column.align}, x, m_at + 2,
            width - (&column == &m_columns.back() ? 0 : cellGap));
        x += width;
    }
    m_at += 15;
    rule();
}

ReportPage::PlacedCell ReportPage::placed(const ReportCell& cell, double x, double room) const
{
    PlacedCell place{{}, x, room};
    if (cell.part) {
        place.from += barWidth + barGap;
        place.room -= barWidth + barGap;
    }
    if (!cell.mark.word.isEmpty() && !cell.text.isEmpty())
        place.room -= pillWidth(cell.mark.word) + pillGap;
    place.lines = lines(cell.text, cellSize, place.room);
    return place;
}

void ReportPage::row(const std::vector<ReportCell>& cells)
{
    std::vector<PlacedCell> places;
    qsizetype most = 1;
    double x = 0;
    for (std::size_t i = 0; i < cells.size() && i < m_columns.size(); ++i) {
        const double width = m_columns[i].share * m_width;
        places.push_back(placed(cells[i], x, width - (i + 1 == m_columns.size() ? 0 : cellGap)));
        most = std::max(most, places.back().lines.size());
        x += width;
    }
    const double height = rowHeight + lineHeight * static_cast<double>(most - 1);
    if (m_at + height > m_height) {
        nextPage();
        tableHead();
    }
    for (std::size_t i = 0; i < places.size(); ++i) {
        const PlacedCell& place = places[i];
        if (cells[i].part)
            bar({place.from - barWidth - barGap, m_at + rowHeight / 2 - 2.25, barWidth, 4.5},
                *cells[i].part);
        double top = m_at;
        double taken = 0;
        for (const QString& words : place.lines) {
            top = m_at + lineHeight * static_cast<double>(&words - place.lines.constData());
            taken = textAt({words, cellSize, false, reportwords::textInk, m_columns[i].align},
                        place.from, top + 4, place.room)
                + pillGap;
        }
        if (!cells[i].mark.word.isEmpty())
            pill(cells[i].mark, place.from + taken, top + (rowHeight - pillHeight) / 2);
    }
    m_at += height;
    line(0, m_at, m_width, m_at, "#eef0f3", 0.6);
}

} // namespace parapet::exporting
