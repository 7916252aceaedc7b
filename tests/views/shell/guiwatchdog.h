// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Watches the GUI thread: how much of its own processor time passed between two turns of the event
// loop. Processor time, so that a busy machine does not look like a busy thread. GUI thread only.
#pragma once

#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace parapet::tests {

class GuiWatchdog : public QObject
{
public:
    GuiWatchdog()
    {
        m_timer.setInterval(2);
        connect(&m_timer, &QTimer::timeout, this, [this] { tick(); });
        restart();
        m_timer.start();
    }

    void restart()
    {
        m_last = threadMillis();
        m_longest = 0.0;
    }

    /// Milliseconds of the longest turn since restart().
    [[nodiscard]] double longest() const { return m_longest; }

private:
    static double threadMillis()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    void tick()
    {
        const double now = threadMillis();
        m_longest = std::max(m_longest, now - m_last);
        m_last = now;
    }

    QTimer m_timer;
    double m_last = 0.0;
    double m_longest = 0.0;
};

} // namespace parapet::tests
