// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/weaknesswords.h"

#include <QCoreApplication>

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("WeaknessWords", text);
}

} // namespace

QString threatWords(const RowFacts& facts)
{
    QStringList sentences;
    if (facts.flag(u"inKev"))
        sentences.append(tr("Known to be exploited (CISA KEV)."));
    if (facts.flag(u"kevRansomware"))
        sentences.append(tr("Used in ransomware campaigns."));
    if (facts.flag(u"exploitInKit"))
        sentences.append(tr("Its exploit is part of an exploit kit."));
    else if (facts.flag(u"exploitVerified"))
        sentences.append(tr("An exploit is verified."));
    else if (facts.flag(u"publicExploit"))
        sentences.append(tr("An exploit is public."));
    if (sentences.isEmpty())
        sentences.append(tr("No exploit is known."));
    if (facts.flag(u"activeAlert"))
        sentences.append(tr("An active alert on an exposed device names it."));
    constexpr double likely = 0.9;
    if (facts.number(u"epss") > likely)
        sentences.append(tr("It is very likely to be exploited within 30 days (EPSS "
                            "%1).")
                             .arg(facts.shown(u"epss")));
    return sentences.join(u' ');
}

} // namespace parapet::views
