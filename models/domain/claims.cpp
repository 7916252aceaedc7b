// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/claims.h"

#include <algorithm>
#include <array>

namespace parapet::domain {
namespace {

struct StatusWord
{
    QStringView words;
    ItWord meaning;
};

// What people write into such a column, in English and German.
constexpr std::array statusWords{
    StatusWord{u"done", ItWord::Done},
    StatusWord{u"yes", ItWord::Done},
    StatusWord{u"completed", ItWord::Done},
    StatusWord{u"complete", ItWord::Done},
    StatusWord{u"fixed", ItWord::Done},
    StatusWord{u"closed", ItWord::Done},
    StatusWord{u"resolved", ItWord::Done},
    StatusWord{u"finished", ItWord::Done},
    StatusWord{u"erledigt", ItWord::Done},
    StatusWord{u"fertig", ItWord::Done},
    StatusWord{u"abgeschlossen", ItWord::Done},
    StatusWord{u"open", ItWord::Open},
    StatusWord{u"new", ItWord::Open},
    StatusWord{u"to do", ItWord::Open},
    StatusWord{u"todo", ItWord::Open},
    StatusWord{u"not started", ItWord::Open},
    StatusWord{u"pending", ItWord::Open},
    StatusWord{u"offen", ItWord::Open},
    StatusWord{u"in progress", ItWord::InProgress},
    StatusWord{u"accepted", ItWord::InProgress},
    StatusWord{u"started", ItWord::InProgress},
    StatusWord{u"planned", ItWord::InProgress},
    StatusWord{u"scheduled", ItWord::InProgress},
    StatusWord{u"in arbeit", ItWord::InProgress},
    StatusWord{u"in bearbeitung", ItWord::InProgress},
    StatusWord{u"geplant", ItWord::InProgress},
    StatusWord{u"not done", ItWord::NotDone},
    StatusWord{u"no", ItWord::NotDone},
    StatusWord{u"rejected", ItWord::NotDone},
    StatusWord{u"refused", ItWord::NotDone},
    StatusWord{u"declined", ItWord::NotDone},
    StatusWord{u"blocked", ItWord::NotDone},
    StatusWord{u"failed", ItWord::NotDone},
    StatusWord{u"not possible", ItWord::NotDone},
    StatusWord{u"won't fix", ItWord::NotDone},
    StatusWord{u"abgelehnt", ItWord::NotDone},
    StatusWord{u"nicht erledigt", ItWord::NotDone},
};

} // namespace

QString text(ItWord word)
{
    switch (word) {
    case ItWord::Unclear:
        return {};
    case ItWord::Open:
        return QStringLiteral("Open");
    case ItWord::InProgress:
        return QStringLiteral("In progress");
    case ItWord::Done:
        return QStringLiteral("Done");
    case ItWord::NotDone:
        return QStringLiteral("Not done");
    }
    return {};
}

ItWord itWord(const QString& status)
{
    QString plain = status.simplified().toLower();
    plain.replace(QChar(0x2019), QLatin1Char('\''));
    while (plain.endsWith(u'.') || plain.endsWith(u'!'))
        plain.chop(1);
    const auto* const found = std::ranges::find(statusWords, plain, &StatusWord::words);
    return found == statusWords.end() ? ItWord::Unclear : found->meaning;
}

QStringList wordsFor(ItWord word)
{
    QStringList words;
    for (const StatusWord& each : statusWords)
        if (each.meaning == word)
            words.append(each.words.toString());
    return words;
}

QString text(ClaimVerdict verdict)
{
    switch (verdict) {
    case ClaimVerdict::None:
        return {};
    case ClaimVerdict::Awaiting:
        return QStringLiteral("Awaiting a snapshot");
    case ClaimVerdict::Confirmed:
        return QStringLiteral("Confirmed");
    case ClaimVerdict::Contradicted:
        return QStringLiteral("Contradicted");
    }
    return {};
}

Millis checkableFrom(const Claim& claim)
{
    constexpr Millis day = 86'400'000;
    if (!claim.doneOn)
        return claim.mergedOn;
    return *claim.doneOn % day == 0 ? *claim.doneOn + day : *claim.doneOn;
}

} // namespace parapet::domain
