// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/pagefactory.h"

#include "views/pages/dashboardpage.h"
#include "views/pages/devicespage.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/remediationpage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/sourcespage.h"
#include "views/pages/weaknessespage.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

std::vector<PageEntry> makePages(const PageContext& context, QWidget* parent)
{
    return {
        {u"dashboard"_s, new DashboardPage(context, parent)},
        {u"recommendations"_s, new RecommendationsPage(context, parent)},
        {u"remediation"_s, new RemediationPage(context, parent)},
        {u"software"_s, new SoftwarePage(context, parent)},
        {u"weaknesses"_s, new WeaknessesPage(context, parent)},
        {u"devices"_s, new DevicesPage(context, parent)},
        {u"sources"_s, new SourcesPage(context, parent)},
    };
}

} // namespace parapet::views
