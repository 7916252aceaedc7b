// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/pagefactory.h"

#include "views/pages/blindspotspage.h"
#include "views/pages/clockspage.h"
#include "views/pages/comparepage.h"
#include "views/pages/controlspage.h"
#include "views/pages/dashboardpage.h"
#include "views/pages/devicespage.h"
#include "views/pages/eventspage.h"
#include "views/pages/explainpage.h"
#include "views/pages/journalpage.h"
#include "views/pages/planpage.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/remediationpage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/sourcespage.h"
#include "views/pages/weaknessespage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace parapet::views {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PageFactory", text);
}

} // namespace

std::vector<PageEntry> makePages(const PageContext& context, QWidget* parent)
{
    return {
        {u"dashboard"_s, new DashboardPage(context, parent)},
        {u"recommendations"_s, new RecommendationsPage(context, parent), tr("Improve")},
        {u"plan"_s, new PlanPage(context, parent)},
        {u"remediation"_s, new RemediationPage(context, parent)},
        {u"software"_s, new SoftwarePage(context, parent), tr("Fleet")},
        {u"weaknesses"_s, new WeaknessesPage(context, parent)},
        {u"devices"_s, new DevicesPage(context, parent)},
        {u"controls"_s, new ControlsPage(context, parent)},
        {u"events"_s, new EventsPage(context, parent), tr("Over time")},
        {u"compare"_s, new ComparePage(context, parent)},
        {u"clocks"_s, new ClocksPage(context, parent)},
        {u"explain"_s, new ExplainPage(context, parent), tr("Evidence")},
        {u"blindspots"_s, new BlindSpotsPage(context, parent)},
        {u"journal"_s, new JournalPage(context, parent)},
        {u"sources"_s, new SourcesPage(context, parent)},
    };
}

} // namespace parapet::views
