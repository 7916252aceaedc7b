// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/remediationoptions.h"

#include "models/domain/producttitle.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::RemediationType;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RemediationOptions", text);
}

constexpr auto zeroDayTag = "Zero day"_L1;
constexpr auto noUpdateTag = "No update available"_L1;

std::optional<RemediationType> typeOf(const RowFacts& recommendation)
{
    return domain::parseTerm<RemediationType>(
        recommendation.text(u"remediationType").toStdString());
}

} // namespace

QString optionWords(RemediationType type, const RowFacts& recommendation)
{
    const bool zeroDay = recommendation.list(u"tags").contains(zeroDayTag);
    switch (type) {
    case RemediationType::Update:
        return zeroDay
            ? tr("Targets the devices with a weakness that an update closes; the zero day itself "
                 "stays open until its publisher has one.")
            : tr("A device is fixed when it has no open weakness of this software any more.");
    case RemediationType::Upgrade:
        return tr("A device is fixed when it has a supported version without open weaknesses.");
    case RemediationType::Uninstall:
        return tr("A device is fixed when the software is no longer exposed on it.");
    case RemediationType::ConfigurationChange:
        return tr("A device is fixed when it follows the setting.");
    case RemediationType::AttentionRequired:
        break;
    }
    return zeroDay ? tr("A zero day has no update yet: no due date and no progress; "
                        "people mark the activity as completed.")
                   : tr("No due date and no progress; people mark the activity as completed.");
}

/// What can be asked for of one recommendation.
QList<RemediationType> optionsOf(const RowFacts& one)
{
    using enum RemediationType;
    if (!domain::controlOfRecommendation(one.text(u"id")).isEmpty())
        return {ConfigurationChange, AttentionRequired};
    const auto own = typeOf(one);
    // what no update closes cannot be updated
    QList<RemediationType> all{AttentionRequired};
    if (!domain::isOperatingSystem(one.text(u"productName")))
        all.append(Uninstall);
    if (own == Upgrade)
        all.prepend(Upgrade);
    if (own == Update || (own == Upgrade && !one.list(u"tags").contains(noUpdateTag)))
        all.prepend(Update);
    return all;
}

bool needsAttention(const RowFacts& recommendation)
{
    return recommendation.text(u"remediationType")
        == domain::text(domain::RemediationType::AttentionRequired);
}

RemediationType firstOption(const RowFacts& recommendation)
{
    return recommendation.list(u"tags").contains(zeroDayTag)
        ? RemediationType::AttentionRequired
        : typeOf(recommendation).value_or(RemediationType::Update);
}

} // namespace parapet::views
