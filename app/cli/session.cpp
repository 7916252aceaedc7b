// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/signals.h"
#include "app/workspace/defaultpath.h"
#include "app/workspace/loginname.h"
#include "models/jobs/rescore.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <unistd.h>

namespace parapet::cli {

Session::Session()
    : workspace(app::defaultWorkspacePath())
    , m_clock(base::systemClock())
{
}

base::Progress Session::progress() const
{
    static const std::stop_token stop = stopOnSignals();
    base::Progress progress;
    progress.stop = stop;
    if (!quiet && isatty(STDERR_FILENO) != 0)
        progress.report = [](qint64 done, qint64 total, const QString& what) {
            const QByteArray text = what.toUtf8();
            if (total > 0)
                std::fprintf(stderr, "\r\x1b[K%s %lld %%", text.constData(),
                    static_cast<long long>(100 * done / total));
            else
                std::fprintf(stderr, "\r\x1b[K%s", text.constData());
            if (done >= total)
                std::fputs("\r\x1b[K", stderr);
        };
    return progress;
}

base::Result<jobs::Context*> Session::open(store::OpenMode mode)
{
    if (m_context)
        return m_context.get();
    const bool existed = QFileInfo(workspace).size() > 0;
    const bool reads = mode == store::OpenMode::ReadOnly;
    if (reads && existed)
        mode = store::OpenMode::ReadWrite; // reading may settle exceptions that ended by themselves
    auto opened = store::Connection::open(workspace, mode);
    const bool cannotWrite = !opened && opened.error().kind == base::Error::Kind::Io && reads;
    if (cannotWrite)
        opened = store::Connection::open(workspace, store::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    m_connection = std::move(*opened);
    m_context = std::make_unique<jobs::Context>(
        jobs::Context{*m_connection, m_clock, app::loginName(), progress()});
    m_connection->setStop(m_context->progress.stop);
    if (existed && !cannotWrite)
        if (auto settled = jobs::settle(*m_context); !settled)
            return tl::unexpected(settled.error());
    return m_context.get();
}

base::Result<std::unique_ptr<jobs::Scope>> Session::scope(
    qint64 snapshot, const QStringList& groups)
{
    auto context = open(store::OpenMode::ReadOnly);
    if (!context)
        return tl::unexpected(context.error());
    return jobs::Scope::open(**context, {snapshot, groups});
}

void Session::discard()
{
    m_context.reset();
    m_connection.reset();
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(workspace + QLatin1String(suffix));
}

void Session::say(const QString& message) const
{
    if (!quiet)
        std::fprintf(stderr, "%s\n", message.toUtf8().constData());
}

int Session::fail(const base::Error& error) const
{
    std::fprintf(stderr, "parapetctl: %s\n", error.message.toUtf8().constData());
    switch (error.kind) {
    case base::Error::Kind::Usage:
        return WrongUsage;
    case base::Error::Kind::Cancelled:
        return Interrupted;
    default:
        return Failed;
    }
}

void Session::tellIssues(const std::vector<domain::Issue>& issues) const
{
    for (const domain::Issue& issue : issues)
        if (issue.kind == domain::Issue::Kind::Rejected)
            std::fprintf(stderr, "%s\n", domain::describe(issue).toUtf8().constData());
        else
            say(QStringLiteral("note: ") + domain::describe(issue));
}

void Session::print(const QByteArray& text) const
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
}

base::Result<exporting::Format> Session::format(const std::string& name) const
{
    if (name.empty())
        return isatty(STDOUT_FILENO) != 0 ? exporting::Format::Table : exporting::Format::Csv;
    const auto format = exporting::parseFormat(QString::fromStdString(name));
    if (!format)
        return base::fail(base::Error::Kind::Usage,
            QStringLiteral("--format is one of table, csv, json, ndjson."));
    return *format;
}

} // namespace parapet::cli
