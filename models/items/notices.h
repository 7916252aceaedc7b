// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What asks for attention in the workflow: activities past their due date or close to it, completed
// ones with devices exposed again, exceptions about to end, answers of IT that a snapshot
// contradicts; and what the newest snapshot completed. askNotices() is for the GUI thread.
#pragma once

#include "models/items/library.h"

#include <array>

namespace parapet::items {

/// The predicates behind the numbers, for lists that show the same rows.
[[nodiscard]] QString overdueFilter(); ///< of activities: their due day is over
[[nodiscard]] QString dueSoonFilter(); ///< of activities: due within 7 days, not overdue
[[nodiscard]] QString undatedFilter(); ///< of activities: open without a due date
[[nodiscard]] QString endsWithinFilter(int days); ///< of exceptions in effect
[[nodiscard]] QString contradictedFilter(); ///< of IT's answers
/// Of completed activities: devices of it are exposed again and no other activity has them.
[[nodiscard]] QString exposedAgainFilter();
[[nodiscard]] QString completedWithFilter(qint64 snapshot); ///< of activities, by themselves

/// Days before its end at which an exception is told of.
inline constexpr std::array<int, 3> noticeDays{7, 14, 30};

struct Notices
{
    qint64 overdue = 0, dueSoon = 0, contradicted = 0, exposedAgain = 0;
    qint64 completed = 0; ///< with the snapshot; told, asks for nothing
    qint64 snapshot = 0; ///< the newest of the scope; 0: none
    std::array<qint64, 3> ending{}; ///< within noticeDays, each with those before it
    [[nodiscard]] qint64 urgent() const
    {
        return overdue + contradicted + exposedAgain + ending[0];
    }
    [[nodiscard]] qint64 all() const
    {
        return overdue + contradicted + exposedAgain + dueSoon + ending[2];
    }
};

/// In the library's scope: of a past snapshot what asked for attention then.
void askNotices(Library& library, QObject* context, Answer<Notices> answer);

} // namespace parapet::items
