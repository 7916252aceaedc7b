// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/commandlist.h"

#include "views/dialogs/importactions.h"
#include "views/pages/page.h"
#include "views/shell/pagefactory.h"

#include <QPointer>
#include <QPushButton>
#include <QShortcut>

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
    add({tr("Import feeds"), icon, {}, [&imports] { imports.chooseFeeds(); }});
    add({tr("Load the demo fleet"), icon, {}, [&imports] { imports.chooseDemo(); }});
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

QList<Command> CommandList::ofPage(const QWidget& page)
{
    QList<Command> commands;
    QStringList seen;
    for (QPushButton* button : page.findChildren<QPushButton*>()) {
        QString words = button->accessibleName();
        if (words.isEmpty())
            words = button->text();
        words.remove(u'&');
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
