// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small trend without axes; its tone says whether the trend is good. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QList>
#include <QWidget>

namespace parapet::views {

class Sparkline : public QWidget
{
    Q_OBJECT

public:
    /// Rising: a growing value is bad (exposure, exposed devices); Falling: it is good.
    enum class Bad : std::uint8_t { Rising, Falling };

    explicit Sparkline(const Theme& theme, QWidget* parent = nullptr);

    /// Values in order of time, evenly spaced. Fewer than two draw a quiet line.
    void setValues(const QList<double>& values, Bad bad = Bad::Rising);
    [[nodiscard]] Tone tone() const { return m_tone; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QList<double> m_values;
    Tone m_tone = Tone::Muted;
};

} // namespace parapet::views
