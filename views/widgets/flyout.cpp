// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/flyout.h"

#include "views/widgets/flowlayout.h"
#include "views/widgets/hairline.h"
#include "views/widgets/painting.h"
#include "views/widgets/textlabel.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr quint32 stateMagic = 0x50466c79; // "PFly"

/// The inside of a scroll area: as high as its wrapped texts need at its width, so that a low panel
/// scrolls and squeezes nothing (a scroll area itself looks at the minimum only).
class ScrolledBody final : public QWidget
{
protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QWidget::resizeEvent(event);
        keepHeight();
    }
    bool event(QEvent* event) override
    {
        const bool taken = QWidget::event(event);
        if (event->type() == QEvent::LayoutRequest)
            keepHeight();
        return taken;
    }

private:
    void keepHeight()
    {
        const int need = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : 0;
        if (need != minimumHeight())
            setMinimumHeight(need);
    }
};

class ResizeHandle final : public QWidget
{
public:
    ResizeHandle(const Theme& theme, Flyout* flyout)
        : QWidget(flyout)
        , m_theme(theme)
        , m_flyout(flyout)
    {
        setFixedWidth(6);
        setCursor(Qt::SplitHCursor);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setObjectName(u"flyoutHandle"_s);
        setAccessibleName(Flyout::tr("Panel width"));
        setAccessibleDescription(Flyout::tr("Left and Right change the width"));
    }

protected:
    void mousePressEvent(QMouseEvent* event) override
    {
        m_from = event->globalPosition().toPoint().x();
        m_start = m_flyout->panelWidth();
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        if (event->buttons().testFlag(Qt::LeftButton))
            m_flyout->setPanelWidth(m_start + m_from - event->globalPosition().toPoint().x());
    }
    void mouseDoubleClickEvent(QMouseEvent*) override
    {
        m_flyout->setPanelWidth(Flyout::defaultPanelWidth);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        constexpr int step = 16;
        if (event->key() == Qt::Key_Left)
            m_flyout->setPanelWidth(m_flyout->panelWidth() + step);
        else if (event->key() == Qt::Key_Right)
            m_flyout->setPanelWidth(m_flyout->panelWidth() - step);
        else
            QWidget::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = m_theme.tokens();
        const bool active = hasFocus() || underMouse();
        painter.fillRect(QRect(0, 0, active ? 2 : 1, height()), active ? t.accent : t.line);
    }

private:
    const Theme& m_theme;
    Flyout* m_flyout;
    int m_from = 0;
    int m_start = 0;
};

} // namespace

Flyout::Flyout(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextRole::CardTitle))
    , m_close(new QToolButton)
    , m_pillRow(new QWidget)
    , m_pills(new FlowLayout(m_pillRow, 6))
    , m_tabs(new QTabBar)
    , m_tabLine(new Hairline(theme))
    , m_pages(new QStackedWidget)
    , m_actionLine(new Hairline(theme))
    , m_actionRow(new QFrame)
    , m_actions(new FlowLayout(m_actionRow, 8))
{
    setProperty("bar", true);
    QFont titleFont = theme.font(TextRole::CardTitle);
    titleFont.setPointSizeF(titleFont.pointSizeF() + 2);
    m_title->setFont(titleFont);
    m_title->setWordWrap(true);
    m_close->setIcon(theme.icon(u"close"_s));
    m_close->setObjectName(u"flyoutClose"_s);
    m_close->setProperty("quiet", true);
    m_close->setAccessibleName(tr("Close panel"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_tabs->setObjectName(u"flyoutTabs"_s);
    m_tabs->setAccessibleName(tr("Panel tabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);
    m_actions->setContentsMargins(16, 12, 16, 12);
    m_pillRow->hide();
    m_tabs->hide();
    m_tabLine->hide();
    m_actionLine->hide();
    m_actionRow->hide();

    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title, 1, Qt::AlignVCenter);
    head->addWidget(m_close, 0, Qt::AlignTop);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(16, 16, 12, 0);
    top->setSpacing(8);
    top->addLayout(head);
    top->addWidget(m_pillRow);
    top->addWidget(m_tabs);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_tabLine);
    column->addWidget(m_pages, 1);
    column->addWidget(m_actionLine);
    column->addWidget(m_actionRow);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(new ResizeHandle(theme, this));
    line->addLayout(column, 1);

    connect(m_close, &QToolButton::clicked, this, &Flyout::close);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, &Flyout::currentTabChanged);
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &Flyout::close);
    connect(escape, &QShortcut::activatedAmbiguously, this, &Flyout::closeInnermost);
    setFixedWidth(m_width);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Flyout::close()
{
    hide();
    emit closed();
}

/// Of a panel within a panel the one that has the focus.
void Flyout::closeInnermost()
{
    for (QWidget* each = window()->focusWidget(); each; each = each->parentWidget()) {
        if (auto* flyout = qobject_cast<Flyout*>(each)) {
            flyout->close();
            return;
        }
    }
}

void Flyout::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Flyout::setPills(const QList<QWidget*>& pills)
{
    while (QLayoutItem* item = m_pills->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (QWidget* pill : pills)
        m_pills->addWidget(pill);
    m_pillRow->setVisible(!pills.isEmpty());
    m_pillRow->updateGeometry();
}

int Flyout::addTab(QWidget* page, const QString& text, bool scrolls)
{
    if (scrolls) {
        auto* area = new QScrollArea;
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setFocusPolicy(Qt::NoFocus);
        auto* inner = new ScrolledBody;
        inner->setProperty("scrolled", true);
        auto* column = new QVBoxLayout(inner);
        column->setContentsMargins(16, 16, 16, 16);
        column->addWidget(page);
        column->addStretch(1);
        area->setWidget(inner);
        page = area;
    }
    page->setAccessibleName(text);
    m_pages->addWidget(page);
    const int index = m_tabs->addTab(text);
    m_tabs->setVisible(m_tabs->count() > 1);
    m_tabLine->setVisible(m_tabs->count() > 1);
    return index;
}

void Flyout::setTabText(int index, const QString& text)
{
    m_tabs->setTabText(index, text);
}

void Flyout::setTabVisible(int index, bool visible)
{
    if (!visible && m_tabs->currentIndex() == index)
        m_tabs->setCurrentIndex(0);
    m_tabs->setTabVisible(index, visible);
}

void Flyout::scrollToTop()
{
    for (const QScrollArea* area : findChildren<QScrollArea*>())
        area->verticalScrollBar()->setValue(0);
}

void Flyout::setCurrentTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

int Flyout::currentTab() const
{
    return m_tabs->currentIndex();
}

QPushButton* Flyout::addAction(const QString& name, const QString& text, bool primary)
{
    auto* button = new QPushButton(text, m_actionRow);
    button->setObjectName(name);
    button->setProperty("primary", primary);
    m_actions->addWidget(button);
    m_actionLine->show();
    m_actionRow->show();
    return button;
}

void Flyout::setPanelWidth(int pixels)
{
    const int width = std::clamp(pixels, minimumPanelWidth, maximumPanelWidth);
    if (width == m_width)
        return;
    m_width = width;
    setFixedWidth(width);
    emit panelWidthChanged(width);
}

QByteArray Flyout::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << stateMagic << qint32(m_width) << qint32(currentTab());
    return state;
}

bool Flyout::restoreState(const QByteArray& state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 width = 0;
    qint32 tab = 0;
    stream >> magic >> width >> tab;
    if (stream.status() != QDataStream::Ok || magic != stateMagic)
        return false;
    setPanelWidth(width);
    if (tab >= 0 && tab < m_tabs->count())
        setCurrentTab(tab);
    return true;
}

} // namespace parapet::views
