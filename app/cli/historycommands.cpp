// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// events, audit.
#include "app/cli/historycommands.h"
#include "models/base/timetext.h"
#include "models/jobs/eventsjob.h"
#include "models/jobs/journaljob.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

namespace parapet::cli {
namespace {

constexpr base::Millis day = 86'400'000;

base::Error usage(const QString& message)
{
    return {base::Error::Kind::Usage, message, {}};
}

} // namespace

void EventsCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("events",
        "New and exploitable vulnerabilities of a range of days; the events themselves: list "
        "events\nExample: parapetctl events --days 30");
    m_app->add_option("--from", m_from, "First day, YYYY-MM-DD; default: the beginning");
    m_app->add_option("--until", m_until, "Last day, YYYY-MM-DD; default: today and later");
    m_app->add_option("--days", m_days, "Or the days up to today")
        ->check(CLI::PositiveNumber)
        ->excludes("--from", "--until");
    m_app->add_option("--format", m_format, "text or json")->check(CLI::IsMember({"text", "json"}));
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int EventsCommand::run(Session& session)
{
    base::Millis from = 0;
    base::Millis until = std::numeric_limits<base::Millis>::max();
    const auto read = [](const std::string& text, base::Millis& time) {
        const auto parsed = text.empty() ? std::optional(time) : base::parseTime(text);
        time = parsed.value_or(0) / day * day;
        return parsed.has_value();
    };
    if (!read(m_from, from) || (!m_until.empty() && !read(m_until, until)))
        return session.fail(
            usage(QStringLiteral("A day is written as 2026-09-01; see events --help.")));
    if (!m_until.empty())
        until += day;
    if (m_days > 0) {
        until = session.clock()() / day * day + day;
        from = until - m_days * day;
    }
    auto scope = session.scope(m_asOf);
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto numbers = jobs::eventNumbers(**context, **scope, from, until);
    if (!numbers)
        return session.fail(numbers.error());
    if (m_format == "json") {
        const QJsonObject object{
            {QStringLiteral("newVulnerabilities"), numbers->newVulnerabilities},
            {QStringLiteral("exploitableVulnerabilities"), numbers->exploitableVulnerabilities},
            {QStringLiteral("events"), numbers->events}};
        session.print(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
        return Done;
    }
    session.print(QStringLiteral("New vulnerabilities          %1\n"
                                 "Exploitable vulnerabilities  %2\n"
                                 "Events                       %3\n")
                      .arg(numbers->newVulnerabilities)
                      .arg(numbers->exploitableVulnerabilities)
                      .arg(numbers->events)
                      .toUtf8());
    return Done;
}

void AuditCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "audit", "The journal: who changed what and when\nExample: parapetctl audit verify");
    m_app->require_subcommand(1);
    m_verify = m_app->add_subcommand("verify",
        "Recompute the chain of hashes; finds entries edited, removed, put in or moved, and names "
        "them. Somebody who may write the file can write the whole journal anew: note the head "
        "that this prints elsewhere and give it as --noted to find that, too\n"
        "Example: parapetctl audit verify --noted 118:5f0c...");
    m_verify->add_option("--noted", m_noted, "NUMBER:HASH of an entry as noted before");
    m_list = m_app->add_subcommand("list",
        "The entries, newest first\n"
        "Example: parapetctl audit list --filter 'objectType == \"exception\"' --format json");
    m_options.add(*m_list);
}

int AuditCommand::run(Session& session)
{
    if (m_list->parsed())
        return listKind(session, domain::Kind::Journal, m_options);
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto state = jobs::verifyJournal(**context, qt(m_noted));
    if (!state)
        return session.fail(state.error());
    for (const auto& [entry, fault] : state->faults)
        session.print(fault.toUtf8() + '\n');
    if (!state->faults.empty()) {
        session.say(QStringLiteral("The journal was tampered with: %1 faults in %2 entries.")
                        .arg(state->faults.size())
                        .arg(state->entries));
        return Failed;
    }
    session.say(QStringLiteral("The journal is sound: %1 entries.").arg(state->entries));
    if (state->entries > 0)
        session.print(QStringLiteral("%1:%2\n").arg(state->entries).arg(state->head).toUtf8());
    return Done;
}

} // namespace parapet::cli
