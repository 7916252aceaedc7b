// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scorejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::cli {
namespace {

QJsonValue optionalNumber(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonObject explanationObject(const domain::Explanation& node)
{
    QJsonArray parts;
    for (const auto& part : node.parts)
        parts.append(explanationObject(part));
    QJsonObject object{{QStringLiteral("label"), node.label}, {QStringLiteral("value"), node.value},
        {QStringLiteral("detail"), node.detail}};
    if (!node.parts.empty()) {
        object.insert(QStringLiteral("sums"), node.sums);
        object.insert(QStringLiteral("parts"), parts);
    }
    return object;
}

QByteArray text(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace

QByteArray toJson(const domain::Effect& effect)
{
    QJsonArray devices;
    for (const auto& device : effect.devices)
        devices.append(QJsonObject{{QStringLiteral("id"), device.id},
            {QStringLiteral("before"), device.before}, {QStringLiteral("after"), device.after}});
    return text({{QStringLiteral("exposureBefore"), optionalNumber(effect.exposureBefore)},
        {QStringLiteral("exposureAfter"), optionalNumber(effect.exposureAfter)},
        {QStringLiteral("exposureImpact"), effect.exposureImpact},
        {QStringLiteral("configScoreImpact"), effect.configScoreImpact},
        {QStringLiteral("devicesLeavingHigh"), effect.devicesLeavingHigh},
        {QStringLiteral("devicesLeavingMedium"), effect.devicesLeavingMedium},
        {QStringLiteral("findingsClosed"), effect.findingsClosed},
        {QStringLiteral("cvesClosed"), effect.cvesClosed}, {QStringLiteral("devices"), devices}});
}

QByteArray toJson(const std::vector<domain::PlanStepView>& steps)
{
    QJsonArray list;
    for (const auto& step : steps)
        list.append(QJsonObject{{QStringLiteral("id"), step.id},
            {QStringLiteral("exposureImpact"), step.exposureImpact},
            {QStringLiteral("exposureAfter"), step.exposureAfter}});
    return text({{QStringLiteral("steps"), list}});
}

QByteArray toJson(const domain::Explanation& node)
{
    return text(explanationObject(node));
}

QByteArray toJson(const domain::ExceptionPreview& preview)
{
    return text({{QStringLiteral("findingsHidden"), preview.findingsHidden},
        {QStringLiteral("devicesHidden"), preview.devicesHidden},
        {QStringLiteral("exposureBefore"), optionalNumber(preview.exposureBefore)},
        {QStringLiteral("exposureAfter"), optionalNumber(preview.exposureAfter)},
        {QStringLiteral("securePointsBefore"), preview.securePointsBefore},
        {QStringLiteral("securePointsAfter"), preview.securePointsAfter},
        {QStringLiteral("status"),
            preview.leavesLists ? QJsonValue() : QJsonValue(domain::text(preview.status))}});
}

} // namespace parapet::cli
