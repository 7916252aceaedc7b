// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pageheader.h"

#include "views/widgets/flowlayout.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int actionGap = 8;
constexpr int wordGap = 12;

} // namespace

PageHeader::PageHeader(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextRole::PageTitle))
    , m_summary(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_words(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_line(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_actions(new FlowLayout(new QWidget, actionGap))
{
    m_summary->setObjectName(u"pageSummary"_s);
    m_summary->setElided(true);
    // It takes what is left, so that a long one never narrows the actions.
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // The two texts share a base line, not a middle.
    const int drop =
        QFontMetrics(m_title->font()).descent() - QFontMetrics(m_summary->font()).descent();
    m_summary->setContentsMargins(0, 0, 0, qMax(drop, 0));
    m_summary->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_title->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_words->setSpacing(wordGap);
    m_words->addWidget(m_title, 0, Qt::AlignBottom);
    m_words->addWidget(m_summary, 1, Qt::AlignBottom);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(12);
    m_line->addLayout(m_words, 1);
    m_line->setAlignment(m_words, Qt::AlignVCenter);
    m_line->addWidget(m_actions->parentWidget());
    m_actions->setCentred(true);
    setTitle(title);
}

void PageHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeActions();
}

/// Beside the words, or below them where a count would be cut.
void PageHeader::placeActions()
{
    constexpr int longCount = 360; // what is longer is a sentence, and may be cut
    int need = m_title->sizeHint().width();
    const int count = m_summary->fontMetrics().horizontalAdvance(m_summary->text());
    if (count > 0 && count <= longCount) {
        const bool isCut = need + wordGap + count > width();
        need = isCut ? std::max(need, count) : need + wordGap + count;
        placeCount(isCut);
    } else {
        placeCount(false);
    }
    int shown = 0;
    for (int i = 0; i < m_actions->count(); ++i) {
        const QWidget* action = m_actions->itemAt(i)->widget();
        if (!action || action->isHidden())
            continue;
        need += action->sizeHint().width() + actionGap;
        ++shown;
    }
    const bool below = shown > 0 && need + m_line->spacing() > width();
    const auto wanted = below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_line->direction() == wanted)
        return;
    m_line->setDirection(wanted);
    m_line->setSpacing(below ? 8 : 12);
}

/// Beside the title, or below it where it would be cut.
void PageHeader::placeCount(bool below)
{
    const auto wanted = below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_words->direction() == wanted)
        return;
    m_words->setDirection(wanted);
    m_words->setSpacing(below ? 0 : wordGap);
    m_words->setStretch(1, below ? 0 : 1);
}

void PageHeader::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHeader::setSummary(const QString& summary)
{
    m_summary->setText(summary);
    setAccessibleDescription(summary);
    placeActions();
}

QPushButton* PageHeader::addAction(const QString& name, const QString& text, const QString& icon)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    if (!icon.isEmpty())
        button->setIcon(m_theme.icon(icon));
    m_actions->addWidget(button);
    return button;
}

MenuButton* PageHeader::addMenu(const QString& name, const QString& text)
{
    auto* button = new MenuButton(m_theme, text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_actions->addWidget(button);
    return button;
}

} // namespace parapet::views
