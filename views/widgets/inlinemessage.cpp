// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/inlinemessage.h"

#include "views/widgets/flowlayout.h"
#include "views/widgets/textlabel.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

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
    , m_line(new QHBoxLayout(this))
    , m_links(new QWidget)
    , m_undo(new QPushButton(tr("Undo")))
    , m_more(new QPushButton)
    , m_close(new QToolButton)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    build();
    addAction();
    connect(m_undo, &QPushButton::clicked, this, &InlineMessage::undoTriggered);
    connect(m_more, &QPushButton::clicked, this, &InlineMessage::moreRequested);
    connect(m_close, &QToolButton::clicked, this, &InlineMessage::dismiss);
    connect(m_timer, &QTimer::timeout, this, &InlineMessage::closeWhenNobodyAims);
    connect(&theme, &Theme::changed, this, [this] {
        m_icon->setPixmap(m_theme.icon(iconOf(m_kind), toneOf(m_kind))
                              .pixmap(QSize(18, 18), devicePixelRatioF()));
        update();
    });
    hide();
}

void InlineMessage::build()
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_undo->setObjectName(u"messageUndo"_s);
    m_undo->setProperty("link", true);
    m_undo->setToolTip(tr("Undo (Ctrl+Z)"));
    m_more->setObjectName(u"messageMore"_s);
    m_more->setProperty("link", true);
    m_more->setToolTip(tr("Show the next message"));
    m_more->hide();
    m_close->setObjectName(u"messageClose"_s);
    m_close->setProperty("quiet", true);
    m_close->setIcon(m_theme.icon(u"close"_s));
    m_close->setAccessibleName(tr("Close message"));
    m_close->setToolTip(tr("Close message"));
    new FlowLayout(m_links, 16);
    m_links->layout()->setContentsMargins(0, 0, 0, 0);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_text, 1);
    words->addWidget(m_links);
    m_line->setContentsMargins(12, 4, 6, 4);
    m_line->setSpacing(8);
    m_line->addWidget(m_icon);
    m_line->addLayout(words, 1);
    m_line->addWidget(m_undo);
    m_line->addWidget(m_more);
    m_line->addWidget(m_close);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

void InlineMessage::addAction()
{
    const auto index = static_cast<int>(m_actions.size());
    auto* action = new QPushButton;
    action->setObjectName(index == 0 ? u"messageAction"_s : u"messageAction%1"_s.arg(index));
    action->setProperty("link", true);
    m_actions.append(action);
    m_links->layout()->addWidget(action);
    connect(action, &QPushButton::clicked, this, [this, index] { emit actionTriggered(index); });
}

/// One stands beside the words, several below them.
void InlineMessage::setActions(const QStringList& words)
{
    while (m_actions.size() < words.size())
        addAction();
    const bool several = words.size() > 1;
    for (QPushButton* each : std::as_const(m_actions))
        m_links->layout()->addWidget(each);
    if (!several)
        m_line->insertWidget(m_line->indexOf(m_undo), m_actions.first());
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        m_actions[i]->setText(words.value(i));
        m_actions[i]->setVisible(i < words.size());
    }
    m_links->setVisible(several);
}

void InlineMessage::showMessage(Kind kind, const QString& text, const QString& action, bool canUndo)
{
    showMessage(kind, text, action.isEmpty() ? QStringList() : QStringList{action}, canUndo);
}

void InlineMessage::showMessage(
    Kind kind, const QString& text, const QStringList& actions, bool canUndo)
{
    m_kind = kind;
    m_icon->setPixmap(
        m_theme.icon(iconOf(kind), toneOf(kind)).pixmap(QSize(18, 18), devicePixelRatioF()));
    m_icon->setAccessibleName(wordOf(kind));
    m_text->setText(text);
    setActions(actions);
    m_undo->setVisible(canUndo);
    setAccessibleName(u"%1: %2"_s.arg(wordOf(kind), text));
    m_isTold = true;
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (isHarmless() && actions.isEmpty() && !canUndo)
        m_timer->start(lifetime);
    else
        m_timer->stop();
    emit told();
}

void InlineMessage::setMore(qsizetype count)
{
    m_more->setText(tr("%1 more").arg(count));
    m_more->setVisible(count > 0);
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
        dismiss();
}

void InlineMessage::dismiss()
{
    m_timer->stop();
    m_isTold = false;
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
        QMetaObject::invokeMethod(this, &InlineMessage::dismiss, Qt::QueuedConnection);
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
