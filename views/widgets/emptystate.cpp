// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/emptystate.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_iconName(u"empty-box"_s)
    , m_icon(new QLabel)
    , m_sentence(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_buttons(new QHBoxLayout)
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMaximumWidth(420);
    m_sentence->setMinimumWidth(160);
    m_buttons->setSpacing(8);
    m_buttons->addStretch(1);
    m_buttons->addStretch(1);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_sentence, 8);
    line->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 24, 16, 24);
    column->setSpacing(12);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addLayout(line);
    column->addLayout(m_buttons);
    column->addStretch(1);
    connect(&theme, &Theme::changed, this, &EmptyState::drawIcon);
    drawIcon();
}

void EmptyState::setIcon(const QString& name)
{
    m_iconName = name;
    drawIcon();
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(m_theme.icon(m_iconName).pixmap(QSize(40, 40), devicePixelRatioF()));
}

void EmptyState::setSentence(const QString& text)
{
    m_sentence->setText(text);
    setAccessibleName(text);
}

QPushButton* EmptyState::addButton(const QString& name, const QString& text, bool primary)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setProperty("primary", primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

} // namespace parapet::views
