// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/threatpills.h"

#include "views/widgets/flowlayout.h"
#include "views/widgets/pill.h"

namespace parapet::views {

ThreatPills::ThreatPills(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    new FlowLayout(this, 6);
    hide();
}

void ThreatPills::setThreats(const Threats& threats)
{
    while (QLayoutItem* item = layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (threats.kev)
        add(tr("KEV"), Tone::High, tr("Known to be exploited (CISA catalogue)"));
    switch (threats.exploit) {
    case domain::Exploitability::InKit:
        add(tr("Exploit kit"), Tone::High, tr("An exploit is part of an exploit kit"));
        break;
    case domain::Exploitability::Verified:
        add(tr("Exploit verified"), Tone::High, tr("An exploit was verified to work"));
        break;
    case domain::Exploitability::Public:
        add(tr("Public exploit"), Tone::Medium, tr("An exploit is public"));
        break;
    case domain::Exploitability::NoExploit:
        break;
    }
    if (threats.activeAlert)
        add(tr("Active alert"), Tone::High, tr("An open alert on an exposed device"));
    if (threats.zeroDay)
        add(tr("Zero day"), Tone::Medium, tr("Exploited before an update existed"));
    setVisible(layout()->count() > 0);
}

void ThreatPills::add(const QString& text, Tone tone, const QString& explanation)
{
    auto* pill = new Pill(m_theme, text, tone, this);
    pill->setToolTip(explanation);
    layout()->addWidget(pill);
}

} // namespace parapet::views
