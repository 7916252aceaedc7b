// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another window on this workspace, another workspace, and those opened lately. Says what is
// wanted; the composition root makes the windows. Owned by the window. GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class CommandList;

class WorkspaceActions final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRecent = 8;

    /// Notes the workspace of the context as the one opened last.
    WorkspaceActions(const PageContext& context, QWidget* window);

    void addTo(QMenu& menu);
    void addTo(CommandList& commands);
    /// The workspaces opened lately, this one among them, newest first.
    [[nodiscard]] QStringList recent() const;
    /// Forgets those whose file is gone.
    void removeMissing();
    void chooseWorkspace();
    void newWindow();

signals:
    /// A window on that workspace is wanted; a path of its own: another window on this one.
    void windowRequested(const QString& workspace);

private:
    void fill(QMenu& menu);
    void remember(const QStringList& paths);

    PageContext m_context;
    QWidget* m_window;
};

} // namespace parapet::views
