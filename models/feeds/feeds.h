// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Knowledge feeds from files: CISA KEV (JSON, CSV) and EPSS (official CSV with or without its
// comment line, gz; the ';' form without header). Recognised from content. Blocking: worker thread.
#pragma once

#include "models/base/progress.h"
#include "models/base/result.h"
#include "models/domain/issue.h"
#include "models/domain/records.h"

#include <QString>

#include <functional>
#include <optional>

namespace parapet::feeds {

class FeedSink
{
public:
    virtual ~FeedSink() = default;
    virtual void kev(const domain::KevRecord& row) = 0;
    virtual void epss(const domain::EpssRecord& row) = 0;
    virtual void issue(domain::Issue issue) = 0;
};

struct FeedSummary
{
    QString name; ///< "kev" or "epss"
    QString version; ///< KEV catalogVersion; EPSS model_version ("v2026.06.15"); empty: not told
    std::optional<base::Millis> date; ///< dateReleased; score_date; nothing: not told by the file
    std::int64_t records = 0;
    std::int64_t rejected = 0;
};

/// Reads one feed file (plain, gzip, zip or, for the mirror's ';' form, tar.xz with several files)
/// into the sink. A duplicate CVE in one file: the later row is an issue. A file that is no feed
/// fails with Format and a message naming it.
[[nodiscard]] base::Result<FeedSummary> readFeed(
    const QString& path, FeedSink& sink, const base::Progress& progress);

} // namespace parapet::feeds
