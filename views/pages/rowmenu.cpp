// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/rowmenu.h"

#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/rowtexts.h"
#include "views/widgets/tableview.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace parapet::views {

RowMenu::RowMenu(TableView& table, PresentedModel& model, QObject* parent)
    : QObject(parent)
    , m_table(table)
    , m_model(model)
{
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table, &QWidget::customContextMenuRequested, this, &RowMenu::popUp);
}

void RowMenu::popUp(const QPoint& position)
{
    QModelIndex index = m_table.indexAt(position);
    QPoint at = position;
    if (!index.isValid()) { // the menu key, with the pointer elsewhere
        index = m_table.currentIndex();
        at = m_table.visualRect(index).bottomLeft();
    }
    if (!index.isValid() || index.data(LoadingRole).toBool())
        return;
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"rowMenu"_s);
    const QPersistentModelIndex kept(index);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
        [this, kept] { emit openRequested(kept, false); });
    connect(menu->addAction(tr("Open as full page")), &QAction::triggered, this,
        [this, kept] { emit openRequested(kept, true); });
    menu->addSeparator();
    addCopyActions(*menu, m_table, index);
    menu->addSeparator();
    const QString words = CellDelegate::text(index, m_table.locale());
    const domain::Kind kind = m_model.table().kind();
    const domain::FieldSpec& field =
        domain::fieldsOf(kind)[static_cast<std::size_t>(index.column())];
    const domain::Value value = m_model.table().value(index.row(), fieldName(field));
    const QString shown = m_table.fontMetrics().elidedText(
        words.isEmpty() ? tr("no value") : words, Qt::ElideRight, 220);
    connect(menu->addAction(tr("Filter by \"%1\"").arg(shown)), &QAction::triggered, this,
        [this, field, value] { emit conditionChosen(kqlEquals(field, value)); });
    connect(menu->addAction(tr("Exclude \"%1\"").arg(shown)), &QAction::triggered, this,
        [this, field, value] { emit conditionChosen(kqlEquals(field, value, true)); });
    emit opening(menu);
    menu->popup(m_table.viewport()->mapToGlobal(at));
}

} // namespace parapet::views
