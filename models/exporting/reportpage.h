// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The paper of the PDF report: texts, bars, pills and tables from top to bottom on A4 pages, in
// points from the upper left corner of what may be printed on. Owned by its writer; one thread.
#pragma once

#include "models/exporting/reportwords.h"

#include <QPainter>
#include <QPdfWriter>
#include <QPolygonF>

#include <memory>
#include <optional>
#include <vector>

namespace parapet::exporting {

enum class Align : std::uint8_t { Left, Right };

struct ReportText
{
    QString text;
    double size = 9.5; ///< points
    bool bold = false;
    const char* ink = reportwords::textInk;
    Align align = Align::Left;
};

struct ReportColumn
{
    QString title;
    double share = 0.0; ///< of the width
    Align align = Align::Left;
};

/// A text, with a bar before it where `part` is set and a pill behind it where `mark` has a word.
struct ReportCell
{
    QString text = {};
    std::optional<double> part = {};
    reportwords::Level mark = {};
};

class ReportPage
{
public:
    /// `pages`: how many there will be, for "1 of 3"; 0: not known.
    ReportPage(QIODevice& device, const QString& title, QString footer, int pages);
    /// Ends the document; the number of pages, 0 when it could not be drawn.
    [[nodiscard]] int finish();

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double at() const { return m_at; }
    void skip(double height) { m_at += height; }
    /// Goes to the next page when so much does not fit on this one.
    void need(double height);

    void text(const ReportText& text); ///< one line, cut where it does not fit
    /// The lines that a text takes in a width; a word wider than that is broken.
    [[nodiscard]] static QStringList lines(
        const QString& text, double size, double width, bool bold = false);
    void paragraph(const QString& text, double size, const char* ink = reportwords::textInk);
    void rule();
    /// The width that the text took.
    double textAt(const ReportText& text, double x, double y, double width);
    void pill(const reportwords::Level& level, double x, double y);
    [[nodiscard]] double pillWidth(const QString& word) const;
    void bar(const QRectF& box, double part);
    void frame(const QRectF& box);
    void line(double x1, double y1, double x2, double y2, const char* ink, double width);
    void polyline(const QPolygonF& points, const char* ink);
    void dot(const QPointF& centre, double radius, const char* ink);

    void beginTable(std::vector<ReportColumn> columns);
    /// As high as its longest cell needs; nothing is cut.
    void row(const std::vector<ReportCell>& cells);

private:
    struct PlacedCell
    {
        QStringList lines;
        double from = 0.0, room = 0.0;
    };
    [[nodiscard]] PlacedCell placed(const ReportCell& cell, double x, double room) const;
    [[nodiscard]] static QFont font(bool bold);
    void tableHead();
    void drawFooter();
    void nextPage();

    QPdfWriter m_writer;
    QPainter m_painter;
    QString m_footer;
    int m_pages;
    int m_page = 1;
    double m_width = 0.0, m_height = 0.0, m_at = 0.0;
    std::vector<ReportColumn> m_columns;
};

} // namespace parapet::exporting
