// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/listpane.h"

#include "views/panels/lists/columnsmenu.h"
#include "views/panels/lists/formerrows.h"
#include "views/panels/lists/rowmenu.h"
#include "views/panels/lists/shownrows.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/card.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/selectionbar.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum State { Loading, Table, Nothing, NoMatch };

} // namespace

ListPane::ListPane(const PageContext& context, ListSpec spec, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_spec(std::move(spec))
    , m_model(new items::TableModel(context.library, m_spec.kind, this))
    , m_presented(new PresentedModel(
          *m_model, [&library = context.library] { return library.today(); }, this))
    , m_filters(new FilterBar(context.theme))
    , m_table(new TableView(context.theme))
    , m_former(new FormerRows(*m_model, *m_table, this))
    , m_stack(new QStackedWidget)
    , m_nothing(new EmptyState(context.theme))
    , m_noMatch(new EmptyState(context.theme))
    , m_selection(new SelectionBar(context.theme))
{
    setObjectName(m_spec.name + u"Pane"_s);
    m_model->setIdle(true); // till somebody looks
    build();
    connectTable();
    markSort();
    applyFilter();
    showState();
}

ListPane::~ListPane() = default;

void ListPane::build()
{
    const QString first = m_spec.columns.value(0);
    m_model->setCheckable(m_spec.checkable);
    if (m_spec.checkable)
        m_presented->setCheckField(first);
    m_table->setObjectName(m_spec.name + u"Table"_s);
    m_table->setAccessibleName(m_spec.title);
    m_table->setModel(m_presented);
    for (const ChipSpec& chip : std::as_const(m_spec.chips))
        addChip(chip);
    m_filters->setPlaceholder(tr("Words, or a condition: %1").arg(m_spec.example));
    QStringList words = kqlOperators();
    for (const domain::FieldSpec& field : domain::fieldsOf(m_spec.kind))
        words.append(fieldName(field));
    words.sort(Qt::CaseInsensitive);
    m_filters->setCompletions(words);
    m_filters->textFilter()->setToolTip(
        tr("Words to look for in the columns, or a condition over them, for example: %1")
            .arg(m_spec.example));

    m_nothing->setSentence(m_spec.emptySentence);
    m_noMatch->setIcon(u"filter"_s);
    m_noMatch->setSentence(tr("No row matches the filters."));
    connect(m_noMatch->addButton(u"clearFiltersEmpty"_s, tr("Clear filters"), true),
        &QPushButton::clicked, this, &ListPane::clearFilters);
    auto* waiting = new QWidget;
    auto* waitingColumn = new QVBoxLayout(waiting);
    waitingColumn->addWidget(new SkeletonRows(m_context.theme, 12));
    waitingColumn->addStretch(1);
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Table, m_table);
    m_stack->insertWidget(Nothing, m_nothing);
    m_stack->insertWidget(NoMatch, m_noMatch);
    auto* card = new Card(m_context.theme);
    card->setPadding(4);
    card->content()->addWidget(m_stack);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_filters);
    column->addWidget(card, 1);
    column->addWidget(m_selection);
    m_columns = new ColumnsMenu(*m_table, defaultColumns(), new QMenu(m_table));
    m_columns->reset();
}

void ListPane::addChip(const ChipSpec& spec)
{
    FilterChip* added = m_filters->addChip(spec.name, spec.title);
    QList<FilterChip::Choice> choices;
    for (const ChipChoice& choice : spec.choices)
        choices.append({choice.key, choice.text});
    added->setChoices(choices, true);
    added->setValue(spec.initial);
}

void ListPane::connectTable()
{
    connect(m_filters, &FilterBar::changed, this, &ListPane::applyFilter);
    connect(m_model, &items::TableModel::loadingChanged, this, [this](bool loading) {
        showState();
        if (loading && rows() == 0)
            emit counted(); // nothing is known yet
    });
    connect(m_model, &items::TableModel::modelReset, this, &ListPane::showState);
    connect(m_model, &items::TableModel::modelReset, this, &ListPane::fitOnce);
    connect(m_model, &items::TableModel::modelReset, this, &ListPane::widenCells);
    connect(m_model, &items::TableModel::loaded, this, &ListPane::onLoaded);
    connect(m_model, &items::TableModel::failed, this, &ListPane::onFailed);
    connect(m_former, &FormerRows::changed, this, &ListPane::counted);
    connect(m_model, &items::TableModel::dataChanged, this, &ListPane::restoreSelection);
    connect(m_model, &items::TableModel::checksChanged, this, [this] {
        const QStringList ids = m_model->checkedIds();
        m_selection->setCount(static_cast<int>(ids.size()));
        emit ticksChanged(ids);
    });
    connect(m_selection, &SelectionBar::clearRequested, m_model, &items::TableModel::clearChecks);
    connect(&m_context.library, &items::Library::changed, this, [this] {
        m_total.reset();
        keepSelection();
        m_place = m_table->verticalScrollBar()->value();
    });
    const auto open = [this](const QModelIndex& index, bool full) {
        const QString id = m_model->idAt(index.row());
        if (!id.isEmpty())
            emit openRequested(id, full);
    };
    connect(m_table, &TableView::rowClicked, this,
        [open](const QModelIndex& index) { open(index, false); });
    connect(m_table, &TableView::rowActivated, this,
        [open](const QModelIndex& index) { open(index, true); });
    connect(m_table, &TableView::escapePressed, this, &ListPane::closeRequested);
    connect(m_table, &TableView::headerMenuRequested, this,
        [this](const QPoint& at, int) { static_cast<QMenu*>(m_columns->parent())->popup(at); });
    auto* menu = new RowMenu(*m_table, m_model, this);
    menu->setOpening(tr("Open"), tr("Open as full page"));
    connect(menu, &RowMenu::openRequested, this, open);
    connect(menu, &RowMenu::conditionChosen, this, &ListPane::addCondition);
    connect(menu, &RowMenu::opening, this, [this](QMenu* shown) {
        QStringList ids;
        for (const QModelIndex& row : m_table->selectionModel()->selectedRows())
            if (const QString id = m_model->idAt(row.row()); !id.isEmpty())
                ids.append(id);
        emit rowMenuOpening(shown, ids);
    });
}

QList<int> ListPane::defaultColumns() const
{
    QList<int> columns;
    for (const QString& name : m_spec.columns)
        columns.append(m_model->columnOf(name));
    columns.removeAll(-1);
    return columns;
}

ColumnsMenu* ListPane::attachColumns(MenuButton* button)
{
    return new ColumnsMenu(*m_table, defaultColumns(), button->menu());
}

FilterChip* ListPane::chip(const QString& name) const
{
    for (FilterChip* chip : m_filters->chips()) {
        if (chip->objectName() == name)
            return chip;
    }
    return nullptr;
}

QString ListPane::textCondition() const
{
    const QString text = m_filters->filterText();
    return kqlWords(text, m_spec.kind, m_spec.columns).value_or(text);
}

QString ListPane::filter() const
{
    return filterExcept({});
}

QString ListPane::filterExcept(const QString& without) const
{
    QStringList conditions{textCondition()};
    for (const ChipSpec& spec : m_spec.chips) {
        if (spec.name == without)
            continue;
        const QStringList keys = chip(spec.name)->value();
        QStringList parts;
        for (const ChipChoice& choice : spec.choices) {
            if (keys.contains(choice.key))
                parts.append(choice.kql);
        }
        conditions.append(kqlAny(parts));
    }
    return kqlAll(conditions);
}

void ListPane::setChip(const QString& name, const QStringList& keys)
{
    if (FilterChip* found = chip(name)) {
        found->setValue(keys);
        applyFilter();
    }
}

void ListPane::setChoices(const QString& name, const QList<ChipChoice>& choices)
{
    const auto spec = std::find_if(m_spec.chips.begin(), m_spec.chips.end(),
        [&name](const ChipSpec& each) { return each.name == name; });
    if (spec == m_spec.chips.end())
        return;
    spec->choices = choices;
    QList<FilterChip::Choice> shown;
    for (const ChipChoice& choice : choices)
        shown.append({choice.key, choice.text});
    FilterChip* found = chip(name);
    found->setChoices(shown, true);
    if (m_wantedChips.contains(name)) { // remembered before its choices were known
        found->setValue(m_wantedChips.take(name).toStringList());
        applyFilter();
    }
}

void ListPane::setTextFilter(const QString& kql)
{
    m_filters->setFilterText(kql);
    applyFilter();
}

void ListPane::addCondition(const QString& kql)
{
    setTextFilter(kqlAll({textCondition(), kql}));
}

void ListPane::clearFilters()
{
    m_filters->clear();
    applyFilter();
    m_table->setFocus();
}

/// A condition that a chip can say is said by the chip.
bool ListPane::takeByChip(const QString& kql)
{
    for (const ChipSpec& spec : std::as_const(m_spec.chips)) {
        for (const ChipChoice& choice : spec.choices) {
            if (choice.kql == kql) {
                chip(spec.name)->setValue({choice.key});
                return true;
            }
        }
    }
    return false;
}

void ListPane::showTarget(const NavigationTarget& target)
{
    if (!target.filter.isEmpty()) {
        for (FilterChip* each : m_filters->chips())
            each->setValue({});
        setTextFilter(takeByChip(target.filter) ? QString() : target.filter);
    } else if (target.standard) {
        setStandardFilters();
    }
    if (!target.sort.isEmpty())
        setSort(target.sort);
}

void ListPane::setSort(const QString& sort)
{
    m_model->setSortText(sort);
    markSort();
}

void ListPane::markSort()
{
    views::markSort(
        *m_model, *m_table, m_model->sortText().isEmpty() ? m_spec.sort : m_model->sortText());
    if (m_model->sortText().isEmpty() && !m_spec.sort.isEmpty())
        m_model->setSortText(m_spec.sort);
}

QString ListPane::wholeFilter() const
{
    const QString wanted = filter();
    return m_spec.shelfField.isEmpty() || wanted.contains(m_spec.shelfField)
        ? wanted
        : kqlAll({wanted, m_spec.shelfFilter});
}

void ListPane::applyFilter()
{
    const QString wanted = wholeFilter();
    m_filters->setError({});
    m_failure.clear();
    m_filters->findChild<QPushButton*>(u"clearFilters"_s)->setVisible(isFiltered());
    m_filters->showSetChips();
    // Beside chips the text stands in parentheses; it is the first of the conditions.
    const auto lead = wanted.indexOf(m_filters->filterText());
    m_model->setFilter(wanted, std::max(0, static_cast<int>(lead)));
    countAll();
    showState();
}

void ListPane::countAll()
{
    if (!isFiltered() || m_counter)
        return;
    m_counter = new items::RowCount(m_context.library, m_spec.kind, this);
    connect(m_counter, &items::RowCount::counted, this, [this](qint64 rows) {
        m_total = static_cast<int>(rows);
        showState();
        emit counted();
    });
    m_counter->count({}, m_spec.shelfFilter);
}

void ListPane::onLoaded()
{
    m_shownFilter = m_model->shownFilter();
    if (m_shownFilter == m_model->filter()) { // else the rest of the rows before came
        m_filters->setError({});
        m_failure.clear();
    }
    if (!isFiltered())
        m_total = m_model->rowCount();
    fitOnce();
    widenCells();
    showState();
    if (m_place >= 0) // new data under the same list: stay where one was
        m_table->verticalScrollBar()->setValue(std::exchange(m_place, -1));
    restoreSelection();
    emit counted();
}

void ListPane::onFailed(const QString& message)
{
    m_failure = message;
    if (m_filters->filterText().isEmpty()) {
        m_nothing->setIcon(u"error"_s);
        m_nothing->setSentence(message);
    } else {
        m_filters->setError(message);
    }
    showState();
    emit counted();
}

void ListPane::showState()
{
    State state = Table;
    if (m_model->rowCount() == 0) {
        const bool broken = !m_failure.isEmpty() && m_filters->filterText().isEmpty();
        state = Nothing;
        if (!broken && m_model->isLoading())
            state = Loading;
        else if (!broken && isFiltered() && m_total.value_or(1) > 0)
            state = NoMatch;
        if (!broken) {
            m_nothing->setIcon(u"empty-box"_s);
            m_nothing->setSentence(m_spec.emptySentence);
        }
    }
    m_stack->setCurrentIndex(state);
}

} // namespace parapet::views
