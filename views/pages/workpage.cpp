// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/workpage.h"

#include "models/items/library.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/needswriting.h"

#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

WorkPage::WorkPage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_message(new InlineMessage(pageContext.theme, this))
{
    m_message->setObjectName(u"pageMessage"_s);
    m_message->hide();
    needsWriting(pageContext.desk, m_message->findChild<QPushButton*>(u"messageUndo"_s));
    connect(&pageContext.desk, &jobs::Desk::finished, this, &WorkPage::finished);
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        if (m_messageAction)
            m_messageAction();
    });
    connect(m_message, &InlineMessage::undoTriggered, this, [this] {
        m_message->dismiss();
        m_undo.run();
    });
    connect(m_message, &InlineMessage::closed, this, [this] { placeMessage(); });
}

void WorkPage::untick(domain::Kind, const QStringList&) { }

bool WorkPage::showsLatest()
{
    if (context().library.scope().snapshot == 0)
        return true;
    tell(InlineMessage::Kind::Warning,
        tr("This is a past snapshot. Go back to the latest one to request, except or change "
           "something: that is about the devices of now."));
    return false;
}

void WorkPage::tell(InlineMessage::Kind kind, const QString& text, const QString& action,
    std::function<void()> then)
{
    m_messageAction = std::move(then);
    m_undo = {};
    m_message->showMessage(kind, text, action);
    placeMessage();
}

void WorkPage::tellUndoable(
    const QString& text, const UndoStep& undo, const QString& action, std::function<void()> then)
{
    m_messageAction = std::move(then);
    m_undo = undo;
    m_message->showMessage(InlineMessage::Kind::Done, text, action, true);
    placeMessage();
    emit undoable(undo);
}

void WorkPage::follow(jobs::JobId job, const std::function<void(const jobs::Outcome&)>& then)
{
    m_jobs.insert(job, then);
    emit follows(job, this);
}

/// A form that waits for it tells what failed where its answers can be changed.
bool WorkPage::isToldByForm(jobs::JobId job) const
{
    const auto forms = findChildren<const FormDialog*>();
    return std::any_of(
        forms.cbegin(), forms.cend(), [job](const FormDialog* form) { return form->tellsOf(job); });
}

void WorkPage::finished(const jobs::Outcome& outcome)
{
    if (m_undo.isUsed()) { // what the message tells is so no longer
        m_message->dismiss();
        m_undo = {};
    }
    const auto found = m_jobs.constFind(outcome.job);
    if (found == m_jobs.constEnd())
        return;
    const auto then = *found;
    m_jobs.erase(found);
    if (outcome.done && isToldByForm(outcome.job))
        takeFocusBack(); // the button that opened the form may go with what was done
    if (outcome.done)
        then(outcome);
    else if (!outcome.cancelled && !isToldByForm(outcome.job))
        tell(InlineMessage::Kind::Error, outcome.message);
}

} // namespace parapet::views
