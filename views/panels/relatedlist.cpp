// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/relatedlist.h"

#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/presentedmodel.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/flyout.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
enum State { Loading, Empty, Table };
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
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
    , m_actionLine(new QWidget)
    , m_left(new QWidget)
    , m_column(new QVBoxLayout(m_left))
    , m_noteLine(new QWidget)
    , m_noteWords(new TextLabel(context.theme, TextRole::Secondary))
{
    setObjectName(domain::kindName(kind) + u"Related"_s);
    m_empty->setSentence(tr("Nothing here."));
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(context.theme, 8));
    rows->addStretch(1);
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Empty, m_empty);
    m_column->setContentsMargins(8, 4, 8, 4);
    buildNoteLine();
    m_column->addWidget(m_noteLine);
    m_column->addWidget(m_stack, 1);
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
    if (m_model)
        m_model->setFilter(filter());
}

void RelatedList::setRowPanel(Flyout* panel, std::function<void(int row)> open)
{
    m_rowPanel = panel;
    m_openRow = std::move(open);
    panel->hide();
    layout()->addWidget(panel);
    connect(panel, &Flyout::closed, this, [this] {
        arrange();
        if (m_table)
            m_table->setFocus();
    });
    m_details = new QPushButton(tr("Details"));
    m_details->setObjectName(u"rowDetails"_s);
    m_details->setEnabled(false);
    m_actionLine->layout()->addWidget(m_details);
    connect(m_details, &QPushButton::clicked, this, [this] {
        openRow(m_table->currentIndex());
        m_rowPanel->setFocus();
    });
}

RowFacts RelatedList::facts(int row) const
{
    domain::Row values;
    for (const domain::FieldSpec& field : domain::fieldsOf(m_kind))
        values.values.push_back(m_model->value(row, fieldName(field)));
    return {m_kind, values};
}

void RelatedList::openRow(const QModelIndex& index)
{
    if (!index.isValid() || index.data(LoadingRole).toBool())
        return;
    m_openRow(index.row());
    m_rowPanel->show();
    arrange();
    if (!m_left->isVisible()) // the focus went with the list
        m_rowPanel->setFocus();
}

void RelatedList::arrange()
{
    if (!m_rowPanel)
        return;
    const bool open = !m_rowPanel->isHidden();
    const bool beside = width() >= roomForMore;
    m_left->setVisible(!open || beside);
    if (beside) {
        m_rowPanel->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        m_rowPanel->setFixedWidth(std::min(m_rowPanel->panelWidth(), width() / 2));
    } else {
        m_rowPanel->setMinimumWidth(0);
        m_rowPanel->setMaximumWidth(QWIDGETSIZE_MAX);
        m_rowPanel->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
}

void RelatedList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RelatedList::addRowAction(const QString& name, const QString& words,
    std::function<void(const RowFacts&)> act,
    std::function<bool(const items::TableModel&, int row)> fits)
{
    auto* button = new QPushButton(words);
    button->setObjectName(name);
    button->setEnabled(false);
    m_actionLine->layout()->addWidget(button);
    m_actions.push_back({button, std::move(act), std::move(fits)});
    connect(button, &QPushButton::clicked, this,
        [this, index = m_actions.size() - 1] { run(m_actions[index]); });
}

void RelatedList::run(const RowAction& action)
{
    const QString id = m_model ? m_model->idAt(m_table->currentIndex().row()) : QString();
    if (id.isEmpty())
        return;
    m_context.library.row(
        m_kind, id, this, [kind = m_kind, act = action.act](const base::Result<domain::Row>& row) {
            if (row)
                act(RowFacts(kind, *row));
        });
}

/// Row actions are for the current row.
void RelatedList::followRow()
{
    const bool some = m_model->rowCount() > 0;
    const QModelIndex row = m_table->currentIndex();
    const bool chosen = some && row.isValid();
    m_actionLine->setVisible(some && (m_details || !m_actions.empty() || m_export));
    if (m_details) {
        m_details->setEnabled(chosen);
        if (chosen && !m_rowPanel->isHidden()
            && m_table->selectionModel()->isRowSelected(row.row()))
            openRow(row); // Up and Down walk the panel along
    }
    for (const RowAction& action : m_actions)
        action.button->setEnabled(chosen && (!action.fits || action.fits(*m_model, row.row())));
}

void RelatedList::popUp(const QPoint& position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid() || index.data(LoadingRole).toBool())
        return;
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"relatedMenu"_s);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this,
        [this, kept = QPersistentModelIndex(index)] { emit rowOpened(kept.row()); });
    if (m_details)
        connect(menu->addAction(m_details->text()), &QAction::triggered, m_details,
            &QPushButton::click);
    for (const RowAction& action : m_actions) {
        QAction* entry = menu->addAction(action.button->text());
        entry->setEnabled(action.button->isEnabled());
        connect(entry, &QAction::triggered, action.button, &QPushButton::click);
    }
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void RelatedList::addFilter(const QString& name, const QString& title, const QList<Choice>& choices)
{
    if (!m_filterLine) {
        m_filterLine = new QWidget;
        auto* line = new QHBoxLayout(m_filterLine);
        line->setContentsMargins(8, 4, 8, 4);
        line->addStretch(1);
        m_column->insertWidget(m_column->indexOf(m_stack), m_filterLine);
    }
    auto* chip = new FilterChip(m_context.theme, title);
    chip->setObjectName(name);
    QList<FilterChip::Choice> shown;
    for (const Choice& choice : choices)
        shown.append({choice.key, choice.text});
    chip->setChoices(shown, true);
    auto* line = static_cast<QHBoxLayout*>(m_filterLine->layout());
    line->insertWidget(line->count() - 1, chip);
    m_filters.push_back({chip, choices});
    connect(chip, &FilterChip::valueChanged, this, [this] {
        if (m_model)
            m_model->setFilter(filter());
    });
}

QString RelatedList::filter() const
{
    QStringList conditions{m_condition};
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

void RelatedList::setExportable(const QString& fileName)
{
    m_exportName = fileName;
    m_export = new QPushButton(tr("Export CSV …"));
    m_export->setObjectName(u"exportRelated"_s);
    m_export->setToolTip(tr("The rows of this list, in its order, as CSV"));
    m_actionLine->layout()->addWidget(m_export);
    connect(m_export, &QPushButton::clicked, this, &RelatedList::exportRows);
}

void RelatedList::exportRows()
{
    jobs::CsvExport rows;
    rows.kind = m_kind;
    rows.filter = m_model->filter();
    rows.sortText = m_model->sortText();
    rows.relation = m_model->relation();
    rows.scope = m_context.library.scope();
    const QHeaderView* header = m_table->horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column))
            rows.fields.append(
                m_model->headerData(column, Qt::Horizontal, items::FieldRole).toString());
    }
    emit exportRequested(rows, m_exportName);
}

/// The model reloads with the workspace from its birth on: it is not born before somebody looks.
void RelatedList::build()
{
    m_model = new items::TableModel(m_context.library, m_kind, this);
    m_table = new TableView(m_context.theme);
    m_table->setObjectName(domain::kindName(m_kind) + u"RelatedTable"_s);
    m_table->setAccessibleName(m_title);
    m_table->setModel(new PresentedModel(
        *m_model, [&library = m_context.library] { return library.today(); }, this));
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
            m_table->fitColumns(width() < roomForMore ? widestColumn : 2 * widestColumn);
        }
        showState();
        if (m_model->filter().isEmpty())
            emit counted(count);
    });
    connect(m_model, &items::TableModel::failed, this, [this](const QString& message) {
        m_empty->setSentence(message);
        showState();
    });
    connect(m_table, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { emit rowOpened(index.row()); });
    if (m_rowPanel)
        connect(m_table, &TableView::rowClicked, this, &RelatedList::openRow);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &RelatedList::followRow);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RelatedList::popUp);
}

void RelatedList::setHeader(QWidget* header)
{
    m_column->insertWidget(0, header);
}

void RelatedList::setEmptySentence(const QString& text)
{
    m_empty->setSentence(text);
}

void RelatedList::setObject(const domain::ListRelation& relation)
{
    if (m_wanted != relation) {
        setFilter({}, {});
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
    if (m_model->relation() == m_wanted)
        return;
    m_model->setRelation(m_wanted);
    m_model->setFilter(filter());
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
    followRow();
}

} // namespace parapet::views
