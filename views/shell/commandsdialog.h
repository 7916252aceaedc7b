// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every action with its keys, filtered while typing; Enter does the chosen one. Shown with open(),
// deletes itself when closed. GUI thread only.
#pragma once

#include "views/shell/commandlist.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace parapet::views {

class Theme;

class CommandsDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `pageTitle` heads the commands of the page in sight.
    CommandsDialog(const Theme& theme, const QList<Command>& window, const QString& pageTitle,
        const QList<Command>& page, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QTreeWidgetItem* addSection(const QString& title);
    void addCommands(const QString& section, const QList<Command>& commands);
    void addKeys();
    void filter(const QString& text);
    void run();

    const Theme& m_theme;
    QLineEdit* m_text;
    QTreeWidget* m_tree;
    QList<Command> m_commands;
};

} // namespace parapet::views
