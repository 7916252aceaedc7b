// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/eventcells.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace parapet::views {

CellIcon eventCell(const QString& type)
{
    using enum domain::EventType;
    const auto known = domain::parseEventType(type);
    if (!known)
        return {u"events"_s, Tone::Muted, type};
    switch (*known) {
    case NewVulnerability:
        return {u"warning"_s, Tone::Medium, type};
    case NewPublicExploit:
        return {u"bug"_s, Tone::Medium, type};
    case ExploitVerified:
        return {u"bug-verified"_s, Tone::High, type};
    case ExploitInKit:
        return {u"bug-kit"_s, Tone::High, type};
    case NewConfigurationAssessment:
        return {u"controls"_s, Tone::Accent, type};
    case AddedToKev:
        return {u"kev"_s, Tone::High, type};
    case SoftwareInstalled:
        return {u"installed"_s, Tone::Muted, type};
    case SoftwareRemoved:
        return {u"removed"_s, Tone::Muted, type};
    case SoftwareUpdated:
        return {u"updated"_s, Tone::Low, type};
    case EndOfSupport:
        return {u"calendar"_s, Tone::Medium, type};
    }
    return {u"events"_s, Tone::Muted, type};
}

CellIcon trendCell(const QString& trend)
{
    if (trend == domain::text(domain::ScoreTrend::Up))
        return {u"rising"_s, Tone::High, QCoreApplication::translate("EventCells", "Up")};
    if (trend == domain::text(domain::ScoreTrend::Down))
        return {u"falling"_s, Tone::Low, QCoreApplication::translate("EventCells", "Down")};
    return {};
}

} // namespace parapet::views
