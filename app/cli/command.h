// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One verb of the command line: it declares its options on a CLI11 sub-command and runs. Owned by
// main; one thread.
#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <vector>

namespace parapet::cli {

class Command
{
public:
    virtual ~Command() = default;
    /// Adds the sub-command; `run` is what main calls when it was chosen.
    virtual void declare(CLI::App& app) = 0;
    /// Was this verb (or one of its own verbs) asked for?
    [[nodiscard]] virtual bool chosen() const { return m_app != nullptr && m_app->parsed(); }
    [[nodiscard]] virtual int run(Session& session) = 0;

protected:
    CLI::App* m_app = nullptr;
};

/// Every verb, in the order of the help text.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

/// UTF-8 arguments as Qt texts.
[[nodiscard]] inline QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}
[[nodiscard]] inline QStringList qt(const std::vector<std::string>& texts)
{
    QStringList list;
    for (const std::string& text : texts)
        list.append(qt(text));
    return list;
}

} // namespace parapet::cli
