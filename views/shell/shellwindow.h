// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: top bar, navigation, a stack of pages, status bar. It brings people to pages and back
// and imports what is dropped; pages own their actions. Owned by the composition root. GUI thread.
#pragma once

#include "models/base/result.h"
#include "models/domain/views.h"
#include "models/jobs/desk.h"
#include "views/shell/history.h"
#include "views/shell/pagefactory.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class CommandList;
class FirstStartPage;
class GlobalSearch;
class ImportActions;
class JobReporter;
class MainMenu;
class MessageArea;
class NavigationBar;
class Page;
class LostFileBanner;
class PastBanner;
class PrintActions;
class ScopeMenus;
class StatusBar;
class TopBar;
class WorkspaceActions;

class ShellWindow : public QWidget
{
    Q_OBJECT

public:
    /// `theme` is the one of the context; the window lets people choose its mode.
    ShellWindow(const PageContext& context, Theme& theme, QWidget* parent = nullptr);
    ~ShellWindow() override = default;

    void importPaths(const QStringList& paths);
    void navigateTo(const NavigationTarget& target);
    /// The file of the workspace is gone, or is there again.
    void setFileLost(bool lost);
    [[nodiscard]] QString currentPageId() const { return m_current; }
    [[nodiscard]] Page* page(const QString& id) const;

signals:
    /// A window on that workspace is wanted; the path may be the one of this window.
    void windowRequested(const QString& workspace);
    void quitRequested(); ///< all windows are to close
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makePages();
    void makeLayout();
    void connectBars();
    void connectMessages();
    void connectLibrary();
    void makeCommands();
    void showCommands();
    void load();
    void takeOverview(const base::Result<domain::Overview>& answer);
    void showPage(const QString& id);
    void goBack();
    void goForward();
    void returnTo(const History::Place& place);
    void keepState();
    void showAbout();
    void showWeights();

    const PageContext m_context;
    Theme& m_theme;
    History m_history;
    ImportActions* m_imports;
    TopBar* m_top;
    NavigationBar* m_navigation;
    StatusBar* m_status;
    PastBanner* m_past;
    LostFileBanner* m_lost;
    MessageArea* m_messages;
    QStackedWidget* m_stack;
    FirstStartPage* m_first;
    WorkspaceActions* m_workspaces;
    PrintActions* m_print;
    MainMenu* m_menu;
    ScopeMenus* m_scope;
    JobReporter* m_reporter;
    GlobalSearch* m_search;
    CommandList* m_commands;
    std::vector<PageEntry> m_pages;
    QString m_current;
    bool m_hasSnapshot = true; ///< till the library says otherwise
    bool m_settled = false; ///< exceptions that ended while the program was closed were seen to
};

} // namespace parapet::views
