// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/settingsjob.h"

#include "models/assess/options.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/scores.h"
#include "models/store/policystore.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

constexpr QLatin1StringView intune("intune");
constexpr QLatin1StringView yes("yes");
constexpr QLatin1StringView no("no");

QString tr(const char* text)
{
    return QCoreApplication::translate("Settings", text);
}

base::Result<void> checkDays(int days)
{
    if (days >= scoring::fewestPolicyDays && days <= scoring::mostPolicyDays)
        return {};
    return fail(Error::Kind::Usage,
        tr("The days of a severity are a number from %1 to %2.")
            .arg(scoring::fewestPolicyDays)
            .arg(scoring::mostPolicyDays));
}

QJsonObject told(const domain::PolicySettings& settings)
{
    return {{QStringLiteral("policy"), domain::text(settings.policy)},
        {QStringLiteral("Critical"), settings.days.critical},
        {QStringLiteral("High"), settings.days.high},
        {QStringLiteral("Medium"), settings.days.medium},
        {QStringLiteral("Low"), settings.days.low}};
}

/// Leaves only what differs.
void keepChanges(QJsonObject& before, QJsonObject& after)
{
    for (const QString& key : after.keys())
        if (before.value(key) == after.value(key)) {
            before.remove(key);
            after.remove(key);
        }
}

base::Result<QString> weightsInForce(Context& context)
{
    auto stored = store::WorkflowStore(context.connection).setting(weightsSetting);
    if (stored && stored->isEmpty())
        *stored = ourWeights;
    return stored;
}

/// Inside a transaction: one setting, told in the journal.
base::Result<void> changeSetting(Context& context, const QString& name, const QString& title,
    const QString& text, const QJsonValue& before, const QJsonValue& after)
{
    if (auto set = store::WorkflowStore(context.connection).setSetting(name, text); !set)
        return set;
    return note(context,
        {QStringLiteral("Set"), QStringLiteral("setting"), name, title, {{name, before}},
            {{name, after}}});
}

} // namespace

base::Result<domain::PolicySettings> policySettings(Context& context)
{
    return store::readPolicy(context.connection);
}

base::Result<void> setPolicySettings(Context& context, const domain::PolicySettings& settings)
{
    for (const int days :
        {settings.days.critical, settings.days.high, settings.days.medium, settings.days.low})
        if (auto sound = checkDays(days); !sound)
            return sound;
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto before = store::readPolicy(context.connection);
        if (!before)
            return tl::unexpected(before.error());
        if (*before == settings)
            return {};
        if (auto written = store::writePolicy(context.connection, settings); !written)
            return written;
        Change change{QStringLiteral("Set"), QStringLiteral("setting"), QStringLiteral("policy"),
            tr("Policy clocks"), told(*before), told(settings)};
        keepChanges(change.before, change.after);
        return note(context, change);
    });
}

base::Result<void> setPolicyDays(Context& context, domain::Severity severity, int days)
{
    auto settings = store::readPolicy(context.connection);
    if (!settings)
        return tl::unexpected(settings.error());
    switch (severity) {
    case domain::Severity::Critical:
        settings->days.critical = days;
        break;
    case domain::Severity::High:
        settings->days.high = days;
        break;
    case domain::Severity::Medium:
        settings->days.medium = days;
        break;
    case domain::Severity::Low:
        settings->days.low = days;
        break;
    case domain::Severity::None:
    case domain::Severity::Unknown:
        return fail(
            Error::Kind::Usage, tr("The table has days for Critical, High, Medium and Low."));
    }
    return setPolicySettings(context, *settings);
}

base::Result<WeightChoices> weightChoices(Context& context)
{
    using domain::DeviceValue;
    const auto current = weightsInForce(context);
    if (!current)
        return tl::unexpected(current.error());
    const auto newest = Scope::open(context, {});
    if (!newest)
        return tl::unexpected(newest.error());
    const auto scores = readScores(context, **newest);
    if (!scores && scores.error().kind != Error::Kind::NotFound)
        return tl::unexpected(scores.error());
    const std::uint32_t active = scores ? scores->card.active : 0;
    WeightChoices choices{*current, {}};
    const auto add = [&](QLatin1StringView name, assess::WeightPreset preset) {
        assess::Options options;
        options.weights = preset;
        const auto weight = [&](DeviceValue value) {
            return assess::weightOf(value, active, options);
        };
        choices.presets.push_back({name, weight(DeviceValue::Low), weight(DeviceValue::Normal),
            weight(DeviceValue::High)});
    };
    add(ourWeights, assess::WeightPreset::Default);
    add(publishedWeights, assess::WeightPreset::Microsoft2020);
    return choices;
}

base::Result<bool> usesIntune(Context& context)
{
    const auto stored = store::WorkflowStore(context.connection).setting(intune);
    if (!stored)
        return tl::unexpected(stored.error());
    return *stored == yes;
}

base::Result<void> setUsesIntune(Context& context, bool uses)
{
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto before = usesIntune(context);
        if (!before)
            return tl::unexpected(before.error());
        if (*before == uses)
            return {};
        return changeSetting(
            context, intune, tr("Microsoft Intune connection"), uses ? yes : no, *before, uses);
    });
}

base::Result<void> setWeights(Context& context, const QString& preset)
{
    if (preset != ourWeights && preset != publishedWeights)
        return fail(Error::Kind::Usage, tr("Weights are default or microsoft-2020."));
    return context.connection.transaction([&]() -> base::Result<void> {
        const auto before = weightsInForce(context);
        if (!before)
            return tl::unexpected(before.error());
        if (*before == preset)
            return {};
        if (auto changed = changeSetting(
                context, weightsSetting, tr("Weights of device values"), preset, *before, preset);
            !changed)
            return changed;
        return rescoreInTransaction(context);
    });
}

} // namespace parapet::jobs
