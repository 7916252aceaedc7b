// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// remediation, exception.
#include "app/cli/commands.h"
#include "app/cli/scorejson.h"
#include "models/base/timetext.h"
#include "models/jobs/activitychanges.h"
#include "models/jobs/workflow.h"

namespace parapet::cli {
namespace {

constexpr base::Millis day = 86'400'000;

base::Error usage(const QString& message)
{
    return {base::Error::Kind::Usage, message, {}};
}

} // namespace

void RemediationCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("remediation",
        "Remediation activities: requested, handed over to IT, completed\n"
        "Example: parapetctl remediation export --out it.csv");
    m_app->require_subcommand(1);
    m_create = m_app->add_subcommand("create",
        "Request a remediation\nExample: parapetctl remediation create --recommendation "
        "va-_-google-_-chrome --due 2026-09-01 --priority High");
    m_create->add_option("--recommendation", m_recommendation, "Recommendation id")->required();
    m_create->add_option("--due", m_due, "Due date, YYYY-MM-DD");
    m_create->add_option("--priority", m_priority, "High, Medium or Low")
        ->type_name("WORD:{High,Medium,Low}");
    m_create->add_option("--note", m_note, "A note for IT");
    m_create->add_option("--group", m_groups, "Only these device groups")->take_all();
    m_create->add_option("--type", m_type, "What is asked for; default: as the recommendation says")
        ->type_name("WORD:{Update,Upgrade,Uninstall,ConfigurationChange,AttentionRequired}");
    m_create->add_flag("--no-user-impact", m_sparesUsers,
        "Of a configuration: only devices whose users are not expected to notice it");
    m_create->add_flag("--intune-ticket", m_wantsTicket,
        "A ticket is to be opened in Intune (for AAD joined devices); after set intune yes");
    m_change = m_app->add_subcommand("change",
        "Another due date, priority or note for activities under way\n"
        "Example: parapetctl remediation change ID --due 2026-10-01 --priority High");
    m_change->add_option("ID", m_ids, "Activity ids")->required();
    m_change->add_option("--due", m_due, "Due date, YYYY-MM-DD, or none");
    m_change->add_option("--priority", m_newPriority, "High, Medium or Low")
        ->type_name("WORD:{High,Medium,Low}");
    m_change->add_option("--note", m_newNote, "A note for IT, in the place of the old one");
    m_complete = m_app->add_subcommand(
        "complete", "Mark an activity as completed\nExample: parapetctl remediation complete ID");
    m_complete->add_option("ID", m_id, "Activity id")->required();
    m_export = m_app->add_subcommand("export",
        "Write the hand-over CSV for IT\nExample: parapetctl remediation export --out it.csv");
    m_export->add_option("ID", m_ids, "Activity ids; none: all active ones");
    m_export->add_option("--out", m_out, "The file to write")->required();
    declareMerge();
    declareMail();
}

int RemediationCommand::run(Session& session)
{
    if (m_create->parsed())
        return create(session);
    if (m_change->parsed())
        return change(session);
    if (m_merge->parsed())
        return merge(session);
    if (m_mail->parsed())
        return mail(session);
    return m_complete->parsed() ? complete(session) : exportFile(session);
}

int RemediationCommand::create(Session& session)
{
    domain::RemediationRequest request;
    request.recommendation = qt(m_recommendation);
    request.groups = qt(m_groups);
    request.notes = qt(m_note);
    request.sparesUsers = m_sparesUsers;
    request.wantsTicket = m_wantsTicket;
    if (!m_type.empty()) {
        request.type = domain::parseTerm<domain::RemediationType>(m_type);
        if (!request.type)
            return session.fail(
                usage(QStringLiteral("%1 is no remediation type.").arg(qt(m_type))));
    }
    const auto priority = domain::parseTerm<domain::Priority>(m_priority);
    if (!priority)
        return session.fail(usage(QStringLiteral("--priority is High, Medium or Low.")));
    request.priority = *priority;
    if (!m_due.empty()) {
        request.dueOn = base::parseTime(m_due);
        if (!request.dueOn)
            return session.fail(
                usage(QStringLiteral("--due %1 is no date; write 2026-09-01.").arg(qt(m_due))));
    }
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto id = jobs::createRemediation(**context, request);
    if (!id)
        return session.fail(id.error());
    session.print(id->toUtf8() + '\n');
    return Done;
}

int RemediationCommand::change(Session& session)
{
    domain::ActivityEdit edit;
    if (m_due == "none")
        edit.dueOn.emplace();
    else if (!m_due.empty()) {
        const auto day = base::parseTime(m_due);
        if (!day)
            return session.fail(usage(
                QStringLiteral("--due %1 is no date; write 2026-09-01 or none.").arg(qt(m_due))));
        edit.dueOn.emplace(*day);
    }
    if (!m_newPriority.empty()) {
        edit.priority = domain::parseTerm<domain::Priority>(m_newPriority);
        if (!edit.priority)
            return session.fail(usage(QStringLiteral("--priority is High, Medium or Low.")));
    }
    if (m_newNote)
        edit.notes = qt(*m_newNote);
    if (!edit.dueOn && !edit.priority && !edit.notes)
        return session.fail(usage(QStringLiteral("Give --due, --priority or --note.")));
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    jobs::ActivityEdits edits;
    for (const std::string& id : m_ids)
        edits.emplace_back(qt(id), edit);
    if (const auto changed = jobs::changeRemediations(**context, edits); !changed)
        return session.fail(changed.error());
    session.say(QStringLiteral("Changed: %1.").arg(qt(m_ids).join(u", ")));
    return Done;
}

int RemediationCommand::complete(Session& session)
{
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    if (auto done = jobs::completeRemediation(**context, qt(m_id)); !done)
        return session.fail(done.error());
    session.say(QStringLiteral("Activity %1 is completed.").arg(qt(m_id)));
    return Done;
}

int RemediationCommand::exportFile(Session& session)
{
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto rows = jobs::exportHandover(**context, qt(m_ids), qt(m_out));
    if (!rows)
        return session.fail(rows.error());
    session.say(QStringLiteral("%1 rows written to %2.").arg(*rows).arg(qt(m_out)));
    return Done;
}

void ExceptionCommand::declareRequest(CLI::App& app)
{
    app.add_option("--recommendation", m_recommendation, "Recommendation id");
    app.add_option("--justification", m_justification, "What makes it right")
        ->required()
        ->type_name("WORD:{third-party-control,alternate-mitigation,risk-accepted,"
                    "planned-remediation,false-positive,cve-with-no-patch}");
    app.add_option("--cve", m_cve, "Only this CVE; without recommendation: on every software");
    app.add_option("--software", m_software, "Software id, instead of its recommendation")
        ->excludes("--recommendation");
    app.add_flag(
        "--resurface", m_resurface, "End it by itself when more devices are exposed than now");
    app.add_option("--context", m_context, "Why");
    app.add_option("--days", m_days, "Duration in days");
    app.add_option("--until", m_until, "Or the day it ends, YYYY-MM-DD");
    auto* groups = app.add_option("--group", m_groups, "Only these device groups")->take_all();
    app.add_flag("--current-groups", m_currentGroups,
           "All device groups of now without such an exception, but none that comes later")
        ->excludes(groups);
}

void ExceptionCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("exception",
        "Exceptions: what is accepted for a time, and why\n"
        "Example: parapetctl exception cancel ID");
    m_app->require_subcommand(1);
    m_create = m_app->add_subcommand("create",
        "File an exception\nExample: parapetctl exception create --recommendation "
        "va-_-oracle-_-jre --justification risk-accepted --context \"isolated\" --days 30");
    declareRequest(*m_create);
    m_cancel = m_app->add_subcommand(
        "cancel", "Cancel an exception\nExample: parapetctl exception cancel ID");
    m_cancel->add_option("ID", m_id, "Exception id")->required();
    m_cancel->add_option("--group", m_groups, "Only for these of its device groups")->take_all();
    m_extend = m_app->add_subcommand("extend",
        "Go on with an exception to another end; the old record is kept\n"
        "Example: parapetctl exception extend ID --until 2026-12-31");
    m_extend->add_option("ID", m_id, "Exception id")->required();
    m_extend->add_option("--context", m_context, "Why; default: as before");
    m_extend->add_option("--days", m_days, "Duration in days from now");
    m_extend->add_option("--until", m_until, "Or the day it ends, YYYY-MM-DD");
    m_preview = m_app->add_subcommand("preview",
        "What it would hide and do to the scores; files nothing\nExample: parapetctl exception "
        "preview --recommendation ID --justification alternate-mitigation --days 30");
    declareRequest(*m_preview);
}

int ExceptionCommand::run(Session& session)
{
    if (m_create->parsed())
        return create(session);
    if (m_extend->parsed())
        return extend(session);
    return m_cancel->parsed() ? cancel(session) : preview(session);
}

base::Result<base::Millis> ExceptionCommand::end(const Session& session) const
{
    if ((m_days > 0) == !m_until.empty())
        return tl::unexpected(usage(QStringLiteral("Give either --days or --until.")));
    if (m_days > 0)
        return session.clock()() + m_days * day;
    const auto until = base::parseTime(m_until);
    if (!until)
        return tl::unexpected(
            usage(QStringLiteral("--until %1 is no date; write 2026-09-01.").arg(qt(m_until))));
    return *until;
}

int ExceptionCommand::extend(Session& session)
{
    const auto until = end(session);
    if (!until)
        return session.fail(until.error());
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto id = jobs::extendException(**context, qt(m_id), {*until, qt(m_context)});
    if (!id)
        return session.fail(id.error());
    session.print(id->toUtf8() + '\n');
    return Done;
}

base::Result<domain::ExceptionRequest> ExceptionCommand::request(const Session& session) const
{
    domain::ExceptionRequest request;
    request.recommendation = m_software.empty() ? qt(m_recommendation)
                                                : domain::softwareRecommendationId(qt(m_software));
    request.cve = qt(m_cve);
    request.resurface = m_resurface;
    request.context = qt(m_context);
    request.groups = qt(m_groups);
    const auto justification = domain::parseTerm<domain::Justification>(m_justification);
    if (!justification)
        return tl::unexpected(
            usage(QStringLiteral("%1 is no justification.").arg(qt(m_justification))));
    request.justification = *justification;
    const auto until = end(session);
    if (!until)
        return tl::unexpected(until.error());
    request.expiresOn = *until;
    return request;
}

base::Result<void> ExceptionCommand::nameCurrentGroups(
    jobs::Context& context, domain::ExceptionRequest& request) const
{
    if (!m_currentGroups)
        return {};
    const auto offer = jobs::groupOffer(context, {request});
    if (!offer)
        return tl::unexpected(offer.error());
    if (offer->offered.isEmpty())
        return tl::unexpected(usage(QStringLiteral(
            "No device group is left: each has such an exception, or there is none.")));
    request.groups = offer->offered;
    return {};
}

int ExceptionCommand::create(Session& session)
{
    auto asked = request(session);
    if (!asked)
        return session.fail(asked.error());
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    if (auto named = nameCurrentGroups(**context, *asked); !named)
        return session.fail(named.error());
    const auto id = jobs::fileException(**context, *asked);
    if (!id)
        return session.fail(id.error());
    session.print(id->toUtf8() + '\n');
    return Done;
}

int ExceptionCommand::cancel(Session& session)
{
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto done = m_groups.empty()
        ? jobs::cancelException(**context, qt(m_id))
        : jobs::cancelExceptionGroups(**context, qt(m_id), qt(m_groups));
    if (!done)
        return session.fail(done.error());
    session.say(m_groups.empty() ? QStringLiteral("Exception %1 is canceled.").arg(qt(m_id))
                                 : QStringLiteral("Exception %1 is canceled for %2.")
                                       .arg(qt(m_id), qt(m_groups).join(u", ")));
    return Done;
}

int ExceptionCommand::preview(Session& session)
{
    auto asked = request(session);
    if (!asked)
        return session.fail(asked.error());
    if (m_currentGroups) {
        auto context = session.open(store::OpenMode::ReadOnly);
        if (!context)
            return session.fail(context.error());
        if (auto named = nameCurrentGroups(**context, *asked); !named)
            return session.fail(named.error());
    }
    auto scope = session.scope(0);
    if (!scope)
        return session.fail(scope.error());
    const auto analysis = (*scope)->analysis();
    if (!analysis)
        return session.fail(analysis.error());
    const auto preview = (*analysis)->preview(*asked);
    if (!preview)
        return session.fail(preview.error());
    session.print(toJson(*preview));
    return Done;
}

} // namespace parapet::cli
