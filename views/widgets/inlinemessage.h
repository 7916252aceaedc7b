// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message at the top of a page: icon, words, its actions, Undo, close. Harmless ones (info and
// done) close by themselves after a while and when their page is left. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTimer;
class QToolButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class InlineMessage : public QFrame
{
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { Info, Done, Warning, Error };

    explicit InlineMessage(const Theme& theme, QWidget* parent = nullptr);

    /// Shows the message. Info and Done without an action close after 8 s, once the pointer is at
    /// nothing that would move then.
    void showMessage(
        Kind kind, const QString& text, const QString& action = {}, bool canUndo = false);
    /// Several actions stand in a line of their own below the words.
    void showMessage(Kind kind, const QString& text, const QStringList& actions, bool canUndo);
    /// What it told is so no longer, or was read: it goes.
    void dismiss();
    /// Other messages wait behind it; 0: none.
    void setMore(qsizetype count);
    /// Shown and not closed since, wherever it is just now: another one may lie in front.
    [[nodiscard]] bool isTold() const { return m_isTold; }
    [[nodiscard]] bool isHarmless() const;
    [[nodiscard]] bool offersSeveral() const { return !m_links->isHidden(); } ///< actions
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const;

signals:
    void told();
    void actionTriggered(int index);
    void undoTriggered();
    void moreRequested();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void setActions(const QStringList& words);
    void addAction();
    void closeWhenNobodyAims();
    [[nodiscard]] bool isAimedBelow() const;

    const Theme& m_theme;
    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    TextLabel* m_text;
    QHBoxLayout* m_line;
    QWidget* m_links; ///< holds the actions where there are several
    QList<QPushButton*> m_actions;
    QPushButton* m_undo;
    QPushButton* m_more;
    QToolButton* m_close;
    QTimer* m_timer;
    bool m_isTold = false;
};

} // namespace parapet::views
