// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long an exception is to hold: some days from now or from its end, or until a date. Owned by
// its dialog. GUI thread only.
#pragma once

#include "models/base/clock.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateEdit;
QT_END_NAMESPACE

namespace parapet::views {

class DurationChooser final : public QWidget
{
    Q_OBJECT

public:
    /// Days count from now, or from `from` where that is later: the end of what is extended.
    explicit DurationChooser(base::Clock clock, base::Millis from = 0, QWidget* parent = nullptr);

    /// Milliseconds since 1970 UTC; of a date its end, so that the day counts whole.
    [[nodiscard]] base::Millis end() const;

signals:
    void changed();

private:
    void follow();

    [[nodiscard]] base::Millis from() const;

    base::Clock m_clock;
    base::Millis m_from;
    QComboBox* m_duration;
    QDateEdit* m_until;
};

} // namespace parapet::views
