// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/banner.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace parapet::views {

Banner::Banner(const Theme& theme, const QString& name, const QString& icon, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_iconName(icon)
    , m_icon(new QLabel)
    , m_words(new TextLabel(theme, TextRole::Strong, Tone::Medium))
    , m_line(new QHBoxLayout(this))
{
    setObjectName(name);
    m_words->setElided(true);
    m_line->setContentsMargins(24, 6, 24, 6);
    m_line->setSpacing(8);
    m_line->addWidget(m_icon);
    m_line->addWidget(m_words, 1);
    connect(&theme, &Theme::changed, this, &Banner::drawIcon);
    drawIcon();
    hide();
}

void Banner::setWords(const QString& words)
{
    m_words->setText(words);
    setAccessibleName(words);
    setVisible(!words.isEmpty());
}

void Banner::drawIcon()
{
    m_icon->setPixmap(
        m_theme.icon(m_iconName, Tone::Medium).pixmap(QSize(18, 18), devicePixelRatioF()));
    update();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = m_theme.tokens();
    painter.fillRect(rect(), t.fill(Tone::Medium));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace parapet::views
