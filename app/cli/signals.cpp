// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/signals.h"

#include <csignal>
#include <pthread.h>
#include <thread>

namespace parapet::cli {

std::stop_token stopOnSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::stop_source source;
    std::thread([source, signals]() mutable {
        int received = 0;
        sigwait(&signals, &received);
        source.request_stop();
    }).detach(); // ends with the process
    return source.get_token();
}

} // namespace parapet::cli
