// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Imports knowledge feeds from files and scores the newest snapshot again, in one transaction.
#pragma once

#include "models/domain/issue.h"
#include "models/feeds/feeds.h"
#include "models/jobs/context.h"

#include <QStringList>

namespace parapet::jobs {

struct FeedReport
{
    feeds::FeedSummary summary;
    QString file;
    std::vector<domain::Issue> issues;
};

[[nodiscard]] base::Result<std::vector<FeedReport>> importFeeds(
    Context& context, const QStringList& files);

} // namespace parapet::jobs
