// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filing.h"

#include "models/assess/preview.h"
#include "models/items/asking.h"
#include "models/jobs/workflow.h"
#include "models/store/devicecontext.h"

namespace parapet::items {

void askExceptionPreview(Library& library, const std::vector<domain::ExceptionRequest>& requests,
    QObject* context, Answer<domain::ExceptionPreview> answer)
{
    using Preview = domain::ExceptionPreview;
    ask<Preview>(library, library.analyses(), context, context, std::move(answer),
        [requests](const Reader::Desk& desk) -> base::Result<Preview> {
            const auto fleet = desk.scope->fleet();
            if (!fleet)
                return tl::unexpected(fleet.error());
            assess::Options options = desk.scope->options();
            options.stop = desk.context->progress.stop;
            auto preview = assess::previewExceptions(**fleet, options, requests);
            if (desk.context->progress.cancelled()) // a stopped assessment is no answer
                return base::fail(base::Error::Kind::Cancelled,
                    QCoreApplication::translate("Library", "Replaced by a later request."));
            return preview;
        });
}

void askGroupOffer(Library& library, const std::vector<domain::ExceptionRequest>& requests,
    QObject* context, Answer<domain::GroupOffer> answer)
{
    ask<domain::GroupOffer>(library, library.lists(), nullptr, context, std::move(answer),
        [requests, groups = library.scope().groups](const Reader::Desk& desk) {
            return jobs::groupOffer(*desk.context, requests, groups);
        });
}

void askTagsOf(Library& library, const QStringList& devices, QObject* context,
    Answer<std::vector<std::pair<QString, qint64>>> answer)
{
    using Tags = std::vector<std::pair<QString, qint64>>;
    ask<Tags>(library, library.lists(), nullptr, context, std::move(answer),
        [devices](
            const Reader::Desk& desk) { return store::tagsOf(desk.context->connection, devices); });
}

void askTagsInUse(
    Library& library, QObject* context, Answer<std::vector<std::pair<QString, qint64>>> answer)
{
    using Tags = std::vector<std::pair<QString, qint64>>;
    ask<Tags>(library, library.lists(), nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) {
            return store::tagsInUse(desk.context->connection, desk.scope->read());
        });
}

void askContextPlan(
    Library& library, const QString& file, QObject* context, Answer<jobs::ContextPlan> answer)
{
    ask<jobs::ContextPlan>(library, library.lists(), nullptr, context, std::move(answer),
        [file](const Reader::Desk& desk) { return jobs::planContexts(*desk.context, file); });
}

} // namespace parapet::items
