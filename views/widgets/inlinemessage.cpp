// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/inlinemessage.h"

#include "views/widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

Tone toneOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Info:
        return Tone::Accent;
    case InlineMessage::Kind::Done:
        return Tone::Low;
    case InlineMessage::Kind::Warning:
        return Tone::Medium;
    case InlineMessage::Kind::Error:
        break;
    }
    return Tone::High;
}

QString iconOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Info:
        return u"info"_s;
    case InlineMessage::Kind::Done:
        return u"done"_s;
    case InlineMessage::Kind::Warning:
        return u"warning"_s;
    case InlineMessage::Kind::Error:
        break;
    }
    return u"error"_s;
}

QString wordOf(InlineMessage::Kind kind)
{
    switch (kind) {
    case InlineMessage::Kind::Info:
        return InlineMessage::tr("Information");
    case InlineMessage::Kind::Done:
        return InlineMessage::tr("Done");
    case InlineMessage::Kind::Warning:
        return InlineMessage::tr("Warning");
    case InlineMessage::Kind::Error:
        break;
    }
    return InlineMessage::tr("Error");
}

using namespace std::chrono_literals;
constexpr auto lifetime = 8s;
constexpr auto rest = 2s; ///< before it looks again

} // namespace

InlineMessage::InlineMessage(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_text(new TextLabel(theme, TextRole::Body))
    , m_action(new QPushButton)
    , m_undo(new QPushButton(tr("Undo")))
    , m_close(new QToolButton)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_action->setProperty("link", true);
    m_undo->setObjectName(u"messageUndo"_s);
    m_undo->setProperty("link", true);
    m_undo->setToolTip(tr("Undo (Ctrl+Z)"));
    m_close->setObjectName(u"messageClose"_s);
    m_close->setProperty("quiet", true);
    m_close->setIcon(theme.icon(u"close"_s));
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 4, 6, 4);
    line->setSpacing(8);
    line->addWidget(m_icon);
    line->addWidget(m_text, 1);
    line->addWidget(m_action);
    line->addWidget(m_undo);
    line->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_action, &QPushButton::clicked, this, &InlineMessage::actionTriggered);
    connect(m_undo, &QPushButton::clicked, this, &InlineMessage::undoTriggered);
    connect(m_close, &QToolButton::clicked, this, &InlineMessage::close);
    connect(m_timer, &QTimer::timeout, this, &InlineMessage::closeWhenNobodyAims);
    connect(&theme, &Theme::changed, this, [this] {
        m_icon->setPixmap(m_theme.icon(iconOf(m_kind), toneOf(m_kind))
                              .pixmap(QSize(18, 18), devicePixelRatioF()));
        update();
    });
    hide();
}

void InlineMessage::showMessage(Kind kind, const QString& text, const QString& action, bool canUndo)
{
    m_kind = kind;
    m_icon->setPixmap(
        m_theme.icon(iconOf(kind), toneOf(kind)).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_icon->setAccessibleName(wordOf(kind));
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_undo->setVisible(canUndo);
    setAccessibleName(u"%1: %2"_s.arg(wordOf(kind), text));
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (isHarmless() && action.isEmpty() && !canUndo)
        m_timer->start(lifetime);
    else
        m_timer->stop();
}

QString InlineMessage::text() const
{
    return m_text->text();
}

bool InlineMessage::isHarmless() const
{
    return m_kind == Kind::Info || m_kind == Kind::Done;
}

/// Whether the pointer is at what moves up when the message goes.
bool InlineMessage::isAimedBelow() const
{
    const QPoint pointer = mapFromGlobal(QCursor::pos());
    const bool isInWindow = window()->isActiveWindow()
        && window()->rect().contains(window()->mapFromGlobal(QCursor::pos()));
    return isInWindow && pointer.y() > height() && pointer.x() >= 0 && pointer.x() <= width();
}

void InlineMessage::closeWhenNobodyAims()
{
    if (isAimedBelow() || QGuiApplication::mouseButtons() != Qt::NoButton
        || QApplication::activePopupWidget() != nullptr)
        m_timer->start(rest);
    else
        close();
}

void InlineMessage::close()
{
    m_timer->stop();
    hide();
    emit closed();
}

void InlineMessage::enterEvent(QEnterEvent* event)
{
    m_timer->stop(); // being read
    QFrame::enterEvent(event);
}

void InlineMessage::hideEvent(QHideEvent* event)
{
    // its page was left: what it told is old when somebody comes back
    if (!event->spontaneous() && !isHidden() && isHarmless()) // later: the page may be going
        QMetaObject::invokeMethod(this, &InlineMessage::close, Qt::QueuedConnection);
    QFrame::hideEvent(event);
}

void InlineMessage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = m_theme.tokens();
    QColor edge = t.ink(toneOf(m_kind));
    edge.setAlphaF(0.45F);
    painter.setPen(QPen(edge, 1.0));
    painter.setBrush(t.fill(toneOf(m_kind)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
}

} // namespace parapet::views
