// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/notices.h"

#include "models/domain/claims.h"
#include "models/items/asking.h"
#include "models/store/snapshots.h"
#include "models/store/tablereader.h"

namespace parapet::items {
namespace {

using base::Result;
using domain::Kind;

QString active()
{
    return QStringLiteral("status == \"%1\"").arg(domain::text(domain::RemediationStatus::Active));
}

Result<void> count(const Reader::Desk& desk, Kind kind, const QString& filter, qint64& number)
{
    store::TableQuery query;
    query.kind = kind;
    query.filter = filter;
    query.scope = desk.scope->read();
    const auto counted = store::TableReader(desk.context->connection).count(query);
    if (!counted)
        return tl::unexpected(counted.error());
    number = *counted;
    return {};
}

Result<Notices> read(const Reader::Desk& desk)
{
    Notices notices;
    notices.snapshot = desk.scope->read().snapshot;
    if (notices.snapshot == 0) {
        const auto snapshots = store::listSnapshots(desk.context->connection);
        if (!snapshots)
            return tl::unexpected(snapshots.error());
        if (!snapshots->empty())
            notices.snapshot = snapshots->back().id;
    }
    std::vector<std::tuple<Kind, QString, qint64*>> questions{
        {Kind::Remediations, overdueFilter(), &notices.overdue},
        {Kind::Remediations, dueSoonFilter(), &notices.dueSoon},
        {Kind::Remediations, exposedAgainFilter(), &notices.exposedAgain},
        {Kind::Remediations, completedWithFilter(notices.snapshot), &notices.completed},
        {Kind::Claims, contradictedFilter(), &notices.contradicted}};
    for (std::size_t i = 0; i < noticeDays.size(); ++i)
        questions.emplace_back(
            Kind::Exceptions, endsWithinFilter(noticeDays.at(i)), &notices.ending.at(i));
    for (const auto& [kind, filter, number] : questions)
        if (auto counted = count(desk, kind, filter, *number); !counted)
            return tl::unexpected(counted.error());
    return notices;
}

} // namespace

// Due dates are midnights: the day is over a day later.
QString overdueFilter()
{
    return active() + QStringLiteral(" and dueOn < ago(1d)");
}

QString dueSoonFilter()
{
    return active() + QStringLiteral(" and dueOn >= ago(1d) and dueOn < ago(-7d)");
}

QString undatedFilter()
{
    return active() + QStringLiteral(" and isnull(dueOn)");
}

QString endsWithinFilter(int days)
{
    return QStringLiteral("status == \"%1\" and expiresOn < ago(-%2d)")
        .arg(domain::text(domain::ExceptionStatus::InEffect))
        .arg(days);
}

QString contradictedFilter()
{
    return QStringLiteral("isCurrent == true and verdict == \"%1\"")
        .arg(domain::text(domain::ClaimVerdict::Contradicted));
}

QString exposedAgainFilter()
{
    return QStringLiteral("status == \"%1\" and isArchived == false and unfollowedDevices > 0")
        .arg(domain::text(domain::RemediationStatus::Completed));
}

QString completedWithFilter(qint64 snapshot)
{
    return QStringLiteral("completedSnapshot == %1").arg(snapshot);
}

void askNotices(Library& library, QObject* context, Answer<Notices> answer)
{
    ask<Notices>(library, library.lists(), nullptr, context, std::move(answer), &read);
}

} // namespace parapet::items
