// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/pastbanner.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

PastBanner::PastBanner(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_icon(new QLabel)
    , m_words(new TextLabel(theme, TextRole::Strong, Tone::Medium))
{
    setObjectName(u"pastBanner"_s);
    auto* back = new QPushButton(tr("Back to latest"));
    back->setObjectName(u"backToLatest"_s);
    m_words->setElided(true);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(24, 6, 24, 6);
    line->setSpacing(8);
    line->addWidget(m_icon);
    line->addWidget(m_words, 1);
    line->addWidget(back);
    connect(back, &QPushButton::clicked, this, &PastBanner::backToLatest);
    connect(&theme, &Theme::changed, this, &PastBanner::drawIcon);
    drawIcon();
    hide();
}

void PastBanner::showDate(const QString& date)
{
    m_words->setText(
        tr("You are looking at the past: %1, with the work filed until the next import.")
            .arg(date));
    setAccessibleName(m_words->text());
    setVisible(!date.isEmpty());
}

void PastBanner::drawIcon()
{
    m_icon->setPixmap(
        m_theme.icon(u"timeline"_s, Tone::Medium).pixmap(QSize(18, 18), devicePixelRatioF()));
    update();
}

void PastBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = m_theme.tokens();
    painter.fillRect(rect(), t.fill(Tone::Medium));
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace parapet::views
