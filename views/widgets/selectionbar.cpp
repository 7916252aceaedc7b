// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/selectionbar.h"

#include "views/widgets/flowlayout.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

SelectionBar::SelectionBar(const Theme& theme, QWidget* parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_count(new TextLabel(theme, TextRole::Strong))
    , m_effect(new TextLabel(theme, TextRole::Body))
    , m_delta(new DeltaLabel(theme))
    , m_clear(new QToolButton)
{
    setProperty("card", true);
    auto* words = new QWidget;
    auto* flow = new FlowLayout(words, 8);
    for (QWidget* part : {static_cast<QWidget*>(m_count), static_cast<QWidget*>(m_effect),
             static_cast<QWidget*>(m_delta)})
        flow->addWidget(part);
    for (qsizetype i = 0; i < mostNotes; ++i) {
        m_notes.append(new TextLabel(theme, TextRole::Body, Tone::Muted));
        flow->addWidget(m_notes.last());
    }
    auto* buttons = new QWidget;
    m_actions = new FlowLayout(buttons, 8);
    m_clear->setIcon(theme.icon(u"close"_s));
    m_clear->setProperty("quiet", true);
    m_clear->setObjectName(u"clearSelection"_s);
    m_clear->setAccessibleName(tr("Clear selection"));
    m_clear->setToolTip(tr("Clear selection"));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 8, 12, 8);
    line->setSpacing(8);
    line->addWidget(m_clear, 0);
    line->addWidget(words, 1);
    line->addWidget(buttons, 0);
    flow->setCentred(true);
    m_actions->setCentred(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_clear, &QToolButton::clicked, this, &SelectionBar::clearRequested);
    setEffect({});
    hide();
}

void SelectionBar::setCount(int count)
{
    m_count->setText(tr("%1 selected").arg(locale().toString(count)));
    setAccessibleName(m_count->text());
    setVisible(count > 0);
}

void SelectionBar::setEffect(const QString& text, const QString& delta, DeltaLabel::Arrow arrow,
    Tone tone, const QStringList& notes)
{
    m_effect->setText(text);
    m_effect->setVisible(!text.isEmpty());
    m_delta->setDelta(delta, arrow, tone);
    m_delta->setVisible(!delta.isEmpty());
    for (qsizetype i = 0; i < mostNotes; ++i) {
        m_notes[i]->setText(notes.value(i));
        m_notes[i]->setVisible(!notes.value(i).isEmpty());
    }
    setAccessibleDescription(
        QStringList{text, m_delta->accessibleName(), notes.join(u" · "_s)}.join(u' ').simplified());
}

QPushButton* SelectionBar::addAction(const QString& name, const QString& text, bool primary)
{
    auto* button = new QPushButton(text, m_actions->parentWidget());
    button->setObjectName(name);
    button->setProperty("primary", primary);
    m_actions->addWidget(button);
    return button;
}

} // namespace parapet::views
