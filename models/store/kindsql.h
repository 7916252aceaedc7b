// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How each kind of list is read: its row source, its keys and one SQL expression a field. The
// field names are those of domain/fields; a test holds the two together. Builds text from constants
// and integers; no user text.
#pragma once

#include "models/base/clock.h"
#include "models/domain/fields.h"
#include "models/domain/policy.h"

#include <string>
#include <vector>

namespace parapet::store {

/// Which state of the fleet a read sees.
struct ReadScope
{
    std::string schema = "main"; ///< "main" or "temp": where the summary tables are
    qint64 snapshot = 0; ///< 0: the newest; else facts as they were then
    /// What "today" is: due dates and "ago" count from it. Of a past snapshot the time it was
    /// taken.
    base::Millis now = 0;
    /// Of a past snapshot the last moment it was the newest one: what people did later is not
    /// there.
    base::Millis until = 0;
    /// Condition on the column "device" that the findings read of a past snapshot pass; empty: all.
    /// Without it all of them are gathered for every question.
    std::string onDevices{};
    /// The workspace's policy of due dates where it is known: its clock alone is asked then. Else
    /// each row asks for it.
    std::optional<domain::ClockPolicy> policy{};
};

struct FieldSql
{
    std::string name;
    std::string value; ///< expression of the cell
    std::string order; ///< expression it is sorted by; empty: the value
};

struct KindSql
{
    std::string from; ///< row source with its joins
    std::vector<std::string> keys; ///< 1 to 3 integer expressions that identify a row
    std::vector<FieldSql> fields; ///< in the order of domain::fieldsOf
    std::string defaultOrder;
    std::string tieOrder = {}; ///< of rows equal in a chosen order; empty: the default order
};

[[nodiscard]] KindSql kindSql(domain::Kind kind, const ReadScope& scope);

/// CASE expression giving the words of an enum by its number.
[[nodiscard]] std::string wordsOf(const std::string& expression, const QStringList& words);

} // namespace parapet::store
