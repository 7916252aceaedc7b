// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can do by name or key, and what the shown page can do with its buttons.
// Owned by the shell; keeps the key bindings. GUI thread only.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class ImportActions;
struct PageEntry;

struct Command
{
    QString words;
    QString icon; ///< of resources/icons
    QKeySequence keys; ///< empty: none
    std::function<void()> run;
};

class CommandList final : public QObject
{
    Q_OBJECT

public:
    /// `window`: keys work while it is active.
    explicit CommandList(QWidget* window);

    /// `bound`: another part of the window listens to the keys already.
    void add(const Command& command, bool bound = false);
    void addImports(ImportActions& imports);
    /// What the menu can do and no command does yet; the window listens to its keys already.
    void addMenu(const QMenu& menu, const QString& within = {});
    /// The way to each page, the first nine with Ctrl and a digit.
    void addPages(
        const std::vector<PageEntry>& pages, const std::function<void(const QString&)>& show);
    [[nodiscard]] const QList<Command>& commands() const { return m_commands; }

    /// The buttons in sight on a page, as commands.
    [[nodiscard]] static QList<Command> ofPage(const QWidget& page);

private:
    QWidget* m_window;
    QList<Command> m_commands;
};

} // namespace parapet::views
