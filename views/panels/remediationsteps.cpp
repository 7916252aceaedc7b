// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/remediationsteps.h"

#include "models/domain/terms.h"
#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::RemediationType;

QString tr(const char* text)
{
    return QCoreApplication::translate("RemediationSteps", text);
}

QString devicesLeft(const RowFacts& activity)
{
    return counted(
        activity.count(u"exposedDevices"), tr("the device left"), tr("the %1 devices left"));
}

QString updateStep(const RowFacts& a, const QStringList& updates)
{
    constexpr qsizetype shownUpdates = 5;
    const QString component = a.text(u"relatedComponent");
    if (!updates.isEmpty()) {
        QString names = updates.first(std::min(shownUpdates, updates.size())).join(u", "_s);
        if (updates.size() > shownUpdates)
            names += tr(" and %1 more").arg(updates.size() - shownUpdates);
        return tr("Install the security updates of %1 on %2: %3.")
            .arg(component, devicesLeft(a), names);
    }
    const QString version = a.text(u"recommendedVersion");
    return version.isEmpty()
        ? tr("Install the newest version of %1 on %2.").arg(component, devicesLeft(a))
        : tr("Install %1 %2 or newer on %3.").arg(component, version, devicesLeft(a));
}

QStringList attentionSteps(const RowFacts& a)
{
    return {tr("Follow the publisher's advice on %1: there is no update to install yet.")
                .arg(a.text(u"relatedComponent")),
        tr("Limit its use or its reach on %1 till there is one.").arg(devicesLeft(a)),
        tr("Mark the activity as completed when that is done.")};
}

QString doneStep()
{
    return tr("Import the next snapshot: it confirms each device by itself.");
}

} // namespace

QStringList remediationSteps(const RowFacts& a, const QStringList& updates)
{
    const auto type = domain::parseTerm<RemediationType>(a.text(u"type").toStdString())
                          .value_or(RemediationType::Update);
    const QString component = a.text(u"relatedComponent");
    switch (type) {
    case RemediationType::Update:
        return {updateStep(a, updates), doneStep()};
    case RemediationType::Upgrade:
        return {a.text(u"recommendedVersion").isEmpty()
                ? tr("Upgrade %1 to a version that is still supported on %2.")
                      .arg(component, devicesLeft(a))
                : tr("Upgrade %1 to %2 on %3.")
                      .arg(component, a.text(u"recommendedVersion"), devicesLeft(a)),
            doneStep()};
    case RemediationType::Uninstall:
        return {tr("Find out who still needs %1, and what takes its place.").arg(component),
            tr("Uninstall it on %1.").arg(devicesLeft(a)), doneStep()};
    case RemediationType::ConfigurationChange:
        return {tr("Apply the setting %1 (%2) by policy on %3.")
                    .arg(a.text(u"title"), a.text(u"scid"), devicesLeft(a)),
            tr("A device needs its next assessment before it counts: about a day."), doneStep()};
    case RemediationType::AttentionRequired:
        break;
    }
    return attentionSteps(a);
}

} // namespace parapet::views
