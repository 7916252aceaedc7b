// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/rowwork.h"

#include "models/domain/terms.h"
#include "models/items/library.h"
#include "models/items/ticks.h"
#include "views/pages/deviceactions.h"
#include "views/pages/exceptionactions.h"
#include "views/pages/listpane.h"
#include "views/pages/remediationrequests.h"
#include "views/pages/workpage.h"
#include "views/panels/askrows.h"
#include "views/panels/objectpanel.h"
#include "views/panels/recommendationpanel.h"
#include "views/panels/recommendationwords.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/places.h"
#include "views/widgets/plainwords.h"

#include <QCursor>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

QString pageOfKind(Kind kind)
{
    return domain::kindName(kind); // each of these has a page of that name
}

QStringList recommendationsOf(const QStringList& software)
{
    QStringList ids;
    for (const QString& id : software)
        ids.append(domain::softwareRecommendationId(id));
    return ids;
}

} // namespace

RowWork::RowWork(const PageContext& context, WorkPage& page)
    : QObject(&page)
    , m_context(context)
    , m_page(page)
    , m_exceptions(new ExceptionActions(context, page))
    , m_requests(new RemediationRequests(context, page))
    , m_devices(new DeviceActions(context, page, this))
{
}

void RowWork::serve(ListPane& list, ObjectPanel& panel)
{
    m_exceptions->serve(panel);
    connect(&list, &ListPane::rowMenuOpening, this,
        [this, kind = list.spec().kind](QMenu* menu, const QStringList& ids) {
            fill(*menu, kind, {ids, {}});
        });
    connect(&panel, &ObjectPanel::listMenuOpening, this,
        [this](QMenu* menu, Kind kind, const QStringList& ids, const QString& recommendation) {
            fill(*menu, kind, {ids, recommendation});
        });
    if (auto* recommendation = qobject_cast<RecommendationPanel*>(&panel))
        connect(recommendation, &RecommendationPanel::remediationRequested, m_requests,
            [this](const RowFacts& facts) { m_requests->request({facts}); });
}

void RowWork::fillMenu(QMenu& menu, Kind kind, const QStringList& ids)
{
    fill(menu, kind, {ids, {}});
}

void RowWork::fill(QMenu& menu, Kind kind, const Rows& rows)
{
    if (rows.ids.isEmpty())
        return;
    if (kind == Kind::Recommendations)
        fillRecommendations(menu, rows);
    else if (kind == Kind::Weaknesses)
        fillWeaknesses(menu, rows);
    else if (kind == Kind::Software)
        fillSoftware(menu, rows);
    else if (kind == Kind::Devices)
        fillDevices(menu, rows);
}

QAction* RowWork::add(QMenu& menu, const QString& name, const QString& words, const Act& act)
{
    QAction* entry = menu.addAction(words);
    entry->setObjectName(name);
    connect(entry, &QAction::triggered, this, act);
    return entry;
}

void RowWork::addChange(QMenu& menu, const QString& name, const QString& words, const Act& act)
{
    needsWriting(m_context.desk, add(menu, name, words, act));
}

void RowWork::withRecommendations(const QStringList& ids, const Use& use)
{
    askRows(m_context.library, Kind::Recommendations, ids, this,
        [this, use](const QList<RowFacts>& rows) {
            if (rows.isEmpty())
                m_page.tell(InlineMessage::Kind::Info, tr("Nothing is recommended for it."));
            else
                use(rows);
        });
}

/// Of recommendations, or of those of software.
void RowWork::addWork(QMenu& menu, const QStringList& recommendations)
{
    menu.addSeparator();
    addChange(menu, u"rowRemediation"_s, tr("Request remediation …"), [this, recommendations] {
        withRecommendations(
            recommendations, [this](const QList<RowFacts>& rows) { m_requests->request(rows); });
    });
    addChange(menu, u"rowException"_s, tr("Exception options …"), [this, recommendations] {
        withRecommendations(recommendations, [this](const QList<RowFacts>& rows) {
            QList<ExceptionSubject> subjects;
            for (const RowFacts& each : rows)
                subjects.append(subjectOf(each));
            m_exceptions->file(subjects);
        });
    });
    if (m_context.library.tickedRecommendations().containsAll(recommendations))
        add(menu, u"rowPlan"_s, tr("Remove from plan"), [this, recommendations] {
            m_context.library.tickedRecommendations().remove(recommendations);
        });
    else
        add(menu, u"rowPlan"_s, tr("Add to plan"), [this, recommendations] {
            withRecommendations(recommendations, [this](const QList<RowFacts>& rows) {
                m_context.library.tickedRecommendations().add(idsOf(rows));
            });
        });
}

void RowWork::addWays(QMenu& menu, Kind kind, const QString& id, const QString& devices)
{
    menu.addSeparator();
    add(menu, u"rowDevices"_s, devices, [this, kind, id] {
        emit m_page.navigate({pageOfKind(kind), {}, {}, id, u"devices"_s});
    });
    if (kind == Kind::Software)
        return;
    const To to = kind == Kind::Weaknesses ? To::Weakness : To::Recommendation;
    add(menu, u"rowExplain"_s, tr("Explain"), [this, to, id] {
        emit m_page.navigate(explainTarget({to, id}));
    });
}

void RowWork::report(Kind kind, const QString& id, const QString& recommendation)
{
    askRows(m_context.library, kind, {id}, this,
        [this, kind, id, recommendation](const QList<RowFacts>& rows) {
            if (rows.isEmpty())
                return;
            ExceptionSubject subject;
            if (kind == Kind::Weaknesses)
                subject = subjectOf(rows.first(), recommendation);
            else if (kind == Kind::Recommendations)
                subject = subjectOf(rows.first());
            else
                subject = subjectOfSoftware(rows.first());
            m_exceptions->report(kind, id, subject);
        });
}

void RowWork::fillRecommendations(QMenu& menu, const Rows& rows)
{
    addWork(menu, rows.ids);
    if (!rows.isOne())
        return;
    const QString id = rows.ids.first();
    addChange(menu, u"rowInaccuracy"_s, tr("Report inaccuracy …"),
        [this, id] { report(Kind::Recommendations, id, {}); });
    addWays(menu, Kind::Recommendations, id, tr("Show exposed devices"));
    if (const QString software = domain::softwareOfRecommendation(id); !software.isEmpty())
        add(menu, u"rowSoftware"_s, tr("Open software page"), [this, software] {
            emit m_page.navigate({u"software"_s, {}, {}, software, {}});
        });
}

void RowWork::fillWeaknesses(QMenu& menu, const Rows& rows)
{
    const bool offered = menu.findChild<QAction*>(u"cveException"_s) != nullptr;
    menu.addSeparator();
    if (!offered || !rows.isOne())
        addChange(menu, u"rowException"_s,
            rows.isOne() ? tr("Exception for this CVE …") : tr("Exception for these CVEs …"),
            [this, rows] {
                askRows(m_context.library, Kind::Weaknesses, rows.ids, this,
                    [this, rows](const QList<RowFacts>& weaknesses) {
                        QList<ExceptionSubject> subjects;
                        for (const RowFacts& each : weaknesses)
                            subjects.append(subjectOf(each, rows.recommendation));
                        m_exceptions->file(subjects);
                    });
            });
    if (!rows.isOne())
        return;
    const QString id = rows.ids.first();
    if (!offered)
        addChange(menu, u"rowInaccuracy"_s, tr("Report inaccuracy …"),
            [this, rows, id] { report(Kind::Weaknesses, id, rows.recommendation); });
    addWays(menu, Kind::Weaknesses, id, tr("Show exposed devices"));
    add(menu, u"rowRecommendation"_s, tr("Go to the related security recommendation"),
        [this, id] { goToAdvice(id); });
}

void RowWork::fillSoftware(QMenu& menu, const Rows& rows)
{
    addWork(menu, recommendationsOf(rows.ids));
    if (!rows.isOne())
        return;
    const QString id = rows.ids.first();
    addChange(menu, u"rowInaccuracy"_s, tr("Report inaccuracy …"),
        [this, id] { report(Kind::Software, id, {}); });
    addWays(menu, Kind::Software, id, tr("Show installed devices"));
    add(menu, u"rowRecommendation"_s, tr("Go to the related security recommendation"), [this, id] {
        withRecommendations(
            {domain::softwareRecommendationId(id)}, [this](const QList<RowFacts>& found) {
                emit m_page.navigate({u"recommendations"_s, {}, {}, found.first().text(u"id"), {}});
            });
    });
}

void RowWork::fillDevices(QMenu& menu, const Rows& rows)
{
    m_devices->fill(menu, rows.ids);
    if (!rows.isOne())
        return;
    const QString id = rows.ids.first();
    menu.addSeparator();
    add(menu, u"rowExplain"_s, tr("Explain"), [this, id] {
        emit m_page.navigate(explainTarget({To::Device, id}));
    });
}

/// One leads there; several are a choice.
void RowWork::goToAdvice(const QString& weakness)
{
    auto* question = new QObject(this);
    const QPoint place = QCursor::pos();
    askAdvice(m_context.library, weakness, question, [this, question, place](const Advice& advice) {
        question->deleteLater();
        const auto lead = [this](const QString& id) {
            emit m_page.navigate({u"recommendations"_s, {}, {}, id, {}});
        };
        if (advice.recommendations.isEmpty()) {
            m_page.tell(InlineMessage::Kind::Info,
                tr("No recommendation closes it: no update is known for any software that has "
                   "it."));
            return;
        }
        if (advice.recommendations.size() == 1)
            return lead(advice.recommendations.first().first);
        auto* menu = new QMenu(&m_page);
        menu->setObjectName(u"adviceMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const auto& [id, name] : advice.recommendations)
            connect(menu->addAction(plainWords(name)), &QAction::triggered, this,
                [lead, id = id] { lead(id); });
        menu->popup(place);
    });
}

} // namespace parapet::views
