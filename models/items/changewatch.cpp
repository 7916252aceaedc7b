// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/changewatch.h"

#include "models/items/asking.h"
#include "models/items/reader.h"
#include "models/store/dataversion.h"

#include <utility>

namespace parapet::items {

ChangeWatch::ChangeWatch(Library& library, std::chrono::milliseconds every, QObject* parent)
    : QObject(parent)
    , m_library(library)
{
    connect(&m_timer, &QTimer::timeout, this, [this] { look(true); });
    m_timer.start(every);
}

void ChangeWatch::refresh()
{
    m_library.refresh();
    look(false);
}

void ChangeWatch::look(bool compare)
{
    if (compare && m_asking)
        return; // the reader is busy: the answer on its way will tell
    m_asking = true;
    // patiently: it would put off a count that takes longer than the time between two looks
    askPatiently<Seen>(
        m_library, m_library.lists(), nullptr, this,
        [this, compare](const base::Result<Seen>& seen) {
            m_asking = false;
            if (!seen && seen.error().kind != base::Error::Kind::NotFound)
                return;
            const std::optional<qint64> now =
                seen ? std::optional<qint64>(seen->version) : std::nullopt;
            const bool changed = compare && m_looked && now != m_known;
            m_looked = true;
            m_known = now;
            if (seen)
                tellPlace(seen->isThere);
            if (!changed)
                return;
            m_library.refresh();
            emit foundChange();
        },
        [](const Reader::Desk& desk) {
            store::Connection& connection = desk.context->connection;
            return store::dataVersion(connection).map([&](qint64 version) {
                return Seen{version, connection.isAtItsPlace()};
            });
        });
}

void ChangeWatch::tellPlace(bool isThere)
{
    if (std::exchange(m_isThere, isThere) != isThere)
        emit placeChanged(isThere);
}

} // namespace parapet::items
