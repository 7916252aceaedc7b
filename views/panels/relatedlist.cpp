// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/relatedlist.h"

#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
enum State { Loading, Empty, Table };
constexpr int widestColumn = 220;
} // namespace

RelatedList::RelatedList(const PageContext& context, domain::Kind kind, const QString& title,
    const QStringList& columns, const QString& sort, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_columns(columns)
    , m_sort(sort)
    , m_context(context)
    , m_kind(kind)
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
{
    setObjectName(domain::kindName(kind) + u"Related"_s);
    m_empty->setSentence(tr("Nothing here."));
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(context.theme, 8));
    rows->addStretch(1);
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Empty, m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_stack);
}

/// The model reloads with the workspace from its birth on: it is not born before somebody looks.
void RelatedList::build()
{
    m_model = new items::TableModel(m_context.library, m_kind, this);
    m_table = new TableView(m_context.theme);
    m_table->setObjectName(domain::kindName(m_kind) + u"RelatedTable"_s);
    m_table->setAccessibleName(m_title);
    m_table->setModel(new PresentedModel(*m_model, m_context.clock, this));
    QHeaderView* header = m_table->horizontalHeader();
    for (int column = 0; column < header->count(); ++column)
        m_table->setColumnHidden(column, true);
    for (int i = 0; i < m_columns.size(); ++i) {
        const int column = m_model->columnOf(m_columns[i]);
        if (column < 0)
            continue;
        m_table->setColumnHidden(column, false);
        header->moveSection(header->visualIndex(column), i);
    }
    m_stack->insertWidget(Table, m_table);
    connect(m_model, &items::TableModel::loadingChanged, this, &RelatedList::showState);
    connect(m_model, &items::TableModel::loaded, this, [this](int count) {
        if (!m_fitted && count > 0) {
            m_fitted = true;
            m_table->fitColumns(widestColumn);
        }
        showState();
        emit counted(count);
    });
    connect(m_model, &items::TableModel::failed, this, [this](const QString& message) {
        m_empty->setSentence(message);
        showState();
    });
    connect(m_table, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { emit rowOpened(index.row()); });
}

void RelatedList::setEmptySentence(const QString& text)
{
    m_empty->setSentence(text);
}

void RelatedList::setObject(const domain::ListRelation& relation)
{
    m_wanted = relation;
    if (isVisible())
        load();
}

void RelatedList::load()
{
    if (m_wanted.to == domain::ListRelation::To::Nothing)
        return;
    if (!m_model)
        build();
    if (m_model->relation() == m_wanted)
        return;
    m_model->setRelation(m_wanted);
    if (!m_sort.isEmpty() && m_model->sortText().isEmpty())
        m_model->setSortText(m_sort);
    showState();
}

void RelatedList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

void RelatedList::showState()
{
    const bool none = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(!none ? Table : m_model->isLoading() ? Loading : Empty);
}

} // namespace parapet::views
