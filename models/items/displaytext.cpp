// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/timetext.h"
#include "models/domain/probabilitytext.h"
#include "models/items/tablemodel.h"

#include <QLocale>

namespace parapet::items {
namespace {

using domain::FieldFormat;

QString realText(double value, FieldFormat format)
{
    const QLocale locale;
    switch (format) {
    case FieldFormat::Score:
        return locale.toString(value, 'f', 1);
    case FieldFormat::Impact:
    case FieldFormat::Points:
        return locale.toString(value, 'f', 2);
    case FieldFormat::Probability:
        return domain::smallProbabilityText(value, locale).value_or(locale.toString(value, 'g', 4));
    default:
        return locale.toString(value, 'g', 6);
    }
}

QString timeText(qint64 time, FieldFormat format)
{
    if (format == FieldFormat::Date)
        return base::isoDate(time);
    return base::isoTime(time).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
}

} // namespace

QString displayText(const domain::Value& value, FieldFormat format)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* list = std::get_if<QStringList>(&value))
        return list->join(QStringLiteral(", "));
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? TableModel::tr("Yes") : TableModel::tr("No");
    if (const auto* real = std::get_if<double>(&value))
        return realText(*real, format);
    if (const auto* number = std::get_if<qint64>(&value)) {
        if (format == FieldFormat::Date || format == FieldFormat::DateTime)
            return timeText(*number, format);
        return format == FieldFormat::Identifier ? QString::number(*number)
                                                 : QLocale().toString(*number);
    }
    return {};
}

} // namespace parapet::items
