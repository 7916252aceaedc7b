// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// parapetctl: the command line of Parapet. See --help.
#include "app/cli/command.h"
#include "app/cli/signals.h"

#include <QGuiApplication>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace {

int runChosen(const std::vector<std::unique_ptr<parapet::cli::Command>>& commands,
    parapet::cli::Session& session)
{
    for (const auto& command : commands)
        if (command->chosen())
            return command->run(session);
    return parapet::cli::WrongUsage;
}

/// Whether the words name a command down to its last part ("feeds status").
bool isChosenWhole(const CLI::App& app)
{
    if (app.get_subcommands([](const CLI::App*) { return true; }).empty())
        return true;
    const auto chosen = app.get_subcommands();
    return !chosen.empty() && isChosenWhole(*chosen.front());
}

std::optional<std::string> unknownCommand(const CLI::App& app)
{
    const auto words = app.remaining(true);
    const auto word = std::find_if(
        words.begin(), words.end(), [](const std::string& each) { return !each.starts_with('-'); });
    return word == words.end() || isChosenWhole(app) ? std::nullopt : std::optional(*word);
}

/// Only a report draws text: it needs fonts, yet no display.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv)
{
    const bool draws = std::any_of(
        argv, argv + argc, [](const char* word) { return std::string_view(word) == "report"; });
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

// An option declared twice throws: a mistake of ours that is to end the program at once.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int argc, char** argv)
{
    const auto application = makeApplication(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Parapet"));
    QCoreApplication::setApplicationName(QStringLiteral("Parapet"));
    parapet::cli::Session session;
    CLI::App app{"Parapet: threat and vulnerability management from one file.\n"
                 "Example: parapetctl import exports/ && parapetctl score --format json",
        "parapetctl"};
    app.set_version_flag("--version", "parapetctl " PARAPET_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    std::string workspace;
    app.add_option("--workspace", workspace, "The workspace file")->envname("PARAPET_WORKSPACE");
    app.add_flag("--quiet", session.quiet, "No messages, no progress");
    const auto commands = parapet::cli::allCommands();
    for (const auto& command : commands)
        command->declare(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (const auto unknown = unknownCommand(app)) {
            std::cerr << "parapetctl: there is no command \"" << *unknown
                      << "\"; parapetctl --help lists them\n";
            return parapet::cli::WrongUsage;
        }
        const int code = app.exit(error);
        return code == 0 ? parapet::cli::Done : parapet::cli::WrongUsage;
    }
    if (!workspace.empty())
        session.workspace = QString::fromStdString(workspace);
    return runChosen(commands, session);
}
