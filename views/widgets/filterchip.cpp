// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filterchip.h"

#include "views/widgets/plainwords.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace parapet::views {

FilterChip::FilterChip(const Theme& theme, const QString& title, QWidget* parent)
    : MenuButton(theme, {}, parent)
    , m_title(title)
{
    display({});
}

void FilterChip::setChoices(const QList<Choice>& choices, bool multiple)
{
    m_choices = choices;
    m_multiple = multiple;
    menu()->clear();
    for (const Choice& choice : choices) {
        QAction* action = menu()->addAction(plainWords(choice.text));
        action->setCheckable(true);
        action->setData(choice.key);
        connect(action, &QAction::triggered, this,
            [this, key = choice.key](bool on) { take(key, on); });
    }
    menu()->addSeparator();
    QAction* any = menu()->addAction(tr("Any"));
    connect(any, &QAction::triggered, this, &FilterChip::clear);
    setValue(m_value);
}

void FilterChip::setValue(const QStringList& keys)
{
    QStringList known;
    for (const Choice& choice : m_choices) {
        if (keys.contains(choice.key) && (m_multiple || known.isEmpty()))
            known.append(choice.key);
    }
    display(known);
}

void FilterChip::clear()
{
    if (!isSet()) {
        display({});
        return;
    }
    display({});
    emit valueChanged({});
}

void FilterChip::take(const QString& key, bool on)
{
    QStringList keys = m_multiple ? m_value : QStringList();
    if (on)
        keys.append(key);
    else
        keys.removeAll(key);
    const QStringList before = m_value;
    setValue(keys);
    if (before != m_value)
        emit valueChanged(m_value);
}

void FilterChip::display(const QStringList& keys)
{
    m_value = keys;
    QStringList words;
    for (const Choice& choice : m_choices) {
        if (keys.contains(choice.key))
            words.append(choice.text);
    }
    const int count = static_cast<int>(words.size());
    const QString shown = count == 0 ? tr("any")
        : count > 2                  ? tr("%1 chosen").arg(count)
                                     : words.join(u", "_s);
    for (QAction* action : menu()->actions()) {
        if (action->isCheckable())
            action->setChecked(keys.contains(action->data().toString()));
    }
    setText(tr("%1: %2").arg(m_title, shown));
    setShortcut({}); // an & in a name is no key
    setMarked(count > 0);
    setAccessibleName(text());
    setAccessibleDescription(count > 0 ? tr("Filter is set; press Delete to clear it")
                                       : tr("Filter; press Space to choose"));
    setToolTip(count > 0 ? tr("%1: %2").arg(m_title, words.join(u", "_s)) : QString());
    updateGeometry();
}

void FilterChip::mousePressEvent(QMouseEvent* event)
{
    if (isMarked() && event->button() == Qt::LeftButton
        && markRect().contains(event->position().toPoint())) {
        clear();
        event->accept();
        return;
    }
    MenuButton::mousePressEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        clear();
        return;
    }
    MenuButton::keyPressEvent(event);
}

} // namespace parapet::views
