// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/navigationbar.h"

#include "views/widgets/painting.h"

#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int wideWidth = 200;
constexpr int widestBar = 280;
constexpr int narrowWidth = 56;
constexpr int besideWords = 62; ///< icon, padding and the line
constexpr int keyRole = Qt::UserRole;
constexpr int iconRole = Qt::UserRole + 1;
constexpr int groupRole = Qt::UserRole + 2;
constexpr int groupLine = 9; // height of a group that is only a line
constexpr int groupWords = 28; // height of a group with its words

class PageDelegate final : public QStyledItemDelegate
{
public:
    PageDelegate(const Theme& theme, const NavigationBar& bar, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_bar(bar)
    {
    }

    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem&, const QModelIndex& index) const override
    {
        const bool group = index.data(groupRole).toBool();
        return {narrowWidth, group ? m_bar.groupHeight() : m_bar.pageHeight()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        if (index.data(groupRole).toBool()) {
            paintGroup(*painter, option.rect, index.data().toString());
            return;
        }
        const Tokens& t = m_theme.tokens();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool hover = option.state.testFlag(QStyle::State_MouseOver);
        const QRect box = option.rect.adjusted(8, 1, -8, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (current || hover) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(current ? t.selected : t.hover);
            painter->drawRoundedRect(box, 6, 6);
        }
        const auto* view = qobject_cast<const QWidget*>(option.widget);
        if (current && view && view->hasFocus())
            paintFocusRing(*painter, box, 6, t);
        const int left = m_bar.showsIconsOnly() ? box.center().x() - 8 : box.left() + 10;
        const QRect icon(left, box.center().y() - 8, 18, 18);
        m_theme.icon(index.data(iconRole).toString(), current ? Tone::Accent : Tone::Muted)
            .paint(painter, icon);
        if (!m_bar.showsIconsOnly()) {
            painter->setFont(m_theme.font(current ? TextRole::Strong : TextRole::Body));
            painter->setPen(current ? t.text : t.muted);
            const QRect words(
                icon.right() + 11, box.top(), box.right() - icon.right() - 16, box.height());
            painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                painter->fontMetrics().elidedText(
                    index.data().toString(), Qt::ElideRight, words.width()));
        }
        painter->restore();
    }

private:
    void paintGroup(QPainter& painter, const QRect& rect, const QString& text) const
    {
        const Tokens& t = m_theme.tokens();
        painter.save();
        if (m_bar.showsGroupWords()) {
            painter.setFont(m_theme.font(TextRole::Secondary));
            painter.setPen(t.muted);
            painter.drawText(rect.adjusted(18, 6, -8, 0), Qt::AlignVCenter | Qt::AlignLeft,
                painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 26));
        } else {
            painter.fillRect(
                QRect(rect.left() + 12, rect.center().y(), rect.width() - 24, 1), t.line);
        }
        painter.restore();
    }

    const Theme& m_theme;
    const NavigationBar& m_bar;
};

} // namespace

NavigationBar::NavigationBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_list(new QListWidget)
    , m_toggle(new QToolButton)
{
    m_list->setObjectName(u"navigationList"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setItemDelegate(new PageDelegate(theme, *this, m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_toggle->setObjectName(u"navigationToggle"_s);
    m_toggle->setProperty("quiet", true);
    m_toggle->setFocusPolicy(Qt::TabFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 1, 8);
    column->setSpacing(8);
    column->addWidget(m_list, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(12, 0, 12, 0);
    foot->addWidget(m_toggle);
    foot->addStretch(1);
    column->addLayout(foot);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            emit pageRequested(item->data(keyRole).toString());
    });
    connect(m_toggle, &QToolButton::clicked, this, &NavigationBar::toggle);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    dress();
}

void NavigationBar::addPage(const QString& key, const QString& text, const QString& icon)
{
    const QSignalBlocker quiet(m_list);
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(keyRole, key);
    item->setData(iconRole, icon);
    item->setToolTip(showsIconsOnly() ? text : QString());
    dress();
}

void NavigationBar::addGroup(const QString& text)
{
    const QSignalBlocker quiet(m_list);
    auto* item = new QListWidgetItem(text, m_list);
    item->setData(groupRole, true);
    item->setFlags(Qt::NoItemFlags); // neither clicked nor walked to
}

bool NavigationBar::showsGroupWords() const
{
    return !showsIconsOnly() && m_groupHeight >= groupWords;
}

/// Roomy where the height allows it; then lines for words, then tighter rows; then it scrolls.
void NavigationBar::spread()
{
    int pages = 0;
    int groups = 0;
    for (int row = 0; row < m_list->count(); ++row)
        ++(m_list->item(row)->data(groupRole).toBool() ? groups : pages);
    const int roomy = std::max(36, m_theme.rowHeight() + 6);
    const int tight = m_theme.rowHeight();
    // Of the bar, not of the list: the list takes its new height only after this.
    const QMargins margins = layout()->contentsMargins();
    const int room = height() - margins.top() - margins.bottom() - layout()->spacing()
        - m_toggle->sizeHint().height();
    const auto fits = [=](int page, int group) { return pages * page + groups * group <= room; };
    m_groupHeight = !showsIconsOnly() && fits(tight, groupWords) ? groupWords : groupLine;
    m_pageHeight = roomy;
    while (m_pageHeight > tight && !fits(m_pageHeight, m_groupHeight))
        --m_pageHeight;
    m_list->doItemsLayout();
}

void NavigationBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    spread();
}

void NavigationBar::setCurrent(const QString& key)
{
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(keyRole).toString() == key) {
            m_list->setCurrentRow(row);
            m_list->viewport()->update();
            return;
        }
    }
    m_list->setCurrentItem(nullptr);
    m_list->clearSelection();
    m_list->viewport()->update();
}

QString NavigationBar::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(keyRole).toString() : QString();
}

void NavigationBar::setCollapsed(bool collapsed)
{
    if (m_collapsed == collapsed)
        return;
    m_collapsed = collapsed;
    dress();
    emit collapsedChanged(collapsed);
}

void NavigationBar::setNarrow(bool narrow)
{
    if (m_isNarrow == narrow)
        return;
    m_isNarrow = narrow;
    dress();
}

void NavigationBar::toggle()
{
    m_collapsed = !showsIconsOnly();
    m_isNarrow = false;
    dress();
    emit collapsedChanged(m_collapsed);
}

/// Wide enough for the longest name in the weight of the current page.
int NavigationBar::wordsWidth() const
{
    const QFontMetrics words(m_theme.font(TextRole::Strong));
    int width = wideWidth;
    for (int row = 0; row < m_list->count(); ++row)
        width = std::max(width, words.horizontalAdvance(m_list->item(row)->text()) + besideWords);
    return std::min(width, widestBar);
}

void NavigationBar::dress()
{
    setFixedWidth(showsIconsOnly() ? narrowWidth : wordsWidth());
    m_toggle->setIcon(m_theme.icon(showsIconsOnly() ? u"expand"_s : u"collapse"_s));
    const QString words = showsIconsOnly() ? tr("Show names of pages") : tr("Show icons only");
    m_toggle->setToolTip(words);
    m_toggle->setAccessibleName(words);
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setToolTip(showsIconsOnly() ? m_list->item(row)->text() : QString());
    spread();
    m_list->viewport()->update();
}

void NavigationBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().card);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.tokens().line);
}

} // namespace parapet::views
