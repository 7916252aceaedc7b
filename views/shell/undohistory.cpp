// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/undohistory.h"

#include "models/jobs/desk.h"
#include "views/pages/page.h"
#include "views/shell/commandlist.h"
#include "views/shell/messagearea.h"

#include <QAbstractSpinBox>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace parapet::views {

UndoHistory::UndoHistory(const jobs::Desk& desk, const std::vector<PageEntry>& pages,
    CommandList& commands, MessageArea& messages, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_messages(messages)
{
    for (const PageEntry& entry : pages) {
        connect(entry.page, &Page::undoable, this,
            [this, page = entry.page](const UndoStep& step) { add(page, step); });
        for (QWidget* field : entry.page->findChildren<QWidget*>())
            if (qobject_cast<QLineEdit*>(field) != nullptr
                || qobject_cast<QAbstractSpinBox*>(field) != nullptr)
                field->installEventFilter(this);
    }
    commands.add({tr("Undo"), u"undo"_s, QKeySequence(QKeySequence::Undo), [this] { undo(); }});
}

void UndoHistory::add(const Page* page, const UndoStep& step)
{
    m_steps.append({page, step});
    while (m_steps.size() > mostSteps)
        m_steps.removeFirst();
}

void UndoHistory::undo()
{
    if (const QString why = m_desk.whyNotWritable(); !why.isEmpty() && !m_steps.isEmpty()) {
        m_messages.add(InlineMessage::Kind::Warning, why);
        return;
    }
    while (!m_steps.isEmpty()) {
        const Done done = m_steps.takeLast();
        if (!done.step.isReady())
            continue;
        done.step.run(); // its job tells that it is done
        return;
    }
    m_messages.add(InlineMessage::Kind::Info, tr("There is nothing to undo in this session."));
}

bool UndoHistory::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride
        || !static_cast<QKeyEvent*>(event)->matches(QKeySequence::Undo))
        return QObject::eventFilter(watched, event);
    const auto* line = qobject_cast<QLineEdit*>(watched);
    if (const auto* spin = qobject_cast<QAbstractSpinBox*>(watched))
        line = spin->findChild<QLineEdit*>();
    if (line == nullptr || line->isUndoAvailable())
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace parapet::views
