// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The places somebody was at, in order, with the state each page had: what Back and Forward walk.
// A plain object of the shell. GUI thread only.
#pragma once

#include <QString>
#include <QVariantMap>

#include <optional>
#include <vector>

namespace parapet::views {

class History
{
public:
    static constexpr std::size_t longest = 100; ///< places kept

    struct Place
    {
        QString page;
        QVariantMap state;
    };

    /// Goes to a page and forgets what was ahead.
    void visit(const QString& page);
    /// How the page of the current place looks when it is left.
    void keepState(const QVariantMap& state);
    [[nodiscard]] bool canGoBack() const { return m_current > 0; }
    [[nodiscard]] bool canGoForward() const { return m_current + 1 < m_places.size(); }
    std::optional<Place> back();
    std::optional<Place> forward();

private:
    std::vector<Place> m_places;
    std::size_t m_current = 0;
};

} // namespace parapet::views
