// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tableview.h"

#include "views/widgets/celldelegate.h"
#include "views/widgets/tableheader.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString oneLine(QString text)
{
    text.replace(u'\t', u' ');
    text.replace(u'\n', u' ');
    text.replace(u'\r', u' ');
    return text;
}

} // namespace

TableView::TableView(const Theme& theme, QWidget* parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_cells(new CellDelegate(theme, this))
{
    setHorizontalHeader(new TableHeader(theme, this));
    setItemDelegate(m_cells);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(theme.rowHeight());
    verticalHeader()->setDefaultSectionSize(theme.rowHeight());
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(
        horizontalHeader(), &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
            emit headerMenuRequested(
                horizontalHeader()->mapToGlobal(at), horizontalHeader()->logicalIndexAt(at));
        });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_hoveredRow >= 0)
            hover(viewport()->mapFromGlobal(QCursor::pos()));
    });
}

QString TableView::selectedText() const
{
    if (!selectionModel())
        return {};
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            columns.append(logical);
    }
    QList<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < maximumCopiedRows; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QStringList lines;
    for (const int row : std::as_const(rows)) {
        if (model()->index(row, 0, rootIndex()).data(LoadingRole).toBool())
            continue;
        QStringList cells;
        for (const int column : std::as_const(columns))
            cells.append(
                oneLine(CellDelegate::text(model()->index(row, column, rootIndex()), locale())));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

void TableView::copySelection()
{
    const QString text = selectedText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    int selected = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        selected += range.height();
    emit copied(static_cast<int>(text.count(u'\n')) + 1, selected);
}

void TableView::toggleTicks()
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return;
    int column = -1;
    for (int i = 0; i < model()->columnCount(rootIndex()) && column < 0; ++i) {
        if (current.siblingAtColumn(i).flags().testFlag(Qt::ItemIsUserCheckable))
            column = i;
    }
    if (column < 0)
        return;
    const auto state =
        current.siblingAtColumn(column).data(Qt::CheckStateRole).value<Qt::CheckState>();
    const Qt::CheckState wanted = state == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    if (!selectionModel()->isRowSelected(current.row(), rootIndex())) {
        model()->setData(current.siblingAtColumn(column), wanted, Qt::CheckStateRole);
        return;
    }
    // A copy: setting a value may change the selection.
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            model()->setData(model()->index(row, column, rootIndex()), wanted, Qt::CheckStateRole);
    }
}

void TableView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const int place = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (!m_walksSideways)
        horizontalScrollBar()->setValue(place);
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (currentIndex().isValid())
            emit rowActivated(currentIndex());
        return;
    case Qt::Key_Space:
        toggleTicks();
        return;
    case Qt::Key_Escape:
        if (isSignalConnected(QMetaMethod::fromSignal(&TableView::escapePressed)))
            emit escapePressed();
        else
            event->ignore(); // the dialog around it closes
        return;
    case Qt::Key_F10: // what the menu key does, for keyboards without one
        if (event->modifiers() != Qt::ShiftModifier)
            break;
        emit customContextMenuRequested({-1, -1});
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        m_walksSideways = true;
        QTableView::keyPressEvent(event);
        m_walksSideways = false;
        return;
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

bool TableView::isOnCheckBox(const QModelIndex& index, const QPoint& position) const
{
    return index.flags().testFlag(Qt::ItemIsUserCheckable)
        && CellDelegate::checkRect(visualRect(index))
               .adjusted(-CellDelegate::sidePadding, -8, 6, 8)
               .contains(position);
}

void TableView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QPoint position = event->position().toPoint();
    const QModelIndex index = indexAt(position);
    if (event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid()
        && !isOnCheckBox(index, position)) {
        awaitSecondClick(index, event->globalPosition().toPoint());
        emit rowClicked(index);
    }
}

/// What the first click opens may move the rows: the second one is meant for the same row.
void TableView::awaitSecondClick(const QModelIndex& index, const QPoint& place)
{
    QWindow* window = this->window()->windowHandle();
    if (window == nullptr)
        return;
    m_clicked = index;
    m_clickedAt = place;
    m_sinceClick.start();
    window->installEventFilter(this);
}

bool TableView::eventFilter(QObject* watched, QEvent* event)
{
    const bool second = event->type() == QEvent::MouseButtonDblClick;
    if (event->type() != QEvent::MouseButtonPress && !second)
        return QTableView::eventFilter(watched, event);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const QPoint away = mouse->globalPosition().toPoint() - m_clickedAt;
    const bool meant = m_clicked.isValid() && mouse->button() == Qt::LeftButton
        && away.manhattanLength() < QGuiApplication::styleHints()->mouseDoubleClickDistance() + 1
        && !m_sinceClick.hasExpired(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    const QModelIndex row = m_clicked;
    if (!meant || second) {
        watched->removeEventFilter(this);
        m_clicked = QModelIndex();
    }
    if (meant && second)
        emit rowActivated(row);
    return meant;
}

void TableView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    const QPoint position = event->position().toPoint();
    const QModelIndex index = indexAt(position);
    if (event->button() == Qt::LeftButton && index.isValid() && !isOnCheckBox(index, position))
        emit rowActivated(index);
}

void TableView::hover(const QPoint& position)
{
    const bool inside = viewport()->rect().contains(position);
    hoverRow(inside ? rowAt(position.y()) : -1);
}

void TableView::hoverRow(int row)
{
    if (row == m_hoveredRow)
        return;
    const int before = m_hoveredRow;
    m_hoveredRow = row;
    m_cells->setHoveredRow(row);
    for (const int changed : {before, row}) {
        if (changed >= 0) {
            viewport()->update(
                QRect(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed)));
        }
    }
}

void TableView::mouseMoveEvent(QMouseEvent* event)
{
    hover(event->position().toPoint());
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent* event)
{
    hoverRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::wheelEvent(QWheelEvent* event)
{
    QTableView::wheelEvent(event);
    hover(event->position().toPoint());
}

/// Rows run on to the edge, as the line of the header does, where the columns end before it.
void TableView::paintBesideColumns(QPainter& painter) const
{
    const int end = horizontalHeader()->length() - horizontalHeader()->offset();
    const int width = viewport()->width();
    if (end >= width || model() == nullptr || model()->rowCount(rootIndex()) == 0)
        return;
    const Tokens& t = m_theme.tokens();
    for (int row = std::max(rowAt(0), 0); row < model()->rowCount(rootIndex()); ++row) {
        const QRect rest(end, rowViewportPosition(row), width - end, rowHeight(row));
        if (rest.top() > viewport()->height())
            break;
        const bool selected = selectionModel()->isRowSelected(row, rootIndex());
        painter.fillRect(rest, selected ? t.selected : row == m_hoveredRow ? t.hover : t.card);
        painter.fillRect(QRect(end, rest.bottom(), rest.width(), 1), t.line);
    }
}

/// The mark of the current row is no part of a cell: the row it leaves is drawn anew, too.
void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update();
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintBesideColumns(painter);
    const QModelIndex current = currentIndex();
    if (hasFocus() && current.isValid()) {
        // The keyboard's place: a bar at the left edge of the row.
        const int top = rowViewportPosition(current.row());
        painter.fillRect(QRect(0, top, 3, rowHeight(current.row()) - 1), m_theme.tokens().accent);
    }
    if (!m_waiting.isEmpty())
        paintWaiting(painter);
}

void TableView::setWaiting(const QString& words)
{
    m_waiting = words;
    viewport()->update();
}

/// The rows dimmed, the words on a card over the first of them.
void TableView::paintWaiting(QPainter& painter) const
{
    constexpr float cover = 0.6F;
    constexpr int padding = 12;
    const Tokens& t = m_theme.tokens();
    QColor veil = t.card;
    veil.setAlphaF(cover);
    painter.fillRect(viewport()->rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextRole::Body));
    const QFontMetrics metrics = painter.fontMetrics();
    QRect box(
        0, padding, metrics.horizontalAdvance(m_waiting) + 2 * padding, metrics.height() + padding);
    box.moveLeft((viewport()->width() - box.width()) / 2);
    painter.setPen(t.line);
    painter.setBrush(t.card);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    painter.setPen(t.text);
    painter.drawText(box, Qt::AlignCenter, m_waiting);
}

QByteArray TableView::saveState() const
{
    return horizontalHeader()->saveState();
}

bool TableView::restoreState(const QByteArray& state)
{
    return horizontalHeader()->restoreState(state);
}

int TableView::widthOfPills(int column) const
{
    const QStringList pills =
        model()->headerData(column, Qt::Horizontal, RawValueRole).toStringList();
    return pills.isEmpty() ? 0 : m_cells->widthOf(pills) + 2 * CellDelegate::sidePadding;
}

int TableView::neededWidth(int column) const
{
    return std::max(sizeHintForColumn(column), widthOfPills(column));
}

void TableView::fitColumns(int widest)
{
    resizeColumnsToContents();
    for (int column = 0; column < horizontalHeader()->count(); ++column)
        setColumnWidth(
            column, std::max(std::min(columnWidth(column), widest), widthOfPills(column)));
}

} // namespace parapet::views
