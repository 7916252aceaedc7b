// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/messagearea.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

MessageArea::MessageArea(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(24, 12, 24, 0);
    m_column->setSpacing(8);
    hide();
}

void MessageArea::add(InlineMessage::Kind kind, const QString& text, const QString& action,
    const std::function<void()>& act, const std::function<void()>& undo)
{
    while (m_messages.size() >= mostMessages)
        remove(m_messages.last());
    auto* message = new InlineMessage(m_theme);
    message->setObjectName(u"shellMessage"_s);
    m_column->insertWidget(0, message);
    m_messages.prepend(message);
    show();
    message->showMessage(kind, text, action, undo != nullptr);
    connect(message, &InlineMessage::closed, this, [this, message] { remove(message); });
    connect(message, &InlineMessage::actionTriggered, this, [this, message, act] {
        remove(message);
        if (act)
            act();
    });
    connect(message, &InlineMessage::undoTriggered, this, [this, message, undo] {
        remove(message);
        undo();
    });
}

void MessageArea::removeHarmless()
{
    for (InlineMessage* message : QList(m_messages))
        if (message->kind() == InlineMessage::Kind::Info
            || message->kind() == InlineMessage::Kind::Done)
            remove(message);
}

void MessageArea::remove(InlineMessage* message)
{
    if (!m_messages.removeOne(message))
        return;
    message->hide();
    message->deleteLater();
    setVisible(!m_messages.isEmpty());
}

} // namespace parapet::views
