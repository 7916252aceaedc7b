// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a shell needs to complete the command line, read from the tree of commands itself: no
// command or option has to be told twice. Pure functions; any thread.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace parapet::cli {

/// A script for bash 4 and later; `root` is the application with all its commands.
[[nodiscard]] std::string bashCompletion(const CLI::App& root);
/// The same for zsh, with what each command does beside it.
[[nodiscard]] std::string zshCompletion(const CLI::App& root);

} // namespace parapet::cli
