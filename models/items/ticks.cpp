// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/ticks.h"

#include <algorithm>

namespace parapet::items {

QStringList Ticks::ids() const
{
    return {m_ids.begin(), m_ids.end()};
}

bool Ticks::containsAll(const QStringList& ids) const
{
    return std::all_of(
        ids.begin(), ids.end(), [this](const QString& id) { return m_ids.contains(id); });
}

void Ticks::set(const QString& id, bool ticked)
{
    if (ticked)
        add({id});
    else
        remove({id});
}

void Ticks::add(const QStringList& ids)
{
    const std::size_t before = m_ids.size();
    m_ids.insert(ids.begin(), ids.end());
    if (m_ids.size() != before)
        emit changed();
}

void Ticks::remove(const QStringList& ids)
{
    const std::size_t before = m_ids.size();
    for (const QString& id : ids)
        m_ids.erase(id);
    if (m_ids.size() != before)
        emit changed();
}

void Ticks::clear()
{
    if (m_ids.empty())
        return;
    m_ids.clear();
    emit changed();
}

} // namespace parapet::items
