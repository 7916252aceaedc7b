// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of the command line.
#pragma once

#include "app/cli/listing.h"

#include "models/domain/toldlists.h"
#include "models/domain/workflow.h"

#include <QFileInfo>

namespace parapet::cli {

class ImportCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::vector<std::string> m_paths;
    std::string m_format, m_takenAt, m_label, m_summary = "text";
    bool m_dryRun = false, m_partial = false;
};

class FormatsCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;
};

class IssuesCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    ListOptions m_options;
};

class SnapshotsCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    ListOptions m_options;
    CLI::App* m_takeBack = nullptr;
    qint64 m_snapshot = 0;
};

class FeedsCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    CLI::App* m_import = nullptr;
    std::vector<std::string> m_files;
    ListOptions m_status;
};

class ScoreCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_format = "text";
    std::vector<std::string> m_groups;
    qint64 m_asOf = 0;
};

class ListCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    [[nodiscard]] int listTold(Session& session, domain::ToldList list);
    std::string m_kind, m_device, m_software;
    ListOptions m_options;
};

class ShowCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_kind, m_id;
    qint64 m_asOf = 0;
};

class ExplainCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_device, m_cve, m_recommendation, m_format = "json";
    bool m_secure = false;
    std::size_t m_top = 10;
    qint64 m_asOf = 0;
};

class WhatIfCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::vector<std::string> m_ids;
    std::string m_format = "text";
    qint64 m_asOf = 0;
};

class PlanCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    unsigned m_budget = 10;
    std::string m_format = "text";
    qint64 m_asOf = 0;
};

class RemediationCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    [[nodiscard]] int create(Session& session);
    [[nodiscard]] int change(Session& session);
    [[nodiscard]] int complete(Session& session);
    [[nodiscard]] int exportFile(Session& session);
    void declareMerge();
    void declareMail();
    [[nodiscard]] int merge(Session& session);
    [[nodiscard]] int mail(Session& session);
    CLI::App *m_create = nullptr, *m_change = nullptr, *m_complete = nullptr, *m_export = nullptr,
             *m_merge = nullptr, *m_mail = nullptr;
    std::string m_recommendation, m_due, m_priority = "Medium", m_note, m_id, m_out, m_file,
                                         m_format = "text", m_to, m_from, m_subject, m_template,
                                         m_type, m_newPriority;
    std::optional<std::string> m_newNote;
    std::vector<std::string> m_groups, m_ids;
    bool m_dryRun = false, m_keep = false, m_sparesUsers = false, m_wantsTicket = false;
};

class EvidenceCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_out, m_list = "findings", m_filter;
    std::vector<std::string> m_groups;
    qint64 m_asOf = 0;
};

class ReportCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_out;
    std::vector<std::string> m_groups;
    qint64 m_asOf = 0;
};

class VerifyCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_file;
};

class ExceptionCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    void declareRequest(CLI::App& app);
    [[nodiscard]] base::Result<domain::ExceptionRequest> request(const Session& session) const;
    /// What --current-groups asks for.
    [[nodiscard]] base::Result<void> nameCurrentGroups(
        jobs::Context& context, domain::ExceptionRequest& request) const;
    [[nodiscard]] int create(Session& session);
    [[nodiscard]] int cancel(Session& session);
    [[nodiscard]] int preview(Session& session);
    [[nodiscard]] int extend(Session& session);
    /// The end that --days or --until names.
    [[nodiscard]] base::Result<base::Millis> end(const Session& session) const;
    CLI::App *m_create = nullptr, *m_cancel = nullptr, *m_preview = nullptr, *m_extend = nullptr;
    std::string m_recommendation, m_cve, m_software, m_justification, m_context, m_until, m_id;
    int m_days = 0;
    bool m_resurface = false, m_currentGroups = false;
    std::vector<std::string> m_groups;
};

class SetCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    void declareSettings();
    /// The verbs that set no device; nothing where none of them was asked for.
    [[nodiscard]] std::optional<int> runSettings(Session& session);
    [[nodiscard]] base::Result<domain::ContextChange> changeTo(const QString& value) const;
    [[nodiscard]] int setDevices(Session& session);
    CLI::App *m_value = nullptr, *m_internet = nullptr, *m_tag = nullptr, *m_group = nullptr;
    CLI::App* m_devices = nullptr;
    bool m_dryRun = false, m_remove = false, m_clear = false;
    CLI::App *m_policyDays = nullptr, *m_policy = nullptr, *m_weights = nullptr,
             *m_intune = nullptr;
    std::string m_severity, m_word;
    int m_days = 0;
    std::vector<std::string> m_arguments;
    std::string m_from;
};

class GenerateCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    int m_devices = 250, m_snapshots = 4;
    unsigned long long m_seed = 1;
    std::string m_out, m_findingsFile;
    long long m_findings = 0;
    bool m_shuffled = false;
};

class DiffCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    qint64 m_before = 0, m_after = 0;
    std::string m_format;
};

class CheckCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    [[nodiscard]] static int checkScores(Session& session, jobs::Context& context);
    bool m_scores = false;
};

class BackupCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_file;
};

class CompletionCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    const CLI::App* m_root = nullptr;
    std::string m_shell;
};

} // namespace parapet::cli
