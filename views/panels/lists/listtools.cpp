// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/lists/listtools.h"

#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

ListTools::ListTools(const Theme& theme, const QString& name, QWidget* parent)
    : FilterBar(theme, parent)
{
    setObjectName(name + u"Tools"_s);
    textFilter()->setObjectName(name + u"Filter"_s);
    setPlaceholder(tr("Words to look for"));
    QPushButton* columns = addTool(name + u"Columns"_s, u"columns"_s, tr("Columns"));
    m_menu = new QMenu(columns);
    connect(columns, &QPushButton::clicked, m_menu,
        [this, columns] { m_menu->popup(columns->mapToGlobal(QPoint(0, columns->height()))); });
    m_export = addTool(name + u"Export"_s, u"export"_s, tr("Export CSV"));
    m_export->setToolTip(tr("Export CSV: the rows, order and columns on screen"));
    connect(m_export, &QPushButton::clicked, this, &ListTools::exportRequested);
}

void ListTools::takeConditions(domain::Kind kind)
{
    QStringList words = kqlOperators();
    for (const domain::FieldSpec& field : domain::fieldsOf(kind))
        words.append(fieldName(field));
    words.sort(Qt::CaseInsensitive);
    setCompletions(words);
    setPlaceholder(tr("Words, or a condition"));
    textFilter()->setToolTip(tr("Words to look for in the columns, or a condition over them, as in "
                                "the filter of the main lists"));
}

void ListTools::setExportable(bool exportable)
{
    m_export->setEnabled(exportable);
}

} // namespace parapet::views
