// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A place of the window: a page and what to show there. Links, the search field and Back and
// Forward speak in these. Plain value; any thread.
#pragma once

#include <QMetaType>
#include <QStringList>

namespace parapet::views {

struct NavigationTarget
{
    /// "dashboard", "recommendations", "plan", "remediation", "software", "weaknesses", "devices",
    /// "sources", ...: the ids of the page factory.
    QString page;
    QString filter; ///< KQL predicate; empty: the page keeps the one it has
    QString sort; ///< "exposureImpact:desc"; empty: the page keeps the one it has
    QString objectId; ///< opens this object's flyout; empty: none
    QString tab; ///< of a page with tabs, or of the flyout; empty: the one it has
    QStringList objects{}; ///< several objects at once, of a page that takes them (a plan)
    bool standard = false; ///< with the page's own filters, whatever somebody left there
    bool operator==(const NavigationTarget&) const = default;
};

} // namespace parapet::views

Q_DECLARE_METATYPE(parapet::views::NavigationTarget)
