// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a long operation tells how far it is and learns that it should stop. The operation polls
// `stop` and calls `report` from its own thread; the receiver must be thread-safe.
#pragma once

#include <QString>

#include <functional>
#include <stop_token>

namespace parapet::base {

struct Progress
{
    /// done/total in units of the operation's choice (total 0: unknown), and what it is doing now.
    std::function<void(qint64 done, qint64 total, const QString& what)> report =
        [](qint64, qint64, const QString&) {};
    std::stop_token stop;
    [[nodiscard]] bool cancelled() const { return stop.stop_requested(); }
};

} // namespace parapet::base
