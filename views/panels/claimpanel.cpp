// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/claimpanel.h"

#include "models/domain/claims.h"
#include "views/panels/overviewcolumn.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

Tone toneOf(const QString& verdict)
{
    if (verdict == domain::text(domain::ClaimVerdict::Contradicted))
        return Tone::High;
    return verdict == domain::text(domain::ClaimVerdict::Confirmed) ? Tone::Low : Tone::Muted;
}

QString meaningOf(const QString& verdict)
{
    using enum domain::ClaimVerdict;
    if (verdict == domain::text(Contradicted))
        return ClaimPanel::tr("A snapshot that saw the device after the day it was done on still "
                              "shows it exposed. Ask IT, or wait for the next snapshot.");
    if (verdict == domain::text(Confirmed))
        return ClaimPanel::tr("A snapshot that saw the device afterwards shows it fixed.");
    if (verdict == domain::text(Awaiting))
        return ClaimPanel::tr("No snapshot has seen the device since; the next one that does "
                              "confirms or contradicts the answer.");
    return ClaimPanel::tr("The answer claims no fix, so there is nothing to check.");
}

} // namespace

ClaimPanel::ClaimPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, domain::Kind::Claims, parent)
{
    const auto add = [this](const QString& name, const QString& words, const QString& page,
                         const QString& field) {
        connect(addAction(name, words), &QPushButton::clicked, this, [this, page, field] {
            NavigationTarget target;
            target.page = page;
            target.objectId = facts().text(field);
            if (page == u"remediation"_s)
                target.tab = u"activities"_s;
            emit navigate(target);
        });
    };
    add(u"panelActivity"_s, tr("View activity"), u"remediation"_s, u"activityId"_s);
    add(u"panelDevice"_s, tr("View device"), u"devices"_s, u"deviceId"_s);
}

void ClaimPanel::fill(const RowFacts& facts)
{
    const QString name = facts.text(u"computerDnsName");
    setTitle(name.isEmpty() ? facts.text(u"deviceId") : name);
    const QString verdict = facts.text(u"verdict");
    QList<QWidget*> pills;
    const QString status = facts.text(u"itStatus");
    if (!status.isEmpty())
        pills.append(new Pill(theme(), status, Tone::Accent));
    if (!verdict.isEmpty())
        pills.append(new Pill(theme(), verdict, toneOf(verdict)));
    setPills(pills);
    OverviewColumn& column = overview();
    column.addText(tr("What snapshots say"), meaningOf(verdict));
    column.addText(tr("IT note"), facts.text(u"itNote"));
    column.addSection(tr("Answer"));
    column.addFact(tr("IT status"), status);
    column.addFact(tr("IT owner"), facts.text(u"itOwner"));
    if (const auto done = facts.time(u"doneOn"))
        column.addFact(tr("Done on"), spelledDate(*done, QLocale()));
    column.addFact(tr("Device status"), facts.text(u"deviceStatus"));
    if (const auto judged = facts.time(u"judgedOn"))
        column.addFact(tr("Judged by the snapshot of"), spelledDate(*judged, QLocale()));
    column.addSection(tr("Details"));
    column.addFact(tr("Remediation activity"), facts.text(u"title"));
    column.addFact(tr("Device group"), facts.text(u"rbacGroupName"));
    column.addFact(tr("Merged by"), facts.text(u"mergedBy"));
    column.addFact(tr("Merged on"), facts.shown(u"mergedOn"));
    column.addFact(tr("File"),
        tr("%1, line %2").arg(facts.text(u"file"), QString::number(facts.count(u"line"))));
    column.addFact(tr("Device ID"), facts.text(u"deviceId"));
}

} // namespace parapet::views
