// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/events.h"

#include "models/domain/remediationwords.h"

#include <QCoreApplication>

namespace parapet::domain {
namespace {

constexpr int eventTypeCount = static_cast<int>(EventType::EndOfSupport) + 1;

QString tr(const char* text)
{
    return QCoreApplication::translate("Event", text);
}

QString devicesOf(qint64 count)
{
    return count < 0 ? tr("on an unknown number of devices") : onDevices(count);
}

QString weaknessSentence(const EventSentence& parts, const char* one, const char* many)
{
    const QString what = parts.weaknesses == 1 ? tr(one) : tr(many).arg(parts.weaknesses);
    return tr("%1: %2 %3").arg(parts.component, what, devicesOf(parts.devices));
}

} // namespace

QString text(EventType type)
{
    switch (type) {
    case EventType::NewVulnerability:
        return QStringLiteral("New vulnerability");
    case EventType::NewPublicExploit:
        return QStringLiteral("New public exploit");
    case EventType::ExploitVerified:
        return QStringLiteral("Exploit verified");
    case EventType::ExploitInKit:
        return QStringLiteral("Exploit added to an exploit kit");
    case EventType::NewConfigurationAssessment:
        return QStringLiteral("New configuration assessment");
    case EventType::AddedToKev:
        return QStringLiteral("Added to KEV");
    case EventType::SoftwareInstalled:
        return QStringLiteral("Software installed");
    case EventType::SoftwareRemoved:
        return QStringLiteral("Software removed");
    case EventType::SoftwareUpdated:
        return QStringLiteral("Software updated");
    case EventType::EndOfSupport:
        return QStringLiteral("Reached end of support");
    }
    return {};
}

QString text(ScoreTrend trend)
{
    switch (trend) {
    case ScoreTrend::None:
        return QStringLiteral("None");
    case ScoreTrend::Up:
        return QStringLiteral("Up");
    case ScoreTrend::Down:
        return QStringLiteral("Down");
    }
    return {};
}

std::optional<EventType> parseEventType(QStringView word)
{
    for (int i = 0; i < eventTypeCount; ++i)
        if (const auto type = static_cast<EventType>(i); word == text(type))
            return type;
    return {};
}

QString sentence(const EventSentence& parts)
{
    switch (parts.type) {
    case EventType::NewVulnerability:
        return weaknessSentence(parts, QT_TRANSLATE_NOOP("Event", "1 new vulnerability"),
            QT_TRANSLATE_NOOP("Event", "%1 new vulnerabilities"));
    case EventType::NewPublicExploit:
        return weaknessSentence(parts,
            QT_TRANSLATE_NOOP("Event", "a public exploit for 1 vulnerability"),
            QT_TRANSLATE_NOOP("Event", "public exploits for %1 vulnerabilities"));
    case EventType::ExploitVerified:
        return weaknessSentence(parts,
            QT_TRANSLATE_NOOP("Event", "an exploit of 1 vulnerability was verified"),
            QT_TRANSLATE_NOOP("Event", "exploits of %1 vulnerabilities were verified"));
    case EventType::ExploitInKit:
        return weaknessSentence(parts,
            QT_TRANSLATE_NOOP("Event", "1 vulnerability is part of an exploit kit"),
            QT_TRANSLATE_NOOP("Event", "%1 vulnerabilities are part of an exploit kit"));
    case EventType::AddedToKev:
        return weaknessSentence(parts,
            QT_TRANSLATE_NOOP("Event", "1 vulnerability is known to be exploited"),
            QT_TRANSLATE_NOOP("Event", "%1 vulnerabilities are known to be exploited"));
    case EventType::NewConfigurationAssessment:
        return tr("%1: a new assessment, failed %2").arg(parts.component, devicesOf(parts.devices));
    case EventType::SoftwareInstalled:
        return tr("%1: installed %2").arg(parts.component, devicesOf(parts.devices));
    case EventType::SoftwareRemoved:
        return tr("%1: removed from every device, last %2")
            .arg(parts.component, devicesOf(parts.devices));
    case EventType::SoftwareUpdated:
        return tr("%1: updated %2").arg(parts.component, devicesOf(parts.devices));
    case EventType::EndOfSupport:
        return tr("%1: reached the end of its support %2")
            .arg(parts.component, devicesOf(parts.devices));
    }
    return {};
}

} // namespace parapet::domain
