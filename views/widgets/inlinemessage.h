// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message at the top of a page: icon, words, at most one action beside Undo, close. Harmless ones
// (info and done) close by themselves after a while and when their page is left. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
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
    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] QString text() const;

signals:
    void actionTriggered();
    void undoTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void close();
    void closeWhenNobodyAims();
    [[nodiscard]] bool isHarmless() const;
    [[nodiscard]] bool isAimedBelow() const;

    const Theme& m_theme;
    Kind m_kind = Kind::Info;
    QLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_action;
    QPushButton* m_undo;
    QToolButton* m_close;
    QTimer* m_timer;
};

} // namespace parapet::views
