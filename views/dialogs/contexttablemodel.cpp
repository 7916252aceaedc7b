// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/contexttablemodel.h"

#include "views/vocabulary/fieldwords.h"
#include "views/widgets/celltext.h"

#include <QLocale>

namespace parapet::views {
namespace {

using domain::FieldFormat;

FieldFormat formatOf(int column)
{
    return column == ContextTableModel::Line ? FieldFormat::Count : FieldFormat::Plain;
}

QString shown(const jobs::ContextEdit& edit, const QString& value)
{
    if (edit.field == u"isInternetFacing")
        return value == u"true" ? ContextTableModel::tr("Yes") : ContextTableModel::tr("No");
    return value.isEmpty() ? ContextTableModel::tr("none") : value;
}

QVariant valueOf(const jobs::ContextEdit& edit, int column)
{
    switch (column) {
    case ContextTableModel::Line:
        return edit.line;
    case ContextTableModel::Device:
        return edit.deviceName.isEmpty() ? edit.deviceId : edit.deviceName;
    case ContextTableModel::What:
        return fieldTitle(fieldOf(domain::Kind::Devices, edit.field));
    case ContextTableModel::Before:
        return shown(edit, edit.before);
    case ContextTableModel::After:
        return shown(edit, edit.after);
    default:
        return {};
    }
}

} // namespace

ContextTableModel::ContextTableModel(std::vector<jobs::ContextEdit> edits, QObject* parent)
    : QAbstractTableModel(parent)
    , m_edits(std::move(edits))
{
}

int ContextTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_edits.size());
}

int ContextTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContextTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FieldFormat format = formatOf(index.column());
    if (role == FieldFormatRole)
        return static_cast<int>(format);
    const QVariant value = valueOf(m_edits[static_cast<std::size_t>(index.row())], index.column());
    if (role == RawValueRole)
        return value;
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return cellText(format, value, QLocale());
    return {};
}

QVariant ContextTableModel::headerData(int section, Qt::Orientation orientation, int role) const
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
    case What:
        return tr("What");
    case Before:
        return tr("Now");
    case After:
        return tr("Then");
    default:
        return {};
    }
}

} // namespace parapet::views
