// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SIGINT and SIGTERM as a stop token. Installed once by main.
#pragma once

#include <stop_token>

namespace parapet::cli {

/// Blocks the signals in this and all later threads and waits for them on a thread of its own.
/// Call before any other thread starts.
[[nodiscard]] std::stop_token stopOnSignals();

} // namespace parapet::cli
