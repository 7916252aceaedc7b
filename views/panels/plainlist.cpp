// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plainlist.h"

#include "models/base/timetext.h"
#include "models/items/library.h"
#include "models/jobs/rowsexport.h"
#include "views/panels/lists/columnsmenu.h"
#include "views/panels/lists/listtools.h"
#include "views/panels/lists/rowmenu.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
enum State { Loading, Empty, NoMatch, Table };
constexpr int widestColumn = 320;
} // namespace

PlainList::PlainList(const PageContext& context, const QString& name, const QString& title,
    std::vector<PlainColumn> columns, int widest, Ask ask, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(title)
    , m_sentence(tr("Nothing here."))
    , m_ask(std::move(ask))
    , m_fileName(name)
    , m_rows(new PlainRows(std::move(columns), this))
    , m_table(new TableView(context.theme))
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
    , m_tools(new ListTools(context.theme, name))
    , m_menu(new RowMenu(*m_table, nullptr, this))
{
    setObjectName(name);
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(title);
    m_table->setModel(m_rows);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(widest, QHeaderView::Stretch);
    buildStates();
    QList<int> all(m_rows->columnCount());
    std::iota(all.begin(), all.end(), 0);
    new ColumnsMenu(*m_table, all, m_tools->columnsMenu());
    m_tools->setContentsMargins(8, 4, 8, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_tools);
    column->addWidget(m_stack, 1);
    connectTable();
    connect(&context.library, &items::Library::changed, this, [this] {
        m_stale = true;
        if (isVisible())
            load();
    });
}

void PlainList::buildStates()
{
    auto* waiting = new QWidget;
    auto* skeleton = new QVBoxLayout(waiting);
    skeleton->addWidget(new SkeletonRows(m_context.theme, 8));
    skeleton->addStretch(1);
    auto* noMatch = new EmptyState(m_context.theme);
    noMatch->setObjectName(m_fileName + u"NoMatch"_s);
    m_empty->setObjectName(m_fileName + u"Empty"_s);
    noMatch->setIcon(u"filter"_s);
    noMatch->setSentence(tr("No row holds these words."));
    connect(noMatch->addButton(m_fileName + u"ClearFilter"_s, tr("Show all"), true),
        &QPushButton::clicked, this, [this] { search({}); });
    m_stack->insertWidget(Loading, waiting);
    m_stack->insertWidget(Empty, m_empty);
    m_stack->insertWidget(NoMatch, noMatch);
    m_stack->insertWidget(Table, m_table);
}

void PlainList::connectTable()
{
    connect(m_tools, &ListTools::exportRequested, this, &PlainList::chooseFile);
    connect(m_tools, &ListTools::changed, this, [this] {
        m_rows->setWords(m_tools->filterText());
        showState();
    });
    connect(m_table, &TableView::rowActivated, this, &PlainList::open);
    connect(m_table, &TableView::copied, this, &PlainList::copied);
    connect(m_table, &TableView::headerMenuRequested, this,
        [this](const QPoint& at, int) { m_tools->columnsMenu()->popup(at); });
    m_menu->setOpening({}, {});
    connect(m_menu, &RowMenu::openRequested, this, &PlainList::open);
    connect(m_menu, &RowMenu::conditionChosen, this, &PlainList::search);
    connect(m_menu, &RowMenu::opening, this, &PlainList::rowMenuOpening);
}

void PlainList::open(const QModelIndex& index)
{
    const QString id = m_rows->idAt(index.row());
    if (!id.isEmpty())
        emit rowOpened(id);
}

void PlainList::search(const QString& words)
{
    m_tools->setFilterText(words);
    m_rows->setWords(words);
    showState();
}

void PlainList::setEmptySentence(const QString& text)
{
    m_sentence = text;
}

void PlainList::setExport(const QString& fileName, const QStringList& fields)
{
    m_fileName = fileName;
    m_fields = fields;
}

void PlainList::setOpening(const QString& words)
{
    m_menu->setOpening(words, {});
}

QStringList PlainList::selectedIds() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex& row : std::as_const(rows))
        ids.append(m_rows->idAt(row.row()));
    ids.removeAll(QString());
    ids.removeDuplicates();
    return ids;
}

void PlainList::chooseFile()
{
    const QString suggestion = m_fileName + u'-' + base::isoDate(m_context.clock()) + u".csv"_s;
    auto* dialog =
        new FileDialog(m_context.settings, this, tr("Export CSV"), suggestion, tr("CSV (*.csv)"));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &PlainList::exportTo);
    dialog->open();
}

/// The rows, order and columns on screen. The window tells the end of the job, as of every one
/// that nobody else follows.
void PlainList::exportTo(const QString& file)
{
    const QHeaderView* header = m_table->horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.append(column);
    }
    jobs::RowsExport rows;
    for (const int column : std::as_const(columns)) {
        const QString title =
            m_rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        rows.columns.push_back({m_fields.value(column, title), m_rows->type(column)});
    }
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        auto& cells = rows.rows.emplace_back();
        for (const int column : std::as_const(columns))
            cells.push_back(m_rows->told(row, column));
    }
    jobs::startRowsExport(m_context.desk, std::move(rows), file);
}

void PlainList::setObject(const QString& id)
{
    m_object = id;
    m_stale = true;
    delete std::exchange(m_question, nullptr); // its answer is of the object before
    m_rows->setRows({});
    m_tools->clear();
    m_rows->setWords({});
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
        m_rows->setRows({});
        showState();
        return;
    }
    m_empty->setSentence(m_sentence);
    m_rows->setRows(*rows);
    m_table->fitColumns(widestColumn);
    showState();
    emit counted(static_cast<int>(rows->size()));
}

void PlainList::showState()
{
    const bool none = m_rows->rowCount() == 0;
    m_stack->setCurrentIndex(!none ? Table : m_rows->givenRows() > 0 ? NoMatch : Empty);
    m_tools->setVisible(m_stack->currentIndex() != Empty);
    m_tools->setExportable(!none);
}

void PlainList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

} // namespace parapet::views
