// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plainlist.h"

#include "models/items/library.h"
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
constexpr int widestColumn = 320;
} // namespace

PlainList::PlainList(const PageContext& context, const QString& name, const QString& title,
    std::vector<PlainColumn> columns, int widest, Ask ask, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(title)
    , m_sentence(tr("Nothing here."))
    , m_ask(std::move(ask))
    , m_rows(new PlainRows(std::move(columns), this))
    , m_table(new TableView(context.theme))
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
{
    setObjectName(name);
    auto* waiting = new QWidget;
    auto* skeleton = new QVBoxLayout(waiting);
    skeleton->addWidget(new SkeletonRows(context.theme, 8));
    skeleton->addStretch(1);
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(title);
    m_table->setModel(m_rows);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(widest, QHeaderView::Stretch);
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Empty, m_empty);
    m_stack->insertWidget(Table, m_table);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_stack);
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) {
        const QString id = m_rows->idAt(index.row());
        if (!id.isEmpty())
            emit rowOpened(id);
    });
    connect(&context.library, &items::Library::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            load();
    });
}

void PlainList::setEmptySentence(const QString& text)
{
    m_sentence = text;
}

void PlainList::setObject(const QString& id)
{
    m_object = id;
    m_stale = true;
    m_rows->setRows({});
    m_stack->setCurrentIndex(Loading);
    if (isVisible())
        load();
}

void PlainList::load()
{
    if (!m_stale || m_object.isEmpty())
        return;
    m_stale = false;
    delete m_question;
    m_question = new QObject(this);
    m_ask(m_object, m_question,
        [this](const base::Result<std::vector<PlainRow>>& rows) { take(rows); });
}

void PlainList::take(const base::Result<std::vector<PlainRow>>& rows)
{
    if (!rows) {
        m_empty->setSentence(rows.error().message);
        m_stack->setCurrentIndex(Empty);
        return;
    }
    m_empty->setSentence(m_sentence);
    m_rows->setRows(*rows);
    m_table->fitColumns(widestColumn);
    m_stack->setCurrentIndex(rows->empty() ? Empty : Table);
    emit counted(static_cast<int>(rows->size()));
}

void PlainList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

} // namespace parapet::views
