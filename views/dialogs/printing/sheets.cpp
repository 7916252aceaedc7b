// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/printing/sheets.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr double widestShare = 0.34; ///< of the sheet that one column may take
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

/// Widths that fit the sheet: what each column needs, the widest ones cut first.
std::vector<double> widthsOf(const Sheet& sheet, const SheetTable& table)
{
    const QFontMetricsF body = sheet.metrics(sheet.text());
    const QFontMetricsF head = sheet.metrics(sheet.strong());
    const double gap = sheet.line();
    std::vector<double> widths;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        double need = head.horizontalAdvance(table.columns[column].title);
        for (const QStringList& row : table.rows)
            need =
                std::max(need, body.horizontalAdvance(row.value(static_cast<qsizetype>(column))));
        widths.push_back(std::min(need, sheet.width() * widestShare) + gap);
    }
    double sum = 0.0;
    for (const double width : widths)
        sum += width;
    if (sum <= 0.0)
        return widths;
    if (sum > sheet.width()) {
        // narrow columns keep what they need
        const double fair = sheet.width() / static_cast<double>(widths.size());
        double kept = 0.0;
        double rest = 0.0;
        for (const double width : widths)
            (width <= fair ? kept : rest) += width;
        const double factor = rest > 0.0 ? (sheet.width() - kept) / rest : 1.0;
        for (double& width : widths)
            if (width > fair)
                width *= factor;
    }
    return widths;
}

class TableSheets
{
public:
    TableSheets(Sheet& sheet, const SheetTable& table)
        : m_sheet(sheet)
        , m_table(table)
        , m_widths(widthsOf(sheet, table))
        , m_rowHeight(1.55 * sheet.line())
    {
    }

    int draw()
    {
        double top = m_sheet.drawHeading();
        const auto rows = static_cast<int>(m_table.rows.size());
        const int first = std::max(1, static_cast<int>((m_sheet.bottom() - top) / m_rowHeight) - 1);
        const int more = std::max(1, static_cast<int>(m_sheet.bottom() / m_rowHeight) - 1);
        const int pages = rows <= first ? 1 : 1 + (rows - first + more - 1) / more;
        int row = 0;
        for (int page = 1; page <= pages; ++page) {
            if (page > 1) {
                m_sheet.turn();
                top = 0.0;
            }
            drawTitles(top);
            const int here = std::min(rows - row, page == 1 ? first : more);
            for (int i = 0; i < here; ++i)
                drawRow(top + (i + 1) * m_rowHeight, m_table.rows[std::size_t(row + i)]);
            row += here;
            m_sheet.drawFoot(page, pages);
        }
        return pages;
    }

private:
    void drawTitles(double top)
    {
        QStringList titles;
        for (const auto& column : m_table.columns)
            titles.append(column.title);
        m_sheet.painter().setFont(m_sheet.strong());
        drawCells(top, titles, ink);
        m_sheet.painter().setFont(m_sheet.text());
    }

    void drawRow(double top, const QStringList& cells) { drawCells(top, cells, ink); }

    void drawCells(double top, const QStringList& cells, const QColor& colour)
    {
        QPainter& painter = m_sheet.painter();
        const QFontMetricsF metrics = m_sheet.metrics(painter.font());
        const double gap = m_sheet.line();
        double left = 0.0;
        painter.setPen(colour);
        for (std::size_t column = 0; column < m_widths.size(); ++column) {
            const QRectF room(left, top, std::max(0.0, m_widths[column] - gap), m_rowHeight);
            const int side = m_table.columns[column].right ? Qt::AlignRight : Qt::AlignLeft;
            painter.drawText(room, side | Qt::AlignVCenter | Qt::TextSingleLine,
                metrics.elidedText(
                    cells.value(static_cast<qsizetype>(column)), Qt::ElideRight, room.width()));
            left += m_widths[column];
        }
        painter.setPen(QPen(hair, m_sheet.line() / 16));
        painter.drawLine(
            QPointF(0, top + m_rowHeight), QPointF(m_sheet.width(), top + m_rowHeight));
    }

    Sheet& m_sheet;
    const SheetTable& m_table;
    std::vector<double> m_widths;
    double m_rowHeight;
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
