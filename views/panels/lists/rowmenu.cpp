// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/rowmenu.h"

#include "models/items/tablemodel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/plainwords.h"
#include "views/widgets/rowtexts.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace parapet::views {

RowMenu::RowMenu(TableView& table, const items::TableModel* fields, QObject* parent)
    : QObject(parent)
    , m_table(table)
    , m_fields(fields)
    , m_open(tr("Open"))
{
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table, &QWidget::customContextMenuRequested, this, &RowMenu::popUp);
}

RowMenu::RowMenu(TableView& table, QObject* parent)
    : RowMenu(table, nullptr, parent)
{
    m_filters = false;
}

void RowMenu::setOpening(const QString& open, const QString& fullPage)
{
    m_open = open;
    m_openFull = fullPage;
}

void RowMenu::popUp(const QPoint& position)
{
    QModelIndex index = m_table.indexAt(position);
    QPoint at = position;
    if (!index.isValid()) { // the menu key, with the pointer elsewhere
        index = m_table.currentIndex();
        if (m_table.isColumnHidden(index.column())) {
            const QHeaderView* header = m_table.horizontalHeader();
            index = index.siblingAtColumn(header->logicalIndexAt(header->rect().left()));
        }
        at = m_table.visualRect(index).bottomLeft();
    }
    if (!index.isValid() || index.data(LoadingRole).toBool())
        return;
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"rowMenu"_s);
    menu->setToolTipsVisible(true);
    addOpening(*menu, index);
    addCopyActions(*menu, m_table, index);
    if (m_filters) {
        menu->addSeparator();
        addFilters(*menu, index);
    }
    emit opening(menu);
    menu->popup(m_table.viewport()->mapToGlobal(at));
}

void RowMenu::addOpening(QMenu& menu, const QModelIndex& index)
{
    const QPersistentModelIndex kept(index);
    for (const bool full : {false, true}) {
        const QString& words = full ? m_openFull : m_open;
        if (words.isEmpty())
            continue;
        QAction* entry = menu.addAction(words);
        entry->setObjectName(full ? u"rowOpenFull"_s : u"rowOpen"_s);
        connect(entry, &QAction::triggered, this,
            [this, kept, full] { emit openRequested(kept, full); });
    }
    if (!menu.isEmpty())
        menu.addSeparator();
}

void RowMenu::addFilters(QMenu& menu, const QModelIndex& index)
{
    const QString words = CellDelegate::text(index, m_table.locale());
    const QString shown = plainWords(m_table.fontMetrics().elidedText(
        words.isEmpty() ? tr("no value") : words, Qt::ElideRight, 220));
    const auto add = [&](const QString& name, const QString& text, const QString& condition) {
        QAction* entry = menu.addAction(text);
        entry->setObjectName(name);
        connect(entry, &QAction::triggered, this,
            [this, condition] { emit conditionChosen(condition); });
    };
    if (!m_fields) {
        if (!words.isEmpty())
            add(u"rowFilter"_s, tr("Filter by \"%1\"").arg(shown), words);
        return;
    }
    const domain::FieldSpec& field =
        domain::fieldsOf(m_fields->kind())[static_cast<std::size_t>(index.column())];
    const domain::Value value = m_fields->value(index.row(), fieldName(field));
    add(u"rowFilter"_s, tr("Filter by \"%1\"").arg(shown), kqlEquals(field, value));
    add(u"rowExclude"_s, tr("Exclude \"%1\"").arg(shown), kqlEquals(field, value, true));
}

} // namespace parapet::views
