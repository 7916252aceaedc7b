// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/mainmenu.h"

#include "models/items/intune.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/importactions.h"
#include "views/dialogs/reportactions.h"
#include "views/shell/workspaceactions.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/popupowner.h"

#include <QActionGroup>
#include <QMenu>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr QSize pictureSize{1240, 900};

} // namespace

MainMenu::MainMenu(const PageContext& context, ImportActions& imports, WorkspaceActions& workspaces,
    QWidget* parent)
    : QToolButton(parent)
{
    const Theme& theme = context.theme;
    setObjectName(u"mainMenuButton"_s);
    setIcon(theme.icon(u"more"_s, Tone::Neutral));
    setToolTip(tr("Menu (Alt+M)"));
    setAccessibleName(tr("Menu"));
    setShortcut(QKeySequence(Qt::ALT | Qt::Key_M));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    auto* menu = new QMenu(this);
    menu->setObjectName(u"mainMenu"_s);
    menu->setToolTipsVisible(true);
    workspaces.addTo(*menu);
    menu->addSeparator();
    addImports(*menu, theme, imports);
    QAction* demo = menu->addAction(tr("Load the &demo fleet"));
    demo->setObjectName(u"loadDemo"_s);
    connect(demo, &QAction::triggered, &imports, &ImportActions::chooseDemo);
    needsWriting(context.desk, demo);
    menu->addSeparator();
    addReports(*menu, context);
    QAction* print = menu->addAction(tr("Pr&int …"));
    print->setObjectName(u"print"_s);
    print->setShortcut(QKeySequence::Print);
    connect(print, &QAction::triggered, this, &MainMenu::printRequested);
    menu->addSeparator();
    QAction* weights = menu->addAction(tr("&Weights of device values …"));
    weights->setObjectName(u"weights"_s);
    connect(weights, &QAction::triggered, this, &MainMenu::weightsRequested);
    needsWriting(context.desk, weights);
    QAction* refresh = menu->addAction(tr("&Refresh"));
    refresh->setShortcut(QKeySequence(Qt::Key_F5));
    connect(refresh, &QAction::triggered, this, &MainMenu::refreshRequested);
    addThemes(*menu, theme);
    addIntune(*menu, context);
    menu->addSeparator();
    QAction* keys = menu->addAction(tr("Actions and &keyboard shortcuts"));
    keys->setObjectName(u"commands"_s);
    keys->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    connect(keys, &QAction::triggered, this, &MainMenu::commandsRequested);
    QAction* about = menu->addAction(theme.icon(u"info"_s), tr("&About Parapet"));
    about->setObjectName(u"about"_s);
    about->setShortcut(QKeySequence(Qt::Key_F1));
    connect(about, &QAction::triggered, this, &MainMenu::aboutRequested);
    QAction* quit = menu->addAction(tr("&Quit"));
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    connect(quit, &QAction::triggered, this, &MainMenu::quitRequested);
    setMenu(menu);
    forgetPointerAfter(*menu, *this);
    // Actions of a menu that was never opened have no window: their keys work through this one.
    addActions({print, refresh, keys, about, quit});
}

void MainMenu::addImports(QMenu& menu, const Theme& theme, ImportActions& imports)
{
    QAction* files = menu.addAction(theme.icon(u"import"_s), tr("Import &files …"));
    files->setObjectName(u"importFiles"_s);
    connect(files, &QAction::triggered, &imports, &ImportActions::chooseFiles);
    QAction* folder = menu.addAction(tr("Import f&older …"));
    folder->setObjectName(u"importFolder"_s);
    connect(folder, &QAction::triggered, &imports, &ImportActions::chooseFolder);
    QAction* options = menu.addAction(tr("Import &with options …"));
    options->setObjectName(u"importWithOptions"_s);
    options->setToolTip(tr("With a time, a label, or only a part of the fleet"));
    connect(options, &QAction::triggered, &imports, &ImportActions::chooseWithOptions);
    QAction* feeds = menu.addAction(tr("Import f&eeds …"));
    feeds->setObjectName(u"importFeeds"_s);
    connect(feeds, &QAction::triggered, &imports, &ImportActions::chooseFeeds);
    for (QAction* each : {files, folder, options, feeds})
        needsWriting(imports.desk(), each);
}

void MainMenu::addReports(QMenu& menu, const PageContext& context)
{
    auto* reports = new ReportActions(context, this);
    reports->setCamera([this]() -> QImage {
        const auto* scroll = window()->findChild<QScrollArea*>(u"dashboardScroll"_s);
        if (scroll == nullptr || scroll->widget() == nullptr)
            return {};
        QWidget* cards = scroll->widget();
        // a page that was not seen yet has no size of its own
        if (cards->width() < pictureSize.width())
            cards->resize(pictureSize);
        return cards->grab().toImage();
    });
    QAction* report = menu.addAction(context.theme.icon(u"export"_s), tr("Re&port …"));
    report->setObjectName(u"report"_s);
    report->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(report, &QAction::triggered, reports, &ReportActions::chooseReport);
    QAction* evidence = menu.addAction(tr("E&vidence pack …"));
    evidence->setObjectName(u"evidencePack"_s);
    connect(evidence, &QAction::triggered, reports, &ReportActions::chooseEvidence);
    addActions({report, evidence});
}

void MainMenu::addThemes(QMenu& menu, const Theme& theme)
{
    QMenu* themes = menu.addMenu(tr("&Theme"));
    themes->setObjectName(u"themeMenu"_s);
    auto* group = new QActionGroup(themes);
    const auto add = [&](Theme::Mode mode, const QString& name, const QString& words) {
        QAction* action = themes->addAction(words);
        action->setObjectName(name);
        action->setCheckable(true);
        action->setChecked(theme.mode() == mode);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] { emit themeChosen(mode); });
    };
    add(Theme::Mode::System, u"themeSystem"_s, tr("As the &system"));
    add(Theme::Mode::Light, u"themeLight"_s, tr("&Light"));
    add(Theme::Mode::Dark, u"themeDark"_s, tr("&Dark"));
}

/// Where Intune is used, a request can ask for a ticket there.
void MainMenu::addIntune(QMenu& menu, const PageContext& context)
{
    QAction* intune = menu.addAction(tr("Microsoft &Intune connection"));
    intune->setObjectName(u"usesIntune"_s);
    intune->setCheckable(true);
    intune->setToolTip(tr("Requests of remediation can ask for a ticket in Intune"));
    needsWriting(context.desk, intune);
    const auto ask = [intune, &library = context.library] {
        items::askUsesIntune(library, intune, [intune](const base::Result<bool>& uses) {
            intune->setChecked(uses.value_or(false));
            intune->setEnabled(uses.has_value()); // no workspace yet: nothing to set
        });
    };
    connect(&context.library, &items::Library::changed, intune, ask);
    connect(intune, &QAction::triggered, this,
        [&desk = context.desk](bool uses) { jobs::startSettingIntune(desk, uses); });
    ask();
}

} // namespace parapet::views
