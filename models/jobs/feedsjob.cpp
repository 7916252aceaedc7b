// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/feedsjob.h"

#include "models/base/text.h"
#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/store/knowledgestore.h"
#include "models/store/snapshotwriter.h"

#include <QFileInfo>

namespace parapet::jobs {
namespace {

using base::qt;

class FeedCollector final : public feeds::FeedSink
{
public:
    void kev(const domain::KevRecord& row) override
    {
        if (const auto number = store::cveNumber(qt(row.cve)))
            kevRows.push_back({*number, row.dateAdded, row.dueDate, row.ransomware});
    }
    void epss(const domain::EpssRecord& row) override
    {
        if (const auto number = store::cveNumber(qt(row.cve)))
            epssRows.push_back({*number, row.probability, row.percentile});
    }
    void issue(domain::Issue issue) override { issues.push_back(std::move(issue)); }

    std::vector<store::KevRow> kevRows;
    std::vector<store::EpssRow> epssRows;
    std::vector<domain::Issue> issues;
};

store::FeedInfo infoOf(const Context& context, const FeedReport& report)
{
    store::FeedInfo info;
    info.name = report.summary.name;
    info.version = report.summary.version;
    info.date = report.summary.date;
    info.records = report.summary.records;
    info.rejected = report.summary.rejected;
    info.importedAt = context.clock();
    info.source = QFileInfo(report.file).fileName();
    return info;
}

Change imported(const store::FeedInfo& feed)
{
    QJsonObject after{{QStringLiteral("version"), feed.version},
        {QStringLiteral("records"), static_cast<qint64>(feed.records)},
        {QStringLiteral("rejected"), static_cast<qint64>(feed.rejected)},
        {QStringLiteral("file"), feed.source}};
    if (feed.date)
        after.insert(QStringLiteral("date"), base::isoTime(*feed.date));
    return {QStringLiteral("Imported"), QStringLiteral("feed"), feed.name, feed.name.toUpper(), {},
        after};
}

} // namespace

base::Result<std::vector<FeedReport>> importFeeds(Context& context, const QStringList& files)
{
    context.connection.setStop(context.progress.stop);
    std::vector<FeedReport> reports;
    std::vector<FeedCollector> collected(static_cast<std::size_t>(files.size()));
    for (qsizetype i = 0; i < files.size(); ++i) {
        FeedCollector& rows = collected[static_cast<std::size_t>(i)];
        auto summary = feeds::readFeed(files[i], rows, context.progress);
        if (!summary)
            return tl::unexpected(summary.error());
        reports.push_back({std::move(*summary), files[i], rows.issues});
    }
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        store::KnowledgeStore knowledge(context.connection);
        const auto before = knowledge.newest();
        if (!before)
            return tl::unexpected(before.error());
        for (std::size_t i = 0; i < reports.size(); ++i) {
            auto info = infoOf(context, reports[i]);
            const bool isKev = info.name == QStringLiteral("kev");
            auto replaced = isKev ? knowledge.replaceKev(
                                std::move(info), std::move(collected[i].kevRows), reports[i].issues)
                                  : knowledge.replaceEpss(std::move(info),
                                      std::move(collected[i].epssRows), reports[i].issues);
            if (!replaced)
                return tl::unexpected(replaced.error());
            if (auto noted = note(context, imported(*replaced)); !noted)
                return noted;
        }
        return rescoreInTransaction(context, {Occasion::What::Feeds, *before});
    });
    if (!done)
        return tl::unexpected(done.error());
    return reports;
}

} // namespace parapet::jobs
