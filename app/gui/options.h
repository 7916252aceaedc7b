// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line of the window asks for. Plain values; any thread.
#pragma once

#include "views/widgets/theme.h"

#include <QStringList>

#include <optional>

namespace parapet::app {

struct Options
{
    QString workspace; ///< the SQLite file
    QStringList paths; ///< to import at once
    QString dashboardPng; ///< draw the dashboard into this file and end; empty: show the window
    std::optional<views::Theme::Mode> theme; ///< for this run; nothing: as chosen in the window
};

/// Reads the arguments of the application that is there; --help, --version and wrong usage end the
/// process here (exit code 2).
[[nodiscard]] Options readOptions();

/// Does the command line ask for a picture? Known before there is an application, because a
/// picture needs no display.
[[nodiscard]] bool asksForPicture(int argc, char** argv);

} // namespace parapet::app
