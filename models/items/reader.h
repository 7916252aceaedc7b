// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thread with its own read-only connection of the workspace that runs requests one after the
// other; a later request of the same owner replaces one that waits and stops one that runs. Owned
// by Library; post() and the other methods are for the GUI thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/views.h"
#include "models/jobs/scope.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace parapet::items {

class Reader
{
public:
    /// What a request may use while it runs; null where there is no workspace yet.
    struct Desk
    {
        jobs::Context* context = nullptr;
        jobs::Scope* scope = nullptr;
    };
    using Work = std::function<void(const base::Result<Desk>&)>;
    /// False: it was stopped before it had an answer.
    using PatientWork = std::function<bool(const base::Result<Desk>&)>;

    Reader(QString path, base::Clock clock);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// owner null: nothing is replaced. Work always runs, on the reader's thread, with an Error of
    /// kind Cancelled when it was replaced.
    void post(const void* owner, Work work);
    /// Goes before everything that waits: what a person asked for just now, while what waits is for
    /// the scope being left.
    void postFirst(const void* owner, Work work);
    /// For long work that nobody waits for: runs when nothing else is to be done, and is stopped,
    /// and begun again later, when something is. Work that was stopped for a later request of its
    /// owner is not begun again.
    void postPatient(const void* owner, PatientWork work);
    /// From the next request on, those that wait included: another scope, or the same with fresh
    /// data.
    void reset(const domain::ViewScope& view);

private:
    struct Request
    {
        const void* owner = nullptr;
        PatientWork work;
        bool isPatient = false;
        bool isPutOff = false; ///< stopped for a more urgent one
        std::stop_source stop;
        domain::ViewScope view;
        std::uint64_t generation = 0;
    };
    enum class Turn : std::uint8_t { First, InOrder, Patient };
    void enqueue(const void* owner, PatientWork work, Turn turn);
    [[nodiscard]] std::shared_ptr<Request> takeNext();
    void finish(const std::shared_ptr<Request>& request, bool answered);
    void run(const std::stop_token& stop);
    [[nodiscard]] base::Result<Desk> prepare(const Request& request);

    QString m_path;
    base::Clock m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<std::shared_ptr<Request>> m_waiting;
    std::shared_ptr<Request> m_running;
    domain::ViewScope m_view;
    std::uint64_t m_generation = 1;
    // of the reader's thread:
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<jobs::Context> m_context;
    std::unique_ptr<jobs::Scope> m_scope;
    std::uint64_t m_scopeGeneration = 0;
    std::jthread m_thread;
};

} // namespace parapet::items
