// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/scopemenus.h"

#include "models/items/library.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/plainwords.h"
#include "views/widgets/statusbar.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

/// No job has it: the ids of the desk are positive.
constexpr int loadingJob = -1;

} // namespace

ScopeMenus::ScopeMenus(const PageContext& context, MenuButton& groups, MenuButton& asOf,
    StatusBar& status, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_groups(groups)
    , m_asOf(asOf)
    , m_status(status)
    , m_shown(context.library.scope())
{
    m_groups.setEnabled(false);
    m_asOf.setEnabled(false);
    m_groups.menu()->setObjectName(u"deviceGroupsMenu"_s);
    m_asOf.menu()->setObjectName(u"asOfMenu"_s);
    m_groups.menu()->installEventFilter(this);
    // a menu hides before it tells which of its actions was chosen
    connect(
        m_groups.menu(), &QMenu::aboutToHide, this, &ScopeMenus::takeGroups, Qt::QueuedConnection);
    connect(&context.library, &items::Library::scopeLoading, this, [this] { showLoading(true); });
    connect(&context.library, &items::Library::scopeChanged, this, [this] {
        m_shown = m_context.library.scope();
        showLoading(false);
    });
    connect(&context.library, &items::Library::scopeFailed, this, [this] { showLoading(false); });
    connect(&status, &StatusBar::cancelRequested, this, [this](int job) {
        if (job == loadingJob)
            m_context.library.setScope(m_shown);
    });
}

void ScopeMenus::show(const domain::Overview& overview)
{
    m_groups.setEnabled(overview.hasSnapshot);
    m_asOf.setEnabled(overview.hasSnapshot);
    m_shown = m_context.library.scope();
    fillGroups(overview.groups);
    fillSnapshots(overview);
    tellStatus(overview);
}

void ScopeMenus::fillGroups(const std::vector<QString>& groups)
{
    m_known = QStringList(groups.begin(), groups.end());
    QMenu* menu = m_groups.menu();
    menu->clear();
    QAction* all = menu->addAction(tr("All device groups"));
    all->setObjectName(u"allGroups"_s);
    connect(all, &QAction::triggered, this, [menu] {
        for (QAction* action : menu->actions())
            action->setChecked(false);
    });
    menu->addSeparator();
    for (const QString& group : std::as_const(m_known)) {
        QAction* action = menu->addAction(plainWords(group));
        action->setCheckable(true);
        action->setChecked(m_shown.groups.contains(group));
        action->setData(group);
    }
    tellGroups();
}

void ScopeMenus::tellGroups()
{
    const qsizetype shown = m_shown.groups.isEmpty() ? m_known.size() : m_shown.groups.size();
    if (m_known.isEmpty())
        m_groups.setText(tr("Device groups"));
    else if (m_brief)
        m_groups.setText(tr("Groups: %1 / %2").arg(shown).arg(m_known.size()));
    else if (m_shown.groups.isEmpty())
        m_groups.setText(tr("Device groups: all %1").arg(shown));
    else
        m_groups.setText(tr("Device groups: %1 / %2").arg(shown).arg(m_known.size()));
    m_groups.setToolTip(m_shown.groups.isEmpty() ? tr("Every page shows all device groups")
                                                 : m_shown.groups.join(u", "_s));
    m_groups.updateGeometry();
}

void ScopeMenus::tellSnapshot()
{
    if (m_date.isEmpty())
        m_asOf.setText(m_brief ? tr("As of: –") : tr("As of: nothing imported"));
    else if (m_brief)
        m_asOf.setText(m_date);
    else
        m_asOf.setText((m_past ? tr("As of: %1") : tr("As of: %1 (latest)")).arg(m_date));
    m_asOf.setToolTip(m_past ? tr("A past snapshot is shown") : tr("The newest snapshot is shown"));
    m_asOf.updateGeometry();
}

void ScopeMenus::setBrief(bool brief)
{
    if (m_brief == brief)
        return;
    m_brief = brief;
    tellGroups();
    tellSnapshot();
}

void ScopeMenus::takeGroups()
{
    QStringList chosen;
    for (const QAction* action : m_groups.menu()->actions()) {
        if (action->isChecked())
            chosen.append(action->data().toString());
    }
    // All of them is the same as no filter, and stays so when a group is added.
    if (chosen.size() == m_known.size())
        chosen.clear();
    domain::ViewScope scope = m_context.library.scope();
    if (scope.groups == chosen)
        return;
    scope.groups = chosen;
    m_context.library.setScope(scope);
}

bool ScopeMenus::eventFilter(QObject* watched, QEvent* event)
{
    // Ticking a group keeps the menu open, so that several can be ticked.
    auto* menu = qobject_cast<QMenu*>(watched);
    QAction* action = nullptr;
    if (menu && event->type() == QEvent::MouseButtonRelease)
        action = menu->actionAt(static_cast<QMouseEvent*>(event)->position().toPoint());
    else if (menu && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
        action = menu->activeAction();
    if (!action || !action->isCheckable())
        return QObject::eventFilter(watched, event);
    action->trigger();
    return true;
}

void ScopeMenus::fillSnapshots(const domain::Overview& overview)
{
    QMenu* menu = m_asOf.menu();
    delete menu->findChild<QActionGroup*>();
    menu->clear();
    auto* choices = new QActionGroup(menu);
    const bool past = m_shown.snapshot != 0 && !overview.snapshots.empty()
        && m_shown.snapshot != overview.snapshots.back().id;
    const QLocale locale;
    const qint64 latest = overview.snapshots.empty() ? 0 : overview.snapshots.back().id;
    for (auto info = overview.snapshots.rbegin(); info != overview.snapshots.rend(); ++info) {
        QString words = spelledDate(info->takenAt, locale);
        if (!info->label.isEmpty())
            words += u" · "_s + info->label;
        if (info->id == latest)
            words = tr("%1 (latest)").arg(words);
        QAction* action = menu->addAction(plainWords(words));
        action->setCheckable(true);
        action->setChecked(past ? info->id == m_shown.snapshot : info->id == latest);
        choices->addAction(action);
        const qint64 snapshot = info->id == latest ? 0 : info->id;
        connect(action, &QAction::triggered, this, [this, snapshot] { setSnapshot(snapshot); });
    }
    const QString date = spelledDate(overview.snapshot.takenAt, locale);
    m_date = overview.hasSnapshot ? date : QString();
    m_past = past;
    tellSnapshot();
    emit pastShown(past ? date : QString());
}

void ScopeMenus::setSnapshot(qint64 snapshot)
{
    domain::ViewScope scope = m_context.library.scope();
    if (scope.snapshot == snapshot)
        return;
    scope.snapshot = snapshot;
    m_context.library.setScope(scope);
}

void ScopeMenus::showLatest()
{
    setSnapshot(0);
}

void ScopeMenus::tellStatus(const domain::Overview& overview)
{
    const QLocale locale;
    const QString workspace = QFileInfo(m_context.library.path()).fileName();
    if (overview.hasSnapshot) {
        m_status.setText(tr("%1 · %2 active devices, %3 inactive")
                             .arg(workspace, locale.toString(overview.card.active),
                                 locale.toString(overview.card.inactive)));
    } else {
        m_status.setText(tr("%1 · nothing imported yet").arg(workspace));
    }
    QStringList feeds;
    for (const domain::FeedStatus& feed : overview.feeds) {
        QString words = feed.name.toUpper();
        if (!feed.version.isEmpty())
            words += u' ' + feed.version;
        if (feed.date)
            words = tr("%1 of %2").arg(words, spelledDate(*feed.date, locale));
        feeds.append(words);
    }
    m_status.setFeedText(
        feeds.isEmpty() && overview.hasSnapshot ? tr("no feeds imported") : feeds.join(u" · "_s));
}

void ScopeMenus::showLoading(bool loading)
{
    if (loading)
        m_status.showJob(loadingJob, tr("Preparing the view"), -1.0);
    else
        m_status.removeJob(loadingJob);
}

} // namespace parapet::views
