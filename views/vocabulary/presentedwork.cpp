// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of activities and exceptions: what is late, about to end, resurfaced, how far it is.
#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "models/items/tablemodel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/presentedmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::Kind;

QVariant PresentedModel::expiry(const QModelIndex& index) const
{
    constexpr base::Millis day = 86'400'000;
    constexpr qint64 shownDays = 30;
    const domain::Value value = m_table.value(index.row(), u"expiresOn");
    const auto* time = std::get_if<qint64>(&value);
    if (!time)
        return {};
    QStringList pills{base::isoDate(*time)};
    const domain::Value status = m_table.value(index.row(), u"status");
    const qint64 days = *time / day - m_clock() / day;
    if (status == domain::Value(domain::text(domain::ExceptionStatus::InEffect))
        && days <= shownDays)
        pills.append(days <= 0 ? tr("Ends today") : tr("Ends in %1 d").arg(days));
    return pills;
}

QStringList PresentedModel::mostPills(Dress dress, domain::FieldFormat format)
{
    const QString date = u"2026-12-28"_s; // digits are of one width
    if (dress == Dress::Due)
        return {date, u"Due soon"_s};
    if (dress == Dress::DueStatus)
        return {u"Due soon"_s};
    if (dress == Dress::Expiry)
        return {date, tr("Ends in %1 d").arg(28)};
    if (format == domain::FieldFormat::SeverityPill)
        return {domain::text(domain::Severity::Critical)};
    return format == domain::FieldFormat::LevelPill ? QStringList{u"Medium"_s} : QStringList();
}

QString PresentedModel::afterEnd(const QModelIndex& index) const
{
    if (told(index, 1) != domain::Value(true))
        return {};
    return m_table.kind() == Kind::RemediationDevices ? u"Exposed again"_s : u"Resurfaced"_s;
}

/// What is done is not late.
QVariant PresentedModel::due(const QModelIndex& index) const
{
    const Kind kind = m_table.kind();
    const bool isOfRecommendation = kind == Kind::Recommendations;
    const domain::Value value =
        m_table.value(index.row(), isOfRecommendation ? u"dueBy" : u"dueOn");
    const auto* time = std::get_if<qint64>(&value);
    if (!time)
        return {};
    QStringList pills{base::isoDate(*time)};
    const QStringView status = kind == Kind::RemediationDevices ? u"activityStatus" : u"status";
    if (!isOfRecommendation
        && m_table.value(index.row(), status)
            != domain::Value(domain::text(domain::RemediationStatus::Active)))
        return pills;
    const Due state = dueState(*time, m_clock());
    if (state == Due::Overdue)
        pills.append(u"Overdue"_s);
    else if (state == Due::Soon)
        pills.append(u"Due soon"_s);
    return pills;
}

QVariant PresentedModel::progress(const QModelIndex& index) const
{
    const domain::Value fixed = told(index, 0);
    const domain::Value target = told(index, 1);
    const auto* done = std::get_if<qint64>(&fixed);
    const auto* all = std::get_if<qint64>(&target);
    if (!done || !all)
        return {};
    // what needs attention is done when people say so
    if (m_table.value(index.row(), u"type")
        == domain::Value(domain::text(domain::RemediationType::AttentionRequired)))
        return {};
    const QLocale locale;
    return u"%1 / %2"_s.arg(locale.toString(*done), locale.toString(*all));
}

} // namespace parapet::views
