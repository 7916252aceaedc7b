// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/weaknesspanel.h"

#include "models/domain/terms.h"
#include "views/panels/askrows.h"
#include "views/panels/coveringexceptions.h"
#include "views/panels/objectlists.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/panels/threatpills.h"
#include "views/panels/weaknesswords.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/levelpill.h"
#include "views/widgets/pill.h"
#include "views/widgets/plainwords.h"
#include "views/widgets/scoretile.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

namespace {

QString age(base::Millis from, base::Millis now)
{
    const qint64 days = (now - from) / 86'400'000;
    return counted(days, WeaknessPanel::tr("1 day"), WeaknessPanel::tr("%1 days"));
}

bool isExcepted(const QString& status)
{
    return status != domain::text(domain::RecommendationStatus::Active);
}

} // namespace

WeaknessPanel::WeaknessPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, Kind::Weaknesses, parent)
{
    // findings: whether an update exists is known of a device and a version
    RelatedList* devices = addRelated(u"devices"_s, Kind::Findings, To::Weakness, tr("Devices"),
        {u"deviceName"_s, u"exposureLevel"_s, u"updateAvailable"_s, u"softwareName"_s,
            u"softwareVersion"_s, u"osPlatform"_s, u"rbacGroupName"_s, u"status"_s},
        u"exposureLevel:desc,deviceName"_s, u"devices"_s, u"deviceId"_s);
    devices->setEmptySentence(tr("No active device is exposed."));
    // a device with two versions has two rows, and is one device
    connect(devices, &RelatedList::counted, this,
        [this] { setTabCount(u"devices"_s, facts().count(u"exposedMachines")); });
    addPlain(u"software"_s, affectedSoftwareList(context), u"software"_s);
    addExceptions();
    addExplanation(To::Weakness);
    m_recommendation =
        addAction(u"panelRecommendation"_s, tr("Go to the related security recommendation"), true);
    m_choice = new QMenu(m_recommendation);
    m_choice->setObjectName(u"recommendationsMenu"_s);
    connect(m_recommendation, &QPushButton::clicked, this, &WeaknessPanel::goToRecommendation);
    m_except = addAction(u"panelException"_s, tr("Exception options …"));
    connect(m_except, &QPushButton::clicked, this,
        [this] { emit exceptionRequested(subjectOf(facts(), {})); });
    m_report = addAction(u"panelInaccuracy"_s, tr("Report inaccuracy …"));
    needsWriting(context.desk, m_except);
    needsWriting(context.desk, m_report);
    connect(m_report, &QPushButton::clicked, this,
        [this] { emit inaccuracyReported(Kind::Weaknesses, objectId(), subjectOf(facts(), {})); });
}

void WeaknessPanel::addExceptions()
{
    // past ones, too: the overview names those that cover it now
    RelatedList* exceptions = addRelated(u"exceptions"_s, Kind::Exceptions, To::Weakness,
        tr("Exceptions"),
        {u"title"_s, u"status"_s, u"scopeKind"_s, u"justification"_s, u"groups"_s, u"expiresOn"_s},
        u"cancelledOn,expiresOn:desc"_s, {});
    exceptions->setOpening(tr("Open exception"));
    exceptions->setEmptySentence(tr("No exception was filed for it."));
    connect(exceptions, &RelatedList::rowOpened, this, [this, exceptions](int row) {
        const domain::Value id = exceptions->model()->value(row, u"id");
        if (const auto* text = std::get_if<QString>(&id))
            openException(*text);
    });
}

void WeaknessPanel::openException(const QString& id)
{
    leadTo(u"remediation"_s, id, u"exceptions"_s);
}

void WeaknessPanel::fillMissing(const QString& why)
{
    overview().addText(tr("Not listed"), why);
    nameExceptions(objectId());
    // nothing is known of it here
    for (QPushButton* button : {m_recommendation, m_except, m_report})
        button->hide();
    m_related.clear();
}

void WeaknessPanel::nameExceptions(const QString& weakness)
{
    addCoveringExceptions(
        context(), overview(), weakness, [this](const QString& id) { openException(id); });
}

void WeaknessPanel::fill(const RowFacts& facts)
{
    setTitle(facts.text(u"id"));
    m_except->show();
    m_report->show();
    QList<QWidget*> pills;
    const QString severity = facts.text(u"severity");
    if (!severity.isEmpty())
        pills.append(new Pill(theme(), severity, toneOfLevel(severity)));
    pills += threatPills(theme(), facts);
    if (const QString status = facts.text(u"status"); isExcepted(status))
        pills.append(new Pill(theme(), status, Tone::Accent));
    const bool update = facts.flag(u"updateAvailable");
    const QStringList tags = facts.list(u"tags");
    for (const QString& tag : tags)
        pills.append(new Pill(theme(), tag, toneOfTag(tag)));
    if (update && !tags.contains("Some updates available"_L1))
        pills.append(new Pill(theme(), tr("Update available"), Tone::Low));
    setPills(pills);
    setTabCount(u"devices"_s, facts.count(u"exposedMachines"));
    setTabCount(u"software"_s, facts.list(u"relatedSoftware").size());

    OverviewColumn& column = overview();
    ScoreTile* cvss = column.addTile(tr("CVSS"));
    cvss->setNumber(facts.has(u"cvss") ? facts.shown(u"cvss") : u"–"_s);
    cvss->setSecondary(facts.text(u"cvssVector"));
    ScoreTile* exposed = column.addTile(tr("Exposed devices"));
    exposed->setNumber(number(facts.count(u"exposedMachines")));
    column.addText(tr("Description"), facts.text(u"description"));
    column.addText(tr("Threat insights"), threatWords(facts));
    if (isExcepted(facts.text(u"status")))
        nameExceptions(facts.text(u"id"));
    column.addSection(tr("Details"));
    column.addFact(tr("Status"), facts.text(u"status"));
    column.addFact(tr("Severity"), severity);
    column.addFact(tr("EPSS"), facts.shown(u"epss"));
    column.addFact(tr("Threat"), facts.shown(u"threat"));
    column.addFact(tr("Impact"), facts.shown(u"impact"));
    if (const auto published = facts.time(u"publishedOn")) {
        column.addFact(tr("Published on"), spelledDate(*published, QLocale()));
        column.addFact(tr("Age"), age(*published, context().clock()));
    }
    if (const auto updated = facts.time(u"updatedOn"))
        column.addFact(tr("Updated on"), spelledDate(*updated, QLocale()));
    QStringList software;
    for (const QString& id : facts.list(u"relatedSoftware"))
        software.append(softwareWords(id));
    column.addFact(tr("Related software"), software.join(u", "_s));
    m_recommendation->hide();
    m_related.clear();
    if (update)
        askRecommendations();
    addNotes();
}

void WeaknessPanel::askRecommendations()
{
    auto* place = new QWidget;
    place->hide();
    overview().addWidget(place);
    askAdvice(context().library, objectId(), place, [this](const Advice& advice) {
        m_related = advice.recommendations;
        m_recommendation->setVisible(!m_related.isEmpty());
        m_recommendation->setText(m_related.size() > 1
                ? tr("Go to a related security recommendation (%1) …").arg(number(advice.all))
                : tr("Go to the related security recommendation"));
    });
}

void WeaknessPanel::goToRecommendation()
{
    if (m_related.size() == 1) {
        leadTo(u"recommendations"_s, m_related.first().first);
        return;
    }
    m_choice->clear();
    for (const auto& [id, name] : std::as_const(m_related))
        connect(m_choice->addAction(plainWords(name)), &QAction::triggered, this,
            [this, id = id] { leadTo(u"recommendations"_s, id); });
    m_choice->popup(m_recommendation->mapToGlobal(QPoint(0, m_recommendation->height())));
}

} // namespace parapet::views
