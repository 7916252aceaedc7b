// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card: a title, at most one link at its right, and a place for content. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class Card : public QFrame
{
    Q_OBJECT

public:
    /// Without a title the card has no header line.
    explicit Card(const Theme& theme, const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    /// An empty text takes the link away.
    void setLink(const QString& text);
    /// A short text at the right of the title ("214 / 410 points"), before the link.
    void setAside(const QString& text);

    /// Where the content goes (8 px spacing, no margins).
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// Margins around everything; 16 by default, 0 for a card that is only a table.
    void setPadding(int pixels);

signals:
    void linkActivated();

private:
    TextLabel* m_title;
    TextLabel* m_aside;
    QPushButton* m_link;
    QWidget* m_header;
    QVBoxLayout* m_content;
};

} // namespace parapet::views
