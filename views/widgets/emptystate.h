// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list shows when it has nothing: an icon, one sentence, one or two buttons. GUI thread
// only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    void setIcon(const QString& name); ///< an icon of resources/icons; "empty-box" by default
    void setSentence(const QString& text);
    /// The widget owns the button.
    QPushButton* addButton(const QString& name, const QString& text, bool primary = false);

private:
    void drawIcon();

    const Theme& m_theme;
    QString m_iconName;
    QLabel* m_icon;
    TextLabel* m_sentence;
    QHBoxLayout* m_buttons;
};

} // namespace parapet::views
