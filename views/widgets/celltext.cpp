// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/celltext.h"

#include "models/domain/probabilitytext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

QString time(const QVariant& raw, const QString& pattern)
{
    return QDateTime::fromMSecsSinceEpoch(raw.toLongLong(), Qt::UTC).toString(pattern);
}

bool isText(const QVariant& raw)
{
    return raw.typeId() == QMetaType::QString;
}

} // namespace

QString cellText(FieldFormat format, const QVariant& raw, const QLocale& locale)
{
    if (!raw.isValid() || raw.isNull())
        return {};
    if (raw.typeId() == QMetaType::QStringList)
        return raw.toStringList().join(u", "_s);
    if (isText(raw))
        return raw.toString();
    switch (format) {
    case FieldFormat::Count:
        return locale.toString(raw.toLongLong());
    case FieldFormat::Score:
        return locale.toString(raw.toDouble(), 'f', 1);
    case FieldFormat::Probability:
        return domain::smallProbabilityText(raw.toDouble(), locale)
            .value_or(locale.toString(raw.toDouble(), 'f', 4));
    case FieldFormat::Impact:
        return locale.toString(raw.toDouble(), 'f', 2);
    case FieldFormat::Points:
        return u"+"_s + locale.toString(raw.toDouble(), 'f', 2);
    case FieldFormat::Date:
        return time(raw, u"yyyy-MM-dd"_s);
    case FieldFormat::DateTime:
        return time(raw, u"yyyy-MM-dd HH:mm"_s);
    case FieldFormat::YesNo:
        return raw.toBool() ? QCoreApplication::translate("Cell", "Yes")
                            : QCoreApplication::translate("Cell", "No");
    case FieldFormat::Progress:
        return u"%1 %"_s.arg(qRound(raw.toDouble() * 100.0));
    case FieldFormat::Identifier: // a name in digits
        if (raw.typeId() == QMetaType::LongLong || raw.typeId() == QMetaType::Int)
            return QString::number(raw.toLongLong());
        break;
    case FieldFormat::Plain:
    case FieldFormat::SeverityPill:
    case FieldFormat::LevelPill:
    case FieldFormat::Tags:
        break;
    }
    if (raw.typeId() == QMetaType::Double)
        return locale.toString(raw.toDouble(), 'g', 6);
    if (raw.typeId() == QMetaType::LongLong || raw.typeId() == QMetaType::Int)
        return locale.toString(raw.toLongLong());
    return raw.toString();
}

Qt::Alignment cellAlignment(FieldFormat format)
{
    switch (format) {
    case FieldFormat::Count:
    case FieldFormat::Score:
    case FieldFormat::Probability:
    case FieldFormat::Impact:
    case FieldFormat::Points:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

double cellShare(const QVariant& raw, const QLocale& locale)
{
    if (!isText(raw))
        return std::clamp(raw.toDouble(), 0.0, 1.0);
    const QStringList parts = raw.toString().split(u'/');
    if (parts.size() != 2)
        return 0.0;
    const double target = locale.toDouble(parts[1].trimmed());
    return target > 0.0 ? std::clamp(locale.toDouble(parts[0].trimmed()) / target, 0.0, 1.0) : 0.0;
}

} // namespace parapet::views
