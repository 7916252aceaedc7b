// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace parapet::items {
namespace {

base::Error cancelled()
{
    return {base::Error::Kind::Cancelled,
        QCoreApplication::translate("Library", "Replaced by a later request."), {}};
}

Reader::PatientWork always(Reader::Work work)
{
    return [work = std::move(work)](const base::Result<Reader::Desk>& desk) {
        work(desk);
        return true;
    };
}

} // namespace

Reader::Reader(QString path, base::Clock clock)
    : m_path(std::move(path))
    , m_clock(std::move(clock))
    , m_thread([this](const std::stop_token& stop) { run(stop); })
{
}

Reader::~Reader()
{
    m_thread.request_stop();
    {
        const std::lock_guard lock(m_mutex);
        if (m_running)
            m_running->stop.request_stop();
    }
    m_wake.notify_all();
}

void Reader::post(const void* owner, Work work)
{
    enqueue(owner, always(std::move(work)), Turn::InOrder);
}

void Reader::postFirst(const void* owner, Work work)
{
    enqueue(owner, always(std::move(work)), Turn::First);
}

void Reader::postPatient(const void* owner, PatientWork work)
{
    enqueue(owner, std::move(work), Turn::Patient);
}

void Reader::enqueue(const void* owner, PatientWork work, Turn turn)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto replaces = [owner](const auto& request) {
            return request && owner != nullptr && request->owner == owner;
        };
        for (auto& waiting : m_waiting)
            if (replaces(waiting))
                waiting->stop.request_stop(); // answered as cancelled when its turn comes
        if (replaces(m_running)) {
            m_running->isPutOff = false;
            m_running->stop.request_stop();
        } else if (m_running && m_running->isPatient && turn != Turn::Patient
            && !m_running->stop.stop_requested()) { // once stopped, it is put off or replaced
            m_running->isPutOff = true;
            m_running->stop.request_stop();
        }
        auto request = std::make_shared<Request>();
        request->owner = owner;
        request->work = std::move(work);
        request->isPatient = turn == Turn::Patient;
        m_waiting.insert(turn == Turn::First ? m_waiting.begin() : m_waiting.end(), request);
    }
    m_wake.notify_all();
}

void Reader::reset(const domain::ViewScope& view)
{
    const std::lock_guard lock(m_mutex);
    m_view = view;
    ++m_generation;
}

base::Result<Reader::Desk> Reader::prepare(const Request& request)
{
    if (request.stop.stop_requested())
        return tl::unexpected(cancelled());
    if (m_connection && m_connection->isOutdated()) {
        m_scope.reset();
        m_context.reset();
        m_connection.reset();
    }
    if (!m_connection) {
        auto opened = store::Connection::open(m_path, store::OpenMode::ReadOnly);
        if (!opened)
            return tl::unexpected(opened.error());
        m_connection = std::move(*opened);
        m_context =
            std::make_unique<jobs::Context>(jobs::Context{*m_connection, m_clock, QString(), {}});
    }
    m_context->progress.stop = request.stop.get_token();
    m_connection->setStop(request.stop.get_token());
    if (!m_scope || m_scopeGeneration != request.generation) {
        m_scope.reset();
        m_connection->setStop(request.stop.get_token());
        auto scope = jobs::Scope::open(*m_context, request.view);
        if (!scope)
            return tl::unexpected(scope.error());
        m_scope = std::move(*scope);
        m_scopeGeneration = request.generation;
    }
    return Desk{m_context.get(), m_scope.get()};
}

std::shared_ptr<Reader::Request> Reader::takeNext()
{
    auto next = std::ranges::find(m_waiting, false, [](const auto& one) { return one->isPatient; });
    if (next == m_waiting.end())
        next = m_waiting.begin();
    m_running = *next;
    m_waiting.erase(next);
    m_running->view = m_view;
    m_running->generation = m_generation;
    return m_running;
}

void Reader::finish(const std::shared_ptr<Request>& request, bool answered)
{
    const std::lock_guard lock(m_mutex);
    m_running.reset();
    if (answered || !request->isPutOff)
        return;
    request->isPutOff = false;
    request->stop = std::stop_source();
    m_waiting.push_back(request);
}

void Reader::run(const std::stop_token& stop)
{
    while (true) {
        std::shared_ptr<Request> request;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, stop, [this] { return !m_waiting.empty(); });
            if (stop.stop_requested())
                break;
            request = takeNext();
        }
        finish(request, request->work(prepare(*request)));
    }
    m_scope.reset(); // before the connection it lives on
}

} // namespace parapet::items
