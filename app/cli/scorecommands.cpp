// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// score, explain, what-if, plan.
#include "app/cli/commands.h"
#include "app/cli/scorejson.h"
#include "models/base/timetext.h"
#include "models/exporting/scorejson.h"
#include "models/jobs/explain.h"
#include "models/jobs/scores.h"

namespace parapet::cli {
namespace {

const auto formats = CLI::IsMember({"text", "json", "table"});

QString number(double value)
{
    return QString::number(value, 'f', 4);
}

QString scoreText(const exporting::ScoreReport& report)
{
    const domain::ScoreCard& card = report.card;
    QString text = QStringLiteral("Snapshot %1 of %2, model %3\n")
                       .arg(report.snapshot)
                       .arg(base::isoTime(report.takenAt), report.model);
    text += QStringLiteral("Exposure score  %1\n")
                .arg(card.score ? QStringLiteral("%1 (%2)").arg(
                         number(*card.score), domain::text(scoring::levelOfScore(*card.score, {})))
                                : QStringLiteral("not available"));
    text += QStringLiteral("  %1 active devices, %2 without data, %3 inactive, %4 High\n")
                .arg(card.active)
                .arg(card.noData)
                .arg(card.inactive)
                .arg(card.high);
    for (const auto& [name, group] : report.groups)
        text += QStringLiteral("  %1  %2\n")
                    .arg(group.score ? number(*group.score) : QStringLiteral("-"), 9)
                    .arg(name);
    text += QStringLiteral("Secure score    %1 of %2 points (%3 %)\n")
                .arg(number(card.points), number(card.maxPoints), number(card.percent));
    for (const auto& category : card.categories)
        text += QStringLiteral("  %1 / %2  %3\n")
                    .arg(number(category.points), 9)
                    .arg(number(category.maxPoints))
                    .arg(domain::text(category.category));
    return text;
}

/// Loads the fleet of a scope and asks it something.
template <class Ask>
int analyse(Session& session, qint64 asOf, const Ask& ask)
{
    auto scope = session.scope(asOf);
    if (!scope)
        return session.fail(scope.error());
    const auto analysis = (*scope)->analysis();
    if (!analysis)
        return session.fail(analysis.error());
    return ask(**analysis);
}

/// One CVE or control on one device.
int explainTerm(Session& session, const QString& device, const domain::ListRelation& object,
    qint64 asOf, bool json)
{
    auto scope = session.scope(asOf);
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto node = jobs::explainTerm(**context, **scope, device, object);
    if (!node)
        return session.fail(node.error());
    session.print(json ? toJson(*node) : jobs::explanationText(*node).toUtf8());
    return Done;
}

} // namespace

void ScoreCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand(
        "score", "The scores\nExample: parapetctl score --group Servers --format json");
    m_app->add_option("--group", m_groups, "Only these device groups")->take_all();
    m_app->add_option("--format", m_format, "text or json")->check(formats);
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int ScoreCommand::run(Session& session)
{
    auto scope = session.scope(m_asOf, qt(m_groups));
    if (!scope)
        return session.fail(scope.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto scores = jobs::readScores(**context, **scope);
    if (!scores)
        return session.fail(scores.error());
    const exporting::ScoreReport report{scores->model, scores->snapshot.id,
        scores->snapshot.takenAt, scores->card, scores->groups, scores->feeds};
    session.print(m_format == "json" ? exporting::scoreJson(report) : scoreText(report).toUtf8());
    return Done;
}

void ExplainCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("explain",
        "Where a number comes from, term by term; a device with a CVE or a control goes down to "
        "each\n"
        "input, constant, feed and imported line\n"
        "Example: parapetctl explain --device 4f0c2a... --cve CVE-2026-31877");
    m_app->add_option("--device", m_device, "Device id");
    m_app->add_option("--cve", m_cve, "CVE id");
    m_app->add_option("--recommendation", m_recommendation, "Recommendation id");
    m_app->add_flag("--secure", m_secure, "The secure score in place of the exposure score");
    m_app->add_option("--top", m_top, "Name at most this many parts of each sum");
    m_app->add_option("--format", m_format, "text or json")->check(formats);
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int ExplainCommand::run(Session& session)
{
    using To = domain::ListRelation::To;
    const QString control = domain::controlOfRecommendation(qt(m_recommendation));
    if (!m_device.empty() && !m_cve.empty())
        return explainTerm(
            session, qt(m_device), {To::Weakness, qt(m_cve)}, m_asOf, m_format == "json");
    if (!m_device.empty() && !control.isEmpty())
        return explainTerm(
            session, qt(m_device), {To::Control, control}, m_asOf, m_format == "json");
    const domain::ListRelation object = !m_device.empty()
        ? domain::ListRelation{To::Device, qt(m_device)}
        : !m_recommendation.empty() ? domain::ListRelation{To::Recommendation, qt(m_recommendation)}
        : !m_cve.empty()            ? domain::ListRelation{To::Weakness, qt(m_cve)}
        : m_secure                  ? domain::ListRelation{To::Control, {}}
                                    : domain::ListRelation{};
    return analyse(session, m_asOf, [&](const assess::Analysis& analysis) {
        const auto node = jobs::explainObject(analysis, object, m_top);
        if (!node)
            return session.fail(node.error());
        session.print(m_format == "json" ? toJson(*node) : jobs::explanationText(*node).toUtf8());
        return static_cast<int>(Done);
    });
}

void WhatIfCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("what-if",
        "Joint exact effect of recommendations\n"
        "Example: parapetctl what-if va-_-google-_-chrome sca-_-scid-2012");
    m_app->add_option("ID", m_ids, "Recommendation ids")->required();
    m_app->add_option("--format", m_format, "text or json")->check(formats);
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int WhatIfCommand::run(Session& session)
{
    return analyse(session, m_asOf, [&](const assess::Analysis& analysis) {
        const auto effect = analysis.effect(qt(m_ids));
        if (!effect)
            return session.fail(effect.error());
        if (m_format == "json") {
            session.print(toJson(*effect));
            return static_cast<int>(Done);
        }
        session.print(QStringLiteral("Exposure %1 -> %2 (down %3), secure score +%4 points, "
                                     "%5 devices leave High, %6 CVEs and %7 findings closed\n")
                          .arg(number(effect->exposureBefore.value_or(0.0)),
                              number(effect->exposureAfter.value_or(0.0)),
                              number(effect->exposureImpact), number(effect->configScoreImpact))
                          .arg(effect->devicesLeavingHigh)
                          .arg(effect->cvesClosed)
                          .arg(effect->findingsClosed)
                          .toUtf8());
        return static_cast<int>(Done);
    });
}

void PlanCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("plan",
        "The best plan for a number of recommendations\nExample: parapetctl plan --budget 8");
    m_app->add_option("--budget", m_budget, "How many recommendations")->required();
    m_app->add_option("--format", m_format, "text or json")->check(formats);
    m_app->add_option("--as-of", m_asOf, "The state at a past snapshot");
}

int PlanCommand::run(Session& session)
{
    return analyse(session, m_asOf, [&](const assess::Analysis& analysis) {
        const auto steps = analysis.plan(m_budget);
        if (m_format == "json") {
            session.print(toJson(steps));
            return static_cast<int>(Done);
        }
        for (const auto& step : steps)
            session.print(QStringLiteral("%1  -> %2  %3\n")
                              .arg(number(step.exposureImpact), 9)
                              .arg(number(step.exposureAfter), 9)
                              .arg(step.id)
                              .toUtf8());
        return static_cast<int>(Done);
    });
}

} // namespace parapet::cli
