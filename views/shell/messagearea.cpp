// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/messagearea.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {

using namespace std::chrono_literals;

namespace {
constexpr int floatingEdge = 4; ///< below a message that lies over the head of a page
constexpr auto betweenLooks = 200ms;
constexpr auto reactionTime = 500ms; ///< a click till then was aimed at what was there before
} // namespace

/// The ground of the messages. In the window, over the place that the area keeps for it.
class MessagePanel final : public QWidget
{
public:
    explicit MessagePanel(const Theme& theme)
        : m_theme(theme)
    {
        setObjectName(u"messagePanel"_s);
        hide();
    }
    void setFloating(bool floating)
    {
        if (std::exchange(m_floats, floating) != floating)
            update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.tokens().window);
        if (m_floats)
            painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.tokens().line);
    }

private:
    const Theme& m_theme;
    bool m_floats = false;
};

MessageArea::MessageArea(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_panel(new MessagePanel(theme))
    , m_column(new QVBoxLayout(m_panel))
    , m_retry(new QTimer(this))
{
    m_panel->setParent(this);
    m_panel->installEventFilter(this);
    m_column->setContentsMargins(24, 12, 24, 0);
    m_column->addStretch(1);
    m_retry->setInterval(betweenLooks);
    connect(m_retry, &QTimer::timeout, this, &MessageArea::settle);
    setFixedHeight(0);
}

MessageArea::~MessageArea() = default;

void MessageArea::add(InlineMessage::Kind kind, const QString& text,
    const std::vector<MessageLink>& links, const std::function<void()>& undo)
{
    QList<InlineMessage*> own = m_panel->findChildren<InlineMessage*>(u"shellMessage"_s);
    own.removeIf([this](InlineMessage* each) { return !m_messages.contains(each); });
    if (own.size() >= mostMessages) {
        const auto harmless = std::find_if(own.cbegin(), own.cend(),
            [](InlineMessage* each) { return each->isHarmless() && !each->offersSeveral(); });
        remove(harmless != own.cend() ? *harmless : own.first());
    }
    auto* message = new InlineMessage(m_theme, m_panel);
    message->setObjectName(u"shellMessage"_s);
    m_column->insertWidget(0, message);
    connect(message, &InlineMessage::closed, this, [this, message] { remove(message); });
    connect(message, &InlineMessage::actionTriggered, this, [this, message, links](int index) {
        if (!message->offersSeveral()) // the others are still to be reached
            remove(message);
        links[static_cast<std::size_t>(index)].run();
    });
    connect(message, &InlineMessage::undoTriggered, this, [this, message, undo] {
        remove(message);
        undo();
    });
    connect(message, &InlineMessage::moreRequested, this, &MessageArea::showNext);
    QStringList words;
    for (const MessageLink& link : links)
        words.append(link.words);
    message->showMessage(kind, text, words, undo != nullptr);
    tell(message);
}

void MessageArea::adopt(const QWidget& page)
{
    for (InlineMessage* message : page.findChildren<InlineMessage*>(u"pageMessage"_s)) {
        m_adopted[&page].append(message);
        m_column->insertWidget(0, message);
        message->hide();
        connect(message, &InlineMessage::told, this, [this, message, owner = &page] {
            if (owner == m_page)
                tell(message);
            else
                message->hide(); // till its page is shown
        });
        connect(message, &InlineMessage::closed, this, [this, message] { forget(message); });
        connect(message, &InlineMessage::moreRequested, this, &MessageArea::showNext);
    }
}

void MessageArea::showPage(const QWidget* page)
{
    if (m_page == page)
        return;
    const QList<InlineMessage*> before = m_adopted.value(std::exchange(m_page, page));
    for (InlineMessage* message : QList(m_messages)) {
        if (message->isHarmless() && !message->offersSeveral())
            message->dismiss();
        else if (before.contains(message))
            forget(message);
    }
    for (InlineMessage* message : m_adopted.value(page))
        if (message->isTold())
            m_messages.append(message);
    arrange();
    makeRoom(); // nobody aims at a page that was not there
}

/// The keyboard stays at the way to the one after it.
void MessageArea::showNext()
{
    const bool hadFocus = m_messages.first()->isAncestorOf(window()->focusWidget());
    m_messages.append(m_messages.takeFirst());
    arrange();
    auto* more = m_messages.first()->findChild<QPushButton*>(u"messageMore"_s);
    if (hadFocus)
        more->setFocus();
}

/// In front, unless somebody is about to click what is there.
void MessageArea::tell(InlineMessage* message)
{
    m_messages.removeOne(message);
    const bool isBusy = !m_messages.isEmpty() && m_messages.first()->underMouse();
    m_messages.insert(isBusy ? 1 : 0, message);
    arrange();
}

void MessageArea::forget(InlineMessage* message)
{
    message->hide();
    if (m_messages.removeOne(message))
        arrange();
}

void MessageArea::remove(InlineMessage* message)
{
    if (!m_messages.contains(message))
        return;
    forget(message);
    message->deleteLater();
}

void MessageArea::arrange()
{
    for (InlineMessage* message : std::as_const(m_messages))
        message->setVisible(message == m_messages.first());
    if (!m_messages.isEmpty())
        m_messages.first()->setMore(m_messages.size() - 1);
    const bool appears = m_panel->isHidden() && !m_messages.isEmpty();
    placePanel();
    if (appears && m_panel->rect().contains(m_panel->mapFromGlobal(QCursor::pos()))) {
        m_panel->setAttribute(Qt::WA_TransparentForMouseEvents);
        QTimer::singleShot(reactionTime, m_panel,
            [this] { m_panel->setAttribute(Qt::WA_TransparentForMouseEvents, false); });
    }
    settle();
}

int MessageArea::wantedHeight() const
{
    if (m_messages.isEmpty())
        return 0;
    m_column->activate();
    return m_column->hasHeightForWidth() ? m_column->totalHeightForWidth(width())
                                         : m_column->totalSizeHint().height();
}

void MessageArea::placePanel()
{
    const int needed = wantedHeight();
    if (QWidget* host = window(); m_panel->parentWidget() != host)
        m_panel->setParent(host);
    const bool floats = needed > height();
    m_panel->setFloating(floats);
    m_panel->setGeometry(
        QRect(mapTo(window(), QPoint()), QSize(width(), needed + (floats ? floatingEdge : 0))));
    m_panel->setVisible(needed > 0);
    m_panel->raise();
}

void MessageArea::settle()
{
    if (wantedHeight() == height()) {
        m_retry->stop();
        return;
    }
    if (!isAimedBelow()) {
        makeRoom();
        return;
    }
    m_retry->start();
    if (QWindow* host = window()->windowHandle())
        host->installEventFilter(this); // the focus may walk to what is covered
}

void MessageArea::makeRoom()
{
    m_retry->stop();
    setFixedHeight(wantedHeight());
    placePanel();
    if (QWindow* host = window()->windowHandle())
        host->removeEventFilter(this);
}

/// Whether the pointer is at what would move.
bool MessageArea::isAimedBelow() const
{
    const QWidget* host = window();
    const QPoint pointer = QCursor::pos();
    if (!host->isActiveWindow() || !host->rect().contains(host->mapFromGlobal(pointer)))
        return false;
    if (QGuiApplication::mouseButtons() != Qt::NoButton || QApplication::activePopupWidget())
        return true;
    const QPoint here = mapFromGlobal(pointer);
    const int below = std::max(height(), m_panel->isVisible() ? m_panel->height() : 0);
    return here.y() >= below && here.x() >= 0 && here.x() < width();
}

void MessageArea::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    placePanel();
}

void MessageArea::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placePanel();
    if (event->size().width() != event->oldSize().width())
        settle();
}

bool MessageArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_panel && event->type() == QEvent::LayoutRequest) {
        placePanel();
        settle();
    } else if (watched != m_panel && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
            makeRoom();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace parapet::views
