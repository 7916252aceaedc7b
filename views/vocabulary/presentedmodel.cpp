// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/presentedmodel.h"

#include "models/base/timetext.h"
#include "models/domain/terms.h"
#include "views/vocabulary/changewords.h"
#include "views/vocabulary/eventcells.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/threatcells.h"
#include "views/vocabulary/toldfields.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QVariant iconOf(const CellIcon& cell, int role)
{
    if (cell.words.isEmpty())
        return {};
    return role == Qt::DisplayRole ? QVariant(cell.words) : QVariant::fromValue(cell);
}

} // namespace

using domain::FieldFormat;
using domain::Kind;

PresentedModel::PresentedModel(items::TableModel& model, base::Clock clock, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_table(model)
    , m_clock(std::move(clock))
{
    for (const domain::FieldSpec& field : domain::fieldsOf(model.kind())) {
        m_dress.push_back(dressOf(model.kind(), field));
        m_told.push_back(fieldsToldBy(model.kind(), fieldName(field)));
    }
    setSourceModel(&model);
    // The model speaks of its own column of check boxes; the shown one is another.
    connect(&model, &items::TableModel::checksChanged, this, [this] {
        if (m_checkColumn >= 0 && rowCount() > 0)
            emit dataChanged(index(0, m_checkColumn), index(rowCount() - 1, m_checkColumn),
                {Qt::CheckStateRole});
    });
}

PresentedModel::Dress PresentedModel::dressOf(Kind kind, const domain::FieldSpec& field)
{
    const QString name = fieldName(field);
    if (name == marksField(kind))
        return Dress::Marks;
    if (name == "remediationType"_L1 || (kind == Kind::Remediations && name == "type"_L1))
        return Dress::RemediationType;
    if (name == "computerDnsName"_L1 || name == "deviceName"_L1)
        return Dress::DeviceName;
    if (name == "relatedSoftware"_L1)
        return Dress::SoftwareIds;
    if (((kind == Kind::Remediations || kind == Kind::RemediationDevices) && name == "dueOn"_L1)
        || (kind == Kind::Recommendations && name == "dueBy"_L1))
        return Dress::Due;
    if (kind == Kind::DueDates && name == "status"_L1)
        return Dress::DueStatus;
    if ((kind == Kind::Exceptions || kind == Kind::RemediationDevices) && name == "status"_L1)
        return Dress::Ended;
    if (kind == Kind::Exceptions && name == "expiresOn"_L1)
        return Dress::Expiry;
    if ((kind == Kind::Recommendations && name == "exposedMachinesCount"_L1)
        || (kind == Kind::Software && name == "exposedMachines"_L1))
        return Dress::Exposed;
    if ((kind == Kind::Recommendations && name == "exposureImpact"_L1)
        || (kind == Kind::Software && name == "impactScore"_L1))
        return Dress::Impact;
    if (kind == Kind::Journal && (name == "before"_L1 || name == "after"_L1))
        return Dress::Change;
    if (kind == Kind::Events && name == "type"_L1)
        return Dress::EventType;
    if (kind == Kind::Events && name.endsWith("ImpactedDevices"_L1))
        return Dress::Impacted;
    if (kind == Kind::Events && name == "scoreTrend"_L1)
        return Dress::ScoreTrend;
    if (name == "fixedDevices"_L1)
        return Dress::Progress;
    if (field.format == FieldFormat::Points)
        return Dress::Points;
    if (name == "exploitabilityLevel"_L1)
        return Dress::Word;
    if (name == "healthStatus"_L1)
        return Dress::Health;
    if (name == "onboardingStatus"_L1)
        return Dress::Onboarding;
    if (kind == Kind::Findings && name == "updateAvailable"_L1)
        return Dress::Update;
    if (kind == Kind::Software && name == "weaknesses"_L1)
        return Dress::Known;
    if (name == "osPlatform"_L1)
        return Dress::Platform;
    const bool software = kind == Kind::Software || kind == Kind::SoftwareVersions;
    if ((software && (name == "name"_L1 || name == "vendor"_L1)) || name == "softwareName"_L1
        || name == "softwareVendor"_L1)
        return Dress::Title;
    return Dress::None;
}

void PresentedModel::setCourses(const QHash<QString, QList<double>>& courses)
{
    m_courses = courses;
    const int column = m_table.columnOf(u"exposedMachinesCount");
    if (column >= 0 && rowCount() > 0)
        emit dataChanged(index(0, column), index(rowCount() - 1, column), {items::RawRole});
}

void PresentedModel::setCheckField(QStringView field)
{
    m_checkColumn = m_table.columnOf(field);
}

QVariant PresentedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::span<const domain::FieldSpec> fields = domain::fieldsOf(m_table.kind());
    const bool known = section >= 0 && static_cast<std::size_t>(section) < fields.size();
    if (orientation == Qt::Horizontal && known && role == items::RawRole)
        return mostPills(m_dress[static_cast<std::size_t>(section)],
            fields[static_cast<std::size_t>(section)].format);
    if (orientation == Qt::Horizontal && known
        && (role == Qt::DisplayRole || role == Qt::ToolTipRole)) {
        const domain::FieldSpec& field = fields[static_cast<std::size_t>(section)];
        if (m_dress[static_cast<std::size_t>(section)] == Dress::Marks) {
            return role == Qt::DisplayRole ? tr("Threats")
                                           : tr("Threats and insights (in filters: %1)")
                                                 .arg(marksFields(m_table.kind()).join(u", "_s));
        }
        return role == Qt::DisplayRole
            ? fieldTitle(field)
            : tr("%1 (in filters: %2)").arg(fieldTitle(field), fieldName(field));
    }
    return QIdentityProxyModel::headerData(section, orientation, role);
}

void PresentedModel::sort(int column, Qt::SortOrder order)
{
    const std::span<const domain::FieldSpec> fields = domain::fieldsOf(m_table.kind());
    const bool known = column >= 0 && static_cast<std::size_t>(column) < fields.size();
    const QString field = known ? fieldName(fields[static_cast<std::size_t>(column)]) : QString();
    m_table.sort(m_table.columnOf(orderOfCell(m_table.kind(), field)), order);
}

QVariant PresentedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::CheckStateRole) {
        return index.column() == m_checkColumn
            ? QIdentityProxyModel::data(index.siblingAtColumn(0), role)
            : QVariant();
    }
    const Dress dress = m_dress[static_cast<std::size_t>(index.column())];
    if (dress == Dress::Marks)
        return marks(index, role);
    if (role == Qt::ToolTipRole && (dress == Dress::Exposed || dress == Dress::Impact)) {
        const QString words = afterExceptions(index, dress);
        return words.isEmpty() ? QIdentityProxyModel::data(index, role) : words;
    }
    if (dress == Dress::Exposed && (role == items::RawRole || role == Qt::DisplayRole))
        return exposed(index, role);
    if (dress != Dress::None
        && (role == items::RawRole || role == items::FormatRole || role == Qt::DisplayRole))
        return dressed(index, role, dress);
    const QVariant plain = QIdentityProxyModel::data(index, role);
    // Cells of the window take times as milliseconds.
    if (role == items::RawRole && plain.typeId() == QMetaType::QDateTime)
        return plain.toDateTime().toMSecsSinceEpoch();
    return plain;
}

QVariant PresentedModel::dressed(const QModelIndex& index, int role, Dress dress) const
{
    const QVariant plain = QIdentityProxyModel::data(index, role);
    if (role == items::FormatRole) {
        if (dress == Dress::Update)
            return static_cast<int>(FieldFormat::Plain);
        return dress == Dress::Due || dress == Dress::DueStatus || dress == Dress::Expiry
                || (dress == Dress::Ended && !afterEnd(index).isEmpty())
            ? QVariant(static_cast<int>(FieldFormat::Tags))
            : plain;
    }
    const QVariant raw = QIdentityProxyModel::data(index, items::RawRole);
    if (dress == Dress::DeviceName)
        return raw.toString().isEmpty() ? deviceId(index) : plain;
    if (!raw.isValid())
        return QIdentityProxyModel::data(index, items::LoadingRole).toBool() ? plain
                                                                             : absent(dress, plain);
    switch (dress) {
    case Dress::RemediationType:
        return remediationTypeWords(raw.toString());
    case Dress::SoftwareIds: {
        QStringList words;
        for (const QString& id : raw.toStringList())
            words.append(softwareWords(id));
        return words.join(u", "_s);
    }
    case Dress::Points: // no points to gain: a dash, not "+0.00"
        return qFuzzyIsNull(raw.toDouble()) ? QVariant() : plain;
    case Dress::Due:
        return due(index);
    case Dress::DueStatus:
        return role == items::RawRole ? QVariant(QStringList{raw.toString()}) : raw;
    case Dress::Expiry:
        return expiry(index);
    case Dress::Ended: {
        const QString since = afterEnd(index);
        return since.isEmpty() ? plain : QVariant(QStringList{raw.toString(), since});
    }
    case Dress::Progress:
        return progress(index);
    case Dress::Impact: {
        const QVariant both = impact(index);
        return both.isValid() ? both : plain;
    }
    case Dress::Word:
        return raw.toString() == "NoExploit"_L1        ? tr("No exploit")
            : raw.toString() == "ExploitIsPublic"_L1   ? tr("Public exploit")
            : raw.toString() == "ExploitIsVerified"_L1 ? tr("Exploit verified")
            : raw.toString() == "ExploitIsInKit"_L1    ? tr("Exploit kit")
                                                       : raw;
    case Dress::Change:
        return changeWords(raw.toString());
    case Dress::Title:
        return softwareWords(raw.toString());
    case Dress::Platform:
        return platformWords(raw.toString());
    case Dress::Impacted:
        return impacted(index, raw);
    case Dress::Health:
        return healthWords(raw.toString());
    case Dress::Onboarding:
        return onboardingWords(raw.toString());
    case Dress::Update:
        return raw.toBool() ? tr("Available") : tr("Not available");
    case Dress::EventType:
        return iconOf(eventCell(raw.toString()), role);
    case Dress::ScoreTrend:
        return iconOf(trendCell(raw.toString()), role);
    case Dress::Marks:
    case Dress::Exposed:
    case Dress::Known:
    case Dress::DeviceName:
    case Dress::None:
        break;
    }
    return plain;
}

CellMarks PresentedModel::marksAt(int row) const
{
    return marksOf(m_table.kind(), [this, row](QStringView field) {
        return m_table.columnOf(field) < 0 ? domain::Value() : m_table.value(row, field);
    });
}

/// A device that no export names is told apart by the beginning of its id.
QVariant PresentedModel::deviceId(const QModelIndex& index) const
{
    const bool isDevice = m_table.columnOf(u"deviceId") < 0;
    const domain::Value id = m_table.value(index.row(), isDevice ? u"id" : u"deviceId");
    const auto* const text = std::get_if<QString>(&id);
    return text == nullptr ? QVariant() : QVariant(text->left(12) + u'…');
}

/// What is not known in words, where a dash would read as "none".
QVariant PresentedModel::absent(Dress dress, const QVariant& plain)
{
    if (dress == Dress::Known)
        return tr("Not available");
    return dress == Dress::Update ? QVariant(tr("Not stated")) : plain;
}

QVariant PresentedModel::marks(const QModelIndex& index, int role) const
{
    const bool loading = QIdentityProxyModel::data(index, items::LoadingRole).toBool();
    if (loading || role == items::LoadingRole || role == items::IdRole)
        return QIdentityProxyModel::data(index, role);
    switch (role) {
    case items::RawRole:
        return QVariant::fromValue(marksAt(index.row()));
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return marksWords(marksAt(index.row())).replace(u'\n', u", "_s);
    case Qt::ToolTipRole: {
        const QString words = marksWords(marksAt(index.row()));
        return words.isEmpty() ? QVariant() : words;
    }
    default:
        return {};
    }
}

domain::Value PresentedModel::told(const QModelIndex& index, qsizetype place) const
{
    return m_table.value(
        index.row(), m_told[static_cast<std::size_t>(index.column())].value(place));
}

QVariant PresentedModel::exposed(const QModelIndex& index, int role) const
{
    const domain::Value part = told(index, 0);
    const domain::Value left = told(index, 1);
    const domain::Value whole = told(index, 2);
    const auto* exposed = std::get_if<qint64>(&part);
    if (!exposed)
        return QIdentityProxyModel::data(index, role);
    const QLocale locale;
    QString words = locale.toString(*exposed);
    if (const auto* after = std::get_if<qint64>(&left); after && *after != *exposed)
        words += u" → "_s + locale.toString(*after);
    if (const auto* all = std::get_if<qint64>(&whole))
        words += u" / "_s + locale.toString(*all);
    if (role == Qt::DisplayRole || m_table.kind() == Kind::Software)
        return words;
    CellTrend trend{words, m_courses.value(m_table.idAt(index.row())), Tone::Muted};
    if (trend.course.size() > 1) {
        const double change = trend.course.last() - trend.course.first();
        trend.tone = change > 0 ? Tone::High : change < 0 ? Tone::Low : Tone::Muted;
    }
    return QVariant::fromValue(trend);
}

/// "12 (5.3 %)"; the number alone where the share is not known.
QVariant PresentedModel::impacted(const QModelIndex& index, const QVariant& devices) const
{
    const domain::Value share = told(index, 1);
    const QString number = QLocale().toString(devices.toLongLong());
    const auto* part = std::get_if<double>(&share);
    return part ? tr("%1 (%2 %)").arg(number, QLocale().toString(100.0 * *part, 'f', 1)) : number;
}

/// Before and after exceptions, where these make a difference that can be seen.
QVariant PresentedModel::impact(const QModelIndex& index) const
{
    const domain::Value whole = told(index, 0);
    const domain::Value left = told(index, 1);
    const auto* before = std::get_if<double>(&whole);
    const auto* after = std::get_if<double>(&left);
    if (!before || !after)
        return {};
    const QLocale locale;
    const QString first = locale.toString(*before, 'f', 2);
    const QString second = locale.toString(*after, 'f', 2);
    return first == second ? QVariant() : QVariant(u"%1 → %2"_s.arg(first, second));
}

QString PresentedModel::afterExceptions(const QModelIndex& index, Dress dress) const
{
    if (dress == Dress::Impact) {
        const QStringList both = impact(index).toString().split(u" → "_s);
        return both.size() != 2
            ? QString()
            : tr("%1 points of the exposure score counting every finding, %2 with those under an "
                 "exception left out")
                  .arg(both[0], both[1]);
    }
    const domain::Value whole = told(index, 0);
    const domain::Value left = told(index, 1);
    const auto* before = std::get_if<qint64>(&whole);
    const auto* after = std::get_if<qint64>(&left);
    if (!before || !after || *before == *after)
        return {};
    const QLocale locale;
    return tr("%1 exposed, %2 of them after exceptions")
        .arg(locale.toString(*before), locale.toString(*after));
}

bool PresentedModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != m_checkColumn)
        return false;
    return QIdentityProxyModel::setData(index.siblingAtColumn(0), value, role);
}

Qt::ItemFlags PresentedModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    const bool checkable = index.column() == m_checkColumn
        && QIdentityProxyModel::flags(index.siblingAtColumn(0)).testFlag(Qt::ItemIsUserCheckable);
    flags.setFlag(Qt::ItemIsUserCheckable, checkable);
    return flags;
}

} // namespace parapet::views
