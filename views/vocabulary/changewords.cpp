// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/changewords.h"

#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ChangeWords", text);
}

/// Keys that are no column of a list, or another than the one of that name.
constexpr std::array<std::pair<QLatin1StringView, const char*>, 15> ownTitles{
    {{"groups"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Device groups")},
        {"context"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Justification context")},
        {"notes"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Notes")},
        {"intune"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Microsoft Intune connection")},
        {"onlyWithoutUserImpact"_L1,
            QT_TRANSLATE_NOOP("ChangeWords", "Only devices with no expected user impact")},
        {"version"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Version")},
        {"date"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Date")},
        {"file"_L1, QT_TRANSLATE_NOOP("ChangeWords", "File")},
        {"records"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Records")},
        {"rejected"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Rejected rows")},
        {"devices"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Devices")},
        {"partial"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Partial")},
        {"sha256"_L1, QT_TRANSLATE_NOOP("ChangeWords", "SHA-256")},
        {"takenAt"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Taken at")},
        {"weights"_L1, QT_TRANSLATE_NOOP("ChangeWords", "Weights")}}};

/// The column title where a list has such a field; else the key.
QString titleOf(const QString& key)
{
    using enum domain::Kind;
    for (const auto& [own, title] : ownTitles)
        if (key == own)
            return tr(title);
    for (const domain::Kind kind : {Remediations, Exceptions, Devices})
        if (domain::fieldIndex(kind, key))
            return fieldTitle(fieldOf(kind, key));
    return key;
}

QString valueWords(const QString& key, const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? tr("yes") : tr("no");
    if (value.isDouble())
        return QLocale().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isArray()) {
        QStringList parts;
        const QJsonArray array = value.toArray();
        for (const auto& each : array)
            parts.append(valueWords(key, each));
        return parts.isEmpty() ? tr("none") : parts.join(u", "_s);
    }
    if (value.isObject())
        return changeWords(
            QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    return key == "type"_L1 ? remediationTypeWords(value.toString()) : value.toString();
}

} // namespace

QString changeWords(const QString& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    if (!document.isObject())
        return json;
    QStringList parts;
    const QJsonObject object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        parts.append(tr("%1: %2").arg(titleOf(it.key()), valueWords(it.key(), it.value())));
    return parts.join(u", "_s);
}

} // namespace parapet::views
