// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/changewatch.h"

#include "models/items/asking.h"
#include "models/items/reader.h"
#include "models/store/dataversion.h"

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
    ask<qint64>(
        m_library, m_library.lists(), nullptr, this,
        [this, compare](const base::Result<qint64>& version) {
            m_asking = false;
            if (!version && version.error().kind != base::Error::Kind::NotFound)
                return;
            const std::optional<qint64> now =
                version ? std::optional<qint64>(*version) : std::nullopt;
            const bool changed = compare && m_looked && now != m_known;
            m_looked = true;
            m_known = now;
            if (!changed)
                return;
            m_library.refresh();
            emit foundChange();
        },
        [](const Reader::Desk& desk) { return store::dataVersion(desk.context->connection); });
}

} // namespace parapet::items
