// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/findingpanel.h"

#include "models/base/timetext.h"
#include "models/items/softwareproof.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/threatpills.h"
#include "views/panels/weaknesswords.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/places.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"
#include "views/widgets/textlabel.h"

#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;
using To = domain::ListRelation::To;

FindingPanel::FindingPanel(const PageContext& context, QWidget* parent)
    : Flyout(context.theme, parent)
    , m_context(context)
    , m_column(new OverviewColumn(context.theme))
{
    setObjectName(u"findingPanel"_s);
    m_column->setObjectName(u"findingOverview"_s);
    addTab(m_column, tr("Overview"));
    QPushButton* weakness = addAction(u"findingWeakness"_s, tr("Open weakness"));
    connect(weakness, &QPushButton::clicked, this, [this] {
        emit navigate(pageOf({To::Weakness, m_finding.text(u"cveId")}));
    });
    QPushButton* explain = addAction(u"findingExplain"_s, tr("Explain the device's score"));
    connect(explain, &QPushButton::clicked, this, [this] {
        emit navigate(explainTarget({To::Device, m_finding.text(u"deviceId")}));
    });
}

void FindingPanel::open(const RowFacts& finding)
{
    m_finding = finding;
    delete m_question;
    m_question = new QObject(this);
    const QString cve = finding.text(u"cveId");
    setTitle(cve);
    setPills({});
    m_column->clear();
    m_context.library.row(
        Kind::Weaknesses, cve, m_question, [this](const base::Result<domain::Row>& row) {
            showWeakness(row ? RowFacts(Kind::Weaknesses, *row) : RowFacts());
        });
}

void FindingPanel::showWeakness(const RowFacts& weakness)
{
    const Theme& theme = m_context.theme;
    const QString severity = m_finding.text(u"severity");
    QList<QWidget*> pills;
    if (!severity.isEmpty())
        pills.append(new Pill(theme, severity, toneOfLevel(severity)));
    pills += threatPills(theme, weakness);
    for (const QString& tag : weakness.list(u"tags"))
        pills.append(new Pill(theme, tag, toneOfTag(tag)));
    setPills(pills);
    const QString described = weakness.text(u"description");
    m_column->addText(tr("Description"),
        described.isEmpty() ? tr("A weakness of %1 %2. The export describes it no further.")
                                  .arg(softwareWords(m_finding.text(u"softwareName")),
                                      m_finding.text(u"softwareVersion"))
                            : described);
    m_column->addText(tr("Threat insights"), threatWords(weakness));
    m_column->addSection(tr("Details"));
    m_column->addFact(tr("Severity"), severity);
    m_column->addFact(tr("CVSS"), m_finding.shown(u"cvss"));
    m_column->addFact(tr("EPSS"), m_finding.shown(u"epss"));
    m_column->addFact(tr("Status"), m_finding.text(u"status"));
    const domain::Value update = m_finding.value(u"updateAvailable");
    const auto* available = std::get_if<bool>(&update);
    m_column->addFact(tr("Update"),
        !available       ? tr("Not stated")
            : *available ? tr("Available")
                         : tr("Not available"));
    m_column->addFact(tr("Recommended update"), m_finding.text(u"recommendedUpdate"));
    m_column->addFact(tr("First seen"), m_finding.shown(u"firstSeen"));
    m_column->addFact(tr("Last seen"), m_finding.shown(u"lastSeen"));
    m_column->addSection(tr("Detection logic"));
    items::askDetections(m_context.library, m_finding.text(u"deviceId"), m_finding.text(u"cveId"),
        m_question, [this](const base::Result<std::vector<domain::Detection>>& found) {
            showDetections(found);
        });
}

void FindingPanel::showDetections(const base::Result<std::vector<domain::Detection>>& found)
{
    if (!found) {
        m_column->addText({}, found.error().message);
        return;
    }
    m_column->addText({},
        tr("The sensor that wrote the export found a version of this software that carries the "
           "weakness; Parapet takes its word and matches nothing itself."));
    for (const domain::Detection& each : *found) {
        const QString name = softwareWords(each.found.name);
        m_column->addText(tr("%1 %2").arg(name, each.found.version),
            each.firstSeen > 0 ? tr("Told by %1. First seen on %2.")
                                     .arg(each.toldBy, spelledDate(each.firstSeen, QLocale()))
                               : tr("Told by %1.").arg(each.toldBy));
        const QStringList paths = each.found.diskPaths + each.found.registryPaths;
        for (const QString& path : paths)
            m_column->addLine(path);
        if (paths.isEmpty())
            m_column->addText({}, tr("The export names no path of it."));
    }
}

} // namespace parapet::views
