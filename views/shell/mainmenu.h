// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The button at the right of the top bar with everything that has no place of its own: import,
// theme, refresh, about, quit; with their shortcuts. Owned by the shell. GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"
#include "views/widgets/theme.h"

#include <QToolButton>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class ImportActions;
class WorkspaceActions;

class MainMenu : public QToolButton
{
    Q_OBJECT

public:
    MainMenu(const PageContext& context, ImportActions& imports, WorkspaceActions& workspaces,
        QWidget* parent = nullptr);

    /// The three ways to import, for the primary button and for this menu.
    static void addImports(QMenu& menu, const Theme& theme, ImportActions& imports);

signals:
    void themeChosen(parapet::views::Theme::Mode mode);
    void printRequested();
    void refreshRequested();
    void weightsRequested();
    void aboutRequested();
    void commandsRequested();
    void quitRequested();

private:
    void addReports(QMenu& menu, const PageContext& context);
    void addThemes(QMenu& menu, const Theme& theme);
    void addIntune(QMenu& menu, const PageContext& context);
};

} // namespace parapet::views
