// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was done in this session and can be taken back, newest first: Ctrl+Z of the window. Owned by
// the shell. GUI thread only.
#pragma once

#include "views/shell/pagefactory.h"
#include "views/vocabulary/undostep.h"

#include <QList>
#include <QObject>

namespace parapet::jobs {
class Desk;
}

namespace parapet::views {

class CommandList;
class MessageArea;

class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostSteps = 20; ///< the oldest is forgotten

    UndoHistory(const jobs::Desk& desk, const std::vector<PageEntry>& pages, CommandList& commands,
        MessageArea& messages, QObject* parent);

    /// The newest step that was not undone yet; says so where there is none, and why where nothing
    /// can be written.
    void undo();

protected:
    /// A field with nothing of its own to take back leaves the keys to the window.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Done
    {
        const Page* page = nullptr; ///< lives as long as the window
        UndoStep step;
    };
    void add(const Page* page, const UndoStep& step);

    const jobs::Desk& m_desk;
    MessageArea& m_messages;
    QList<Done> m_steps;
};

} // namespace parapet::views
