// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/noticebell.h"

#include "views/vocabulary/fieldwords.h"
#include "views/widgets/popupowner.h"
#include "views/widgets/theme.h"

#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int badgeHeight = 14;
constexpr qint64 mostShown = 99;

NavigationTarget place(const QString& tab, const QString& filter, const QString& sort)
{
    NavigationTarget target;
    target.page = u"remediation"_s;
    target.tab = tab;
    target.filter = filter;
    target.sort = sort;
    return target;
}

} // namespace

NoticeBell::NoticeBell(const PageContext& context, QWidget* parent)
    : QToolButton(parent)
    , m_context(context)
    , m_menu(new QMenu(this))
{
    setObjectName(u"noticeBell"_s);
    setIcon(context.theme.icon(u"bell"_s, Tone::Neutral));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    m_menu->setObjectName(u"noticeMenu"_s);
    setMenu(m_menu);
    forgetPointerAfter(*m_menu, *this);
    show({});
    using namespace std::chrono_literals;
    auto* timer = new QTimer(this); // days pass
    timer->setInterval(1h);
    connect(timer, &QTimer::timeout, this, &NoticeBell::ask);
    timer->start();
    connect(&context.library, &items::Library::changed, this, &NoticeBell::ask);
    connect(&context.theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    ask();
}

void NoticeBell::ask()
{
    items::askNotices(m_context.library, this, [this](const base::Result<items::Notices>& notices) {
        show(notices.value_or(items::Notices{})); // no workspace yet: nothing is due
    });
}

void NoticeBell::addLine(const QString& name, qint64 count, const QString& one, const QString& many,
    const NavigationTarget& target)
{
    if (count == 0)
        return;
    QAction* action = m_menu->addAction(counted(count, one, many));
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, target] { emit navigate(target); });
}

void NoticeBell::show(const items::Notices& notices)
{
    m_notices = notices;
    m_menu->clear();
    const QString activities = u"activities"_s;
    addLine(u"noticeOverdue"_s, notices.overdue, tr("1 activity is overdue"),
        tr("%1 activities are overdue"), place(activities, items::overdueFilter(), u"dueOn:asc"_s));
    addLine(u"noticeContradicted"_s, notices.contradicted,
        tr("A snapshot contradicts 1 answer of IT"), tr("Snapshots contradict %1 answers of IT"),
        place(u"answers"_s, items::contradictedFilter(), {}));
    addLine(u"noticeExposedAgain"_s, notices.exposedAgain,
        tr("1 completed activity has devices exposed again"),
        tr("%1 completed activities have devices exposed again"),
        place(activities, items::exposedAgainFilter(), u"statusLastModifiedOn:desc"_s));
    addLine(u"noticeDueSoon"_s, notices.dueSoon, tr("1 activity is due within 7 days"),
        tr("%1 activities are due within 7 days"),
        place(activities, items::dueSoonFilter(), u"dueOn:asc"_s));
    qint64 told = 0;
    for (std::size_t i = 0; i < items::noticeDays.size(); ++i) {
        const qint64 ending = notices.ending.at(i);
        const QString days = QString::number(items::noticeDays.at(i));
        if (ending > told)
            addLine(u"noticeEnding"_s + days, ending,
                tr("1 exception ends within %1 days").arg(days),
                tr("%1 exceptions end within %2 days").arg(u"%1"_s, days),
                place(u"exceptions"_s, items::endsWithinFilter(items::noticeDays.at(i)),
                    u"expiresOn:asc"_s));
        told = ending;
    }
    addLine(u"noticeCompleted"_s, notices.completed, tr("The newest snapshot completed 1 activity"),
        tr("The newest snapshot completed %1 activities"),
        place(activities, items::completedWithFilter(notices.snapshot), u"title:asc"_s));
    QStringList words;
    for (const QAction* action : m_menu->actions())
        words.append(action->text());
    if (words.isEmpty()) {
        words.append(tr("Nothing is overdue or about to end"));
        m_menu->addAction(words.first())->setEnabled(false);
    }
    setToolTip(words.join(u'\n'));
    setAccessibleName(tr("Notices"));
    setAccessibleDescription(words.join(u", "_s));
    update();
}

void NoticeBell::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    const qint64 all = m_notices.all();
    if (all == 0)
        return;
    const Tokens& tokens = m_context.theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_context.theme.font(TextRole::Secondary);
    font.setPointSizeF(font.pointSizeF() - 1.5);
    font.setBold(true);
    painter.setFont(font);
    const QString text = all > mostShown ? u"99+"_s : QLocale().toString(all);
    const int wide = std::max(badgeHeight, painter.fontMetrics().horizontalAdvance(text) + 7);
    const QRect badge(width() - wide - 1, 1, wide, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.ink(m_notices.urgent() > 0 ? Tone::High : Tone::Medium));
    painter.drawRoundedRect(badge, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(tokens.card);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace parapet::views
