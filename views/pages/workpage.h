// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page on which something is done: it follows its jobs and tells how they ended, with the way
// back. GUI thread only.
#pragma once

#include "models/jobs/desk.h"
#include "views/pages/page.h"
#include "views/vocabulary/undostep.h"
#include "views/widgets/inlinemessage.h"

#include <QHash>

#include <functional>

namespace parapet::views {

class WorkPage : public Page
{
    Q_OBJECT

public:
    explicit WorkPage(const PageContext& context, QWidget* parent = nullptr);

    /// Does `then` when the job ended; failures are told by the page.
    void follow(jobs::JobId job, const std::function<void(const jobs::Outcome&)>& then);
    /// What people ask for is about the fleet of now: false, and said so, while a past snapshot is
    /// shown.
    [[nodiscard]] bool showsLatest();
    void tell(InlineMessage::Kind kind, const QString& text, const QString& action = {},
        std::function<void()> then = {});
    /// Tells what was done, with the way back: Undo in the message and Ctrl+Z of the window.
    void tellUndoable(const QString& text, const UndoStep& undo, const QString& action = {},
        std::function<void()> then = {});

    // What a page with ticked rows or a flyout makes of what was done; others have nothing to do.
    /// These rows of that kind are no choice any more.
    virtual void untick(domain::Kind kind, const QStringList& ids);
    virtual void untickAll() { }
    /// An object took the place of another one.
    virtual void showObject(const QString& id) { Q_UNUSED(id) }

protected:
    /// Where the page tells; the page places it, unless the window took it in.
    [[nodiscard]] InlineMessage& message() { return *m_message; }
    /// A form whose work is done closes: the keyboard goes back to what the page shows.
    virtual void takeFocusBack() { }
    /// The message changed, came or went.
    virtual void placeMessage() { }

private:
    void finished(const jobs::Outcome& outcome);
    [[nodiscard]] bool isToldByForm(jobs::JobId job) const;

    InlineMessage* m_message;
    QHash<int, std::function<void(const jobs::Outcome&)>> m_jobs;
    std::function<void()> m_messageAction;
    UndoStep m_undo; ///< of the message
};

} // namespace parapet::views
