// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/threatpills.h"

#include "views/widgets/pill.h"

#include <QCoreApplication>

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ThreatPills", text);
}

} // namespace

QList<QWidget*> threatPills(const Theme& theme, const RowFacts& facts)
{
    QList<QWidget*> pills;
    const auto add = [&](const QString& text, Tone tone, const QString& tip) {
        auto* pill = new Pill(theme, text, tone);
        pill->setToolTip(tip);
        pills.append(pill);
    };
    if (facts.flag(u"inKev"))
        add(tr("KEV"), Tone::High,
            facts.flag(u"kevRansomware")
                ? tr("In CISA's catalogue of known exploited vulnerabilities, also by ransomware")
                : tr("In CISA's catalogue of known exploited vulnerabilities"));
    if (facts.flag(u"activeAlert"))
        add(tr("Active alert"), Tone::High, tr("An alert that is not resolved names it"));
    if (facts.flag(u"exploitInKit"))
        add(tr("Exploit kit"), Tone::High, tr("An exploit is part of an exploit kit"));
    else if (facts.flag(u"exploitVerified"))
        add(tr("Exploit verified"), Tone::High, tr("An exploit was verified to work"));
    else if (facts.flag(u"publicExploit"))
        add(tr("Public exploit"), Tone::Medium, tr("An exploit is published"));
    return pills;
}

} // namespace parapet::views
