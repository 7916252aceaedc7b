// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/sourcespage.h"

#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "views/dialogs/importactions.h"
#include "views/dialogs/takebackdialog.h"
#include "views/panels/sources/feedagemodel.h"
#include "views/panels/sources/sourcelist.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/tableview.h"

#include <QFileDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr std::array tabNames{
    QLatin1StringView("snapshots"), QLatin1StringView("feeds"), QLatin1StringView("issues")};

int tabNamed(const QString& name)
{
    for (std::size_t tab = 0; tab < tabNames.size(); ++tab) {
        if (name == tabNames.at(tab))
            return static_cast<int>(tab);
    }
    return -1;
}

} // namespace

SourcesPage::SourcesPage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_import(new ImportActions(pageContext, this))
    , m_header(new PageHeader(pageContext.theme, tr("Snapshots and feeds")))
    , m_message(new InlineMessage(pageContext.theme))
    , m_stale(new InlineMessage(pageContext.theme))
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
{
    setObjectName(u"sourcesPage"_s);
    m_tabs->setObjectName(u"sourcesTabs"_s);
    m_tabs->setAccessibleName(tr("Lists of this page"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    makeHeader();
    makeLists();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    m_message->setObjectName(u"pageMessage"_s);
    column->addWidget(m_message);
    column->addWidget(m_tabs);
    column->addWidget(m_stale);
    column->addWidget(m_stack, 1);
    m_stale->setObjectName(u"staleFeeds"_s);
    connect(m_stale, &InlineMessage::actionTriggered, m_import, &ImportActions::chooseFeeds);
    connect(&context().library, &items::Library::changed, this, &SourcesPage::warnOfStaleFeeds);
    connect(&context().library, &items::Library::changed, this, &SourcesPage::readSnapshots);
    readSnapshots();
    connect(m_tabs, &QTabBar::currentChanged, this, &SourcesPage::showTab);
    showTab(0);
}

void SourcesPage::makeHeader()
{
    m_view = m_header->addAction(u"viewSnapshot"_s, tr("View this snapshot"));
    m_takeBack = m_header->addAction(u"takeBackSnapshot"_s, tr("Take back …"));
    QPushButton* snapshot =
        m_header->addAction(u"sourcesImport"_s, tr("Import snapshot"), u"import"_s);
    QPushButton* feeds = m_header->addAction(u"sourcesFeeds"_s, tr("Import feeds"), u"import"_s);
    QPushButton* csv = m_header->addAction(u"exportCsv"_s, tr("Export CSV"), u"export"_s);
    m_view->setToolTip(tr("Shows every page as it was at the snapshot selected below"));
    connect(
        m_view, &QPushButton::clicked, this, [this] { viewSnapshot(m_snapshots->currentId()); });
    connect(
        m_takeBack, &QPushButton::clicked, this, [this] { TakeBackDialog::ask(context(), this); });
    connect(snapshot, &QPushButton::clicked, m_import, &ImportActions::chooseFiles);
    connect(feeds, &QPushButton::clicked, m_import, &ImportActions::chooseFeeds);
    connect(csv, &QPushButton::clicked, this, &SourcesPage::exportCsv);
    needsWriting(context().desk, snapshot);
    needsWriting(context().desk, feeds);
    needsWriting(context().desk, m_takeBack);
}

void SourcesPage::makeLists()
{
    m_snapshots =
        new SourceList(context(), domain::Kind::Snapshots, u"snapshots"_s, tr("Snapshots"));
    m_snapshots->emptyState()->setSentence(tr("No snapshot was imported yet."));
    QPushButton* snapshot = m_snapshots->emptyState()->addButton(
        u"emptyImportSnapshot"_s, tr("Import a snapshot"), true);
    connect(snapshot, &QPushButton::clicked, m_import, &ImportActions::chooseFiles);
    needsWriting(context().desk, snapshot);
    m_feeds = new SourceList(context(), domain::Kind::Feeds, u"feeds"_s, tr("Feeds"));
    m_feeds->emptyState()->setSentence(
        tr("No feed was imported yet; KEV and EPSS tell which weaknesses are exploited."));
    QPushButton* feeds =
        m_feeds->emptyState()->addButton(u"emptyImportFeeds"_s, tr("Import feeds"), true);
    connect(feeds, &QPushButton::clicked, m_import, &ImportActions::chooseFeeds);
    needsWriting(context().desk, feeds);
    m_issues = new SourceList(context(), domain::Kind::Issues, u"issues"_s, tr("Import issues"));
    m_issues->emptyState()->setIcon(u"done"_s);
    m_issues->emptyState()->setSentence(tr("Every row of every import was taken."));
    m_tabs->addTab(tr("Snapshots"));
    m_tabs->addTab(tr("Feeds"));
    m_tabs->addTab(tr("Import issues"));
    for (SourceList* list : {m_snapshots, m_feeds, m_issues}) {
        m_stack->addWidget(list);
        connect(list, &SourceList::failed, this, [this](const QString& message) {
            m_message->showMessage(InlineMessage::Kind::Error, message);
        });
        connect(&list->model(), &items::TableModel::loaded, this, &SourcesPage::describe);
    }
    connect(m_snapshots, &SourceList::currentChanged, this, &SourcesPage::offerSteps);
    connect(m_snapshots, &SourceList::rowActivated, this, &SourcesPage::viewSnapshot);
}

QString SourcesPage::title() const
{
    return tr("Snapshots and feeds");
}

QString SourcesPage::iconName() const
{
    return u"sources"_s;
}

SourceList* SourcesPage::current() const
{
    return qobject_cast<SourceList*>(m_stack->currentWidget());
}

void SourcesPage::activate(const NavigationTarget& target)
{
    if (const int tab = tabNamed(target.tab); tab >= 0)
        m_tabs->setCurrentIndex(tab);
    if (!target.filter.isEmpty())
        current()->model().setFilter(target.filter);
    if (!target.sort.isEmpty())
        current()->model().setSortText(target.sort);
    current()->table()->setFocus();
}

QVariantMap SourcesPage::saveState() const
{
    return {{u"tab"_s, QString(tabNames.at(static_cast<std::size_t>(m_tabs->currentIndex())))},
        {u"issueFilter"_s, m_issues->model().filter()}};
}

void SourcesPage::restoreState(const QVariantMap& state)
{
    m_issues->model().setFilter(state.value(u"issueFilter"_s).toString());
    if (const int tab = tabNamed(state.value(u"tab"_s).toString()); tab >= 0)
        m_tabs->setCurrentIndex(tab);
}

void SourcesPage::showTab(int tab)
{
    m_stack->setCurrentIndex(tab);
    m_view->setVisible(current() == m_snapshots);
    m_takeBack->setVisible(current() == m_snapshots);
    offerSteps();
    describe();
    warnOfStaleFeeds();
}

void SourcesPage::warnOfStaleFeeds()
{
    m_stale->hide();
    if (current() != m_feeds)
        return;
    context().library.overview(this, [this](const base::Result<domain::Overview>& answer) {
        if (!answer || current() != m_feeds)
            return;
        constexpr base::Millis day = 86'400'000;
        QStringList stale;
        for (const domain::FeedStatus& feed : answer->feeds) {
            if (feed.date && context().clock() - *feed.date > FeedAgeModel::staleDays * day)
                stale.append(
                    tr("%1 is of %2").arg(feed.name.toUpper(), spelledDate(*feed.date, locale())));
        }
        if (stale.isEmpty())
            return;
        m_stale->showMessage(InlineMessage::Kind::Warning,
            tr("%1: older than %2 days. Scores use these values until newer ones are imported.")
                .arg(stale.join(u", "_s))
                .arg(FeedAgeModel::staleDays),
            tr("Import feeds"));
    });
}

void SourcesPage::readSnapshots()
{
    context().library.overview(this, [this](const base::Result<domain::Overview>& answer) {
        if (!answer) // asked again when the workspace is ready
            return;
        m_newest = answer->snapshots.empty() ? 0 : answer->snapshots.back().id;
        offerSteps();
    });
}

void SourcesPage::offerSteps()
{
    const QString id = m_snapshots->currentId();
    m_view->setEnabled(!id.isEmpty());
    const bool isNewest = m_newest != 0 && id == QString::number(m_newest);
    m_takeBack->setEnabled(isNewest);
    m_takeBack->setToolTip(isNewest
            ? tr("Takes this wrong import out of the workspace again")
            : tr("Select the newest snapshot: only that one can be taken back"));
}

void SourcesPage::describe()
{
    const int rows = current()->model().rowCount();
    if (current() == m_snapshots)
        m_header->setSummary(counted(rows, tr("1 snapshot"), tr("%1 snapshots")));
    else if (current() == m_feeds)
        m_header->setSummary(counted(rows, tr("1 import of a feed"), tr("%1 imports of feeds")));
    else
        m_header->setSummary(
            counted(rows, tr("1 note or rejected row"), tr("%1 notes and rejected rows")));
}

void SourcesPage::exportCsv()
{
    auto* dialog = new FileDialog(context().settings, this, tr("Export CSV"));
    dialog->setObjectName(u"exportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setNameFilter(tr("CSV (*.csv)"));
    dialog->selectFile(domain::kindName(current()->model().kind()) + u".csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) { context().desk.exportCsv(current()->csvExport(file)); });
    dialog->open();
}

void SourcesPage::viewSnapshot(const QString& id)
{
    bool known = false;
    const qint64 snapshot = id.toLongLong(&known);
    if (!known)
        return;
    domain::ViewScope scope = context().library.scope();
    scope.snapshot = snapshot;
    context().library.setScope(scope);
}

} // namespace parapet::views
