// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/levelpill.h"

namespace parapet::views {

LevelPill::LevelPill(const Theme& theme, QWidget* parent)
    : Pill(theme, {}, Tone::Muted, parent)
{
}

// The words are written here, and not taken from domain::text(), so that they can be translated.
void LevelPill::setLevel(domain::ExposureLevel level)
{
    setTone(toneOf(level));
    switch (level) {
    case domain::ExposureLevel::NoData:
        return setText(tr("No data"));
    case domain::ExposureLevel::Low:
        return setText(tr("Low"));
    case domain::ExposureLevel::Medium:
        return setText(tr("Medium"));
    case domain::ExposureLevel::High:
        return setText(tr("High"));
    }
}

void LevelPill::setSeverity(domain::Severity severity)
{
    setTone(toneOf(severity));
    switch (severity) {
    case domain::Severity::Unknown:
        return setText(tr("Unknown"));
    case domain::Severity::None:
        return setText(tr("None"));
    case domain::Severity::Low:
        return setText(tr("Low"));
    case domain::Severity::Medium:
        return setText(tr("Medium"));
    case domain::Severity::High:
        return setText(tr("High"));
    case domain::Severity::Critical:
        return setText(tr("Critical"));
    }
}

void LevelPill::setPriority(domain::Priority priority)
{
    setTone(toneOf(priority));
    switch (priority) {
    case domain::Priority::Low:
        return setText(tr("Low"));
    case domain::Priority::Medium:
        return setText(tr("Medium"));
    case domain::Priority::High:
        return setText(tr("High"));
    }
}

Tone toneOf(domain::ExposureLevel level)
{
    switch (level) {
    case domain::ExposureLevel::High:
        return Tone::High;
    case domain::ExposureLevel::Medium:
        return Tone::Medium;
    case domain::ExposureLevel::Low:
        return Tone::Low;
    case domain::ExposureLevel::NoData:
        break;
    }
    return Tone::Muted;
}

Tone toneOf(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Critical:
    case domain::Severity::High:
        return Tone::High;
    case domain::Severity::Medium:
        return Tone::Medium;
    case domain::Severity::Low:
        return Tone::Low;
    case domain::Severity::None:
    case domain::Severity::Unknown:
        break;
    }
    return Tone::Muted;
}

Tone toneOf(domain::Priority priority)
{
    switch (priority) {
    case domain::Priority::High:
        return Tone::High;
    case domain::Priority::Medium:
        return Tone::Medium;
    case domain::Priority::Low:
        break;
    }
    return Tone::Low;
}

} // namespace parapet::views
