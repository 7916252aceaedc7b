// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many devices a software exposed over time, with what happened to it in between. For the GUI
// thread; does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

struct SoftwareCourse
{
    struct Point
    {
        base::Millis takenAt = 0;
        qint64 exposed = 0;
    };
    struct Event
    {
        base::Millis day = 0; ///< midnight UTC
        QString sentence;
    };
    std::vector<Point> points; ///< one a snapshot, oldest first; empty where only groups are shown
    std::vector<Event> events; ///< of the time the points span, oldest first
};

/// Of the newest 30 snapshots of the library's scope.
void askSoftwareCourse(
    Library& library, const QString& software, QObject* context, Answer<SoftwareCourse> answer);

} // namespace parapet::items
