// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people set of devices (workflow.h) and its undoing (undo.h).
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"

#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/store/devicecontext.h"
#include "models/store/targetdevices.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

constexpr qsizetype longestName = 200;

QString tr(const char* text)
{
    return QCoreApplication::translate("DeviceContext", text);
}

QJsonObject told(const store::DeviceContext& device)
{
    return {{QStringLiteral("deviceValue"), domain::text(device.value)},
        {QStringLiteral("isInternetFacing"), device.internetFacing},
        {QStringLiteral("machineTags"), QJsonArray::fromStringList(device.tags)},
        {QStringLiteral("rbacGroupName"), device.group}};
}

/// Only what is set of the device, before and after.
Change changeOf(const store::DeviceContext& now, const domain::ContextChange& change)
{
    Change entry{QStringLiteral("Set"), QStringLiteral("device"), now.id, now.name, {}, {}};
    const auto both = [&entry](
                          const char* name, const QJsonValue& before, const QJsonValue& after) {
        entry.before.insert(QLatin1StringView(name), before);
        entry.after.insert(QLatin1StringView(name), after);
    };
    if (change.value)
        both("deviceValue", domain::text(now.value), domain::text(*change.value));
    if (change.internetFacing)
        both("isInternetFacing", now.internetFacing, *change.internetFacing);
    if (!change.addTags.isEmpty() || !change.removeTags.isEmpty()) {
        QStringList after = now.tags + change.addTags;
        after.removeDuplicates();
        for (const QString& tag : change.removeTags)
            after.removeAll(tag);
        both(
            "machineTags", QJsonArray::fromStringList(now.tags), QJsonArray::fromStringList(after));
    }
    if (change.group)
        both("rbacGroupName", now.group, change.group->isEmpty() ? now.groupAsTold : *change.group);
    return entry;
}

/// Errors: Usage for a tag or device group without a name, or with an endless one.
base::Result<void> checkNames(const domain::ContextChange& change)
{
    QStringList names = change.addTags + change.removeTags;
    if (change.group && !change.group->isEmpty())
        names.append(*change.group);
    for (const QString& name : names) {
        if (name.isEmpty() || name != name.simplified())
            return fail(Error::Kind::Usage,
                tr("A tag or device group needs a name without blanks around it."));
        if (name.size() > longestName)
            return fail(Error::Kind::Usage,
                tr("A tag or device group has at most %1 characters.").arg(longestName));
    }
    return {};
}

/// Inside the caller's transaction. Returns the way back of each.
base::Result<QStringList> setContexts(
    Context& context, const QStringList& devices, const domain::ContextChange& change)
{
    if (auto named = checkNames(change); !named)
        return tl::unexpected(named.error());
    QStringList steps;
    const auto keys = store::deviceKeys(context.connection, devices);
    if (!keys)
        return tl::unexpected(keys.error());
    const auto before = store::contextsNow(context.connection, *keys);
    if (!before)
        return tl::unexpected(before.error());
    for (std::size_t i = 0; i < keys->size(); ++i) {
        const auto set = store::setContext(
            context.connection, (*keys)[i], change, context.user, context.clock());
        if (!set)
            return tl::unexpected(set.error());
        steps.append(QStringLiteral("%1@%2").arg((*keys)[i]).arg(*set));
        if (auto noted = note(context, changeOf((*before)[i], change)); !noted)
            return tl::unexpected(noted.error());
    }
    return steps;
}

/// Inside the caller's transaction. Takes away what was set; returns the devices.
base::Result<std::vector<domain::Key>> takeBack(Context& context, const QStringList& steps)
{
    std::vector<domain::Key> keys;
    for (const QString& step : steps) {
        bool isKey = false;
        bool isTime = false;
        const domain::Key device = step.section(u'@', 0, 0).toUInt(&isKey);
        const base::Millis setAt = step.section(u'@', 1).toLongLong(&isTime);
        if (!isKey || !isTime)
            return fail(Error::Kind::Usage, tr("%1 is no step that can be undone.").arg(step));
        if (auto gone = store::removeContext(context.connection, device, setAt); !gone)
            return tl::unexpected(gone.error());
        keys.push_back(device);
    }
    return keys;
}

} // namespace

base::Result<QStringList> setDeviceContexts(
    Context& context, const std::vector<std::pair<QStringList, domain::ContextChange>>& changes)
{
    QStringList steps;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        for (const auto& [devices, change] : changes) {
            auto set = setContexts(context, devices, change);
            if (!set)
                return tl::unexpected(set.error());
            steps += *set;
        }
        return rescoreInTransaction(context);
    });
    if (!done)
        return tl::unexpected(done.error());
    return steps;
}

base::Result<void> undoDeviceContexts(Context& context, const QStringList& steps)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto keys = takeBack(context, steps);
        if (!keys)
            return tl::unexpected(keys.error());
        const auto before = store::contextsNow(context.connection, *keys);
        if (!before)
            return tl::unexpected(before.error());
        if (auto scored = rescoreInTransaction(context); !scored)
            return scored;
        const auto after = store::contextsNow(context.connection, *keys);
        if (!after)
            return tl::unexpected(after.error());
        for (std::size_t i = 0; i < keys->size(); ++i) {
            const Change change{QStringLiteral("Set back"), QStringLiteral("device"),
                (*after)[i].id, (*after)[i].name, told((*before)[i]), told((*after)[i])};
            if (auto noted = note(context, change); !noted)
                return noted;
        }
        return {};
    });
}

} // namespace parapet::jobs
