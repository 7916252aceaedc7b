// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// policy, and the verbs of set that are about no device.
#include "app/cli/commands.h"
#include "app/cli/historycommands.h"
#include "models/jobs/settingsjob.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::cli {

void SetCommand::declareSettings()
{
    m_policyDays = m_app->add_subcommand("policy-days",
        "Days from first seen until a finding is to be closed\n"
        "Example: parapetctl set policy-days Critical 10");
    m_policyDays->add_option("SEVERITY", m_severity, "Critical, High, Medium or Low")
        ->required()
        ->type_name("WORD:{Critical,High,Medium,Low}");
    m_policyDays->add_option("DAYS", m_days, "1 to 3650")->required();
    m_policy = m_app->add_subcommand(
        "policy", "Which clock gives the due date\nExample: parapetctl set policy earliest");
    m_policy->add_option("CLOCK", m_word, "severity, bod-26-04 or earliest")
        ->required()
        ->type_name("WORD:{severity,bod-26-04,earliest}");
    m_weights = m_app->add_subcommand("weights",
        "Weights of device values in the exposure score\n"
        "Example: parapetctl set weights microsoft-2020");
    m_weights->add_option("PRESET", m_word, "default or microsoft-2020")
        ->required()
        ->type_name("WORD:{default,microsoft-2020}");
    m_intune = m_app->add_subcommand("intune",
        "Whether requests may ask for a ticket in Microsoft Intune (no at first)\n"
        "Example: parapetctl set intune yes");
    m_intune->add_option("YES", m_word, "yes or no")->required()->type_name("WORD:{yes,no}");
}

std::optional<int> SetCommand::runSettings(Session& session)
{
    if (!m_policyDays->parsed() && !m_policy->parsed() && !m_weights->parsed()
        && !m_intune->parsed())
        return {};
    if (m_intune->parsed() && m_word != "yes" && m_word != "no")
        return session.fail(
            {base::Error::Kind::Usage, QStringLiteral("Intune is used or not: yes or no."), {}});
    const auto severity = domain::parseTerm<domain::Severity>(m_severity);
    const auto clock = domain::parseClockPolicy(qt(m_word));
    if (m_policyDays->parsed() && !severity)
        return session.fail({base::Error::Kind::Usage,
            QStringLiteral("A severity is Critical, High, Medium or Low."), {}});
    if (m_policy->parsed() && !clock)
        return session.fail({base::Error::Kind::Usage,
            QStringLiteral("A policy is severity, bod-26-04 or earliest."), {}});
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    base::Result<void> done;
    if (m_policyDays->parsed()) {
        done = jobs::setPolicyDays(**context, *severity, m_days);
    } else if (m_intune->parsed()) {
        done = jobs::setUsesIntune(**context, m_word == "yes");
    } else if (m_weights->parsed()) {
        done = jobs::setWeights(**context, qt(m_word));
    } else {
        auto settings = jobs::policySettings(**context);
        if (!settings)
            return session.fail(settings.error());
        settings->policy = *clock;
        done = jobs::setPolicySettings(**context, *settings);
    }
    return done ? static_cast<int>(Done) : session.fail(done.error());
}

void PolicyCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("policy",
        "The policy clocks; change them by set policy and set policy-days; what is overdue: list "
        "due-dates --filter 'status == \"Overdue\"'\nExample: parapetctl policy --format json");
    m_app->add_option("--format", m_format, "text or json")->check(CLI::IsMember({"text", "json"}));
}

int PolicyCommand::run(Session& session)
{
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto settings = jobs::policySettings(**context);
    if (!settings)
        return session.fail(settings.error());
    const auto& days = settings->days;
    if (m_format == "json") {
        const QJsonObject table{{QStringLiteral("Critical"), days.critical},
            {QStringLiteral("High"), days.high}, {QStringLiteral("Medium"), days.medium},
            {QStringLiteral("Low"), days.low}};
        const QJsonObject object{{QStringLiteral("policy"), domain::text(settings->policy)},
            {QStringLiteral("days"), table}};
        session.print(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
        return Done;
    }
    session.print(QStringLiteral("Due dates by  %1\nCritical      %2 days\nHigh          %3 days\n"
                                 "Medium        %4 days\nLow           %5 days\n")
                      .arg(domain::text(settings->policy))
                      .arg(days.critical)
                      .arg(days.high)
                      .arg(days.medium)
                      .arg(days.low)
                      .toUtf8());
    return Done;
}

} // namespace parapet::cli
