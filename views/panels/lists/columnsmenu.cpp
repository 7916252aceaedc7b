// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/columnsmenu.h"

#include "views/widgets/tableview.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace parapet::views {

ColumnsMenu::ColumnsMenu(TableView& table, QList<int> defaults, QMenu* menu)
    : QObject(menu)
    , m_table(table)
    , m_defaults(std::move(defaults))
    , m_menu(menu)
{
    m_menu->installEventFilter(this);
    connect(m_menu, &QMenu::aboutToShow, this, &ColumnsMenu::fill);
}

int ColumnsMenu::shownColumns() const
{
    const QHeaderView* header = m_table.horizontalHeader();
    return header->count() - header->hiddenSectionCount();
}

void ColumnsMenu::fill()
{
    m_menu->clear();
    const QHeaderView* header = m_table.horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction* action = m_menu->addAction(
            m_table.model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setData(column);
        connect(action, &QAction::toggled, this, [this, action, column](bool on) {
            if (!on && shownColumns() == 1) { // a table without columns could not be used
                const QSignalBlocker quiet(action);
                action->setChecked(true);
                return;
            }
            m_table.setColumnHidden(column, !on);
            if (on
                && m_table.columnWidth(column) < m_table.horizontalHeader()->minimumSectionSize())
                m_table.resizeColumnToContents(column);
            emit columnsChanged();
        });
    }
    m_menu->addSeparator();
    QAction* again = m_menu->addAction(tr("Reset columns"));
    again->setObjectName(u"resetColumns"_s);
    connect(again, &QAction::triggered, this, &ColumnsMenu::reset);
}

void ColumnsMenu::reset()
{
    QHeaderView* header = m_table.horizontalHeader();
    for (int i = 0; i < m_defaults.size(); ++i)
        header->moveSection(header->visualIndex(m_defaults[i]), i);
    for (int column = 0; column < header->count(); ++column)
        m_table.setColumnHidden(column, !m_defaults.contains(column));
    emit columnsChanged();
}

bool ColumnsMenu::eventFilter(QObject* watched, QEvent* event)
{
    const bool mouse = event->type() == QEvent::MouseButtonRelease;
    const bool key =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (watched != m_menu || !(mouse || key))
        return QObject::eventFilter(watched, event);
    QAction* action = mouse
        ? m_menu->actionAt(static_cast<QMouseEvent*>(event)->position().toPoint())
        : m_menu->activeAction();
    if (!action || !action->isCheckable())
        return QObject::eventFilter(watched, event);
    action->toggle();
    return true;
}

} // namespace parapet::views
