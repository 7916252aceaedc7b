// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/workflowparts.h"

#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/query/printer.h"
#include "models/store/tablereader.h"
#include "models/store/targetdevices.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUuid>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("Workflow", text);
}

} // namespace

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

base::Result<QStringList> recommendationTexts(
    Context& context, const QString& id, const QStringList& fields)
{
    std::vector<int> indexes;
    for (const QString& field : fields)
        indexes.push_back(domain::fieldIndex(Kind::Recommendations, field).value_or(0));
    store::TableQuery query;
    query.kind = Kind::Recommendations;
    query.filter = QStringLiteral("id == ") + query::quoted(id);
    query.limit = 1;
    QStringList texts;
    auto read = store::TableReader(context.connection)
                    .stream(query, indexes,
                        [&](std::span<const domain::Value> values) -> base::Result<void> {
                            for (const auto& value : values) {
                                const auto* text = std::get_if<QString>(&value);
                                texts.append(text != nullptr ? *text : QString());
                            }
                            return {};
                        });
    if (!read)
        return tl::unexpected(read.error());
    if (texts.isEmpty())
        return fail(Error::Kind::NotFound,
            tr("There is no recommendation %1 in the newest snapshot.").arg(id));
    return texts;
}

base::Result<void> checkGroups(Context& context, const QStringList& groups)
{
    const auto known = store::deviceGroups(context.connection);
    if (!known)
        return tl::unexpected(known.error());
    for (const QString& group : groups)
        if (!known->contains(group))
            return fail(Error::Kind::Usage,
                tr("There is no device group %1 in the newest snapshot.").arg(group));
    return {};
}

QJsonObject told(const domain::RemediationActivity& activity)
{
    QJsonObject object{{QStringLiteral("recommendationId"), activity.recommendation},
        {QStringLiteral("priority"), domain::text(activity.priority)},
        {QStringLiteral("targetDevices"), qint64{activity.target}},
        {QStringLiteral("groups"),
            activity.groups.isEmpty() ? QJsonValue(QStringLiteral("all devices"))
                                      : QJsonValue(QJsonArray::fromStringList(activity.groups))}};
    object.insert(QStringLiteral("type"), domain::text(activity.type));
    if (activity.sparesUsers)
        object.insert(QStringLiteral("onlyWithoutUserImpact"), true);
    if (activity.wantsTicket)
        object.insert(QStringLiteral("intuneTicket"), true);
    if (activity.dueOn)
        object.insert(QStringLiteral("dueOn"), base::isoDate(*activity.dueOn));
    if (!activity.notes.isEmpty())
        object.insert(QStringLiteral("notes"), activity.notes);
    return object;
}

base::Result<void> noteCompletion(
    Context& context, const domain::RemediationActivity& activity, const QString& by)
{
    const QString status = QStringLiteral("status");
    const Change change{QStringLiteral("Completed"), QStringLiteral("remediation"), activity.id,
        activity.title, {{status, domain::text(domain::RemediationStatus::Active)}},
        {{status, domain::text(domain::RemediationStatus::Completed)},
            {QStringLiteral("fixedDevices"), qint64{activity.fixed}},
            {QStringLiteral("targetDevices"), qint64{activity.target}}}};
    return by == QLatin1StringView(parapetItself) ? noteByParapet(context, change)
                                                  : note(context, change);
}

Change reopened(const domain::RemediationActivity& activity)
{
    const QString status = QStringLiteral("status");
    return {QStringLiteral("Reopened"), QStringLiteral("remediation"), activity.id, activity.title,
        {{status, domain::text(domain::RemediationStatus::Completed)}},
        {{status, domain::text(domain::RemediationStatus::Active)}}};
}

Change restored(const domain::ExceptionFile& exception)
{
    return {QStringLiteral("Restored"), QStringLiteral("exception"), exception.id, exception.title,
        {}, told(exception)};
}

} // namespace parapet::jobs
