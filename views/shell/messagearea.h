// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The messages at the top of the window's content, newest first. Errors stay until they are
// closed; harmless ones go by themselves. Owned by the shell. GUI thread only.
#pragma once

#include "views/widgets/inlinemessage.h"

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class MessageArea : public QWidget
{
    Q_OBJECT

public:
    static constexpr int mostMessages = 3; ///< the oldest gives way

    explicit MessageArea(const Theme& theme, QWidget* parent = nullptr);

    /// `act` runs when the action is clicked, `undo` when Undo is; the message then closes. Without
    /// `undo` there is no such link.
    void add(InlineMessage::Kind kind, const QString& text, const QString& action = {},
        const std::function<void()>& act = {}, const std::function<void()>& undo = {});

    /// Another page is shown: what was harmless is old.
    void removeHarmless();

private:
    void remove(InlineMessage* message);

    const Theme& m_theme;
    QVBoxLayout* m_column;
    QList<InlineMessage*> m_messages;
};

} // namespace parapet::views
