// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/card.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

Card::Card(const Theme& theme, const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_title(new TextLabel(theme, TextRole::CardTitle))
    , m_aside(new TextLabel(theme, TextRole::Number, Tone::Muted))
    , m_link(new QPushButton)
    , m_header(new QWidget)
    , m_content(new QVBoxLayout)
{
    setProperty("card", true);
    m_title->setElided(true);
    m_link->setObjectName(u"cardLink"_s);
    m_link->setProperty("link", true);
    m_link->setCursor(Qt::PointingHandCursor);
    auto* line = new QHBoxLayout(m_header);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_title, 1);
    line->addWidget(m_aside);
    line->addWidget(m_link);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(m_header);
    column->addLayout(m_content, 1);
    m_content->setSpacing(8);
    setPadding(16);
    connect(m_link, &QPushButton::clicked, this, &Card::linkActivated);
    m_header->setMinimumHeight(m_title->fontMetrics().height() + 6);
    m_link->hide();
    m_aside->hide();
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_link->setAccessibleDescription(title);
    m_header->setVisible(!title.isEmpty());
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setLink(const QString& text)
{
    m_link->setText(text);
    m_link->setVisible(!text.isEmpty());
}

void Card::setAside(const QString& text)
{
    m_aside->setText(text);
    m_aside->setVisible(!text.isEmpty());
}

void Card::setPadding(int pixels)
{
    layout()->setContentsMargins(pixels, qMin(pixels, 12), pixels, pixels);
}

} // namespace parapet::views
