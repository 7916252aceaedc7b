// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/workspaceactions.h"

#include "models/items/library.h"
#include "views/shell/commandlist.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/plainwords.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr QLatin1StringView recentKey{"workspaces/recent"};
const QKeySequence newWindowKeys(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
const QKeySequence openKeys(Qt::CTRL | Qt::Key_O);

} // namespace

WorkspaceActions::WorkspaceActions(const PageContext& context, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_window(window)
{
    setObjectName(u"workspaceActions"_s);
    QStringList paths = recent();
    const QString own = QFileInfo(context.library.path()).absoluteFilePath();
    paths.removeAll(own);
    paths.prepend(own);
    remember(paths);
}

QStringList WorkspaceActions::recent() const
{
    return m_context.settings.value(recentKey).toStringList();
}

void WorkspaceActions::remember(const QStringList& paths)
{
    m_context.settings.setValue(recentKey, paths.first(std::min(mostRecent, paths.size())));
}

void WorkspaceActions::removeMissing()
{
    QStringList kept;
    for (const QString& path : recent())
        if (QFileInfo::exists(path))
            kept.append(path);
    remember(kept);
}

void WorkspaceActions::newWindow()
{
    emit windowRequested(m_context.library.path());
}

void WorkspaceActions::chooseWorkspace()
{
    auto* dialog = new FileDialog(m_context.settings, m_window, tr("Open or begin a workspace"),
        QFileInfo(m_context.library.path()).absolutePath());
    dialog->setObjectName(u"openWorkspaceDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"parapet"_s);
    dialog->setNameFilters({tr("Workspaces (*.parapet)"), tr("All files (*)")});
    dialog->setLabelText(QFileDialog::Accept, tr("Open"));
    connect(dialog, &QFileDialog::fileSelected, this, &WorkspaceActions::windowRequested);
    dialog->open();
}

void WorkspaceActions::addTo(QMenu& menu)
{
    QAction* window = menu.addAction(tr("&New window"));
    window->setObjectName(u"newWindow"_s);
    window->setShortcut(newWindowKeys);
    connect(window, &QAction::triggered, this, &WorkspaceActions::newWindow);
    QAction* open = menu.addAction(tr("Open &workspace …"));
    open->setObjectName(u"openWorkspace"_s);
    open->setShortcut(openKeys);
    connect(open, &QAction::triggered, this, &WorkspaceActions::chooseWorkspace);
    QMenu* recents = menu.addMenu(tr("Re&cent workspaces"));
    recents->setObjectName(u"recentMenu"_s);
    recents->setToolTipsVisible(true);
    connect(recents, &QMenu::aboutToShow, this, [this, recents] { fill(*recents); });
    fill(*recents);
    m_window->addActions({window, open});
}

void WorkspaceActions::fill(QMenu& menu)
{
    menu.clear();
    const QString own = QFileInfo(m_context.library.path()).absoluteFilePath();
    bool missing = false;
    for (const QString& path : recent()) {
        const bool there = QFileInfo::exists(path);
        QAction* action = menu.addAction(plainWords(QDir::toNativeSeparators(path)));
        if (path == own)
            action->setText(tr("%1 (this window)").arg(action->text()));
        else if (!there)
            action->setText(tr("%1 (missing)").arg(action->text()));
        action->setEnabled(there && path != own);
        missing = missing || (!there && path != own);
        connect(action, &QAction::triggered, this, [this, path] { emit windowRequested(path); });
    }
    if (!missing)
        return;
    menu.addSeparator();
    QAction* forget = menu.addAction(tr("&Remove missing ones"));
    forget->setObjectName(u"removeMissing"_s);
    connect(forget, &QAction::triggered, this, &WorkspaceActions::removeMissing);
}

void WorkspaceActions::addTo(CommandList& commands)
{
    commands.add({tr("New window"), u"expand"_s, newWindowKeys, [this] { newWindow(); }}, true);
    commands.add(
        {tr("Open a workspace"), u"sources"_s, openKeys, [this] { chooseWorkspace(); }}, true);
}

} // namespace parapet::views
