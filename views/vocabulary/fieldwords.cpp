// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/fieldwords.h"

#include "models/domain/producttitle.h"
#include "models/domain/remediationwords.h"
#include "views/vocabulary/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr qint64 dayMillis = 86'400'000;
constexpr qint64 soonDays = 7;

} // namespace

QString fieldName(const domain::FieldSpec& field)
{
    return QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size()));
}

QString fieldTitle(const domain::FieldSpec& field)
{
    return QCoreApplication::translate("Field", field.title);
}

const domain::FieldSpec& fieldOf(domain::Kind kind, QStringView name)
{
    const std::optional<int> index = domain::fieldIndex(kind, name);
    Q_ASSERT(index);
    return domain::fieldsOf(kind)[static_cast<std::size_t>(index.value_or(0))];
}

QString remediationTypeWords(const QString& type)
{
    return domain::remediationTypeWords(type);
}

QString softwareWords(const QString& softwareId)
{
    const qsizetype separator = softwareId.indexOf("-_-"_L1);
    return domain::productTitle(separator < 0 ? softwareId : softwareId.sliced(separator + 3));
}

QString platformWords(const QString& osPlatform)
{
    static const QRegularExpression seam(u"(?<=[a-z]{2})(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\\d)"_s);
    QString words = osPlatform;
    return words.replace(seam, u" "_s);
}

QString healthWords(const QString& healthStatus)
{
    const auto is = [&healthStatus](QLatin1StringView word) {
        return healthStatus.compare(word, Qt::CaseInsensitive) == 0;
    };
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("HealthState", text);
    };
    if (is("ImpairedCommunication"_L1) || is("ImpairedCommunications"_L1))
        return tr("Impaired communications");
    if (is("NoSensorData"_L1))
        return tr("No sensor data");
    if (is("NoSensorDataImpairedCommunication"_L1))
        return tr("No sensor data, impaired communications");
    return healthStatus;
}

QString onboardingWords(const QString& onboardingStatus)
{
    const auto is = [&onboardingStatus](QLatin1StringView word) {
        return onboardingStatus.compare(word, Qt::CaseInsensitive) == 0;
    };
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("OnboardingStatus", text);
    };
    if (is("onboarded"_L1))
        return tr("Onboarded");
    if (is("CanBeOnboarded"_L1))
        return tr("Can be onboarded");
    if (is("Unsupported"_L1))
        return tr("Unsupported");
    if (is("InsufficientInfo"_L1))
        return tr("Insufficient info");
    return onboardingStatus;
}

QString counted(qint64 number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}

Due dueState(base::Millis due, base::Millis now)
{
    const qint64 days = due / dayMillis - now / dayMillis;
    return days < 0 ? Due::Overdue : days <= soonDays ? Due::Soon : Due::Later;
}

QString dueWords(base::Millis due, base::Millis now)
{
    const QString day = spelledDate(due, QLocale());
    const QString word = dueWord(dueState(due, now));
    return word.isEmpty() ? day : day + u" · "_s + word;
}

QString dueWord(Due state)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Due", text); };
    return state == Due::Overdue ? tr("Overdue") : state == Due::Soon ? tr("Due soon") : QString();
}

QVariant toVariant(const domain::Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* list = std::get_if<QStringList>(&value))
        return *list;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* whole = std::get_if<qint64>(&value))
        return *whole;
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    return {};
}

} // namespace parapet::views
