// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The number a page is about: big, with its level, its change and one secondary line.
// GUI thread only.
#pragma once

#include "models/domain/terms.h"
#include "views/widgets/deltalabel.h"
#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class DeltaLabel;
class LevelPill;
class TextLabel;

class ScoreTile : public QWidget
{
    Q_OBJECT

public:
    enum class Size : std::uint8_t { Big, Medium };

    explicit ScoreTile(const Theme& theme, Size size = Size::Big, QWidget* parent = nullptr);

    /// `text` is shown as it is; `exact` (the unrounded value and its source) is the tooltip.
    void setNumber(const QString& text, const QString& exact = {});
    /// A few muted words after the number ("of 226").
    void setUnit(const QString& text);
    void setLevel(domain::ExposureLevel level);
    void setDelta(const QString& text, DeltaLabel::Arrow arrow, Tone tone);
    void setSecondary(const QString& text);

private:
    void tell();

    TextLabel* m_number;
    TextLabel* m_unit;
    LevelPill* m_level;
    DeltaLabel* m_delta;
    TextLabel* m_secondary;
};

} // namespace parapet::views
