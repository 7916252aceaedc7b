// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A pill for an exposure level, a severity, a priority: the word and its tone. GUI thread only.
#pragma once

#include "models/domain/terms.h"
#include "views/widgets/pill.h"

namespace parapet::views {

class LevelPill : public Pill
{
    Q_OBJECT

public:
    explicit LevelPill(const Theme& theme, QWidget* parent = nullptr);

    void setLevel(domain::ExposureLevel level);
    void setSeverity(domain::Severity severity);
    void setPriority(domain::Priority priority);
};

[[nodiscard]] Tone toneOf(domain::ExposureLevel level);
[[nodiscard]] Tone toneOf(domain::Severity severity);
[[nodiscard]] Tone toneOf(domain::Priority priority);

} // namespace parapet::views
