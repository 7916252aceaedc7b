// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can do by name or key.
#include "models/items/library.h"
#include "views/dialogs/weightsdialog.h"
#include "views/pages/page.h"
#include "views/shell/commandlist.h"
#include "views/shell/commandsdialog.h"
#include "views/shell/globalsearch.h"
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
    new UndoHistory(m_pages, *m_commands, *m_messages, this);
    const bool canWrite = m_context.desk.readOnly().isEmpty();
    if (canWrite)
        m_commands->addImports(*m_imports);
    m_workspaces->addTo(*m_commands);
    m_commands->add({tr("Print what is shown"), u"export"_s, QKeySequence::Print,
                        [this] { m_print->print(*page(m_current)); }},
        true);
    m_commands->add({tr("Refresh"), u"sources"_s, QKeySequence(Qt::Key_F5),
                        [this] { m_context.library.refresh(); }},
        true);
    m_commands->add({tr("Actions and keyboard shortcuts"), u"more"_s,
                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), [this] { showCommands(); }},
        true);
    if (canWrite)
        m_commands->add(
            {tr("Weights of device values"), u"devices"_s, {}, [this] { showWeights(); }});
    m_commands->add({tr("About Parapet"), u"info"_s, Qt::Key_F1, [this] { showAbout(); }}, true);
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
        connect(dialog, &WeightsDialog::submitted, this,
            [this](const QString& preset) { m_context.desk.setWeights(preset); });
        dialog->open();
    });
}

} // namespace parapet::views
