// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// generate, check, backup, completion; and the list of all verbs.
#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/historycommands.h"
#include "models/base/timetext.h"
#include "models/demo/generator.h"
#include "models/jobs/rescore.h"

namespace parapet::cli {

void GenerateCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("generate",
        "A synthetic fleet as export files\n"
        "Example: parapetctl generate --devices 2500 --seed 1 --snapshots 4 --out fleet");
    m_app->add_option("--devices", m_devices, "Devices");
    m_app->add_option("--seed", m_seed, "The same seed gives the same bytes");
    m_app->add_option("--snapshots", m_snapshots, "Monthly snapshots");
    m_app->add_option("--out", m_out, "Folder to write")->required();
    m_app->add_option("--findings", m_findings,
        "Write one vulnerability export of exactly this many findings to the file --out instead");
    m_app->add_flag("--shuffled", m_shuffled, "With --findings: rows in random order");
}

int GenerateCommand::run(Session& session)
{
    base::Result<demo::Summary> summary;
    if (m_findings > 0) {
        demo::FindingsFileOptions options;
        options.findings = m_findings;
        options.seed = m_seed;
        options.shuffled = m_shuffled;
        summary = demo::generateFindingsFile(options, qt(m_out), session.progress());
    } else {
        demo::Options options;
        options.devices = m_devices;
        options.seed = m_seed;
        options.snapshots = m_snapshots;
        summary = demo::generate(options, qt(m_out), session.progress());
    }
    if (!summary)
        return session.fail(summary.error());
    session.say(QStringLiteral("%1 snapshots, %2 devices, %3 findings written to %4.")
                    .arg(summary->snapshots.size())
                    .arg(summary->devices)
                    .arg(summary->findings)
                    .arg(qt(m_out)));
    return Done;
}

void CheckCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("check",
        "Integrity of the workspace\nExample: parapetctl --workspace w.parapet check --scores");
    m_app->add_flag("--scores", m_scores,
        "Also score the whole fleet afresh and compare every computed row, to the bit");
}

int CheckCommand::run(Session& session)
{
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto faults = (*context)->connection.check();
    if (!faults)
        return session.fail(faults.error());
    for (const QString& fault : *faults)
        session.print(fault.toUtf8() + '\n');
    if (!faults->isEmpty())
        return Failed;
    session.say(QStringLiteral("The workspace is sound."));
    return m_scores ? checkScores(session, **context) : Done;
}

int CheckCommand::checkScores(Session& session, jobs::Context& context)
{
    const auto differing = jobs::checkScores(context);
    if (!differing)
        return session.fail(differing.error());
    for (const QString& table : *differing)
        session.print("not as scored afresh: " + table.toUtf8() + '\n');
    if (differing->isEmpty())
        session.say(QStringLiteral("The scores are those of a fresh scoring, to the bit."));
    return differing->isEmpty() ? Done : Failed;
}

void BackupCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "backup", "A consistent copy while in use\nExample: parapetctl backup copy.parapet");
    m_app->add_option("FILE", m_file, "The copy")->required();
}

int BackupCommand::run(Session& session)
{
    if (QFileInfo::exists(qt(m_file)))
        return session.fail({base::Error::Kind::Conflict,
            QStringLiteral("%1 is there already; choose another name.").arg(qt(m_file)), {}});
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    if (auto done = (*context)->connection.backupTo(qt(m_file)); !done)
        return session.fail(done.error());
    session.say(QStringLiteral("Copied to %1.").arg(qt(m_file)));
    return Done;
}

void CompletionCommand::declare(CLI::App& app)
{
    m_root = &app;
    m_app = app.add_subcommand("completion",
        "A script with which the shell completes commands, options and their words\n"
        "Example: source <(parapetctl completion bash)");
    m_app->add_option("SHELL", m_shell, "bash or zsh")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh"}));
}

int CompletionCommand::run(Session& session)
{
    const std::string script = m_shell == "zsh" ? zshCompletion(*m_root) : bashCompletion(*m_root);
    session.print(QByteArray::fromStdString(script));
    return Done;
}

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(std::make_unique<ImportCommand>());
    commands.push_back(std::make_unique<FormatsCommand>());
    commands.push_back(std::make_unique<IssuesCommand>());
    commands.push_back(std::make_unique<SnapshotsCommand>());
    commands.push_back(std::make_unique<FeedsCommand>());
    commands.push_back(std::make_unique<ScoreCommand>());
    commands.push_back(std::make_unique<ListCommand>());
    commands.push_back(std::make_unique<ShowCommand>());
    commands.push_back(std::make_unique<EventsCommand>());
    commands.push_back(std::make_unique<ExplainCommand>());
    commands.push_back(std::make_unique<WhatIfCommand>());
    commands.push_back(std::make_unique<PlanCommand>());
    commands.push_back(std::make_unique<RemediationCommand>());
    commands.push_back(std::make_unique<ExceptionCommand>());
    commands.push_back(std::make_unique<EvidenceCommand>());
    commands.push_back(std::make_unique<VerifyCommand>());
    commands.push_back(std::make_unique<ReportCommand>());
    commands.push_back(std::make_unique<SetCommand>());
    commands.push_back(std::make_unique<DiffCommand>());
    commands.push_back(std::make_unique<GenerateCommand>());
    commands.push_back(std::make_unique<PolicyCommand>());
    commands.push_back(std::make_unique<AuditCommand>());
    commands.push_back(std::make_unique<CheckCommand>());
    commands.push_back(std::make_unique<BackupCommand>());
    commands.push_back(std::make_unique<CompletionCommand>());
    return commands;
}

} // namespace parapet::cli
