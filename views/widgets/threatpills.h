// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What threatens: KEV, exploit state and active alert as a wrapping row of pills. GUI thread only.
#pragma once

#include "models/domain/terms.h"
#include "views/widgets/theme.h"

#include <QWidget>

namespace parapet::views {

struct Threats
{
    bool kev = false; ///< in CISA's catalogue of known exploited vulnerabilities
    domain::Exploitability exploit = domain::Exploitability::NoExploit;
    bool activeAlert = false;
    bool zeroDay = false;
};

class ThreatPills : public QWidget
{
    Q_OBJECT

public:
    explicit ThreatPills(const Theme& theme, QWidget* parent = nullptr);

    /// Hides itself when nothing threatens.
    void setThreats(const Threats& threats);

private:
    void add(const QString& text, Tone tone, const QString& explanation);

    const Theme& m_theme;
};

} // namespace parapet::views
