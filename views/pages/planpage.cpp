// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/planpage.h"

#include "models/items/ticks.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/panels/plan/planbar.h"
#include "views/panels/plan/planboard.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"

#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum State { Working, Board, Empty };

} // namespace

PlanPage::PlanPage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_header(new PageHeader(pageContext.theme, tr("Plan")))
    , m_message(new InlineMessage(pageContext.theme))
    , m_bar(new PlanBar(pageContext.theme))
    , m_board(new PlanBoard(pageContext))
    , m_empty(new EmptyState(pageContext.theme))
    , m_stack(new QStackedWidget)
    , m_asking(new QObject(this))
{
    setObjectName(u"planPage"_s);
    m_message->setObjectName(u"pageMessage"_s);
    connect(m_message, &InlineMessage::undoTriggered, this, [this] {
        m_message->dismiss();
        m_undo.run();
    });
    m_message->hide();
    m_request =
        m_header->addAction(u"planRequest"_s, tr("Request remediation …"), u"remediation"_s);
    m_request->setEnabled(false);
    needsWriting(context().desk, m_request);
    needsWriting(context().desk, m_message->findChild<QPushButton*>(u"messageUndo"_s));
    makeStates();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    connectBar();
    connect(m_request, &QPushButton::clicked, this, &PlanPage::requestRemediation);
    connect(m_board, &PlanBoard::ticksChanged, this, [this] {
        shareTicks();
        askTicked();
    });
    connect(&context().library.tickedRecommendations(), &items::Ticks::changed, this,
        &PlanPage::showTicked);
    showTicked();
    connect(m_board, &PlanBoard::recommendationOpened, this, [this](const QString& id) {
        emit navigate({u"recommendations"_s, {}, {}, id, {}});
    });
    connect(m_board, &PlanBoard::deviceOpened, this, [this](const QString& id) {
        emit navigate({u"devices"_s, {}, {}, id, {}});
    });
    connect(&context().library, &items::Library::changed, this, [this] {
        if (m_planned)
            replan();
    });
    connect(&context().desk, &jobs::Desk::finished, this, &PlanPage::finished);
}

void PlanPage::connectBar()
{
    connect(m_bar, &PlanBar::workRequested, this, &PlanPage::planBest);
    connect(m_bar, &PlanBar::cancelRequested, this, [this] {
        delete m_asking; // its answer never comes
        m_asking = new QObject(this);
        m_bar->setState(tr("Canceled."));
        m_stack->setCurrentIndex(m_rows.empty() ? Empty : Board);
    });
    connect(m_bar, &PlanBar::chooseRequested, this, [this] {
        emit navigate({u"recommendations"_s, {}, {}, {}, {}});
    });
    connect(m_bar, &PlanBar::tickedRequested, this,
        [this] { planChosen(context().library.tickedRecommendations().ids()); });
}

void PlanPage::makeStates()
{
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(context().theme, 10));
    rows->addStretch(1);
    m_empty->setIcon(u"plan"_s);
    m_empty->setSentence(tr("No update, removal or setting would lower the exposure score now."));
    m_stack->insertWidget(Working, waiting);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(u"planScroll"_s);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_board->setProperty("scrolled", true);
    scroll->setWidget(m_board);
    m_stack->insertWidget(Board, scroll);
    m_stack->insertWidget(Empty, m_empty);
    m_stack->setCurrentIndex(Working);
}

QString PlanPage::title() const
{
    return tr("Plan");
}

QString PlanPage::iconName() const
{
    return u"plan"_s;
}

void PlanPage::activate(const NavigationTarget& target)
{
    if (!target.objects.isEmpty())
        planChosen(target.objects);
    else if (!m_planned)
        planBest();
    else if (!m_chosen.isEmpty())
        followTicked();
    m_board->steps().setFocus();
}

/// Chosen recommendations are those ticked in the window, which may be others since.
void PlanPage::followTicked()
{
    const QStringList ids = context().library.tickedRecommendations().ids();
    QStringList shown = m_board->tickedIds();
    shown.sort();
    if (!ids.isEmpty() && ids != shown)
        planChosen(ids);
}

/// What is unticked in a plan of chosen ones is unticked everywhere; a best plan is no choice.
void PlanPage::shareTicks()
{
    if (m_chosen.isEmpty())
        return;
    items::Ticks& ticks = context().library.tickedRecommendations();
    const QStringList ticked = m_board->tickedIds();
    QStringList others = m_board->ids();
    for (const QString& id : ticked)
        others.removeAll(id);
    ticks.remove(others);
    ticks.add(ticked);
}

void PlanPage::showTicked()
{
    const QStringList ids = context().library.tickedRecommendations().ids();
    QStringList chosen = m_chosen;
    chosen.sort();
    m_bar->offerTicked(ids != chosen ? ids.size() : 0);
}

QVariantMap PlanPage::saveState() const
{
    QStringList unticked = m_board->ids();
    for (const QString& id : m_board->tickedIds())
        unticked.removeAll(id);
    return {{u"budget"_s, m_bar->budget()}, {u"withExcepted"_s, m_bar->withExcepted()},
        {u"chosen"_s, m_chosen}, {u"unticked"_s, unticked}};
}

void PlanPage::restoreState(const QVariantMap& state)
{
    m_bar->setBudget(state.value(u"budget"_s, PlanBar::firstBudget).toInt());
    m_bar->setWithExcepted(state.value(u"withExcepted"_s).toBool());
    const QStringList chosen = state.value(u"chosen"_s).toStringList();
    if (chosen.isEmpty())
        return; // the best plan is worked out when somebody comes to see it
    planChosen(chosen, state.value(u"unticked"_s).toStringList());
}

void PlanPage::planBest()
{
    m_chosen.clear();
    showTicked();
    ask({static_cast<std::uint32_t>(m_bar->budget()), {}, false, m_bar->withExcepted()}, {});
}

void PlanPage::planChosen(const QStringList& ids, const QStringList& unticked)
{
    m_chosen = ids;
    showTicked();
    ask({0, ids, false}, unticked);
}

void PlanPage::replan()
{
    if (m_chosen.isEmpty())
        planBest();
    else
        planChosen(m_chosen);
}

void PlanPage::ask(const items::PlanRequest& request, const QStringList& unticked)
{
    m_planned = true;
    m_bar->setWorking(tr("Working out the plan …"));
    items::askPlan(context().library, request, m_asking,
        [this, unticked](const base::Result<items::Plan>& plan) { take(plan, unticked); });
}

void PlanPage::take(const base::Result<items::Plan>& plan, const QStringList& unticked)
{
    if (!plan && plan.error().kind == base::Error::Kind::Cancelled)
        return; // a later question is under way
    m_bar->setState({});
    if (!plan) {
        // a recommendation of the plan is gone from this view: the best plan takes its place
        m_message->showMessage(InlineMessage::Kind::Warning, plan.error().message);
        m_chosen.clear();
        m_stack->setCurrentIndex(m_rows.empty() ? Empty : Board);
        return;
    }
    m_rows.clear();
    for (const items::PlanStep& step : plan->steps)
        m_rows.push_back(step.row);
    m_board->setPlan(*plan, unticked);
    m_stack->setCurrentIndex(plan->steps.empty() ? Empty : Board);
    if (!unticked.isEmpty())
        askTicked();
    showSummary();
    emit planned();
}

void PlanPage::askTicked()
{
    showSummary();
    m_bar->setState(tr("Working out the effect …"));
    items::askPlan(context().library, {0, m_board->tickedIds(), true}, m_asking,
        [this](const base::Result<items::Plan>& plan) {
            if (!plan && plan.error().kind == base::Error::Kind::Cancelled)
                return;
            m_bar->setState(plan ? QString() : plan.error().message);
            if (plan)
                m_board->setTicked(*plan);
            emit planned();
        });
}

void PlanPage::showSummary()
{
    const auto ticked = static_cast<int>(m_board->tickedIds().size());
    const auto all = static_cast<int>(m_rows.size());
    // Activities are about the fleet of today.
    const bool past = context().library.scope().snapshot != 0;
    m_request->setEnabled(ticked > 0 && !past);
    m_request->setToolTip(past
            ? tr("Go back to the latest snapshot to request a remediation")
            : tr("Makes one remediation activity of each ticked step, all at once"));
    const QString what = m_chosen.isEmpty()
        ? counted(all, tr("the best action"), tr("the best %1 actions"))
        : counted(all, tr("1 chosen recommendation"), tr("%1 chosen recommendations"));
    m_header->setSummary(
        ticked == all ? what : tr("%1, %2 ticked").arg(what, locale().toString(ticked)));
}

void PlanPage::requestRemediation()
{
    QList<RowFacts> facts;
    const QStringList ticked = m_board->tickedIds();
    for (const domain::Row& row : m_rows) {
        const RowFacts recommendation(domain::Kind::Recommendations, row);
        if (ticked.contains(recommendation.text(u"id")))
            facts.append(recommendation);
    }
    auto* dialog = new RequestRemediationDialog(context(), facts, this);
    connect(dialog, &RequestRemediationDialog::submitted, this,
        [this, dialog, requested = idsOf(facts)] {
            m_requested = requested;
            const QList<domain::RemediationRequest> requests = dialog->requests();
            createActivities({requests.begin(), requests.end()}, dialog->handoverFile());
            dialog->waitFor(context().desk, m_job);
        });
    dialog->open();
}

void PlanPage::createActivities(
    std::vector<domain::RemediationRequest> requests, const QString& file)
{
    m_handover = file;
    m_request->setEnabled(false);
    m_job = context().desk.createRemediations(std::move(requests));
}

void PlanPage::finished(const jobs::Outcome& outcome)
{
    if (m_undo.isUsed())
        m_message->dismiss(); // what it told of is withdrawn
    if (outcome.job != m_job || m_job == 0)
        return;
    m_job = 0;
    showSummary();
    if (isVisible()
        && m_bar->budgetHasFocus()) // it fell there while the button was off; Ctrl+Z is the
        m_request->setFocus(); // window's, not the field's
    if (outcome.done && !outcome.createdIds.isEmpty()) {
        m_created = outcome.createdIds;
        const QStringList unticked = untickRequested();
        m_undo = UndoStep(
            tr("requesting the planned remediation"), [this, unticked, created = m_created] {
                jobs::startWithdrawing(context().desk, created);
                context().library.tickedRecommendations().add(unticked);
            });
        emit undoable(m_undo);
        if (!m_handover.isEmpty())
            m_job = context().desk.exportHandover(m_created, std::exchange(m_handover, {}));
    }
    if (outcome.done) // the window itself tells failures
        tell(outcome);
}

/// What is requested is no choice any more; what of it was ticked.
QStringList PlanPage::untickRequested()
{
    items::Ticks& ticks = context().library.tickedRecommendations();
    QStringList ticked;
    for (const QString& id : std::as_const(m_requested))
        if (ticks.contains(id))
            ticked.append(id);
    ticks.remove(ticked);
    return ticked;
}

void PlanPage::tell(const jobs::Outcome& outcome)
{
    const QString made = counted(static_cast<qint64>(m_created.size()),
        tr("The remediation activity was created."), tr("%1 remediation activities were created."));
    m_message->showMessage(InlineMessage::Kind::Done,
        outcome.createdIds.isEmpty() ? made + u' ' + outcome.message : made, tr("Show activities"),
        m_undo.isReady());
    disconnect(m_message, &InlineMessage::actionTriggered, this, nullptr);
    connect(m_message, &InlineMessage::actionTriggered, this, [this] {
        emit navigate({u"remediation"_s, {}, {},
            m_created.size() == 1 ? m_created.first() : QString(), u"activities"_s});
    });
}

} // namespace parapet::views
