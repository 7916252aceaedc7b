// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// list, show, feeds.
#include "app/cli/commands.h"
#include "models/jobs/feedsjob.h"
#include "models/jobs/listjob.h"
#include "models/query/printer.h"

namespace parapet::cli {
namespace {

std::vector<std::string> kindNames()
{
    std::vector<std::string> names;
    for (const domain::Kind kind : domain::allKinds)
        names.push_back(domain::kindName(kind).toStdString());
    return names;
}

/// "device" and "devices" are the same kind.
std::optional<domain::Kind> kindOf(const std::string& name)
{
    const QString text = qt(name);
    for (const domain::Kind kind : domain::allKinds) {
        const QString plural = domain::kindName(kind);
        if (text == plural || (plural.endsWith(u's') && text == plural.chopped(1)))
            return kind;
    }
    if (text == QStringLiteral("weakness") || text == QStringLiteral("cve"))
        return domain::Kind::Weaknesses;
    if (text == QStringLiteral("activity"))
        return domain::Kind::Remediations;
    return {};
}

} // namespace

void ListCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("list",
        "Every row of a kind\n"
        "Example: parapetctl list weaknesses --filter \"inKev\" --sort epss:desc --limit 20");
    m_app->add_option("KIND", m_kind, "What to list")
        ->required()
        ->check(CLI::IsMember(kindNames()));
    m_options.add(*m_app);
}

int ListCommand::run(Session& session)
{
    return listKind(session, *kindOf(m_kind), m_options);
}

void ShowCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("show",
        "One object whole, as JSON\n"
        "Example: parapetctl show recommendations va-_-google-_-chrome");
    m_app->add_option("KIND", m_kind, "Its kind")
        ->required()
        ->type_name("WORD:{" + CLI::detail::join(kindNames(), ",") + '}');
    m_app->add_option("ID", m_id, "Its id")->required();
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int ShowCommand::run(Session& session)
{
    const auto kind = kindOf(m_kind);
    if (!kind || !domain::fieldIndex(*kind, u"id"))
        return session.fail({base::Error::Kind::Usage,
            QStringLiteral("There is no kind %1 with ids.").arg(qt(m_kind)), {}});
    auto scope = session.scope(m_asOf);
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    jobs::ListRequest request;
    request.kind = *kind;
    const auto type =
        domain::fieldsOf(*kind)[static_cast<std::size_t>(*domain::fieldIndex(*kind, u"id"))].type;
    request.filter = QStringLiteral("id == ")
        + (type == domain::FieldType::Text ? query::quoted(qt(m_id)) : qt(m_id));
    request.limit = 1;
    QByteArray text;
    const auto rows = jobs::writeList(**context, **scope, request, exporting::Format::Ndjson,
        [&text](QByteArrayView piece) -> base::Result<void> {
            text.append(piece.data(), piece.size());
            return {};
        });
    if (!rows)
        return session.fail(rows.error());
    if (*rows == 0)
        return session.fail({base::Error::Kind::NotFound,
            QStringLiteral("There is no %1 %2.").arg(qt(m_kind), qt(m_id)), {}});
    session.print(text);
    return Done;
}

void FeedsCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "feeds", "Knowledge feeds: KEV and EPSS\nExample: parapetctl feeds status");
    m_app->require_subcommand(1);
    m_import = m_app->add_subcommand("import",
        "Read feed files\nExample: parapetctl feeds import kev.json epss_scores-current.csv.gz");
    m_import->add_option("FILE", m_files, "Files")->required();
    auto* status = m_app->add_subcommand(
        "status", "Name, version, date, records and age\nExample: parapetctl feeds status");
    m_status.add(*status);
}

int FeedsCommand::run(Session& session)
{
    if (!m_import->parsed())
        return listKind(session, domain::Kind::Feeds, m_status);
    const bool isNew = !QFileInfo::exists(session.workspace);
    auto context = session.open(store::OpenMode::Create);
    if (!context)
        return session.fail(context.error());
    const auto reports = jobs::importFeeds(**context, qt(m_files));
    if (!reports) {
        if (isNew)
            session.discard();
        return session.fail(reports.error());
    }
    qint64 rejected = 0;
    for (const auto& report : *reports) {
        session.tellIssues(report.issues);
        rejected += report.summary.rejected;
        session.say(QStringLiteral("%1 %2: %3 records, %4 rejected.")
                        .arg(report.summary.name, report.summary.version)
                        .arg(report.summary.records)
                        .arg(report.summary.rejected));
    }
    return rejected > 0 ? SomeRejected : Done;
}

} // namespace parapet::cli
