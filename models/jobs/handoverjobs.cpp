// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/handoverjobs.h"

#include "models/jobs/merge.h"
#include "models/jobs/report.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("HandoverJobs", text);
}

void removeOldDrafts(const QDir& folder)
{
    constexpr int keptDays = 7;
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDays(-keptDays);
    for (const QFileInfo& draft : folder.entryInfoList({QStringLiteral("*.eml")}, QDir::Files))
        if (draft.lastModified() < limit)
            QFile::remove(draft.filePath());
}

} // namespace

JobId startMerge(Desk& desk, const QString& file, const QByteArray& sha256)
{
    return desk.run(tr("Merging IT's answer"),
        [file, sha256](Context& context, Outcome& outcome) -> base::Result<void> {
            auto plan = mergeHandover(context, file, sha256);
            if (!plan)
                return tl::unexpected(plan.error());
            outcome.message = plan->changes.size() == 1
                ? tr("1 answer of IT was merged.")
                : tr("%1 answers of IT were merged.").arg(plan->changes.size());
            outcome.issues = std::move(plan->issues);
            return {};
        });
}

JobId startMail(Desk& desk, const QStringList& activities, const MailSettings& settings,
    const QString& file, bool wantsToKeep, bool cleans)
{
    const bool keeps = wantsToKeep && desk.whyNotWritable().isEmpty(); // the draft needs no writing
    return desk.run(
        tr("Writing an e-mail draft"),
        [=](Context& context, Outcome& outcome) -> base::Result<void> {
            const QDir folder = QFileInfo(file).absoluteDir();
            if (!folder.mkpath(QStringLiteral(".")))
                return base::fail(
                    base::Error::Kind::Io, tr("The folder %1 cannot be made.").arg(folder.path()));
            if (cleans)
                removeOldDrafts(folder);
            if (auto written = writeMail(context, activities, settings, file); !written)
                return written;
            outcome.message = cleans ? QString() : tr("The e-mail draft is %1.").arg(file);
            return keeps ? keepMailSettings(context, settings) : base::Result<void>();
        },
        false);
}

JobId startEvidence(
    Desk& desk, const EvidenceRequest& request, const std::function<QByteArray()>& picture)
{
    return desk.run(
        tr("Writing the evidence pack"),
        [request, picture](Context& context, Outcome& outcome) -> base::Result<void> {
            EvidenceRequest whole = request;
            if (picture)
                whole.dashboardPng = picture();
            const auto report = writeEvidence(context, whole);
            if (!report)
                return tl::unexpected(report.error());
            outcome.message =
                tr("Evidence pack written to %1; its manifest has the SHA-256 %2.")
                    .arg(request.file, QString::fromLatin1(report->manifestSha256.toHex()));
            return {};
        },
        false);
}

JobId startReport(Desk& desk, const domain::ViewScope& view, const QString& file)
{
    return desk.run(
        tr("Writing the report"),
        [view, file](Context& context, Outcome& outcome) -> base::Result<void> {
            outcome.message = tr("Report written to %1.").arg(file);
            return writeReport(context, view, file);
        },
        false);
}

} // namespace parapet::jobs
