// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the parts of kindSql share: words of enums as SQL, and the kinds that people's work makes.
// Builds text from constants and integers.
#pragma once

#include "models/domain/claims.h"
#include "models/domain/terms.h"
#include "models/domain/workflow.h"
#include "models/store/kindsql.h"

namespace parapet::store {

template <class... Words>
[[nodiscard]] std::string wordCase(const std::string& expression, Words... words)
{
    return wordsOf(expression, {domain::text(words)...});
}

/// What was done, as the journal tells it. Entries are bound by hashes: the spelling of older
/// programs stays in them, and is read as the one of now.
[[nodiscard]] inline std::string journalAction(const std::string& alias)
{
    return "CASE " + alias + "action WHEN 'Cancelled' THEN 'Canceled' ELSE " + alias + "action END";
}

[[nodiscard]] std::string remediationWord(const std::string& expression);
/// The numbers of the justifications that take findings out of the scores, with commas.
[[nodiscard]] std::string loweringJustifications();

[[nodiscard]] KindSql remediationsSql(const ReadScope& scope);
[[nodiscard]] KindSql remediationDevicesSql(const ReadScope& scope);
[[nodiscard]] KindSql exceptionsSql(const ReadScope& scope);
[[nodiscard]] KindSql exceptionGroupsSql(const ReadScope& scope);
[[nodiscard]] KindSql claimsSql(const ReadScope& scope);
[[nodiscard]] KindSql snapshotsSql();
[[nodiscard]] KindSql feedsSql(const ReadScope& scope);
[[nodiscard]] KindSql issuesSql();
[[nodiscard]] KindSql eventsSql(const ReadScope& scope);
[[nodiscard]] KindSql journalSql(const ReadScope& scope);
[[nodiscard]] KindSql dueDatesSql(const ReadScope& scope);

} // namespace parapet::store
