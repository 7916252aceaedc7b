// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks now and then whether somebody else wrote the workspace, another process or another window,
// and refreshes the library then. Owned beside its library; lives on the GUI thread, asks on the
// reader's.
#pragma once

#include "models/items/library.h"

#include <QTimer>

#include <chrono>
#include <optional>

namespace parapet::items {

class ChangeWatch final : public QObject
{
    Q_OBJECT
public:
    explicit ChangeWatch(Library& library,
        std::chrono::milliseconds every = std::chrono::seconds(2), QObject* parent = nullptr);

    /// Refreshes the library after a change of this process; it is not found a second time.
    void refresh();

signals:
    void foundChange();
    /// The file was deleted, moved or replaced (false), or is there again (true).
    void placeChanged(bool isThere);

private:
    struct Seen
    {
        qint64 version = 0;
        bool isThere = true;
    };
    void look(bool compare);
    void tellPlace(bool isThere);

    Library& m_library;
    QTimer m_timer;
    std::optional<qint64> m_known; ///< nothing: not looked yet, or no workspace
    bool m_looked = false;
    bool m_isThere = true;
    bool m_asking = false;
};

} // namespace parapet::items
