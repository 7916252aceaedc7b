// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/workflow.h"

#include "models/domain/remediationwords.h"
#include "models/jobs/activityimpact.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/savefile.h"
#include "models/jobs/settingsjob.h"
#include "models/jobs/workflowparts.h"
#include "models/query/printer.h"
#include "models/store/snapshots.h"
#include "models/store/tablereader.h"
#include "models/store/targetdevices.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

base::Result<std::vector<domain::Key>> exposedDevices(
    Context& context, const QString& recommendation, const QStringList& groups)
{
    store::TableQuery query;
    query.kind = Kind::Devices;
    query.relation = {store::Relation::To::Recommendation, recommendation};
    if (!groups.isEmpty()) {
        QStringList quoted;
        for (const QString& group : groups)
            quoted.append(query::quoted(group));
        query.filter =
            QStringLiteral("rbacGroupName in (%1)").arg(quoted.join(QStringLiteral(", ")));
    }
    const auto keys = store::TableReader(context.connection).keys(query);
    if (!keys)
        return tl::unexpected(keys.error());
    std::vector<domain::Key> devices;
    for (const auto& key : *keys)
        devices.push_back(static_cast<domain::Key>(key[0]));
    std::sort(devices.begin(), devices.end());
    return devices;
}

/// Takes the devices away on which people are expected to notice the change.
base::Result<void> spareUsers(
    Context& context, const QString& control, std::vector<domain::Key>& devices)
{
    store::TableQuery query;
    query.kind = Kind::Assessments;
    query.relation = {store::Relation::To::Control, control};
    query.filter = QStringLiteral("isExpectedUserImpact == true");
    const auto keys = store::TableReader(context.connection).keys(query);
    if (!keys)
        return tl::unexpected(keys.error());
    std::set<domain::Key> disturbed;
    for (const auto& key : *keys)
        disturbed.insert(static_cast<domain::Key>(key[0]));
    std::erase_if(devices, [&](domain::Key device) { return disturbed.contains(device); });
    return {};
}

/// The devices that an activity is about.
base::Result<std::vector<domain::Key>> targetsOf(
    Context& context, const domain::RemediationActivity& activity)
{
    auto targets = exposedDevices(context, activity.recommendation, activity.groups);
    if (!targets)
        return targets;
    if (targets->empty())
        return fail(Error::Kind::Usage,
            tr("%1: no active device of these device groups is exposed, so there is nothing to "
               "remediate.")
                .arg(activity.title));
    base::Result<void> narrowed;
    if (activity.type == domain::RemediationType::Update)
        narrowed = store::keepUpdatable(context.connection,
            domain::softwareOfRecommendation(activity.recommendation), *targets);
    if (narrowed && activity.sparesUsers)
        narrowed = spareUsers(context, activity.control, *targets);
    if (!narrowed)
        return tl::unexpected(narrowed.error());
    if (targets->empty())
        return fail(Error::Kind::Usage,
            activity.sparesUsers
                ? tr("On every exposed device people are expected to notice this change; ask for "
                     "all exposed devices.")
                : tr("No update closes a weakness of %1 on these devices; ask for attention.")
                      .arg(activity.relatedComponent));
    return targets;
}

/// Software is updated, upgraded or uninstalled, a configuration is changed; both can ask for
/// attention.
base::Result<void> checkType(const domain::RemediationActivity& activity)
{
    using enum domain::RemediationType;
    const bool isChange = activity.type == ConfigurationChange;
    if (activity.type != AttentionRequired && isChange == activity.control.isEmpty())
        return fail(Error::Kind::Usage,
            tr("%1 does not fit %2.").arg(domain::text(activity.type), activity.recommendation));
    if (activity.type == AttentionRequired && activity.dueOn)
        return fail(Error::Kind::Usage,
            tr("%1 needs attention only: there is no update to wait for, so it has no due date.")
                .arg(activity.relatedComponent));
    if (activity.sparesUsers && !isChange)
        return fail(Error::Kind::Usage,
            tr("Only of a configuration change is it known whether people would notice it."));
    return {};
}

/// A ticket is for what a tool can do on devices, and only where that tool is used.
base::Result<void> checkTicket(Context& context, const domain::RemediationActivity& activity)
{
    if (!activity.wantsTicket)
        return {};
    const auto uses = usesIntune(context);
    if (!uses)
        return tl::unexpected(uses.error());
    if (!*uses)
        return fail(Error::Kind::Usage,
            tr("This workspace is not said to use Intune; switch the Microsoft Intune connection "
               "on first."));
    if (activity.type == domain::RemediationType::AttentionRequired)
        return fail(Error::Kind::Usage,
            tr("%1 needs attention only: there is nothing that a ticket in Intune could ask for.")
                .arg(activity.relatedComponent));
    return {};
}

/// Of what is asked for where it is not what the recommendation says.
QString titleOf(const domain::RemediationActivity& activity, const QString& recommendation)
{
    const QString& component = activity.relatedComponent;
    switch (activity.type) {
    case domain::RemediationType::Update:
        return tr("Update %1").arg(component);
    case domain::RemediationType::Upgrade:
        return tr("Upgrade %1 to a supported version").arg(component);
    case domain::RemediationType::Uninstall:
        return tr("Uninstall %1").arg(component);
    case domain::RemediationType::ConfigurationChange:
        return recommendation;
    case domain::RemediationType::AttentionRequired:
        break;
    }
    return tr("Attention required: %1")
        .arg(activity.control.isEmpty() ? component : recommendation);
}

/// Adds the activity with its first point of progress: all open.
base::Result<void> addActivity(Context& context, const domain::RemediationActivity& activity,
    const std::vector<domain::Key>& targets)
{
    store::WorkflowStore workflow(context.connection);
    if (auto added = workflow.addActivity(activity, targets); !added)
        return added;
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    const auto devices = workflow.targets(activity.id);
    if (!devices)
        return tl::unexpected(devices.error());
    return workflow.noteProgress(activity.id, snapshots->back().id, *devices);
}

/// Inside the caller's transaction. Returns the activity's id.
base::Result<QString> addRemediation(Context& context, const domain::RemediationRequest& request)
{
    domain::RemediationActivity activity;
    const auto texts = recommendationTexts(context, request.recommendation,
        {QStringLiteral("recommendationName"), QStringLiteral("relatedComponent"),
            QStringLiteral("vendor"), QStringLiteral("productName"),
            QStringLiteral("recommendedVersion"), QStringLiteral("remediationType")});
    if (!texts)
        return tl::unexpected(texts.error());
    if (auto known = checkGroups(context, request.groups); !known)
        return tl::unexpected(known.error());
    const auto own = domain::parseTerm<domain::RemediationType>(texts->at(5).toStdString());
    activity.type = request.type.value_or(own.value_or(domain::RemediationType::Update));
    activity.id = newId();
    activity.recommendation = request.recommendation;
    activity.relatedComponent = texts->at(1);
    activity.control = domain::controlOfRecommendation(request.recommendation);
    activity.title = activity.type == own ? texts->at(0) : titleOf(activity, texts->at(0));
    activity.vendor = texts->at(2);
    activity.product = texts->at(3);
    activity.recommendedVersion = texts->at(4);
    activity.createdOn = context.clock();
    activity.statusChangedOn = activity.createdOn;
    activity.requester = context.user;
    activity.groups = request.groups;
    activity.notes = request.notes;
    activity.dueOn = request.dueOn;
    activity.priority = request.priority;
    activity.sparesUsers = request.sparesUsers;
    activity.wantsTicket = request.wantsTicket;
    if (auto fits = checkType(activity); !fits)
        return tl::unexpected(fits.error());
    if (auto fits = checkTicket(context, activity); !fits)
        return tl::unexpected(fits.error());
    const auto targets = targetsOf(context, activity);
    if (!targets)
        return tl::unexpected(targets.error());
    activity.description =
        tr("%1 %2.").arg(activity.title, domain::onDevices(static_cast<qint64>(targets->size())));
    activity.target = static_cast<std::uint32_t>(targets->size());
    if (auto added = addActivity(context, activity, *targets); !added)
        return tl::unexpected(added.error());
    const Change created{QStringLiteral("Created"), QStringLiteral("remediation"), activity.id,
        activity.title, {}, told(activity)};
    if (auto noted = note(context, created); !noted)
        return tl::unexpected(noted.error());
    return activity.id;
}

} // namespace

base::Result<QString> createRemediation(Context& context, const domain::RemediationRequest& request)
{
    const auto ids = createRemediations(context, {request});
    if (!ids)
        return tl::unexpected(ids.error());
    return ids->front();
}

base::Result<QStringList> createRemediations(
    Context& context, const std::vector<domain::RemediationRequest>& requests)
{
    QStringList ids;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        for (const auto& request : requests) {
            auto id = addRemediation(context, request);
            if (!id)
                return tl::unexpected(id.error());
            ids.append(std::move(*id));
        }
        return keepImpacts(context, ids, true);
    });
    if (!done)
        return tl::unexpected(done.error());
    return ids;
}

base::Result<void> completeRemediation(Context& context, const QString& id)
{
    return completeRemediations(context, {id});
}

base::Result<void> completeRemediations(Context& context, const QStringList& ids)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        store::WorkflowStore workflow(context.connection);
        for (const QString& id : ids)
            if (auto completed = workflow.completeActivity(id, context.user, context.clock());
                !completed)
                return completed;
        const auto activities = workflow.activities();
        if (!activities)
            return tl::unexpected(activities.error());
        for (const auto& activity : *activities) {
            if (!ids.contains(activity.id))
                continue;
            if (auto noted = noteCompletion(context, activity, context.user); !noted)
                return noted;
        }
        return {};
    });
}

base::Result<std::vector<exporting::HandoverRow>> handoverRows(
    Context& context, const QStringList& activities)
{
    const auto all = store::WorkflowStore(context.connection).activities();
    if (!all)
        return tl::unexpected(all.error());
    for (const QString& id : activities)
        if (std::none_of(all->begin(), all->end(), [&](const auto& a) { return a.id == id; }))
            return fail(Error::Kind::NotFound, tr("There is no remediation activity %1.").arg(id));
    std::vector<exporting::HandoverRow> rows;
    for (const auto& activity : *all) {
        if (activities.isEmpty() ? activity.status != domain::RemediationStatus::Active
                                 : !activities.contains(activity.id))
            continue;
        const QString software =
            activity.control.isEmpty() ? activity.recommendation.mid(5) : QString();
        const auto devices = store::targetDevices(context.connection, activity.id, software);
        if (!devices)
            return tl::unexpected(devices.error());
        for (const auto& device : *devices) {
            exporting::HandoverRow row;
            row.activityId = activity.id;
            row.title = activity.title;
            row.remediationType = domain::text(activity.type);
            row.relatedComponent = activity.relatedComponent;
            row.recommendedVersion = activity.recommendedVersion;
            row.deviceId = device.id;
            row.computerDnsName = device.name;
            row.osPlatform = device.osPlatform;
            row.rbacGroupName = device.group;
            row.installedVersions = device.installedVersions;
            row.weaknesses = device.weaknesses;
            row.priority = domain::text(activity.priority);
            row.dueOn = activity.dueOn;
            row.requesterNotes = activity.notes;
            row.deviceStatus = domain::text(device.status);
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

base::Result<qint64> exportHandover(
    Context& context, const QStringList& activities, const QString& file)
{
    const auto rows = handoverRows(context, activities);
    if (!rows)
        return tl::unexpected(rows.error());
    auto saved = saveFile(file, [&](QSaveFile& out) {
        return exporting::writeHandover(*rows, exporting::deviceSink(out));
    });
    if (!saved)
        return tl::unexpected(saved.error());
    return static_cast<qint64>(rows->size());
}

} // namespace parapet::jobs
