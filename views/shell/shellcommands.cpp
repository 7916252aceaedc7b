// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can do by name or key.
#include "models/items/library.h"
#include "views/dialogs/detailbox.h"
#include "views/dialogs/importsummarydialog.h"
#include "views/dialogs/takebackdialog.h"
#include "views/dialogs/weightsdialog.h"
#include "views/pages/page.h"
#include "views/shell/commandlist.h"
#include "views/shell/commandsdialog.h"
#include "views/shell/globalsearch.h"
#include "views/shell/jobreporter.h"
#include "views/shell/lostfilebanner.h"
#include "views/shell/mainmenu.h"
#include "views/shell/messagearea.h"
#include "views/shell/printactions.h"
#include "views/shell/shellwindow.h"
#include "views/shell/undohistory.h"
#include "views/shell/workspaceactions.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

void ShellWindow::makeCommands()
{
    m_commands->addPages(m_pages, [this](const QString& id) { navigateTo({id, {}, {}, {}, {}}); });
    m_commands->add(
        {tr("Back"), u"back"_s, QKeySequence(Qt::ALT | Qt::Key_Left), [this] { goBack(); }});
    m_commands->add({tr("Forward"), u"forward"_s, QKeySequence(Qt::ALT | Qt::Key_Right),
        [this] { goForward(); }});
    new UndoHistory(m_context.desk, m_pages, *m_commands, *m_messages, this);
    if (m_context.desk.readOnly().isEmpty())
        m_commands->addImports(*m_imports);
    m_workspaces->addTo(*m_commands);
    m_commands->addMenu(*m_menu->menu());
    m_search->setCommands(m_commands->commands());
}

void ShellWindow::showCommands()
{
    const Page* shown = page(m_current);
    (new CommandsDialog(m_theme, m_commands->commands(), shown ? shown->title() : QString(),
         shown ? CommandList::ofPage(*shown) : QList<Command>(), this))
        ->open();
}

void ShellWindow::showWeights()
{
    m_context.library.weightChoices(this, [this](const base::Result<jobs::WeightChoices>& choices) {
        if (!choices) {
            m_messages->add(InlineMessage::Kind::Error, choices.error().message);
            return;
        }
        auto* dialog = new WeightsDialog(m_theme, *choices, this);
        dialog->writesTo(m_context.desk);
        connect(dialog, &WeightsDialog::submitted, this,
            [this](const QString& preset) { m_context.desk.setWeights(preset); });
        dialog->open();
    });
}

/// What jobs tell, and what is to be done about it.
void ShellWindow::connectMessages()
{
    connect(m_reporter, &JobReporter::summaryRequested, this, [this](const jobs::Outcome& outcome) {
        (new ImportSummaryDialog(m_theme, outcome, this))->open();
    });
    connect(m_reporter, &JobReporter::takeBackRequested, this,
        [this] { TakeBackDialog::ask(m_context, this); });
    connect(m_reporter, &JobReporter::navigate, this, &ShellWindow::navigateTo);
    connect(m_reporter, &JobReporter::detailRequested, this,
        [this](
            const QString& message, const QString& detail) { showDetail(this, message, detail); });
    connect(m_lost, &LostFileBanner::copySaved, this, &ShellWindow::windowRequested);
    connect(m_lost, &LostFileBanner::copyFailed, this,
        [this](const QString& words) { m_messages->add(InlineMessage::Kind::Error, words); });
}

void ShellWindow::setFileLost(bool lost)
{
    m_context.desk.setFileLost(lost);
    m_lost->setLost(lost);
}

} // namespace parapet::views
