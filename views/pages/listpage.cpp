// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/listpage.h"

#include "models/base/timetext.h"
#include "views/pages/rowwork.h"
#include "views/pages/savedviews.h"
#include "views/panels/lists/columnsmenu.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/tableview.h"
#include "views/widgets/taborder.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QShowEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

ListPage::ListPage(
    const PageContext& context, const QString& id, const QString& title, QWidget* parent)
    : WorkPage(context, parent)
    , m_id(id)
    , m_title(title)
    , m_header(new PageHeader(context.theme, title))
    , m_viewsButton(m_header->addMenu(u"savedViews"_s, tr("Views")))
    , m_work(new RowWork(context, *this))
    , m_columns(m_header->addMenu(u"columns"_s, tr("Columns")))
    , m_tabs(new QTabBar)
    , m_lists(new QStackedWidget)
    , m_left(new QWidget)
    , m_above(new QWidget)
    , m_line(new QHBoxLayout)
{
    setObjectName(id + u"Page"_s);
    m_views = new SavedViews(context, id, m_viewsButton,
        {[this] {
             QVariantMap view = currentPane().saveState();
             view.insert(u"pane"_s, currentPane().spec().name);
             return view;
         },
            [this](const QVariantMap& view) {
                for (std::size_t i = 0; i < m_panes.size(); ++i) {
                    if (m_panes[i].list->spec().name == view.value(u"pane"_s).toString())
                        setCurrentPane(static_cast<int>(i));
                }
                currentPane().restoreState(view);
            },
            [this] { currentPane().resetView(); }});
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, this,
        [this] { currentPane().focusFilter(); });
    m_tabs->setObjectName(u"pageTabs"_s);
    m_tabs->setAccessibleName(title);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->hide();
    QPushButton* save = m_header->addAction(u"exportCsv"_s, tr("Export CSV"), u"export"_s);
    save->setToolTip(tr("The rows, order and columns on screen"));
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_tabs);
    column->addWidget(&message());
    column->addWidget(m_lists, 1);
    m_left->setMinimumWidth(280);
    m_line->setSpacing(0);
    m_line->addWidget(m_left, 1);
    auto* above = new QVBoxLayout(m_above);
    above->setContentsMargins(24, 12, 24, 12);
    m_above->hide();
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_above);
    whole->addLayout(m_line, 1);
    connect(save, &QPushButton::clicked, this, &ListPage::exportCsv);
    connect(m_tabs, &QTabBar::currentChanged, this, &ListPage::setCurrentPane);
}

/// By now the page of each kind has put its own parts in.
void ListPage::showEvent(QShowEvent* event)
{
    WorkPage::showEvent(event);
    if (!event->spontaneous())
        tabAsLaidOut(*this);
}

ListPane& ListPage::addPane(const ListSpec& spec, ObjectPanel* panel)
{
    auto* list = new ListPane(context(), spec);
    m_lists->addWidget(list);
    m_line->addWidget(panel);
    m_panes.push_back({list, panel});
    const int index = static_cast<int>(m_panes.size()) - 1;
    if (index == m_current)
        m_columnsMenu = list->attachColumns(m_columns);
    m_tabs->addTab(spec.title);
    m_tabs->setVisible(m_panes.size() > 1);
    connectPane(index);
    m_work->serve(*list, *panel);
    return *list;
}

void ListPage::addAbove(QWidget* widget)
{
    auto* column = static_cast<QVBoxLayout*>(m_left->layout());
    column->insertWidget(column->indexOf(m_tabs), widget);
}

void ListPage::connectPane(int index)
{
    const Pane& pane = m_panes[std::size_t(index)];
    connect(pane.list, &ListPane::openRequested, this,
        [this](const QString& id, bool full) { openObject(id, full); });
    connect(pane.list, &ListPane::closeRequested, this, &ListPage::closePanel);
    connect(pane.list, &ListPane::counted, this, &ListPage::showSummary);
    connect(&pane.list->table(), &TableView::copied, this, &ListPage::tellCopied);
    connect(pane.panel, &ObjectPanel::rowsCopied, this, &ListPage::tellCopied);
    ListPane* list = pane.list;
    // Up and Down walk the flyout along. A table that gets the focus makes its first row the
    // current one without selecting it: nobody went there.
    const QItemSelectionModel* rows = list->table().selectionModel();
    connect(rows, &QItemSelectionModel::currentRowChanged, this,
        [this, list, rows](const QModelIndex& row) {
            const QString id = list->model().idAt(row.row());
            if (list == &currentPane() && panel().isVisible() && !m_full && !id.isEmpty()
                && rows->isRowSelected(row.row()))
                openObject(id);
        });
    connect(pane.panel, &Flyout::closed, this, [this, list] {
        setFull(false);
        list->table().setFocus();
    });
    connect(pane.panel, &ObjectPanel::navigate, this, &Page::navigate);
    connect(pane.panel, &ObjectPanel::exportOfListRequested, this, &ListPage::exportList);
    connect(pane.panel, &ObjectPanel::fullPageRequested, this,
        [this] { openObject(panel().objectId(), true); });
}

void ListPage::tellCopied(int rows, int selected)
{
    tell(InlineMessage::Kind::Info,
        rows < selected ? tr("%1 of %2 selected rows copied; Export CSV takes them all.")
                              .arg(QLocale().toString(rows), QLocale().toString(selected))
                        : tr("Rows copied: %1").arg(QLocale().toString(rows)));
}

void ListPage::setCurrentPane(int index)
{
    if (index < 0 || index >= static_cast<int>(m_panes.size()) || index == m_current)
        return;
    closePanel();
    m_current = index;
    m_tabs->setCurrentIndex(index);
    m_lists->setCurrentIndex(index);
    delete m_columnsMenu;
    m_columnsMenu = currentPane().attachColumns(m_columns);
    showSummary();
}

void ListPage::openObject(const QString& id, bool full, const QString& tab)
{
    const bool whole = full || panel().isOfFullPage(tab);
    panel().open(id);
    setFull(whole); // before the tab: some are only of a whole page
    if (!tab.isEmpty())
        panel().open(id, tab);
    if (whole)
        panel().setFocus();
}

void ListPage::closePanel()
{
    setFull(false);
    panel().hide();
}

void ListPage::setFull(bool full)
{
    if (m_full == full)
        return;
    m_full = full;
    ObjectPanel& flyout = panel();
    m_left->setVisible(!full);
    placeMessage();
    flyout.setFullPage(full);
    if (full) {
        flyout.setMinimumWidth(Flyout::minimumPanelWidth);
        flyout.setMaximumWidth(QWIDGETSIZE_MAX);
        flyout.setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    } else {
        flyout.setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
        flyout.setFixedWidth(flyout.panelWidth());
    }
}

/// What the page tells is seen, whatever of it is shown.
void ListPage::placeMessage()
{
    if (!isAncestorOf(&message()))
        return; // the window shows it
    auto* column = static_cast<QVBoxLayout*>(m_left->layout());
    const bool shown = !message().isHidden(); // another parent hides it
    if (m_full)
        m_above->layout()->addWidget(&message());
    else
        column->insertWidget(column->indexOf(m_lists), &message());
    message().setVisible(shown);
    m_above->setVisible(m_full && shown);
}

void ListPage::activate(const NavigationTarget& target)
{
    bool paneNamed = false;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        if (m_panes[i].list->spec().name == target.tab) {
            setCurrentPane(static_cast<int>(i));
            paneNamed = true;
        }
    }
    currentPane().showTarget(target);
    currentPane().table().clearSelection(); // of what was open before
    if (!target.objectId.isEmpty()) {
        openObject(target.objectId, false, paneNamed ? QString() : target.tab);
        currentPane().selectObject(target.objectId);
    } else if (!target.filter.isEmpty()) {
        closePanel();
    }
    currentPane().table().setFocus();
}

void ListPage::takeFocusBack()
{
    if (m_full)
        panel().setFocus();
    else
        currentPane().table().setFocus();
}

void ListPage::untick(domain::Kind kind, const QStringList& ids)
{
    if (items::TableModel& list = currentPane().model(); list.kind() == kind)
        list.uncheck(ids);
}

void ListPage::untickAll()
{
    currentPane().model().clearChecks();
}

void ListPage::showObject(const QString& id)
{
    openObject(id);
    currentPane().selectObject(id);
}

QString ListPage::summary(const ListPane& list) const
{
    const QLocale locale;
    const int rows = list.rows();
    if (list.isCounting())
        return tr("counting …");
    if (list.isFiltered() && list.total() && *list.total() != rows)
        return tr("%1 of %2 shown").arg(locale.toString(rows), locale.toString(*list.total()));
    return rows == 1 ? list.spec().countOne : list.spec().countWords.arg(locale.toString(rows));
}

void ListPage::showSummary()
{
    const QString waiting = currentPane().waitingWords();
    m_header->setSummary(waiting.isEmpty() ? summary(currentPane()) : waiting);
}

void ListPage::chooseFile(const QString& title, const QString& suggestion,
    std::function<void(const QString&)> then, QWidget* over)
{
    const QString suffix = QFileInfo(suggestion).suffix();
    auto* dialog = new FileDialog(context().settings, over != nullptr ? over : this, title,
        suggestion, tr("%1 (*.%2)").arg(suffix.toUpper(), suffix));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    connect(dialog, &QFileDialog::fileSelected, this, std::move(then));
    dialog->open();
}

void ListPage::exportCsv()
{
    exportList(currentPane().csvExport({}), currentPane().spec().name);
}

void ListPage::exportList(const jobs::CsvExport& rows, const QString& name)
{
    const QString suggestion = name + u'-' + base::isoDate(context().clock()) + u".csv"_s;
    chooseFile(tr("Export CSV"), suggestion, [this, rows](const QString& file) {
        jobs::CsvExport request = rows;
        request.file = file;
        follow(context().desk.exportCsv(request), [this, file](const jobs::Outcome& outcome) {
            tell(InlineMessage::Kind::Done,
                outcome.message.isEmpty() ? tr("Exported to %1").arg(file) : outcome.message);
        });
    });
}

} // namespace parapet::views
