// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/changewords.h"

#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ChangeWords", text);
}

/// The column title where a list has such a field; else the key.
QString titleOf(const QString& key)
{
    using enum domain::Kind;
    if (key == "groups"_L1)
        return tr("Device groups");
    if (key == "context"_L1)
        return tr("Justification context");
    if (key == "notes"_L1)
        return tr("Notes");
    if (key == "intune"_L1)
        return tr("Microsoft Intune connection");
    if (key == "onlyWithoutUserImpact"_L1)
        return tr("Only devices with no expected user impact");
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
