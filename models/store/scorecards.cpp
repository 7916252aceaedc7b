// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/scorecards.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::store {
namespace {

std::string categoriesJson(const domain::ScoreCard& card)
{
    QJsonArray all;
    for (const auto& category : card.categories)
        all.append(QJsonArray{category.points, category.maxPoints,
            static_cast<int>(category.controls), static_cast<int>(category.notAssessed)});
    const QJsonObject object{{QStringLiteral("categories"), all},
        {QStringLiteral("notAssessed"), static_cast<int>(card.notAssessed)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

void readCategories(domain::ScoreCard& card, const char* json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(json)).object();
    card.notAssessed =
        static_cast<std::uint32_t>(object.value(QStringLiteral("notAssessed")).toInt());
    const QJsonArray all = object.value(QStringLiteral("categories")).toArray();
    for (std::size_t i = 0; i < card.categories.size(); ++i) {
        const QJsonArray one = all.at(static_cast<qsizetype>(i)).toArray();
        card.categories[i] = {static_cast<domain::ControlCategory>(i), one.at(0).toDouble(),
            one.at(1).toDouble(), static_cast<std::uint32_t>(one.at(2).toInt()),
            static_cast<std::uint32_t>(one.at(3).toInt())};
    }
}

std::optional<double> optionalReal(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional(column.getDouble());
}

constexpr const char* columns =
    "h.snapshot, s.taken_at, h.grp, ifnull(g.name, ''), h.score, h.weight, h.points, "
    "h.max_points, h.active, h.inactive, h.no_data, h.high, h.medium, h.low, h.p95, h.detail ";
constexpr const char* tables = "FROM score_history h JOIN snapshot s ON s.id = h.snapshot "
                               "LEFT JOIN device_group g ON g.id = h.grp ";

StoredCard readCard(SQLite::Statement& row)
{
    StoredCard stored;
    stored.snapshot = row.getColumn(0).getInt64();
    stored.takenAt = row.getColumn(1).getInt64();
    stored.group = row.getColumn(2).getUInt();
    stored.groupName = QString::fromUtf8(row.getColumn(3).getText());
    domain::ScoreCard& card = stored.card;
    card.score = optionalReal(row.getColumn(4));
    card.weight = row.getColumn(5).getDouble();
    card.points = row.getColumn(6).getDouble();
    card.maxPoints = row.getColumn(7).getDouble();
    card.percent = card.maxPoints > 0.0 ? 100.0 * card.points / card.maxPoints : 0.0;
    card.active = row.getColumn(8).getUInt();
    card.inactive = row.getColumn(9).getUInt();
    card.noData = row.getColumn(10).getUInt();
    card.high = row.getColumn(11).getUInt();
    card.medium = row.getColumn(12).getUInt();
    card.low = row.getColumn(13).getUInt();
    card.p95 = optionalReal(row.getColumn(14));
    readCategories(card, row.getColumn(15).getText());
    return stored;
}

} // namespace

void writeScoreCard(
    SQLite::Database& db, qint64 snapshot, domain::Key group, const domain::ScoreCard& card)
{
    SQLite::Statement put(db,
        "INSERT INTO score_history (snapshot, grp, score, weight, points, max_points, active, "
        "inactive, no_data, high, medium, low, p95, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    put.bind(1, static_cast<int64_t>(snapshot));
    put.bind(2, group);
    if (card.score)
        put.bind(3, *card.score);
    put.bind(4, card.weight);
    put.bind(5, card.points);
    put.bind(6, card.maxPoints);
    put.bind(7, card.active);
    put.bind(8, card.inactive);
    put.bind(9, card.noData);
    put.bind(10, card.high);
    put.bind(11, card.medium);
    put.bind(12, card.low);
    if (card.p95)
        put.bind(13, *card.p95);
    put.bind(14, categoriesJson(card));
    put.exec();
}

std::vector<StoredCard> cardsOf(SQLite::Database& db, qint64 snapshot)
{
    std::vector<StoredCard> cards;
    SQLite::Statement rows(db,
        std::string("SELECT ") + columns + tables
            + "WHERE h.snapshot = ? ORDER BY h.grp <> 0, g.name");
    rows.bind(1, static_cast<int64_t>(snapshot));
    while (rows.executeStep())
        cards.push_back(readCard(rows));
    return cards;
}

std::vector<StoredCard> organisationHistory(SQLite::Database& db)
{
    std::vector<StoredCard> cards;
    SQLite::Statement rows(db,
        std::string("SELECT ") + columns + tables + "WHERE h.grp = 0 ORDER BY s.taken_at, s.id");
    while (rows.executeStep())
        cards.push_back(readCard(rows));
    return cards;
}

} // namespace parapet::store
