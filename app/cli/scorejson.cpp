// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scorejson.h"

#include "models/base/timetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::cli {
namespace {

QJsonValue optionalNumber(const std::optional<double>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

qint64 count(auto value)
{
    return static_cast<qint64>(value);
}

QString level(const std::optional<double>& score)
{
    return score ? domain::text(scoring::levelOfScore(*score, {}))
                 : domain::text(domain::ExposureLevel::NoData);
}

QJsonObject exposureObject(const ScoreReport& report)
{
    const domain::ScoreCard& card = report.card;
    QJsonArray groups;
    for (const auto& [name, group] : report.groups)
        groups.append(QJsonObject{{QStringLiteral("group"), name},
            {QStringLiteral("score"), optionalNumber(group.score)},
            {QStringLiteral("activeDevices"), count(group.active)},
            {QStringLiteral("inactiveDevices"), count(group.inactive)},
            {QStringLiteral("noDataDevices"), count(group.noData)},
            {QStringLiteral("highDevices"), count(group.high)}});
    return {{QStringLiteral("score"), optionalNumber(card.score)},
        {QStringLiteral("rounded"),
            card.score ? QJsonValue(scoring::roundedScore(*card.score))
                       : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("level"), level(card.score)},
        {QStringLiteral("activeDevices"), count(card.active)},
        {QStringLiteral("inactiveDevices"), count(card.inactive)},
        {QStringLiteral("noDataDevices"), count(card.noData)},
        {QStringLiteral("highDevices"), count(card.high)},
        {QStringLiteral("p95"), optionalNumber(card.p95)}, {QStringLiteral("byGroup"), groups}};
}

QJsonObject secureObject(const domain::ScoreCard& card)
{
    QJsonArray categories;
    for (const auto& category : card.categories)
        categories.append(QJsonObject{{QStringLiteral("category"), domain::text(category.category)},
            {QStringLiteral("points"), category.points},
            {QStringLiteral("maxPoints"), category.maxPoints},
            {QStringLiteral("controls"), count(category.controls)},
            {QStringLiteral("notAssessed"), count(category.notAssessed)}});
    return {{QStringLiteral("points"), card.points}, {QStringLiteral("maxPoints"), card.maxPoints},
        {QStringLiteral("percent"), card.percent},
        {QStringLiteral("notAssessed"), count(card.notAssessed)},
        {QStringLiteral("categories"), categories}};
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

QByteArray toJson(const ScoreReport& report)
{
    QJsonArray feeds;
    for (const auto& feed : report.feeds)
        feeds.append(QJsonObject{{QStringLiteral("name"), feed.name},
            {QStringLiteral("version"), feed.version},
            {QStringLiteral("date"),
                feed.date ? QJsonValue(base::isoDate(*feed.date)) : QJsonValue(QJsonValue::Null)}});
    return text({{QStringLiteral("model"), report.model},
        {QStringLiteral("snapshot"),
            QJsonObject{{QStringLiteral("id"), report.snapshot},
                {QStringLiteral("takenAt"), base::isoTime(report.takenAt)}}},
        {QStringLiteral("exposureScore"), exposureObject(report)},
        {QStringLiteral("secureScore"), secureObject(report.card)},
        {QStringLiteral("feeds"), feeds}});
}

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
        {QStringLiteral("status"), domain::text(preview.status)}});
}

} // namespace parapet::cli
