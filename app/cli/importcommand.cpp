// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// import, formats, issues, snapshots.
#include "app/cli/commands.h"
#include "app/cli/listing.h"
#include "models/base/timetext.h"
#include "models/jobs/import/importjob.h"
#include "models/jobs/import/takeback.h"

namespace parapet::cli {

void ImportCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("import",
        "Read the files or folders of one snapshot\n"
        "Example: parapetctl import exports/2026-08-01 --label \"August\"");
    m_app->add_option("PATH", m_paths, "Files or folders")->required();
    m_app->add_option("--format", m_format, "Force a format by its name (see formats)");
    m_app->add_option("--taken-at", m_takenAt, "Time of the snapshot, ISO 8601");
    m_app->add_option("--label", m_label, "A name for it");
    m_app->add_flag("--dry-run", m_dryRun, "Read and report, write nothing");
    m_app->add_flag("--partial", m_partial, "Update only the devices that are named");
    m_app->add_option("--format-summary", m_summary, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
}

int ImportCommand::run(Session& session)
{
    jobs::ImportRequest request;
    request.paths = qt(m_paths);
    request.format = qt(m_format);
    request.label = qt(m_label);
    request.dryRun = m_dryRun;
    request.partial = m_partial;
    if (!m_takenAt.empty()) {
        request.takenAt = base::parseTime(m_takenAt);
        if (!request.takenAt)
            return session.fail({base::Error::Kind::Usage,
                QStringLiteral("--taken-at %1 is no time; write 2026-08-01T00:00:00Z.")
                    .arg(qt(m_takenAt)),
                {}});
    }
    // the workspace is made when the files turned out readable, never for a failed import
    const bool isNew = !QFileInfo::exists(session.workspace);
    auto context = session.open(store::OpenMode::Create);
    if (!context)
        return session.fail(context.error());
    auto report = jobs::importSnapshot(**context, request);
    if (!report) {
        if (isNew)
            session.discard();
        return session.fail(report.error());
    }
    if (isNew && m_dryRun)
        session.discard();
    session.tellIssues(report->issues);
    if (m_summary == "json")
        session.print(jobs::summaryJson(*report) + '\n');
    else if (report->unchanged)
        session.say(QStringLiteral("Nothing changed: snapshot %1 holds these files already.")
                        .arg(report->snapshot));
    else
        session.say(QStringLiteral("%1 of %2: %3 devices, %4 findings rows, %5 rejected.")
                        .arg(m_dryRun ? QStringLiteral("Nothing was written; a snapshot")
                                      : QStringLiteral("Snapshot %1").arg(report->snapshot))
                        .arg(base::isoTime(report->takenAt))
                        .arg(report->devices)
                        .arg(report->summary.rows[1])
                        .arg(report->summary.rejected)
            + jobs::completionWords(*report) + jobs::doubtWords(*report));
    return report->summary.rejected > 0 ? SomeRejected : Done;
}

void FormatsCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "formats", "The formats it reads, and how each is recognised\nExample: parapetctl formats");
}

int FormatsCommand::run(Session& session)
{
    for (const auto& format : ingest::formats())
        session.print(QStringLiteral("%1\n    %2\n    recognised by: %3\n")
                          .arg(format.name, format.description, format.recognisedBy)
                          .toUtf8());
    return Done;
}

void IssuesCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("issues",
        "Rejected rows and notes of past imports\nExample: parapetctl issues --format csv");
    m_options.add(*m_app);
}

int IssuesCommand::run(Session& session)
{
    return listKind(session, domain::Kind::Issues, m_options);
}

void SnapshotsCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "snapshots", "The snapshots of the workspace\nExample: parapetctl snapshots --format json");
    m_options.add(*m_app);
    m_takeBack = m_app->add_subcommand("take-back",
        "Take a wrong import back: the newest snapshot, by its number, leaves the workspace; the "
        "one before is the newest again. What people did since stays. The same files can be "
        "imported again\nExample: parapetctl snapshots take-back 4");
    m_takeBack->add_option("SNAPSHOT", m_snapshot, "Number of the newest snapshot")->required();
}

int SnapshotsCommand::run(Session& session)
{
    if (!m_takeBack->parsed())
        return listKind(session, domain::Kind::Snapshots, m_options);
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto done = jobs::takeBackSnapshot(**context, m_snapshot);
    if (!done)
        return session.fail(done.error());
    session.say(jobs::takenBackWords(*done));
    return Done;
}

} // namespace parapet::cli
