// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people did, as it stood while a past snapshot was the newest one: row sources for SQL, told
// from the journal, the progress and the times in the records. Builds text from constants and
// integers; no user text.
#pragma once

#include "models/store/kindsql.h"

#include <string>

namespace parapet::store {

// What cannot be known: a cancellation or a request that was undone counts as never made; the
// devices of an activity before schema 14 are as they are now (its counts are as they were); an
// answer of IT that was judged twice has waited for its verdict until the later one.

/// The moment whose records the scope sees: what was filed, changed or ended later is not there.
[[nodiscard]] base::Millis workTime(const ReadScope& scope);

/// Row sources with the columns of the tables remediation, remediation_device, exception,
/// exception_group_end, claim and journal. Of the newest snapshot the tables themselves.
[[nodiscard]] std::string activitiesAt(const ReadScope& scope);
[[nodiscard]] std::string activityDevicesAt(const ReadScope& scope);
[[nodiscard]] std::string exceptionsAt(const ReadScope& scope);
[[nodiscard]] std::string groupEndsAt(const ReadScope& scope);
[[nodiscard]] std::string claimsAt(const ReadScope& scope);
[[nodiscard]] std::string journalAt(const ReadScope& scope);

/// Schema of the computed lists of all device groups; those of a past snapshot are of its scope.
[[nodiscard]] std::string listsOf(const ReadScope& scope);

/// Expression: so many targets of the activity `m` were in that state ("exposed", "not_reported").
[[nodiscard]] std::string targetsThen(const ReadScope& scope, const std::string& column);

} // namespace parapet::store
