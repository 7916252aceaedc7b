// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The messages at the top of the window's content, those of the page shown among them: one at a
// time, newest first, the others counted behind it. What lies below does not move under a pointer
// that is there: till it leaves, a message lies over the head of the page. Owned by the shell. GUI
// thread only.
#pragma once

#include "views/widgets/inlinemessage.h"

#include <QHash>
#include <QWidget>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QTimer;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class MessagePanel;

/// What can be done about a message.
struct MessageLink
{
    QString words;
    std::function<void()> run;
};

class MessageArea : public QWidget
{
    Q_OBJECT

public:
    /// Of the window; the oldest gives way, one that is harmless before a warning or an error.
    static constexpr int mostMessages = 3;

    explicit MessageArea(const Theme& theme, QWidget* parent = nullptr);
    ~MessageArea() override;

    /// A link runs when it is clicked, `undo` when Undo is; the message then closes, unless it has
    /// several. Without `undo` there is no such link.
    void add(InlineMessage::Kind kind, const QString& text,
        const std::vector<MessageLink>& links = {}, const std::function<void()>& undo = {});

    /// Takes the messages of a page in ("pageMessage"); they are shown while it is.
    void adopt(const QWidget& page);
    /// Another page is shown: its messages come, what was harmless is old and goes, unless it has
    /// several links.
    void showPage(const QWidget* page);

protected:
    void moveEvent(QMoveEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell(InlineMessage* message);
    void forget(InlineMessage* message);
    void remove(InlineMessage* message);
    void showNext();
    void arrange();
    void placePanel();
    /// Gives the panel its place, unless something moves by that under the pointer.
    void settle();
    void makeRoom();
    [[nodiscard]] int wantedHeight() const;
    [[nodiscard]] bool isAimedBelow() const;

    const Theme& m_theme;
    MessagePanel* m_panel; ///< lies over this place, in the window
    QVBoxLayout* m_column;
    QTimer* m_retry; ///< looks whether the pointer left
    QList<InlineMessage*> m_messages; ///< the first is seen
    QHash<const QWidget*, QList<InlineMessage*>> m_adopted; ///< by page
    const QWidget* m_page = nullptr;
};

} // namespace parapet::views
