// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs about what happened and what is due: events, the journal, the policy.
#pragma once

#include "app/cli/listing.h"

namespace parapet::cli {

class EventsCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_from, m_until, m_format = "text";
    int m_days = 0;
    qint64 m_asOf = 0;
};

class AuditCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    CLI::App *m_verify = nullptr, *m_list = nullptr;
    std::string m_noted;
    ListOptions m_options;
};

class PolicyCommand final : public Command
{
public:
    void declare(CLI::App& app) override;
    [[nodiscard]] int run(Session& session) override;

private:
    std::string m_format = "text";
};

} // namespace parapet::cli
