// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/celldelegate.h"

#include "views/widgets/cellvalues.h"
#include "views/widgets/painting.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::FieldFormat;

namespace {

constexpr int pillGap = 6;
constexpr int leastPill = 36; ///< that tells something of its word
constexpr int arrowWidth = 12;
constexpr int trendGap = 8;

FieldFormat formatOf(const QModelIndex& index)
{
    return static_cast<FieldFormat>(index.data(FieldFormatRole).toInt());
}

bool isPill(FieldFormat format)
{
    return format == FieldFormat::SeverityPill || format == FieldFormat::LevelPill
        || format == FieldFormat::Tags;
}

QStringList tagsOf(const QVariant& raw)
{
    QStringList tags = raw.typeId() == QMetaType::QStringList
        ? raw.toStringList()
        : raw.toString().split(u';', Qt::SkipEmptyParts);
    for (QString& tag : tags)
        tag = tag.trimmed();
    tags.removeAll(QString());
    return tags;
}

} // namespace

/// What of a cell lies in sight; all of it where no view shows it.
static QRect inSight(const QRect& cell, const QWidget* widget)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    return view == nullptr ? cell : cell.intersected(view->viewport()->rect());
}

struct CellDelegate::Cell
{
    QRect rect; ///< inside the padding
    FieldFormat format = FieldFormat::Plain;
    QVariant raw;
    QString text;
    QLocale locale;
    QColor ink;
    Qt::Alignment alignment;
};

/// Views of Qt tell their delegates to leave the thousands together.
static QLocale localeOf(const QStyleOptionViewItem& option)
{
    QLocale locale = option.locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale;
}

CellDelegate::CellDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_body(theme.font(TextRole::Body))
    , m_number(theme.font(TextRole::Number))
    , m_strong(theme.font(TextRole::Number))
    , m_pill(theme.font(TextRole::Secondary))
    , m_tag(m_pill)
{
    m_strong.setWeight(QFont::DemiBold);
    m_pill.setWeight(QFont::DemiBold);
}

QString CellDelegate::text(const QModelIndex& index, const QLocale& locale)
{
    const QVariant raw = index.data(RawValueRole);
    if (raw.canConvert<CellTrend>())
        return raw.value<CellTrend>().words;
    if (raw.canConvert<CellIcon>())
        return raw.value<CellIcon>().words;
    const QString words = cellText(formatOf(index), raw, locale);
    return words.isEmpty() ? index.data(Qt::DisplayRole).toString() : words;
}

QRect CellDelegate::checkRect(const QRect& cell)
{
    return {cell.left() + sidePadding, cell.top() + (cell.height() - 16) / 2, 16, 16};
}

void CellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = m_theme.tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    const QColor ground = selected ? t.selected : index.row() == m_hoveredRow ? t.hover : t.card;
    painter->fillRect(option.rect, ground);
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);

    Cell cell;
    cell.rect = option.rect.adjusted(sidePadding, 0, -sidePadding, -1);
    const bool loading = index.data(LoadingRole).toBool();
    const QVariant check = index.data(Qt::CheckStateRole);
    if (check.isValid() && !loading) {
        const bool enabled = index.flags().testFlag(Qt::ItemIsUserCheckable);
        paintCheckBox(*painter, checkRect(option.rect), check.value<Qt::CheckState>(), enabled, t);
        cell.rect.setLeft(cell.rect.left() + checkWidth);
    }
    if (loading) {
        (void)index.data(Qt::DisplayRole); // models fetch a row when its text is asked for
        paintSkeleton(*painter, cell.rect, index.row() * 7 + index.column() * 3, t);
        painter->restore();
        return;
    }
    cell.format = formatOf(index);
    cell.raw = index.data(RawValueRole);
    cell.locale = localeOf(option);
    cell.text = text(index, cell.locale);
    // a word that the edge of the view would cut is elided there
    if (const int edge = inSight(option.rect, option.widget).right();
        isPill(cell.format) && edge - cell.rect.left() >= leastPill)
        cell.rect.setRight(std::min(cell.rect.right(), edge - 1));
    const QVariant tone = index.data(Qt::ForegroundRole);
    cell.ink = tone.canConvert<QBrush>() ? tone.value<QBrush>().color() : t.text;
    const QVariant alignment = index.data(Qt::TextAlignmentRole);
    cell.alignment = alignment.isValid() ? Qt::Alignment(alignment.toInt()) | Qt::AlignVCenter
                                         : cellAlignment(cell.format);
    paintContent(*painter, cell);
    painter->restore();
}

void CellDelegate::paintContent(QPainter& painter, const Cell& cell) const
{
    if (cell.raw.canConvert<CellMarks>()) {
        paintMarks(painter, cell);
        return;
    }
    if (cell.raw.canConvert<CellTrend>()) {
        paintTrend(painter, cell);
        return;
    }
    if (cell.raw.canConvert<CellIcon>()) {
        paintIcon(painter, cell);
        return;
    }
    if (cell.format == FieldFormat::YesNo) {
        if (cell.raw.toBool()) {
            const QRect mark(cell.rect.left(), cell.rect.top(), 16, cell.rect.height());
            paintTick(painter, mark, m_theme.tokens().text);
        }
        return;
    }
    if (cell.format == FieldFormat::Tags) {
        paintTags(painter, cell);
        return;
    }
    if (cell.text.isEmpty()) {
        painter.setPen(m_theme.tokens().muted);
        painter.setFont(m_body);
        painter.drawText(cell.rect, static_cast<int>(cell.alignment), u"–"_s);
        return;
    }
    switch (cell.format) {
    case FieldFormat::SeverityPill:
    case FieldFormat::LevelPill:
        paintLevel(painter, cell);
        return;
    case FieldFormat::Impact:
        paintImpact(painter, cell);
        return;
    case FieldFormat::Progress:
        paintProgress(painter, cell);
        return;
    default:
        paintText(painter, cell);
    }
}

void CellDelegate::paintMarks(QPainter& painter, const Cell& cell) const
{
    constexpr int side = 16;
    int x = cell.rect.left();
    for (const CellMark& mark : cell.raw.value<CellMarks>().marks) {
        const QRect box(x, cell.rect.top() + (cell.rect.height() - side) / 2, side, side);
        if (!mark.icon.isEmpty() && box.right() <= cell.rect.right() + 1)
            m_theme.icon(mark.icon, mark.tone).paint(&painter, box);
        x += CellMarks::slotWidth;
    }
}

void CellDelegate::paintTrend(QPainter& painter, const Cell& cell) const
{
    const auto trend = cell.raw.value<CellTrend>();
    QRect words = cell.rect;
    words.setRight(words.right() - CellTrend::curveWidth - trendGap);
    painter.setFont(m_number);
    painter.setPen(cell.ink);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, trend.words);
    QRect curve = cell.rect;
    curve.setLeft(words.right() + 1 + trendGap);
    paintCurve(
        painter, curve.adjusted(0, 7, -3, -7), trend.course, m_theme.tokens().ink(trend.tone));
}

void CellDelegate::paintIcon(QPainter& painter, const Cell& cell) const
{
    constexpr int side = 16;
    const auto value = cell.raw.value<CellIcon>();
    const QRect box(
        cell.rect.left(), cell.rect.top() + (cell.rect.height() - side) / 2, side, side);
    m_theme.icon(value.icon, value.tone).paint(&painter, box);
    Cell words = cell;
    words.rect.setLeft(cell.rect.left() + CellIcon::wordsAt);
    words.text = value.words;
    paintText(painter, words);
}

void CellDelegate::paintTags(QPainter& painter, const Cell& cell) const
{
    const QStringList tags = tagsOf(cell.raw.isValid() ? cell.raw : QVariant(cell.text));
    int x = cell.rect.left();
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const Tone tone = toneOfTag(tags[i]);
        const QFont& font = tone == Tone::Muted ? m_tag : m_pill;
        const QSize size = pillSize(tags[i], font);
        const QString rest = u"+%1"_s.arg(tags.size() - i);
        const bool last = i + 1 == tags.size();
        const int reserve = last ? 0 : pillGap + QFontMetrics(m_tag).horizontalAdvance(u"+99"_s);
        const int room = cell.rect.right() + 1 - x - reserve;
        const int top = cell.rect.top() + (cell.rect.height() - size.height()) / 2;
        if (size.width() > room && i > 0) {
            painter.setFont(m_tag);
            painter.setPen(m_theme.tokens().muted);
            painter.drawText(
                QRect(x, cell.rect.top(), cell.rect.right() + 1 - x, cell.rect.height()),
                Qt::AlignLeft | Qt::AlignVCenter, rest);
            return;
        }
        const QRect box(x, top, std::min(size.width(), std::max(room, 0)), size.height());
        paintPill(painter, box, tags[i], tone, font, m_theme.tokens());
        x = box.right() + 1 + pillGap;
    }
}

void CellDelegate::paintLevel(QPainter& painter, const Cell& cell) const
{
    const Tone tone = toneOfLevel(cell.text.section(u' ', -1));
    const QFont& font = tone == Tone::Muted ? m_tag : m_pill;
    const QSize size = pillSize(cell.text, font);
    const QRect box(cell.rect.left(), cell.rect.top() + (cell.rect.height() - size.height()) / 2,
        std::min(size.width(), cell.rect.width()), size.height());
    paintPill(painter, box, cell.text, tone, font, m_theme.tokens());
}

void CellDelegate::paintProgress(QPainter& painter, const Cell& cell) const
{
    painter.setFont(m_number);
    const int words = painter.fontMetrics().horizontalAdvance(cell.text) + 1;
    const int widest = std::max(words, painter.fontMetrics().horizontalAdvance(u"000 / 000"_s));
    painter.setPen(m_theme.tokens().muted);
    painter.drawText(cell.rect, Qt::AlignRight | Qt::AlignVCenter, cell.text);
    const QRect bar = cell.rect.adjusted(0, 0, -widest - 10, 0);
    if (bar.width() >= 24) {
        paintBar(painter, bar, cellShare(cell.raw.isValid() ? cell.raw : cell.text, cell.locale),
            Tone::Accent, m_theme.tokens());
    }
}

void CellDelegate::paintImpact(QPainter& painter, const Cell& cell) const
{
    const bool none = cell.raw.isValid() && qFuzzyIsNull(cell.raw.toDouble())
        && cell.raw.typeId() != QMetaType::QString;
    const QColor ink = none ? m_theme.tokens().muted : cell.ink;
    painter.setFont(none ? m_number : m_strong);
    painter.setPen(ink);
    const QString text =
        painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, cell.rect.width());
    painter.drawText(cell.rect, Qt::AlignRight | Qt::AlignVCenter, text);
    if (none)
        return;
    const int words = painter.fontMetrics().horizontalAdvance(text);
    const QRect arrow(cell.rect.right() - words - arrowWidth - 1, cell.rect.top() + 1, arrowWidth,
        cell.rect.height());
    if (arrow.left() >= cell.rect.left())
        paintTriangle(painter, arrow, false, ink);
}

void CellDelegate::paintText(QPainter& painter, const Cell& cell) const
{
    const bool plain = cell.format == FieldFormat::Plain;
    painter.setFont(plain ? m_body : cell.format == FieldFormat::Points ? m_strong : m_number);
    painter.setPen(cell.ink);
    painter.drawText(cell.rect, static_cast<int>(cell.alignment) | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, cell.rect.width()));
}

int CellDelegate::widthOf(const QStringList& pills) const
{
    int width = 0;
    for (const QString& pill : pills)
        width += (width > 0 ? pillGap : 0) + pillSize(pill, m_pill).width();
    return width;
}

int CellDelegate::contentWidth(const QModelIndex& index, const QLocale& locale) const
{
    const FieldFormat format = formatOf(index);
    const QString words = text(index, locale);
    if (format == FieldFormat::Tags)
        return widthOf(tagsOf(index.data(RawValueRole)));
    const QVariant raw = index.data(RawValueRole);
    if (raw.canConvert<CellMarks>())
        return static_cast<int>(raw.value<CellMarks>().marks.size()) * CellMarks::slotWidth;
    if (raw.canConvert<CellTrend>())
        return QFontMetrics(m_number).horizontalAdvance(words) + 1 + trendGap
            + CellTrend::curveWidth;
    if (raw.canConvert<CellIcon>())
        return CellIcon::wordsAt + QFontMetrics(m_body).horizontalAdvance(words) + 1;
    if (isPill(format))
        return pillSize(words, m_pill).width();
    if (format == FieldFormat::YesNo)
        return 16;
    const bool strong = format == FieldFormat::Impact || format == FieldFormat::Points;
    const QFont& font = strong ? m_strong : format == FieldFormat::Plain ? m_body : m_number;
    const int extra = format == FieldFormat::Impact ? arrowWidth + 2
        : format == FieldFormat::Progress           ? 110
                                                    : 0;
    return QFontMetrics(font).horizontalAdvance(words) + 1 + extra;
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int check = index.data(Qt::CheckStateRole).isValid() ? checkWidth : 0;
    return {contentWidth(index, localeOf(option)) + check + 2 * sidePadding, m_theme.rowHeight()};
}

bool CellDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
    const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool checkable = index.flags().testFlag(Qt::ItemIsUserCheckable)
        && index.flags().testFlag(Qt::ItemIsEnabled);
    const bool mouse = event->type() == QEvent::MouseButtonRelease
        || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::MouseButtonDblClick;
    if (!checkable || !mouse)
        return false;
    const auto* click = static_cast<QMouseEvent*>(event);
    // The whole height of the row, and a little around: an easy target.
    const QRect target = checkRect(option.rect).adjusted(-sidePadding, -8, 6, 8);
    if (click->button() != Qt::LeftButton || !target.contains(click->position().toPoint()))
        return false;
    if (event->type() != QEvent::MouseButtonRelease)
        return true; // a press on the box neither selects nor opens
    const bool on = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
    const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid()
        || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QSize need = sizeHint(option, index);
    if (need.width() > inSight(option.rect, view).width())
        QToolTip::showText(event->globalPos(), text(index, localeOf(option)), view);
    else
        QToolTip::hideText();
    return true;
}

} // namespace parapet::views
