// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/scorejson.h"

#include "models/base/timetext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::exporting {
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

} // namespace

QByteArray scoreJson(const ScoreReport& report)
{
    QJsonArray feeds;
    for (const auto& feed : report.feeds)
        feeds.append(QJsonObject{{QStringLiteral("name"), feed.name},
            {QStringLiteral("version"), feed.version},
            {QStringLiteral("date"),
                feed.date ? QJsonValue(base::isoDate(*feed.date)) : QJsonValue(QJsonValue::Null)}});
    return QJsonDocument(QJsonObject{{QStringLiteral("model"), report.model},
                             {QStringLiteral("snapshot"),
                                 QJsonObject{{QStringLiteral("id"), report.snapshot},
                                     {QStringLiteral("takenAt"), base::isoTime(report.takenAt)}}},
                             {QStringLiteral("exposureScore"), exposureObject(report)},
                             {QStringLiteral("secureScore"), secureObject(report.card)},
                             {QStringLiteral("feeds"), feeds}})
        .toJson();
}

} // namespace parapet::exporting
