// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/history.h"

namespace parapet::views {

void History::visit(const QString& page)
{
    if (!m_places.empty())
        m_places.resize(m_current + 1);
    m_places.push_back({page, {}});
    if (m_places.size() > longest)
        m_places.erase(m_places.begin());
    m_current = m_places.size() - 1;
}

void History::keepState(const QVariantMap& state)
{
    if (!m_places.empty())
        m_places[m_current].state = state;
}

std::optional<History::Place> History::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_places[--m_current];
}

std::optional<History::Place> History::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_places[++m_current];
}

} // namespace parapet::views
