// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/daytext.h"

#include "models/base/timetext.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace parapet::exporting {
namespace {

using Day = tl::expected<base::Millis, QString>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Handover)
};

Day dayOf(int year, int month, int day)
{
    const QDate date(year, month, day);
    constexpr int firstYear = 1970;
    if (!date.isValid() || year < firstYear)
        return tl::unexpected(Words::tr("there is no such day"));
    return date.startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

/// The month of an English or German name, whole or short, with or without a point; 0: none.
int monthNamed(QString name)
{
    if (name.endsWith(u'.'))
        name.chop(1);
    for (const QLocale& locale : {QLocale(QLocale::English), QLocale(QLocale::German)})
        for (int month = 1; month <= 12; ++month)
            for (const auto format : {QLocale::LongFormat, QLocale::ShortFormat}) {
                QString known = locale.standaloneMonthName(month, format);
                if (known.endsWith(u'.'))
                    known.chop(1);
                if (name.compare(known, Qt::CaseInsensitive) == 0)
                    return month;
            }
    return 0;
}

/// Two numbers of which nobody says which is the day.
Day dayOrMonthFirst(int first, int second, int year)
{
    constexpr int months = 12;
    if (first == second || (first > months && second <= months))
        return dayOf(year, second, first);
    if (second > months && first <= months)
        return dayOf(year, first, second);
    if (first > months)
        return tl::unexpected(Words::tr("there is no such day"));
    return tl::unexpected(Words::tr("it can be two days, with the day or the month first"));
}

/// A time behind the day, as spreadsheets add it.
constexpr QLatin1StringView timeBehind(
    "(?:[ T]+\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d+)?(?: ?[AaPp]\\.?[Mm]\\.?)?)?$");

QRegularExpressionMatch matched(const QString& pattern, const QString& text)
{
    return QRegularExpression(u'^' + pattern + timeBehind).match(text);
}

Day readNumbers(const QString& text)
{
    auto match = matched(QStringLiteral("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})\\.?"), text);
    const auto number = [&match](int i) { return match.captured(i).toInt(); };
    if (match.hasMatch())
        return dayOf(number(1), number(2), number(3));
    match = matched(QStringLiteral("(\\d{1,2})\\.[ ]?(\\d{1,2})\\.[ ]?(\\d{4})"), text);
    if (match.hasMatch())
        return dayOf(number(3), number(2), number(1));
    match = matched(QStringLiteral("(\\d{1,2})[-/](\\d{1,2})[-/](\\d{4})"), text);
    if (match.hasMatch())
        return dayOrMonthFirst(number(1), number(2), number(3));
    if (matched(QStringLiteral("\\d{1,2}[-/. ]+(?:\\d{1,2}|\\p{L}+\\.?)[-/. ]+\\d{2}"), text)
            .hasMatch())
        return tl::unexpected(Words::tr("write the year with four digits"));
    static const QRegularExpression serial(QStringLiteral("^\\d{5}(?:[.,]\\d+)?$"));
    if (serial.match(text).hasMatch())
        return tl::unexpected(
            Words::tr("it is a spreadsheet's number of a day; format the column as a date"));
    return tl::unexpected(Words::tr("it is no date like 2026-08-14"));
}

} // namespace

tl::expected<base::Millis, QString> readDay(const QString& text)
{
    const QString plain = text.simplified();
    if (const auto time = base::parseTime(plain.toStdString()))
        return *time;
    const QString name = QStringLiteral("(\\p{L}+\\.?)");
    auto match = matched(
        QStringLiteral("(\\d{1,2})[-. ]+") + name + QStringLiteral("[-. ]+(\\d{4})"), plain);
    if (const int month = match.hasMatch() ? monthNamed(match.captured(2)) : 0; month > 0)
        return dayOf(match.captured(3).toInt(), month, match.captured(1).toInt());
    match = matched(name + QStringLiteral("[ ]+(\\d{1,2})(?:st|nd|rd|th)?,?[ ]+(\\d{4})"), plain);
    if (const int month = match.hasMatch() ? monthNamed(match.captured(1)) : 0; month > 0)
        return dayOf(match.captured(3).toInt(), month, match.captured(2).toInt());
    return readNumbers(plain);
}

} // namespace parapet::exporting
