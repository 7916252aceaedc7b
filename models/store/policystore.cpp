// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/policystore.h"

#include "models/store/cells.h"

namespace parapet::store {
namespace {

using domain::PolicySettings;
using scoring::Severity;

/// The place of a severity in the table; nothing for one that has no clock.
int* daysOf(PolicySettings& policy, int severity)
{
    switch (static_cast<Severity>(severity)) {
    case Severity::Critical:
        return &policy.days.critical;
    case Severity::High:
        return &policy.days.high;
    case Severity::Medium:
        return &policy.days.medium;
    case Severity::Low:
        return &policy.days.low;
    case Severity::None:
    case Severity::Unknown:
        break;
    }
    return nullptr;
}

} // namespace

PolicySettings policyIn(SQLite::Database& db)
{
    PolicySettings policy;
    SQLite::Statement rows(db, "SELECT severity, days FROM policy_days");
    while (rows.executeStep())
        if (int* days = daysOf(policy, rows.getColumn(0).getInt()))
            *days = rows.getColumn(1).getInt();
    SQLite::Statement chosen(db, "SELECT value FROM setting WHERE name = 'policy'");
    if (chosen.executeStep())
        policy.policy = domain::parseClockPolicy(text(chosen.getColumn(0)))
                            .value_or(domain::ClockPolicy::BySeverity);
    return policy;
}

base::Result<PolicySettings> readPolicy(Connection& connection)
{
    PolicySettings policy;
    auto done = connection.guarded([&]() -> base::Result<void> {
        policy = policyIn(connection.db());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return policy;
}

base::Result<void> writePolicy(Connection& connection, const PolicySettings& policy)
{
    return connection.guarded([&]() -> base::Result<void> {
        SQLite::Statement put(connection.db(),
            "INSERT INTO policy_days (severity, days) VALUES (?1, ?2) ON CONFLICT (severity) DO "
            "UPDATE SET days = ?2");
        PolicySettings copy = policy;
        for (const auto severity :
            {Severity::Low, Severity::Medium, Severity::High, Severity::Critical}) {
            put.bind(1, static_cast<int>(severity));
            put.bind(2, *daysOf(copy, static_cast<int>(severity)));
            put.exec();
            put.reset();
        }
        SQLite::Statement choose(connection.db(),
            "INSERT INTO setting (name, value) VALUES ('policy', ?1) ON CONFLICT (name) DO UPDATE "
            "SET value = ?1");
        choose.bind(1, domain::text(policy.policy).toStdString());
        choose.exec();
        return {};
    });
}

} // namespace parapet::store
