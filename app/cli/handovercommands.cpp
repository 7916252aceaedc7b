// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// remediation mail and merge: out to IT and back; evidence, verify and report: what can be
// shown of it.
#include "app/cli/commands.h"
#include "models/base/timetext.h"
#include "models/jobs/evidence.h"
#include "models/jobs/mail.h"
#include "models/jobs/merge.h"
#include "models/jobs/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::cli {
namespace {

QJsonValue dayValue(const std::optional<base::Millis>& time)
{
    return time ? QJsonValue(base::isoTime(*time)) : QJsonValue(QJsonValue::Null);
}

QJsonObject answerObject(const domain::Claim& claim)
{
    return {{QStringLiteral("itStatus"), claim.status},
        {QStringLiteral("claim"), domain::text(claim.says)},
        {QStringLiteral("itOwner"), claim.owner}, {QStringLiteral("itNote"), claim.note},
        {QStringLiteral("doneOn"), dayValue(claim.doneOn)}};
}

QByteArray planJson(const jobs::MergePlan& plan, bool dryRun)
{
    QJsonArray changes;
    for (const auto& change : plan.changes)
        changes.append(QJsonObject{{QStringLiteral("line"), change.claim.line},
            {QStringLiteral("activityId"), change.claim.activity},
            {QStringLiteral("title"), change.title}, {QStringLiteral("deviceId"), change.deviceId},
            {QStringLiteral("computerDnsName"), change.deviceName},
            {QStringLiteral("before"),
                change.before ? QJsonValue(answerObject(*change.before))
                              : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("after"), answerObject(change.claim)}});
    QJsonArray conflicts;
    for (const auto& issue : plan.issues)
        if (issue.kind == domain::Issue::Kind::Rejected)
            conflicts.append(QJsonObject{
                {QStringLiteral("line"), issue.line}, {QStringLiteral("reason"), issue.reason}});
    return QJsonDocument(
        QJsonObject{{QStringLiteral("dryRun"), dryRun},
            {QStringLiteral("merged"), dryRun ? 0 : static_cast<qint64>(plan.changes.size())},
            {QStringLiteral("unchanged"), plan.unchanged},
            {QStringLiteral("untouched"), plan.untouched},
            {QStringLiteral("rejected"), plan.rejected()}, {QStringLiteral("changes"), changes},
            {QStringLiteral("conflicts"), conflicts}})
        .toJson();
}

QString answerText(const domain::Claim& claim)
{
    QStringList parts{claim.status.isEmpty() ? QStringLiteral("-") : claim.status};
    if (claim.doneOn)
        parts.append(QStringLiteral("done on %1").arg(base::isoDate(*claim.doneOn)));
    if (!claim.owner.isEmpty())
        parts.append(claim.owner);
    if (!claim.note.isEmpty())
        parts.append(QStringLiteral("\"%1\"").arg(claim.note.simplified().left(60)));
    return parts.join(QStringLiteral(", "));
}

QString planText(const jobs::MergePlan& plan)
{
    QString text;
    for (const auto& change : plan.changes)
        text +=
            QStringLiteral("line %1  %2  %3: %4%5\n")
                .arg(change.claim.line)
                .arg(change.deviceName.isEmpty() ? change.deviceId : change.deviceName,
                    change.title,
                    change.before ? answerText(*change.before) + QStringLiteral(" -> ") : QString(),
                    answerText(change.claim));
    return text;
}

} // namespace

void RemediationCommand::declareMerge()
{
    m_merge = m_app->add_subcommand("merge",
        "Read back the hand-over CSV that IT filled in\n"
        "Example: parapetctl remediation merge it.csv --dry-run");
    m_merge->add_option("FILE", m_file, "The filled-in file")->required();
    m_merge->add_flag("--dry-run", m_dryRun, "Tell what would change, write nothing");
    m_merge->add_option("--format", m_format, "text or json")
        ->check(CLI::IsMember({"text", "json"}));
}

int RemediationCommand::merge(Session& session)
{
    auto context = session.open(m_dryRun ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto plan = m_dryRun ? jobs::planMerge(**context, qt(m_file))
                               : jobs::mergeHandover(**context, qt(m_file));
    if (!plan)
        return session.fail(plan.error());
    session.tellIssues(plan->issues);
    session.print(m_format == "json" ? planJson(*plan, m_dryRun) : planText(*plan).toUtf8());
    session.say(QStringLiteral("%1 %2, %3 unchanged, %4 without an answer, %5 rejected.")
                    .arg(plan->changes.size())
                    .arg(m_dryRun ? QStringLiteral("answers would be merged")
                                  : QStringLiteral("answers merged"))
                    .arg(plan->unchanged)
                    .arg(plan->untouched)
                    .arg(plan->rejected()));
    return plan->rejected() > 0 ? SomeRejected : Done;
}

void RemediationCommand::declareMail()
{
    m_mail = m_app->add_subcommand("mail",
        "Write an e-mail draft to IT with the hand-over CSV attached\n"
        "Example: parapetctl remediation mail --to desk@example.org --out it.eml");
    m_mail->add_option("ID", m_ids, "Activity ids; none: all active ones");
    m_mail->add_option("--to", m_to, "The address of IT; without it the one that was kept");
    m_mail->add_option("--from", m_from, "The address that sends");
    m_mail->add_option("--subject", m_subject, "Subject; may name {title}, {devices}, {due}");
    m_mail->add_option("--template", m_template, "A text file with the words of the e-mail");
    m_mail->add_flag("--keep", m_keep, "Keep address, subject and words for the next time");
    m_mail->add_option("--out", m_out, "The .eml file to write")->required();
}

int RemediationCommand::mail(Session& session)
{
    auto context = session.open(m_keep ? store::OpenMode::ReadWrite : store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    auto settings = jobs::mailSettings(**context);
    if (!settings)
        return session.fail(settings.error());
    const std::pair<const std::string&, QString*> given[] = {
        {m_to, &settings->to}, {m_from, &settings->from}, {m_subject, &settings->subject}};
    for (const auto& [text, place] : given)
        if (!text.empty())
            *place = qt(text);
    if (!m_template.empty()) {
        constexpr qint64 largestTemplate = qint64{1} << 20;
        QFile file(qt(m_template));
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestTemplate)
            return session.fail({base::Error::Kind::Io,
                QStringLiteral("%1 cannot be read.").arg(qt(m_template)), {}});
        settings->body = QString::fromUtf8(file.readAll());
    }
    if (auto written = jobs::writeMail(**context, qt(m_ids), *settings, qt(m_out)); !written)
        return session.fail(written.error());
    if (m_keep)
        if (auto kept = jobs::keepMailSettings(**context, *settings); !kept)
            return session.fail(kept.error());
    session.say(QStringLiteral("Draft to %1 written to %2.").arg(settings->to, qt(m_out)));
    return Done;
}

void EvidenceCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("evidence",
        "A zip of lists and scores with a manifest of sums\n"
        "Example: parapetctl evidence --out august.zip --filter \"inKev == true\"");
    m_app->add_option("--out", m_out, "The zip file to write")->required();
    m_app->add_option(
        "--list", m_list, "The list beside recommendations, remediations, exceptions and claims");
    m_app->add_option("--filter", m_filter, "KQL predicate on that list");
    m_app->add_option("--group", m_groups, "Only these device groups")->take_all();
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int EvidenceCommand::run(Session& session)
{
    jobs::EvidenceRequest request;
    const auto kind = domain::parseKind(qt(m_list));
    if (!kind)
        return session.fail(
            {base::Error::Kind::Usage, QStringLiteral("There is no list %1.").arg(qt(m_list)), {}});
    request.list = *kind;
    request.file = qt(m_out);
    request.filter = qt(m_filter);
    request.view = {m_asOf, qt(m_groups)};
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto report = jobs::writeEvidence(**context, request);
    if (!report)
        return session.fail(report.error());
    session.print("manifest sha256 " + report->manifestSha256.toHex() + '\n');
    session.say(
        QStringLiteral("%1 files packed into %2.").arg(report->members.size()).arg(request.file));
    return Done;
}

void VerifyCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("verify",
        "Check an evidence pack against its manifest\nExample: parapetctl verify august.zip");
    m_app->add_option("PACK", m_file, "The zip file")->required();
}

int VerifyCommand::run(Session& session)
{
    const auto check = jobs::verifyEvidence(qt(m_file), session.progress());
    if (!check)
        return session.fail(check.error());
    for (const QString& deviation : check->deviations)
        session.print(deviation.toUtf8() + '\n');
    session.print("manifest sha256 " + check->manifestSha256.toHex() + '\n');
    if (!check->deviations.isEmpty()) {
        session.say(QStringLiteral("%1 is not as it was when it was made.").arg(qt(m_file)));
        return Failed;
    }
    session.say(QStringLiteral("All %1 files are as they were when %2 made the pack on %3.")
                    .arg(check->files)
                    .arg(check->createdBy, check->createdOn));
    return Done;
}

void ReportCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("report",
        "A report for management as PDF or HTML\n"
        "Example: parapetctl report --out august.pdf");
    m_app->add_option("--out", m_out, "The .pdf or .html file to write")->required();
    m_app->add_option("--group", m_groups, "Only these device groups")->take_all();
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int ReportCommand::run(Session& session)
{
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    if (auto written = jobs::writeReport(**context, {m_asOf, qt(m_groups)}, qt(m_out)); !written)
        return session.fail(written.error());
    session.say(QStringLiteral("Report written to %1.").arg(qt(m_out)));
    return Done;
}

} // namespace parapet::cli
