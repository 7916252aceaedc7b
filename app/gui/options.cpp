// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include "app/workspace/defaultpath.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

using namespace Qt::StringLiterals;

namespace parapet::app {
namespace {

constexpr int wrongUsage = 2;

[[noreturn]] void refuse(const QString& message)
{
    std::fprintf(stderr, "parapet: %s\n", qUtf8Printable(message));
    std::exit(wrongUsage);
}

/// As a file manager opens one: by its path alone.
void takeWorkspace(Options& options)
{
    for (const QString& path : QStringList(options.paths)) {
        if (!path.endsWith(u".parapet"_s, Qt::CaseInsensitive))
            continue;
        if (!options.workspace.isEmpty())
            refuse(QCoreApplication::translate("Options", "%1: one workspace at a time").arg(path));
        options.workspace = path;
        options.paths.removeOne(path);
    }
}

} // namespace

Options readOptions()
{
    const QCommandLineOption workspace(u"workspace"_s,
        QCoreApplication::translate("Options", "The workspace to open (also PARAPET_WORKSPACE)."),
        u"FILE"_s);
    const QCommandLineOption picture(u"dashboard-png"_s,
        QCoreApplication::translate("Options", "Draw the dashboard into a PNG file and end."),
        u"FILE"_s);
    const QCommandLineOption theme(
        u"theme"_s, QCoreApplication::translate("Options", "Colours."), u"light|dark|system"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("Options",
        "Threat and vulnerability management on the desktop of a security admin.\n"
        "Example: parapet --workspace fleet.parapet exports/2026-08-01"));
    parser.addOptions({workspace, picture, theme});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"PATH"_s,
        QCoreApplication::translate(
            "Options", "A workspace (*.parapet) to open, files or folders to import."),
        u"[PATH...]"_s);
    if (!parser.parse(QCoreApplication::arguments()))
        refuse(parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();

    Options options;
    options.workspace = parser.value(workspace);
    options.paths = parser.positionalArguments();
    takeWorkspace(options);
    if (options.workspace.isEmpty())
        options.workspace = defaultWorkspacePath();
    options.dashboardPng = parser.value(picture);
    const QString mode = parser.value(theme);
    if (mode == u"light")
        options.theme = views::Theme::Mode::Light;
    else if (mode == u"dark")
        options.theme = views::Theme::Mode::Dark;
    else if (mode == u"system")
        options.theme = views::Theme::Mode::System;
    else if (parser.isSet(theme))
        refuse(QCoreApplication::translate("Options", "--theme takes light, dark or system"));
    return options;
}

bool asksForPicture(int argc, char** argv)
{
    for (const std::string_view argument : std::span<char*>(argv, static_cast<std::size_t>(argc))) {
        if (argument.starts_with("--dashboard-png"))
            return true;
    }
    return false;
}

} // namespace parapet::app
