// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// list, show, feeds.
#include "app/cli/commands.h"
#include "models/jobs/feedsjob.h"
#include "models/jobs/listjob.h"
#include "models/jobs/missing.h"
#include "models/jobs/toldlist.h"
#include "models/jobs/userimpact.h"
#include "models/query/printer.h"

namespace parapet::cli {
namespace {

std::vector<std::string> kindNames()
{
    std::vector<std::string> names;
    names.reserve(domain::allKinds.size() + domain::allToldLists.size());
    for (const domain::Kind kind : domain::allKinds)
        names.push_back(domain::kindName(kind).toStdString());
    for (const domain::ToldList list : domain::allToldLists)
        names.push_back(domain::nameOf(list).toStdString());
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
    m_app->add_option("--device", m_device, "missing-kbs, device-history: of this device only");
    m_app->add_option("--software", m_software, "missing-kbs: of this software only")
        ->excludes("--device");
}

int ListCommand::run(Session& session)
{
    const auto told = domain::parseToldList(qt(m_kind));
    if (told && (m_software.empty() || told == domain::ToldList::MissingUpdates))
        return listTold(session, *told);
    if (told || !m_device.empty() || !m_software.empty())
        return session.fail({base::Error::Kind::Usage,
            QStringLiteral("--device is for missing-kbs and device-history, --software for "
                           "missing-kbs; filter other lists with --filter."),
            {}});
    return listKind(session, *kindOf(m_kind), m_options);
}

int ListCommand::listTold(Session& session, domain::ToldList list)
{
    using To = domain::ListRelation::To;
    const auto format = session.format(m_options.format);
    if (!format)
        return session.fail(format.error());
    auto scope = session.scope(m_options.asOf);
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    jobs::ToldListRequest request;
    request.list = list;
    if (!m_device.empty())
        request.object = {To::Device, qt(m_device)};
    else if (!m_software.empty())
        request.object = {To::Software, qt(m_software)};
    request.filter = qt(m_options.filter);
    request.sort = qt(m_options.sort);
    request.fields = qt(m_options.fields);
    request.limit = m_options.limit;
    const auto rows = jobs::writeToldList(**context, **scope, request, *format, standardOutput());
    return rows ? Done : session.fail(rows.error());
}

namespace {

/// Why there is no such object; an exception may leave a weakness out.
base::Error missing(jobs::Context& context, const jobs::Scope& scope, domain::Kind kind,
    const std::string& kindName, const QString& id)
{
    if (kind != domain::Kind::Weaknesses)
        return {base::Error::Kind::NotFound,
            QStringLiteral("There is no %1 %2.").arg(qt(kindName), id), {}};
    auto why = jobs::whyMissing(context, scope, kind, id);
    return why ? base::Error{base::Error::Kind::NotFound, *why, {}} : why.error();
}

} // namespace

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
        return session.fail(missing(**context, **scope, *kind, m_kind, qt(m_id)));
    if (*kind == domain::Kind::Recommendations) { // not in lists: it is counted device by device
        const auto spared = jobs::devicesWithoutUserImpact(**context, **scope, qt(m_id));
        if (!spared)
            return session.fail(spared.error());
        if (*spared)
            text.insert(text.lastIndexOf('}'),
                ",\"nonProductivityImpactedAssets\":" + QByteArray::number(**spared));
    }
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
