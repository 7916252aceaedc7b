// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/eventspage.h"

#include "models/base/timetext.h"
#include "models/domain/events.h"
#include "views/panels/eventpanel.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/card.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/textlabel.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr base::Millis day = 86'400'000;
constexpr std::array presets{7, 30, 90, 365};
constexpr auto dateChip = "dateChip"_L1;
constexpr auto ownDays = "custom"_L1;

ChipSpec types()
{
    using enum domain::EventType;
    ChipSpec chip{u"typeChip"_s, EventsPage::tr("Types"), {}, {}};
    for (const auto type : {NewVulnerability, NewPublicExploit, ExploitVerified, ExploitInKit,
             NewConfigurationAssessment, AddedToKev, SoftwareInstalled, SoftwareRemoved,
             SoftwareUpdated, EndOfSupport}) {
        const QString word = domain::text(type);
        chip.choices.append({word, word, u"type == "_s + kqlQuoted(word)});
    }
    return chip;
}

ChipSpec shares()
{
    ChipSpec chip{u"shareChip"_s, EventsPage::tr("Impacted devices"), {}, {}};
    for (const int percent : {1, 5, 10, 25, 50}) {
        chip.choices.append(
            {QString::number(percent), EventsPage::tr("At least %1 % of devices").arg(percent),
                u"originallyImpactedShare >= %1"_s.arg(percent / 100.0)});
    }
    return chip;
}

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Events;
    list.name = u"events"_s;
    list.title = EventsPage::tr("Event timeline");
    list.columns = {u"date"_s, u"event"_s, u"relatedComponent"_s, u"originallyImpactedDevices"_s,
        u"type"_s, u"scoreTrend"_s};
    list.sort = u"date:desc"_s;
    list.example = u"type == \"Added to KEV\" and originallyImpactedDevices > 10"_s;
    list.countWords = EventsPage::tr("%1 events");
    list.countOne = EventsPage::tr("1 event");
    list.emptySentence = EventsPage::tr("Nothing happened yet: events come from what a second "
                                        "snapshot, or a newer feed, changes.");
    list.chips = {{dateChip, EventsPage::tr("Date"), {}, {}}, types(), shares()};
    return list;
}

base::Millis midnight(const QDate& date)
{
    return date.startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

QString between(base::Millis from, base::Millis until)
{
    return u"date >= datetime(%1) and date < datetime(%2)"_s.arg(
        base::isoDate(from), base::isoDate(until));
}

} // namespace

EventsPage::EventsPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"events"_s, tr("Event timeline"), parent)
{
    addAbove(makeHead());
    ListPane& list = addPane(spec(), new EventPanel(context));
    setChoices();
    connect(&list.filterBar(), &FilterBar::changed, this, &EventsPage::countNumbers);
    connect(&context.library, &items::Library::changed, this, &EventsPage::countNumbers);
    connect(&context.library, &items::Library::changed, this, &EventsPage::tellScope);
    countNumbers();
    tellScope();
}

QWidget* EventsPage::makeHead()
{
    const auto tile = [this](const QString& name, const QString& title, const QString& tip) {
        auto* made = new ScoreTile(context().theme, ScoreTile::Size::Medium);
        made->setObjectName(name);
        made->setAccessibleName(title);
        made->setNumber(u"–"_s);
        made->setUnit(title);
        made->setToolTip(tip);
        return made;
    };
    m_new = tile(u"newVulnerabilities"_s, tr("new vulnerabilities"),
        tr("Different CVEs of the events of the days shown"));
    m_exploitable = tile(u"exploitableVulnerabilities"_s, tr("exploitable vulnerabilities"),
        tr("Those of them that have an exploit or are in KEV"));
    auto* card = new Card(context().theme);
    card->setPadding(12);
    auto* head = new QWidget; // wraps where the flyout takes the room
    auto* line = new FlowLayout(head, 24);
    line->addWidget(m_new);
    line->addWidget(m_exploitable);
    line->addWidget(makeRange());
    card->content()->addWidget(head);
    m_scope = new TextLabel(context().theme, TextRole::Secondary, Tone::Muted);
    m_scope->setObjectName(u"eventsScope"_s);
    m_scope->setWordWrap(true);
    m_scope->setText(tr("Events that concern the chosen device groups, with their devices and "
                        "weaknesses only: originally by the groups of that time, currently by "
                        "those of now."));
    m_scope->hide();
    card->content()->addWidget(m_scope);
    return card;
}

void EventsPage::tellScope()
{
    m_scope->setVisible(!context().library.scope().groups.isEmpty());
}

QWidget* EventsPage::makeRange()
{
    m_range = new QWidget;
    const QDate today = QDateTime::fromMSecsSinceEpoch(context().clock(), Qt::UTC).date();
    const auto edit = [&](const QString& name, const QString& words, const QDate& date) {
        auto* made = new QDateEdit(date);
        made->setObjectName(name);
        made->setAccessibleName(words);
        made->setCalendarPopup(true);
        made->setDisplayFormat(u"yyyy-MM-dd"_s);
        made->setMinimumWidth(116);
        return made;
    };
    m_first = edit(u"eventsFrom"_s, tr("First day"), today.addDays(-30));
    m_last = edit(u"eventsUntil"_s, tr("Last day"), today);
    auto* apply = new QPushButton(tr("Show days"));
    apply->setObjectName(u"eventsShowDays"_s);
    auto* line = new QHBoxLayout(m_range);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_first);
    line->addWidget(new QLabel(tr("to")));
    line->addWidget(m_last);
    line->addWidget(apply);
    connect(apply, &QPushButton::clicked, this, [this] {
        if (m_first->date() > m_last->date()) {
            tell(InlineMessage::Kind::Warning, tr("The first day lies after the last one."));
            return;
        }
        showDays(m_first->date(), m_last->date());
    });
    return m_range;
}

void EventsPage::setChoices()
{
    const base::Millis tomorrow =
        midnight(QDateTime::fromMSecsSinceEpoch(context().clock(), Qt::UTC).date()) + day;
    QList<ChipChoice> choices;
    for (const int days : presets)
        choices.append(
            {QString::number(days), days == 365 ? tr("Last year") : tr("Last %1 days").arg(days),
                between(tomorrow - days * day, tomorrow)});
    choices.append({ownDays,
        tr("%1 to %2")
            .arg(m_first->date().toString(Qt::ISODate), m_last->date().toString(Qt::ISODate)),
        between(midnight(m_first->date()), midnight(m_last->date()) + day)});
    pane(0).setChoices(dateChip, choices);
}

void EventsPage::showDays(const QDate& first, const QDate& last)
{
    m_first->setDate(first);
    m_last->setDate(last);
    setChoices();
    pane(0).setChip(dateChip, {ownDays});
    countNumbers();
}

EventsPage::Days EventsPage::shownDays() const
{
    const auto* chip = pane(0).findChild<FilterChip*>(dateChip);
    const QStringList keys = chip ? chip->value() : QStringList();
    if (keys.isEmpty())
        return {0, std::numeric_limits<base::Millis>::max()};
    const base::Millis tomorrow =
        midnight(QDateTime::fromMSecsSinceEpoch(context().clock(), Qt::UTC).date()) + day;
    Days days{tomorrow, 0};
    for (const QString& key : keys) {
        const bool own = key == ownDays;
        const Days part = own ? Days{midnight(m_first->date()), midnight(m_last->date()) + day}
                              : Days{tomorrow - key.toInt() * day, tomorrow};
        days.from = std::min(days.from, part.from);
        days.until = std::max(days.until, part.until);
    }
    return days;
}

void EventsPage::countNumbers()
{
    const Days days = shownDays();
    const bool isAll = days.from == 0;
    m_new->setUnit(isAll ? tr("new vulnerabilities, all days") : tr("new vulnerabilities"));
    m_exploitable->setUnit(
        isAll ? tr("exploitable vulnerabilities, all days") : tr("exploitable vulnerabilities"));
    context().library.eventNumbers(
        days.from, days.until, this, [this](const base::Result<domain::EventNumbers>& numbers) {
            if (!numbers)
                return;
            const QLocale l = locale();
            m_new->setNumber(l.toString(numbers->newVulnerabilities));
            m_exploitable->setNumber(l.toString(numbers->exploitableVulnerabilities));
        });
}

void EventsPage::activate(const NavigationTarget& target)
{
    const QDate first = QDate::fromString(target.tab.section(u".."_s, 0, 0), Qt::ISODate);
    const QDate last = QDate::fromString(target.tab.section(u".."_s, 1, 1), Qt::ISODate);
    ListPage::activate(target);
    if (first.isValid() && last.isValid())
        showDays(first, last);
}

QVariantMap EventsPage::saveState() const
{
    QVariantMap state = ListPage::saveState();
    state.insert(u"first"_s, m_first->date());
    state.insert(u"last"_s, m_last->date());
    return state;
}

void EventsPage::restoreState(const QVariantMap& state)
{
    if (state.value(u"first"_s).toDate().isValid())
        m_first->setDate(state.value(u"first"_s).toDate());
    if (state.value(u"last"_s).toDate().isValid())
        m_last->setDate(state.value(u"last"_s).toDate());
    setChoices();
    ListPage::restoreState(state);
    countNumbers();
}

} // namespace parapet::views
