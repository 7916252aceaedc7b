// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/statusbar.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int barHeight = 28;
}

StatusBar::StatusBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_text(new TextLabel(theme, TextRole::Secondary, Tone::Muted))
    , m_feeds(new TextLabel(theme, TextRole::Secondary, Tone::Muted))
    , m_jobArea(new QHBoxLayout)
{
    m_text->setElided(true);
    m_feeds->setElided(true);
    m_text->setObjectName(u"statusText"_s);
    m_feeds->setObjectName(u"feedText"_s);
    m_jobArea->setSpacing(16);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 1, 12, 0);
    line->setSpacing(16);
    line->addWidget(m_text);
    line->addWidget(m_feeds);
    line->addStretch(1);
    line->addLayout(m_jobArea);
    setFixedHeight(std::max(barHeight, m_text->sizeHint().height() + 10));
    setAccessibleName(tr("Status"));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusBar::setText(const QString& text)
{
    m_text->setText(text);
}

void StatusBar::setFeedText(const QString& text)
{
    m_feeds->setText(text);
}

QWidget* StatusBar::makeJob(int id)
{
    auto* job = new QWidget(this);
    auto* line = new QHBoxLayout(job);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* words = new TextLabel(m_theme, TextRole::Secondary, Tone::Muted);
    words->setObjectName(u"jobText"_s);
    auto* bar = new QProgressBar;
    bar->setObjectName(u"jobProgress"_s);
    bar->setTextVisible(false);
    bar->setFixedWidth(96);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"jobCancel%1"_s.arg(id));
    cancel->setProperty("link", true);
    cancel->setFont(m_theme.font(TextRole::Secondary));
    connect(cancel, &QPushButton::clicked, this, [this, id] { emit cancelRequested(id); });
    line->addWidget(words);
    line->addWidget(bar, 0, Qt::AlignVCenter);
    line->addWidget(cancel);
    m_jobArea->addWidget(job);
    return job;
}

void StatusBar::showJob(int id, const QString& text, double fraction)
{
    QWidget*& job = m_jobs[id];
    if (!job)
        job = makeJob(id);
    auto* bar = job->findChild<QProgressBar*>(u"jobProgress"_s);
    auto* words = job->findChild<TextLabel*>(u"jobText"_s);
    if (fraction < 0.0) {
        bar->setRange(0, 0);
        words->setText(text);
    } else {
        const int percent = std::clamp(qRound(fraction * 100.0), 0, 100);
        bar->setRange(0, 100);
        bar->setValue(percent);
        words->setText(tr("%1 %2 %").arg(text).arg(percent));
    }
    bar->setAccessibleName(text);
    job->findChild<QPushButton*>()->setAccessibleName(tr("Cancel: %1").arg(text));
}

void StatusBar::removeJob(int id)
{
    // Later: Cancel may be what is being clicked right now.
    if (QWidget* job = m_jobs.take(id)) {
        job->hide();
        job->deleteLater();
    }
}

void StatusBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().card);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.tokens().line);
}

} // namespace parapet::views
