// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The search field of the top bar with its offers below: pages, actions, and lists filtered by what
// was typed. Keys stay in the field. Owned by the shell. GUI thread only.
#pragma once

#include "views/shell/commandlist.h"
#include "views/vocabulary/navigationtarget.h"

#include <QFrame>
#include <QList>

#include <functional>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QListWidget;
class QTimer;
QT_END_NAMESPACE

namespace parapet::views {

class Theme;

class GlobalSearch : public QFrame
{
    Q_OBJECT

public:
    /// `window`: the offers lie above it, below the field.
    GlobalSearch(const Theme& theme, QLineEdit& field, QWidget* window);

    void setCommands(const QList<Command>& commands);
    /// The lists that a text leads to, best first; empty for an empty text.
    struct Offer
    {
        QString words;
        QString icon;
        NavigationTarget target;
    };
    [[nodiscard]] static QList<Offer> offersFor(const QString& typed);
    /// Takes objects that hold the text, when they are found; they stand below what is there.
    void addFound(const QString& text, const QList<Offer>& found);

signals:
    /// Somebody paused while typing: look for objects, then addFound().
    void wanted(const QString& text);
    void navigate(const parapet::views::NavigationTarget& target);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void offer(const QString& typed);
    void take(int row);
    bool takeKey(int key);
    void place();
    void addRow(const QString& words, const QString& icon, std::function<void()> run);
    void insertRow(
        qsizetype at, const QString& words, const QString& icon, std::function<void()> run);

    const Theme& m_theme;
    QLineEdit& m_field;
    QListWidget* m_list;
    QTimer* m_pause;
    QList<Command> m_commands;
    QList<std::function<void()>> m_rows;
    qsizetype m_foundAt = 0; ///< row of the first thing found: after the actions that begin so
};

} // namespace parapet::views
