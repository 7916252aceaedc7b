// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What asks for attention in the workflow: activities past their due date or close to it,
// exceptions about to end, answers of IT that a snapshot contradicts. askNotices() is for the GUI
// thread and does not block.
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

/// Days before its end at which an exception is told of.
inline constexpr std::array<int, 3> noticeDays{7, 14, 30};

struct Notices
{
    qint64 overdue = 0, dueSoon = 0, contradicted = 0;
    std::array<qint64, 3> ending{}; ///< within noticeDays, each with those before it
    [[nodiscard]] qint64 urgent() const { return overdue + contradicted + ending[0]; }
    [[nodiscard]] qint64 all() const { return overdue + contradicted + dueSoon + ending[2]; }
};

/// In the library's scope: of a past snapshot what asked for attention then.
void askNotices(Library& library, QObject* context, Answer<Notices> answer);

} // namespace parapet::items
