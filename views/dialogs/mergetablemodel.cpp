// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/mergetablemodel.h"

#include "views/widgets/celltext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum Column : int { Line, Device, Activity, Status, DoneOn, Owner, Note, Before, ColumnCount };

domain::FieldFormat formatOf(int column)
{
    if (column == Line)
        return domain::FieldFormat::Count;
    return column == DoneOn ? domain::FieldFormat::Date : domain::FieldFormat::Plain;
}

QString beforeText(const jobs::ClaimChange& change)
{
    if (!change.before)
        return MergeTableModel::tr("no answer");
    const domain::Claim& before = *change.before;
    QStringList parts;
    for (const QString& part : {before.status, before.owner, before.note})
        if (!part.isEmpty())
            parts.append(part);
    return parts.join(u" · "_s);
}

QVariant valueOf(const jobs::ClaimChange& change, int column)
{
    const domain::Claim& claim = change.claim;
    switch (column) {
    case Line:
        return claim.line;
    case Device:
        return change.deviceName.isEmpty() ? change.deviceId : change.deviceName;
    case Activity:
        return change.title;
    case Status:
        return claim.status.isEmpty() ? domain::text(claim.says) : claim.status;
    case DoneOn:
        return claim.doneOn ? QVariant(static_cast<qlonglong>(*claim.doneOn)) : QVariant();
    case Owner:
        return claim.owner;
    case Note:
        return claim.note;
    case Before:
        return beforeText(change);
    default:
        return {};
    }
}

} // namespace

MergeTableModel::MergeTableModel(std::vector<jobs::ClaimChange> changes, QObject* parent)
    : QAbstractTableModel(parent)
    , m_changes(std::move(changes))
{
}

int MergeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_changes.size());
}

int MergeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MergeTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& change = m_changes[static_cast<std::size_t>(index.row())];
    const domain::FieldFormat format = formatOf(index.column());
    if (role == FieldFormatRole)
        return static_cast<int>(format);
    const QVariant value = valueOf(change, index.column());
    if (role == RawValueRole)
        return value;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cellText(format, value, QLocale());
    return {};
}

QVariant MergeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == FieldFormatRole)
        return static_cast<int>(formatOf(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Device:
        return tr("Device");
    case Activity:
        return tr("Activity");
    case Status:
        return tr("IT status");
    case DoneOn:
        return tr("Done on");
    case Owner:
        return tr("IT owner");
    case Note:
        return tr("IT note");
    case Before:
        return tr("Before");
    default:
        return {};
    }
}

} // namespace parapet::views
