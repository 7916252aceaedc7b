// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/commandlist.h"

#include "views/dialogs/importactions.h"
#include "views/pages/page.h"
#include "views/shell/pagefactory.h"
#include "views/widgets/card.h"
#include "views/widgets/plainwords.h"

#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

CommandList::CommandList(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

void CommandList::add(const Command& command, bool bound)
{
    m_commands.append(command);
    if (!bound && !command.keys.isEmpty())
        connect(new QShortcut(command.keys, m_window), &QShortcut::activated, this, command.run);
}

void CommandList::addImports(ImportActions& imports)
{
    const QString icon = u"import"_s;
    add({tr("Import files"), icon, QKeySequence(Qt::CTRL | Qt::Key_I),
        [&imports] { imports.chooseFiles(); }});
    add({tr("Import folder"), icon, {}, [&imports] { imports.chooseFolder(); }});
    add({tr("Import with options"), icon, {}, [&imports] { imports.chooseWithOptions(); }});
    add({tr("Import feeds"), icon, {}, [&imports] { imports.chooseFeeds(); }});
    add({tr("Load the demo fleet"), icon, {}, [&imports] { imports.chooseDemo(); }});
}

void CommandList::addMenu(const QMenu& menu, const QString& within)
{
    for (QAction* action : menu.actions()) {
        QString words = wordsRead(action->text());
        if (words.endsWith(u'…'))
            words = words.chopped(1).trimmed();
        if (!within.isEmpty())
            words = tr("%1: %2").arg(within, words);
        const bool isKnown =
            std::ranges::find(m_commands, words, &Command::words) != m_commands.end();
        if (const QMenu* inner = action->menu())
            addMenu(*inner, words);
        else if (!action->isSeparator() && !isKnown)
            add({words, u"more"_s, action->shortcut(), [action] { action->trigger(); }}, true);
    }
}

void CommandList::addPages(
    const std::vector<PageEntry>& pages, const std::function<void(const QString&)>& show)
{
    constexpr std::size_t digits = 9;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PageEntry& entry = pages[i];
        const QKeySequence keys(i < digits ? u"Ctrl+%1"_s.arg(i + 1) : QString());
        add({entry.page->title(), entry.page->iconName(), keys,
            [show, id = entry.id] { show(id); }});
    }
}

namespace {

/// What a button does; one within a card does it to what the card shows.
QString wordsOf(const QPushButton& button)
{
    const QString own = button.accessibleName();
    const QString words = own.isEmpty() ? wordsRead(button.text()) : own;
    for (const QWidget* around = button.parentWidget(); around; around = around->parentWidget()) {
        const auto* card = qobject_cast<const Card*>(around);
        if (card && !card->title().isEmpty() && !words.isEmpty())
            return CommandList::tr("%1: %2").arg(card->title(), words);
    }
    return words;
}

} // namespace

QList<Command> CommandList::ofPage(const QWidget& page)
{
    QList<Command> commands;
    QStringList seen;
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        const QString words = wordsOf(*button);
        if (words.isEmpty() || seen.contains(words) || !button->isVisible() || !button->isEnabled())
            continue;
        seen.append(words);
        commands.append(
            {words, u"chevron-right"_s, button->shortcut(), [target = QPointer(button)] {
                 if (target) {
                     target->setFocus();
                     target->animateClick();
                 }
             }});
    }
    return commands;
}

} // namespace parapet::views
