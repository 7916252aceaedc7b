// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the rows of a list in a flyout: the panel of a row, its actions, the menu.
#include "views/panels/relatedlist.h"

#include "views/panels/lists/rowmenu.h"
#include "views/panels/lists/scrolledheader.h"
#include "views/panels/lists/shownrows.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/flyout.h"
#include "views/widgets/tableview.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int roomForBoth = 800; ///< the list and the panel of a row
constexpr int farthest = 10'000; ///< an object deeper in a long list is not looked for
} // namespace

void RelatedList::setHeader(QWidget* header)
{
    header->setContentsMargins(8, 0, 8, 0);
    m_column->insertWidget(0, new ScrolledHeader(header));
}

RowFacts RelatedList::facts(int row) const
{
    domain::Row values;
    for (const domain::FieldSpec& field : domain::fieldsOf(m_kind))
        values.values.push_back(m_model->value(row, fieldName(field)));
    return {m_kind, values};
}

QStringList RelatedList::selected(QStringView field) const
{
    return m_table ? selectedValues(*m_model, *m_table, field) : QStringList();
}

void RelatedList::connectTable()
{
    connect(m_table, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { emit rowOpened(index.row()); });
    connect(m_table, &TableView::copied, this, &RelatedList::copied);
    if (m_rowPanel)
        connect(m_table, &TableView::rowClicked, this, &RelatedList::openRow);
    const QItemSelectionModel* selection = m_table->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &RelatedList::followRow);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &RelatedList::enableActions);
    auto* menu = new RowMenu(*m_table, m_model, this);
    menu->setOpening(m_opening, {});
    connect(menu, &RowMenu::openRequested, this,
        [this](const QModelIndex& index) { emit rowOpened(index.row()); });
    connect(menu, &RowMenu::conditionChosen, this, &RelatedList::addCondition);
    connect(menu, &RowMenu::opening, this, &RelatedList::fillMenu);
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

void RelatedList::showObject(const QString& id)
{
    m_sought = id;
    seek();
}

/// Rows come page by page: whoever asks for a cell that is not there yet asks for its page.
void RelatedList::seek()
{
    if (m_sought.isEmpty() || !m_model || m_model->isLoading() || m_loaded != m_wanted)
        return;
    const int rows = std::min(m_model->rowCount(), farthest);
    for (int row = 0; row < rows; ++row) {
        const QString id = m_model->idAt(row);
        if (id == m_sought)
            return showRow(row);
        if (id.isEmpty()) {
            (void)m_model->index(row, 0).data();
            return;
        }
    }
    if (filter().isEmpty())
        m_sought.clear(); // it is gone
    else
        clearFilters();
}

void RelatedList::showRow(int row)
{
    m_sought.clear();
    const QModelIndex index =
        m_table->model()->index(row, m_table->horizontalHeader()->logicalIndex(0));
    m_table->setCurrentIndex(index);
    m_table->selectRow(row);
    m_table->scrollTo(index);
    if (m_rowPanel)
        openRow(index);
}

void RelatedList::arrange()
{
    if (!m_rowPanel)
        return;
    const bool open = !m_rowPanel->isHidden();
    const bool beside = width() >= roomForBoth;
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
    fit();
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

void RelatedList::followRow()
{
    const QModelIndex row = m_table->currentIndex();
    if (m_details && row.isValid() && m_model->rowCount() > 0 && !m_rowPanel->isHidden()
        && m_table->selectionModel()->isRowSelected(row.row()))
        openRow(row); // Up and Down walk the panel along
    enableActions();
}

/// Row actions are for the current row, and not where several are selected.
void RelatedList::enableActions()
{
    const bool some = m_model->rowCount() > 0;
    const QModelIndex row = m_table->currentIndex();
    const bool chosen = some && row.isValid();
    int rows = 0;
    for (const QItemSelectionRange& range : m_table->selectionModel()->selection())
        rows += range.height();
    const bool several = rows > 1;
    m_actionLine->setVisible(some && (m_details || !m_actions.empty()));
    if (m_details)
        m_details->setEnabled(chosen);
    for (const RowAction& action : m_actions)
        action.button->setEnabled(
            chosen && !several && (!action.fits || action.fits(*m_model, row.row())));
}

void RelatedList::fillMenu(QMenu* menu)
{
    if (m_details || !m_actions.empty())
        menu->addSeparator();
    const auto add = [menu](QPushButton* button) {
        QAction* entry = menu->addAction(button->text());
        entry->setObjectName(button->objectName());
        entry->setEnabled(button->isEnabled());
        entry->setToolTip(button->toolTip());
        connect(entry, &QAction::triggered, button, &QPushButton::click);
    };
    if (m_details)
        add(m_details);
    for (const RowAction& action : m_actions)
        add(action.button);
    emit rowMenuOpening(menu);
}

} // namespace parapet::views
