// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/relatedlist.h"

#include "views/panels/lists/columnsmenu.h"
#include "views/panels/lists/formerrows.h"
#include "views/panels/lists/listtools.h"
#include "views/panels/lists/rowmenu.h"
#include "views/panels/lists/shownrows.h"
#include "views/panels/plan/tickedeffect.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/flyout.h"
#include "views/widgets/selectionbar.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
enum State { Loading, Empty, NoMatch, Table };
constexpr int widestColumn = 220;
constexpr int roomForMore = 800; ///< of a whole page
} // namespace

RelatedList::RelatedList(const PageContext& context, domain::Kind kind, const QString& title,
    const QStringList& columns, const QString& sort, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_columns(columns)
    , m_sort(sort)
    , m_context(context)
    , m_kind(kind)
    , m_tools(new ListTools(context.theme, domain::kindName(kind) + u"Related"_s))
    , m_empty(new EmptyState(context.theme))
    , m_emptySentence(tr("Nothing here."))
    , m_stack(new QStackedWidget)
    , m_actionLine(new QWidget)
    , m_exportName(domain::kindName(kind))
    , m_left(new QWidget)
    , m_column(new QVBoxLayout(m_left))
    , m_noteLine(new QWidget)
    , m_noteWords(new TextLabel(context.theme, TextRole::Secondary))
{
    setObjectName(domain::kindName(kind) + u"Related"_s);
    m_tools->takeConditions(kind);
    m_tools->setExportable(false);
    m_tools->setContentsMargins(8, 4, 8, 0);
    buildStates();
    buildNoteLine();
    m_column->setContentsMargins(8, 4, 8, 4);
    m_column->addWidget(m_noteLine);
    m_column->addWidget(m_tools);
    m_column->addWidget(m_stack, 1);
    if (kind == domain::Kind::Recommendations)
        buildTicks();
    m_column->addWidget(m_actionLine);
    auto* beside = new QHBoxLayout(this);
    beside->setContentsMargins(0, 0, 0, 0);
    beside->setSpacing(0);
    beside->addWidget(m_left, 1);
    auto* line = new QHBoxLayout(m_actionLine);
    line->setContentsMargins(8, 4, 8, 8);
    line->setSpacing(8);
    line->addStretch(1);
    m_actionLine->hide();
    connect(m_tools, &ListTools::changed, this, &RelatedList::applyFilter);
    connect(m_tools, &ListTools::exportRequested, this, &RelatedList::exportRows);
}

void RelatedList::buildStates()
{
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(m_context.theme, 8));
    rows->addStretch(1);
    auto* noMatch = new EmptyState(m_context.theme);
    noMatch->setObjectName(u"relatedNoMatch"_s);
    m_empty->setObjectName(u"relatedEmpty"_s);
    noMatch->setIcon(u"filter"_s);
    noMatch->setSentence(tr("No row matches the filter."));
    connect(noMatch->addButton(u"relatedClearFilter"_s, tr("Show all"), true),
        &QPushButton::clicked, this, &RelatedList::clearFilters);
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Empty, m_empty);
    m_stack->insertWidget(NoMatch, noMatch);
}

void RelatedList::buildTicks()
{
    m_ticked = new SelectionBar(m_context.theme);
    auto* effect = new TickedEffect(m_context, *m_ticked, this);
    connect(effect, &TickedEffect::planRequested, this, &RelatedList::planRequested);
    m_column->addWidget(m_ticked);
}

void RelatedList::buildNoteLine()
{
    m_noteWords->setObjectName(u"relatedFilterWords"_s);
    m_noteWords->setWordWrap(true);
    auto* all = new QPushButton(tr("Show all"));
    all->setObjectName(u"relatedShowAll"_s);
    all->setProperty("link", true);
    connect(all, &QPushButton::clicked, this, [this] { setFilter({}, {}); });
    auto* line = new QHBoxLayout(m_noteLine);
    line->setContentsMargins(8, 4, 8, 4);
    line->setSpacing(8);
    line->addWidget(m_noteWords, 1);
    line->addWidget(all, 0, Qt::AlignTop);
    m_noteLine->hide();
}

void RelatedList::setFilter(const QString& condition, const QString& words)
{
    m_condition = condition;
    m_noteWords->setText(words);
    m_noteLine->setVisible(!condition.isEmpty());
    applyFilter();
}

void RelatedList::addFilter(const QString& name, const QString& title, const QList<Choice>& choices)
{
    FilterChip* chip = m_tools->addChip(name, title);
    QList<FilterChip::Choice> shown;
    for (const Choice& choice : choices)
        shown.append({choice.key, choice.text});
    chip->setChoices(shown, true);
    m_filters.push_back({chip, choices});
}

QString RelatedList::textCondition() const
{
    const QString text = m_tools->filterText();
    return kqlWords(text, m_kind, m_table ? shownFields(*m_model, *m_table) : m_columns)
        .value_or(text);
}

QString RelatedList::filter() const
{
    QStringList conditions{textCondition(), m_condition};
    for (const Filter& each : m_filters) {
        const QStringList keys = each.chip->value();
        QStringList parts;
        for (const Choice& choice : each.choices)
            if (keys.contains(choice.key))
                parts.append(choice.kql);
        conditions.append(kqlAny(parts));
    }
    return kqlAll(conditions);
}

void RelatedList::applyFilter()
{
    if (!m_model)
        return;
    m_tools->setError({});
    m_failure.clear();
    const QString wanted = filter();
    m_model->setFilter(wanted, std::max(0, int(wanted.indexOf(m_tools->filterText()))));
    showState();
}

void RelatedList::clearFilters()
{
    m_tools->clear();
    setFilter({}, {});
}

void RelatedList::addCondition(const QString& kql)
{
    m_tools->setFilterText(kqlAll({textCondition(), kql}));
    applyFilter();
}

void RelatedList::exportRows()
{
    if (m_model)
        emit exportRequested(
            shownRows(*m_model, *m_table, m_shownFilter, m_context.library.scope()), m_exportName);
}

/// The model reloads with the workspace from its birth on: it is not born before somebody looks.
void RelatedList::build()
{
    m_model = new items::TableModel(m_context.library, m_kind, this);
    m_table = new TableView(m_context.theme);
    m_table->setObjectName(domain::kindName(m_kind) + u"RelatedTable"_s);
    m_table->setAccessibleName(m_title);
    auto* presented = new PresentedModel(
        *m_model, [&library = m_context.library] { return library.today(); }, this);
    if (m_ticked) {
        m_model->setCheckable(true);
        presented->setCheckField(m_columns.first());
    }
    m_table->setModel(presented);
    new FormerRows(*m_model, *m_table, this);
    m_stack->insertWidget(Table, m_table);
    buildColumns();
    connectModel();
    connectTable();
}

void RelatedList::buildColumns()
{
    QList<int> first;
    for (const QString& name : std::as_const(m_columns))
        first.append(m_model->columnOf(name));
    first.removeAll(-1);
    m_columnsMenu = new ColumnsMenu(*m_table, first, m_tools->columnsMenu());
    m_columnsMenu->reset();
    if (!m_memory.isEmpty())
        showFields(*m_model, *m_table, m_context.settings.value(m_memory).toStringList());
    const auto remember = [this] {
        if (!m_memory.isEmpty())
            m_context.settings.setValue(m_memory, shownFields(*m_model, *m_table));
    };
    connect(m_columnsMenu, &ColumnsMenu::columnsChanged, this, remember);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionMoved, this, remember);
    connect(m_table, &TableView::headerMenuRequested, this,
        [this](const QPoint& at, int) { m_tools->columnsMenu()->popup(at); });
}

void RelatedList::connectModel()
{
    connect(m_model, &items::TableModel::loadingChanged, this, &RelatedList::showState);
    connect(m_model, &items::TableModel::loaded, this, [this](int count) {
        m_shownFilter = m_model->shownFilter();
        if (m_shownFilter == m_model->filter()) { // else the rest of the rows before came
            m_tools->setError({});
            m_failure.clear();
        }
        fit();
        showState();
        if (m_shownFilter.isEmpty())
            emit counted(count);
        seek();
    });
    connect(m_model, &items::TableModel::dataChanged, this, &RelatedList::seek);
    connect(m_model, &items::TableModel::failed, this, [this](const QString& message) {
        if (m_tools->filterText().isEmpty())
            m_failure = message;
        else
            m_tools->setError(message);
        showState();
    });
}

/// A whole page has room for longer names than a flyout has.
void RelatedList::fit()
{
    const int widest = width() < roomForMore ? widestColumn : 2 * widestColumn;
    if (!m_model || m_model->rowCount() == 0 || m_fitted == widest)
        return;
    m_fitted = widest;
    m_table->fitColumns(widest);
}

void RelatedList::setEmptySentence(const QString& text)
{
    m_emptySentence = text;
}

void RelatedList::setObject(const domain::ListRelation& relation)
{
    if (m_wanted != relation) {
        if (m_model) { // what it still reads is of the object before, and not to be counted
            m_model->setIdle(true);
            m_model->reload();
        }
        m_loaded = {};
        m_sought.clear();
        clearFilters();
        if (m_rowPanel)
            m_rowPanel->hide();
        arrange();
    }
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
    if (m_loaded == m_wanted)
        return;
    m_loaded = m_wanted;
    m_model->setRelation(m_wanted);
    m_model->setFilter(filter());
    if (!m_sort.isEmpty() && m_model->sortText().isEmpty())
        m_model->setSortText(m_sort);
    markSort(*m_model, *m_table, m_model->sortText());
    m_model->setIdle(false);
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
    const bool filtered = !filter().isEmpty();
    State state = Table;
    if (none)
        state = !m_failure.isEmpty() ? Empty
            : m_model->isLoading()   ? Loading
            : filtered               ? NoMatch
                                     : Empty;
    m_empty->setSentence(m_failure.isEmpty() ? m_emptySentence : m_failure);
    m_stack->setCurrentIndex(state);
    m_tools->setVisible(state != Empty || filtered);
    m_tools->setExportable(!none);
    followRow();
}

} // namespace parapet::views
