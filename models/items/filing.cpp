// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/filing.h"

#include "models/assess/preview.h"
#include "models/items/asking.h"

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

void askContextPlan(
    Library& library, const QString& file, QObject* context, Answer<jobs::ContextPlan> answer)
{
    ask<jobs::ContextPlan>(library, library.lists(), nullptr, context, std::move(answer),
        [file](const Reader::Desk& desk) { return jobs::planContexts(*desk.context, file); });
}

} // namespace parapet::items
