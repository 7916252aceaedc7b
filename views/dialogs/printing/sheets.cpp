// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/printing/sheets.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QTextOption>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr double pointsOfTitle = 15.0;
constexpr double pointsOfText = 8.5;
const QColor ink(0x1b, 0x24, 0x30);
const QColor faint(0x5b, 0x67, 0x78);
const QColor hair(0xc9, 0xcf, 0xd6);

QString tr(const char* text)
{
    return QCoreApplication::translate("Sheets", text);
}

/// Where things stand on every sheet, in the device's own units.
class Sheet
{
public:
    Sheet(QPagedPaintDevice& device, const SheetWords& words)
        : m_device(device)
        , m_words(words)
        , m_painter(&device)
        , m_title(QStringLiteral("Sans"))
        , m_text(QStringLiteral("Sans"))
    {
        m_title.setPointSizeF(pointsOfTitle);
        m_title.setWeight(QFont::DemiBold);
        m_text.setPointSizeF(pointsOfText);
        m_strong = m_text;
        m_strong.setWeight(QFont::DemiBold);
        m_line = QFontMetricsF(m_text, &device).height();
        m_width = m_painter.viewport().width();
        m_height = m_painter.viewport().height();
    }

    [[nodiscard]] QPainter& painter() { return m_painter; }
    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double line() const { return m_line; }
    /// Where the content ends: above the foot.
    [[nodiscard]] double bottom() const { return m_height - 2.2 * m_line; }
    [[nodiscard]] const QFont& text() const { return m_text; }
    [[nodiscard]] const QFont& strong() const { return m_strong; }
    [[nodiscard]] QFontMetricsF metrics(const QFont& font) const
    {
        return QFontMetricsF(font, &m_device);
    }

    /// The heading; gives where the content begins.
    double drawHeading()
    {
        m_painter.setFont(m_title);
        m_painter.setPen(ink);
        const QFontMetricsF title = metrics(m_title);
        m_painter.drawText(
            QPointF(0, title.ascent()), title.elidedText(m_words.title, Qt::ElideRight, m_width));
        double top = title.height() + 0.3 * m_line;
        m_painter.setFont(m_text);
        m_painter.setPen(faint);
        for (const QString& words : m_words.lines) {
            const QRectF room(0, top, m_width, 3 * m_line);
            QRectF used;
            m_painter.drawText(room, Qt::TextWordWrap, words, &used);
            top += std::min(used.height(), room.height());
        }
        return top + m_line;
    }

    void drawFoot(int page, int pages)
    {
        const double base = m_height - 0.4 * m_line;
        m_painter.setPen(QPen(hair, m_line / 16));
        m_painter.drawLine(QPointF(0, base - 1.3 * m_line), QPointF(m_width, base - 1.3 * m_line));
        m_painter.setFont(m_text);
        m_painter.setPen(faint);
        const QString number = tr("Page %1 of %2").arg(page).arg(pages);
        const double room = metrics(m_text).horizontalAdvance(number);
        m_painter.drawText(QPointF(m_width - room, base), number);
        m_painter.drawText(QPointF(0, base),
            metrics(m_text).elidedText(m_words.foot, Qt::ElideRight, m_width - room - 2 * m_line));
    }

    void turn() { m_device.newPage(); }

private:
    QPagedPaintDevice& m_device;
    const SheetWords& m_words;
    QPainter m_painter;
    QFont m_title, m_text, m_strong;
    double m_line = 0, m_width = 0, m_height = 0;
};

/// The widest ones give way, all to the same width, until the sum fits.
void fitInto(double room, std::vector<double>& widths)
{
    std::vector<double> ascending = widths;
    std::ranges::sort(ascending);
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        const double share = room / static_cast<double>(ascending.size() - i);
        if (ascending[i] > share) {
            for (double& width : widths)
                width = std::min(width, share);
            return;
        }
        room -= ascending[i];
    }
}

double widestWord(const QFontMetricsF& metrics, const QString& text)
{
    double widest = 0.0;
    for (const QString& word : text.split(QLatin1Char(' ')))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

/// Widths that fit the sheet: what each column needs; titles break first, then the texts of the
/// widest columns.
std::vector<double> widthsOf(const Sheet& sheet, const SheetTable& table)
{
    constexpr double slack = 1.04; // a word that just fits is broken by rounding
    const QFontMetricsF body = sheet.metrics(sheet.text());
    const QFontMetricsF head = sheet.metrics(sheet.strong());
    std::vector<double> whole;
    std::vector<double> broken;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const QString& title = table.columns[column].title;
        double cells = 0.0;
        for (const QStringList& row : table.rows)
            cells =
                std::max(cells, body.horizontalAdvance(row.value(static_cast<qsizetype>(column))));
        whole.push_back(slack * std::max(cells, head.horizontalAdvance(title)) + sheet.line());
        broken.push_back(slack * std::max(cells, widestWord(head, title)) + sheet.line());
    }
    if (std::accumulate(whole.begin(), whole.end(), 0.0) <= sheet.width())
        return whole;
    fitInto(sheet.width(), broken);
    return broken;
}

class TableSheets
{
public:
    TableSheets(Sheet& sheet, const SheetTable& table)
        : m_sheet(sheet)
        , m_table(table)
        , m_widths(widthsOf(sheet, table))
    {
        for (const auto& column : m_table.columns)
            m_titles.append(column.title);
        m_titleHeight = heightOf(m_titles, sheet.strong());
        for (const QStringList& row : table.rows)
            m_heights.push_back(heightOf(row, sheet.text()));
    }

    int draw()
    {
        const double top = m_sheet.drawHeading();
        const std::vector<std::size_t> ends = pageEnds(top);
        const auto pages = static_cast<int>(ends.size());
        std::size_t row = 0;
        for (int page = 1; page <= pages; ++page) {
            if (page > 1)
                m_sheet.turn();
            double place = page > 1 ? 0.0 : top;
            drawCells(place, m_titles, m_sheet.strong(), m_titleHeight);
            place += m_titleHeight;
            for (; row < ends[static_cast<std::size_t>(page - 1)]; ++row) {
                drawCells(place, m_table.rows[row], m_sheet.text(), m_heights[row]);
                place += m_heights[row];
            }
            m_sheet.drawFoot(page, pages);
        }
        return pages;
    }

private:
    static constexpr double mostLines = 5.0; ///< of a cell

    /// The row behind the last one of each sheet; at least one row stands on each.
    [[nodiscard]] std::vector<std::size_t> pageEnds(double top) const
    {
        std::vector<std::size_t> ends;
        double place = top + m_titleHeight;
        std::size_t first = 0;
        for (std::size_t row = 0; row < m_heights.size(); ++row) {
            if (row > first && place + m_heights[row] > m_sheet.bottom()) {
                ends.push_back(row);
                first = row;
                place = m_titleHeight;
            }
            place += m_heights[row];
        }
        ends.push_back(m_heights.size());
        return ends;
    }

    [[nodiscard]] double roomOf(std::size_t column) const
    {
        return std::max(1.0, m_widths[column] - m_sheet.line());
    }

    [[nodiscard]] QString cell(
        const QStringList& cells, std::size_t column, const QFontMetricsF& metrics) const
    {
        return metrics.elidedText(cells.value(static_cast<qsizetype>(column)), Qt::ElideRight,
            roomOf(column) * (mostLines - 1.5));
    }

    /// Between words; within a word that alone is wider than its column.
    [[nodiscard]] QTextOption breaking(std::size_t column) const
    {
        QTextOption option(m_table.columns[column].right ? Qt::AlignRight : Qt::AlignLeft);
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        return option;
    }

    [[nodiscard]] double heightOf(const QStringList& cells, const QFont& font) const
    {
        const QFontMetricsF metrics = m_sheet.metrics(font);
        QPainter& painter = m_sheet.painter();
        painter.setFont(font);
        double height = m_sheet.line();
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            const QString text = cell(cells, column, metrics);
            if (metrics.horizontalAdvance(text) > roomOf(column))
                height = std::max(height,
                    painter
                        .boundingRect(
                            QRectF(0, 0, roomOf(column), m_sheet.bottom()), text, breaking(column))
                        .height());
        }
        return height + 0.55 * m_sheet.line();
    }

    void drawCells(double top, const QStringList& cells, const QFont& font, double height)
    {
        QPainter& painter = m_sheet.painter();
        painter.setFont(font);
        painter.setPen(ink);
        const QFontMetricsF metrics = m_sheet.metrics(font);
        double left = 0.0;
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            const QRectF room(
                left, top + 0.27 * m_sheet.line(), roomOf(column), height - 0.3 * m_sheet.line());
            painter.drawText(room, cell(cells, column, metrics), breaking(column));
            left += m_widths[column];
        }
        painter.setPen(QPen(hair, m_sheet.line() / 16));
        painter.drawLine(QPointF(0, top + height), QPointF(m_sheet.width(), top + height));
    }

    Sheet& m_sheet;
    const SheetTable& m_table;
    std::vector<double> m_widths;
    QStringList m_titles;
    double m_titleHeight = 0.0;
    std::vector<double> m_heights; ///< of the rows
};

} // namespace

int drawTable(QPagedPaintDevice& device, const SheetWords& words, const SheetTable& table)
{
    Sheet sheet(device, words);
    return TableSheets(sheet, table).draw();
}

int drawPicture(QPagedPaintDevice& device, const SheetWords& words, const QImage& picture)
{
    Sheet sheet(device, words);
    const double top = sheet.drawHeading();
    if (picture.isNull()) {
        sheet.drawFoot(1, 1);
        return 1;
    }
    // never larger than life: a small flyout is no poster
    double scale = std::min(sheet.width() / picture.width(),
        2.2 * sheet.line() / std::max(1.0, 16.0 * picture.devicePixelRatio()));
    const double first = sheet.bottom() - top;
    // what nearly fits is made to fit
    constexpr double smallest = 0.7;
    if (const double fit = first / (picture.height() * scale); fit < 1.0 && fit >= smallest)
        scale *= fit;
    const double height = picture.height() * scale;
    const int pages = height <= first
        ? 1
        : 1 + static_cast<int>(std::ceil((height - first) / sheet.bottom() - 1e-9));
    double drawn = 0.0;
    for (int page = 1; page <= pages; ++page) {
        if (page > 1)
            sheet.turn();
        const double room = std::min(page == 1 ? first : sheet.bottom(), height - drawn);
        sheet.painter().drawImage(QRectF(0, page == 1 ? top : 0.0, picture.width() * scale, room),
            picture, QRectF(0, drawn / scale, picture.width(), room / scale));
        drawn += room;
        sheet.drawFoot(page, pages);
    }
    return pages;
}

} // namespace parapet::views
