// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/sources/sourcelist.h"

#include "models/items/library.h"
#include "views/panels/lists/formerrows.h"
#include "views/panels/sources/feedagemodel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString columnsKey(const QString& name)
{
    return u"pages/sources/"_s + name + u"/columns"_s;
}

} // namespace

SourceList::SourceList(const PageContext& context, domain::Kind kind, const QString& name,
    const QString& accessibleName)
    : Card(context.theme)
    , m_context(context)
    , m_model(new items::TableModel(context.library, kind, this))
    , m_table(new TableView(context.theme))
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
{
    setObjectName(name);
    setPadding(8);
    auto* presented = new PresentedModel(*m_model, context.clock, this);
    m_shown = presented;
    if (kind == domain::Kind::Feeds)
        m_shown = new FeedAgeModel(*presented, this);
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(accessibleName);
    m_table->setModel(m_shown);
    new FormerRows(*m_model, *m_table, this);
    const auto fields = domain::fieldsOf(kind);
    for (int column = 0; column < static_cast<int>(fields.size()); ++column)
        m_table->setColumnHidden(column, !fields[static_cast<std::size_t>(column)].shown);
    m_stack->addWidget(new SkeletonRows(context.theme, 8));
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    content()->addWidget(m_stack, 1);
    m_fitted = m_table->restoreState(context.settings.value(columnsKey(name)).toByteArray());
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this, name] {
        if (m_fitted)
            m_context.settings.setValue(columnsKey(name), m_table->saveState());
    });
    connect(m_model, &items::TableModel::loaded, this, &SourceList::showRows);
    connect(m_model, &items::TableModel::failed, this, &SourceList::failed);
    connect(m_table, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { emit rowActivated(m_model->idAt(index.row())); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SourceList::currentChanged);
    m_model->reload();
}

QString SourceList::currentId() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? m_model->idAt(current.row()) : QString();
}

jobs::CsvExport SourceList::csvExport(const QString& file) const
{
    jobs::CsvExport request;
    request.kind = m_model->kind();
    request.filter = m_model->filter();
    request.sortText = m_model->sortText();
    request.relation = m_model->relation();
    request.file = file;
    request.scope = m_context.library.scope();
    const auto fields = domain::fieldsOf(request.kind);
    const QHeaderView* header = m_table->horizontalHeader();
    for (int visual = 0; visual < header->count(); ++visual) {
        const int logical = header->logicalIndex(visual);
        if (!m_table->isColumnHidden(logical))
            request.fields.append(fieldName(fields[static_cast<std::size_t>(logical)]));
    }
    return request;
}

void SourceList::showRows(int rows)
{
    m_stack->setCurrentWidget(rows == 0 ? static_cast<QWidget*>(m_empty) : m_table);
    if (rows > 0 && !m_fitted) {
        m_table->fitColumns();
        m_fitted = true;
    }
}

} // namespace parapet::views
