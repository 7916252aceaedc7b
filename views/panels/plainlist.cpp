// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plainlist.h"

#include "models/base/timetext.h"
#include "models/items/library.h"
#include "views/vocabulary/exportfolder.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/rowtexts.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
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
    , m_save(new QPushButton(tr("Export CSV")))
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
    column->addWidget(m_stack, 1);
    m_save->setObjectName(name + u"Export"_s);
    m_save->hide();
    auto* line = new QHBoxLayout;
    line->setContentsMargins(8, 4, 8, 8);
    line->addStretch(1);
    line->addWidget(m_save);
    column->addLayout(line);
    connect(m_save, &QPushButton::clicked, this, &PlainList::chooseFile);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &PlainList::popUp);
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

void PlainList::setExport(const QString& fileName, const QStringList& fields, Export write)
{
    m_fileName = fileName;
    m_fields = fields;
    m_export = std::move(write);
    m_save->setToolTip(tr("All rows of this list, in the order on screen"));
}

void PlainList::chooseFile()
{
    const QString suggestion = m_fileName + u'-' + base::isoDate(m_context.clock()) + u".csv"_s;
    auto* dialog =
        new FileDialog(this, tr("Export CSV"), exportFile(suggestion), tr("CSV (*.csv)"));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, object = m_object, sort = sortText()](
            const QString& file) { m_export(object, sort, file); });
    dialog->open();
}

QString PlainList::sortText() const
{
    const QHeaderView* header = m_table->horizontalHeader();
    const QString field = m_fields.value(header->sortIndicatorSection());
    if (field.isEmpty())
        return {};
    return field + (header->sortIndicatorOrder() == Qt::DescendingOrder ? u":desc"_s : u":asc"_s);
}

void PlainList::popUp(const QPoint& position)
{
    const QModelIndex index = m_table->indexAt(position);
    if (!index.isValid())
        return;
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"plainMenu"_s);
    addCopyActions(*menu, *m_table, index);
    if (m_export)
        connect(
            menu->addAction(tr("Export CSV …")), &QAction::triggered, this, &PlainList::chooseFile);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void PlainList::setObject(const QString& id)
{
    m_object = id;
    m_stale = true;
    m_rows->setRows({});
    m_stack->setCurrentIndex(Loading);
    m_save->hide();
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
    m_save->setVisible(m_export && !rows->empty());
    emit counted(static_cast<int>(rows->size()));
}

void PlainList::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

} // namespace parapet::views
