// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every job is handed: the connection it may use, the clock, who asks, how to tell progress.
// Jobs are blocking functions: call them from the thread that owns the connection.
#pragma once

#include "models/base/clock.h"
#include "models/base/progress.h"
#include "models/base/result.h"
#include "models/store/connection.h"

namespace parapet::jobs {

struct Context
{
    store::Connection& connection;
    base::Clock clock;
    QString user; ///< who files, cancels, completes: the login name
    base::Progress progress;
};

} // namespace parapet::jobs
