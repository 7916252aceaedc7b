// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every command works with: which workspace, the clock, the user, how to print and when to
// stop. Made by main; one thread.
#pragma once

#include "models/base/progress.h"
#include "models/domain/issue.h"
#include "models/exporting/rowwriter.h"
#include "models/jobs/context.h"
#include "models/jobs/scope.h"

#include <QString>

#include <memory>

namespace parapet::cli {

/// Exit codes of the command-line contract.
enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2, SomeRejected = 3, Interrupted = 130 };

class Session
{
public:
    Session();

    QString workspace; ///< path of the workspace file
    bool quiet = false;

    /// Opens the workspace once and keeps it. Settles expired exceptions where it exists.
    [[nodiscard]] base::Result<jobs::Context*> open(store::OpenMode mode);
    /// Closes and removes a workspace that this command made and did not fill.
    void discard();
    /// The workspace as of a snapshot (0: the newest) and device groups.
    [[nodiscard]] base::Result<std::unique_ptr<jobs::Scope>> scope(
        qint64 snapshot, const QStringList& groups = {});

    [[nodiscard]] const base::Clock& clock() const { return m_clock; }
    /// Progress on a terminal; a stop token that SIGINT and SIGTERM trigger.
    [[nodiscard]] base::Progress progress() const;

    /// A message to stderr unless quiet.
    void say(const QString& message) const;
    /// An error to stderr; the exit code that fits it.
    [[nodiscard]] int fail(const base::Error& error) const;
    /// Each rejected row as FILE:LINE: reason to stderr, notes unless quiet.
    void tellIssues(const std::vector<domain::Issue>& issues) const;
    /// Text to stdout.
    void print(const QByteArray& text) const;

    /// --format, or table on a terminal and csv otherwise.
    [[nodiscard]] base::Result<exporting::Format> format(const std::string& name) const;

private:
    base::Clock m_clock;
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<jobs::Context> m_context;
};

} // namespace parapet::cli
