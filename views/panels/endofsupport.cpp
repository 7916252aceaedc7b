// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/endofsupport.h"

#include "models/domain/terms.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/wording.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::EosStatus;

QString tr(const char* text)
{
    return QCoreApplication::translate("EndOfSupport", text);
}

/// Recommendations tell it by their tags only.
EosStatus statusOf(const RowFacts& facts)
{
    using enum EosStatus;
    const QString told = facts.text(u"endOfSupportStatus");
    for (const EosStatus status : {Software, Version, UpcomingSoftware, UpcomingVersion})
        if (told == domain::text(status))
            return status;
    const QStringList tags = facts.list(u"tags");
    if (tags.contains("EOS software"_L1))
        return Software;
    if (tags.contains("EOS versions installed"_L1))
        return Version;
    if (tags.contains("Upcoming EOS software"_L1))
        return UpcomingSoftware;
    return tags.contains("Upcoming EOS versions"_L1) ? UpcomingVersion : None;
}

QString sentence(EosStatus status, bool isVersion)
{
    switch (status) {
    case EosStatus::Software:
        return tr("The publisher supports no version of this software any more: it gets no "
                  "security updates.");
    case EosStatus::Version:
        return isVersion
            ? tr("The publisher does not support this version any more: it gets no security "
                 "updates.")
            : tr("Some installed versions are not supported any more: they get no security "
                 "updates.");
    case EosStatus::UpcomingSoftware:
        return tr("The publisher ends the support of this software soon.");
    case EosStatus::UpcomingVersion:
        return isVersion ? tr("The publisher ends the support of this version soon.")
                         : tr("The support of some installed versions ends soon.");
    case EosStatus::None:
        break;
    }
    return {};
}

} // namespace

QString endOfSupportCondition()
{
    return u"endOfSupportStatus != "_s + kqlQuoted(domain::text(EosStatus::None));
}

QString endOfSupportListWords()
{
    return tr("Only versions past their end of support, or near it, are shown.");
}

QString endOfSupportWords(const RowFacts& facts)
{
    const bool isVersion = facts.kind() == domain::Kind::SoftwareVersions;
    QString words = sentence(statusOf(facts), isVersion);
    const auto day = facts.time(u"endOfSupportDate");
    if (!words.isEmpty() && day)
        words += u' '
            + (isVersion ? tr("End of support: %1.") : tr("Earliest end of support: %1."))
                  .arg(spelledDate(*day, QLocale()));
    return words;
}

} // namespace parapet::views
