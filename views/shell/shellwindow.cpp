// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/shellwindow.h"

#include "models/items/library.h"
#include "views/dialogs/aboutdialog.h"
#include "views/dialogs/importactions.h"
#include "views/pages/firststartpage.h"
#include "views/pages/page.h"
#include "views/shell/banner.h"
#include "views/shell/commandlist.h"
#include "views/shell/filedrop.h"
#include "views/shell/globalsearch.h"
#include "views/shell/jobreporter.h"
#include "views/shell/lostfilebanner.h"
#include "views/shell/mainmenu.h"
#include "views/shell/messagearea.h"
#include "views/shell/noticebell.h"
#include "views/shell/objectfinder.h"
#include "views/shell/pastbanner.h"
#include "views/shell/printactions.h"
#include "views/shell/scopemenus.h"
#include "views/shell/windowmemory.h"
#include "views/shell/workspaceactions.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/navigationbar.h"
#include "views/widgets/statusbar.h"
#include "views/widgets/topbar.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {

ShellWindow::ShellWindow(const PageContext& context, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_theme(theme)
    , m_imports(new ImportActions(context, this))
    , m_top(new TopBar(theme))
    , m_navigation(new NavigationBar(theme))
    , m_status(new StatusBar(theme))
    , m_past(new PastBanner(theme))
    , m_lost(new LostFileBanner(context))
    , m_messages(new MessageArea(theme))
    , m_stack(new QStackedWidget)
    , m_first(new FirstStartPage(theme))
    , m_workspaces(new WorkspaceActions(context, this))
    , m_print(new PrintActions(context, theme, this))
    , m_menu(new MainMenu(context, *m_imports, *m_workspaces))
    , m_scope(new ScopeMenus(
          context, *m_top->deviceGroupButton(), *m_top->asOfButton(), *m_status, this))
    , m_reporter(new JobReporter(context, *m_status, *m_messages, this))
    , m_search(new GlobalSearch(theme, *m_top->search(), this))
    , m_commands(new CommandList(this))
{
    setObjectName(u"shellWindow"_s);
    setWindowIcon(theme.icon(u"parapet"_s, Tone::Accent));
    setMinimumSize(600, 360); // fits 1280 x 800 at 200 % with its frame
    load(); // first in the reader's queue: what the frame shows comes before the lists
    makePages();
    makeLayout();
    connectBars();
    connectMessages();
    connectLibrary();
    makeCommands();
    const QString last = restoreWindow(context.settings, *this, *m_navigation, m_pages);
    navigateTo({page(last) ? last : m_pages.front().id, {}, {}, {}, {}});
}

void ShellWindow::makePages()
{
    m_pages = views::makePages(m_context, this);
    for (const PageEntry& entry : m_pages) {
        if (!entry.group.isEmpty())
            m_navigation->addGroup(entry.group);
        m_navigation->addPage(entry.id, entry.page->title(), entry.page->iconName());
        m_stack->addWidget(entry.page);
        m_messages->adopt(*entry.page);
        connect(entry.page, &Page::navigate, this, &ShellWindow::navigateTo);
        connect(entry.page, &Page::follows, m_reporter, &JobReporter::leaveToPage);
    }
    m_stack->addWidget(m_first);
}

void ShellWindow::makeLayout()
{
    m_top->importButton()->setMenu(new QMenu(m_top->importButton()));
    MainMenu::addImports(*m_top->importButton()->menu(), m_theme, *m_imports);
    needsWriting(m_context.desk, m_top->importButton());
    for (QPushButton* offer : m_first->findChildren<QPushButton*>())
        needsWriting(m_context.desk, offer);
    auto* bell = new NoticeBell(m_context);
    connect(bell, &NoticeBell::navigate, this, &ShellWindow::navigateTo);
    for (QWidget* button : {static_cast<QWidget*>(bell), static_cast<QWidget*>(m_menu)})
        qobject_cast<QBoxLayout*>(m_top->layout())->addWidget(button);
    auto* content = new QVBoxLayout;
    content->setSpacing(0);
    auto* readOnly = new Banner(m_theme, u"readOnlyBanner"_s, u"info"_s);
    if (const QString why = m_context.desk.readOnly(); !why.isEmpty())
        readOnly->setWords(tr("%1 Lists and exports work; nothing can be changed.").arg(why));
    content->addWidget(readOnly);
    content->addWidget(m_lost);
    content->addWidget(m_past);
    content->addWidget(m_messages);
    content->addWidget(m_stack, 1);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addLayout(content, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
}

void ShellWindow::connectBars()
{
    auto* drop = new FileDrop(this);
    connect(drop, &FileDrop::dropped, m_imports, &ImportActions::importPaths);
    connect(drop, &FileDrop::workspaceDropped, this, &ShellWindow::windowRequested);
    connect(m_top, &TopBar::backRequested, this, &ShellWindow::goBack);
    connect(m_top, &TopBar::forwardRequested, this, &ShellWindow::goForward);
    connect(m_search, &GlobalSearch::navigate, this, &ShellWindow::navigateTo);
    new ObjectFinder(m_context.library, *m_search);
    connect(m_navigation, &NavigationBar::pageRequested, this, [this](const QString& id) {
        if (id != m_current)
            navigateTo({id, {}, {}, {}, {}});
    });
    connect(m_scope, &ScopeMenus::pastShown, m_past, &PastBanner::showDate);
    connect(m_past, &PastBanner::backToLatest, m_scope, &ScopeMenus::showLatest);
    connect(m_first, &FirstStartPage::importRequested, m_imports, &ImportActions::chooseFiles);
    connect(m_first, &FirstStartPage::demoRequested, m_imports, &ImportActions::chooseDemo);
    connect(m_reporter, &JobReporter::busyWith, m_first, &FirstStartPage::setBusy);
    connect(m_menu, &MainMenu::themeChosen, this, [this](Theme::Mode mode) {
        m_theme.setMode(mode);
        m_context.settings.setValue("window/theme"_L1, static_cast<int>(mode));
    });
    connect(m_menu, &MainMenu::printRequested, this, [this] { m_print->print(*page(m_current)); });
    connect(m_workspaces, &WorkspaceActions::windowRequested, this, &ShellWindow::windowRequested);
    connect(m_menu, &MainMenu::refreshRequested, &m_context.library, &items::Library::refresh);
    connect(m_menu, &MainMenu::refreshRequested, m_reporter, &JobReporter::settleQuietly);
    connect(m_menu, &MainMenu::commandsRequested, this, &ShellWindow::showCommands);
    connect(m_menu, &MainMenu::weightsRequested, this, &ShellWindow::showWeights);
    connect(m_menu, &MainMenu::aboutRequested, this, &ShellWindow::showAbout);
    connect(m_menu, &MainMenu::quitRequested, this, &ShellWindow::quitRequested);
}

void ShellWindow::connectLibrary()
{
    connect(&m_context.library, &items::Library::changed, this, &ShellWindow::load);
    connect(&m_context.library, &items::Library::scopeFailed, this, [this](const QString& message) {
        m_messages->add(InlineMessage::Kind::Error, message);
        load();
    });
}

Page* ShellWindow::page(const QString& id) const
{
    const auto found = std::ranges::find(m_pages, id, &PageEntry::id);
    return found == m_pages.end() ? nullptr : found->page;
}

void ShellWindow::navigateTo(const NavigationTarget& target)
{
    Page* next = page(target.page);
    if (!next)
        return;
    const bool stays = target == NavigationTarget{m_current, {}, {}, {}, {}};
    if (!stays) {
        keepState();
        m_history.visit(target.page);
    }
    showPage(target.page);
    next->activate(target);
}

void ShellWindow::keepState()
{
    if (const Page* shown = page(m_current))
        m_history.keepState(shown->saveState());
}

void ShellWindow::goBack()
{
    keepState();
    if (const auto place = m_history.back())
        returnTo(*place);
}

void ShellWindow::goForward()
{
    keepState();
    if (const auto place = m_history.forward())
        returnTo(*place);
}

void ShellWindow::returnTo(const History::Place& place)
{
    showPage(place.page);
    page(place.page)->restoreState(place.state);
}

void ShellWindow::showPage(const QString& id)
{
    m_messages->showPage(page(id));
    m_current = id;
    m_navigation->setCurrent(id);
    // Before the first import only this page has something to show.
    const bool first = !m_hasSnapshot && id != "sources"_L1;
    m_stack->setCurrentWidget(first ? static_cast<QWidget*>(m_first) : page(id));
    // as task bars name it: what is seen, of which file
    setWindowTitle(u"%1 – %2 – Parapet"_s.arg(
        page(id)->title(), QFileInfo(m_context.library.path()).completeBaseName()));
    m_top->setCanGoBack(m_history.canGoBack());
    m_top->setCanGoForward(m_history.canGoForward());
}

void ShellWindow::load()
{
    m_context.library.overview(
        this, [this](const base::Result<domain::Overview>& answer) { takeOverview(answer); });
}

void ShellWindow::takeOverview(const base::Result<domain::Overview>& answer)
{
    if (!answer) {
        const bool canMigrate = answer.error().kind == base::Error::Kind::Version
            && m_context.desk.readOnly().isEmpty();
        if (canMigrate && !std::exchange(m_settled, true))
            m_reporter->bringUpToDate(); // and then asks again
        else if (answer.error().kind != base::Error::Kind::Cancelled)
            m_messages->add(InlineMessage::Kind::Error, answer.error().message);
        return;
    }
    m_scope->show(*answer);
    if (answer->hasSnapshot && !std::exchange(m_settled, true))
        m_reporter->settleQuietly();
    const bool begins = answer->hasSnapshot && !m_hasSnapshot;
    m_hasSnapshot = answer->hasSnapshot;
    showPage(m_current);
    if (begins)
        page(m_current)->activate({m_current, {}, {}, {}, {}});
}

void ShellWindow::importPaths(const QStringList& paths)
{
    m_imports->importPaths(paths);
}

void ShellWindow::showAbout()
{
    (new AboutDialog(m_theme, m_context.library.path(), this))->open();
}

void ShellWindow::closeEvent(QCloseEvent* event)
{
    rememberWindow(m_context.settings, *this, *m_navigation, m_pages, m_current);
    QWidget::closeEvent(event);
    emit closed();
}

void ShellWindow::resizeEvent(QResizeEvent* event)
{
    constexpr int roomForWords = 1160;
    constexpr int roomForNames = 720;
    m_scope->setBrief(event->size().width() < roomForWords);
    m_navigation->setNarrow(event->size().width() < roomForNames);
    QWidget::resizeEvent(event);
}

void ShellWindow::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        return goBack();
    if (event->button() == Qt::ForwardButton)
        return goForward();
    QWidget::mousePressEvent(event);
}

} // namespace parapet::views
