// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablemodel.h"

#include "models/items/tablemodelprivate.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

namespace parapet::items {
namespace {

using domain::FieldSpec;
using domain::Value;

QString nameOf(const FieldSpec& field)
{
    return QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size()));
}

QVariant rawOf(const Value& value, domain::FieldType type)
{
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    if (const auto* list = std::get_if<QStringList>(&value))
        return *list;
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag;
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    if (const auto* number = std::get_if<qint64>(&value))
        return type == domain::FieldType::Time
            ? QVariant(QDateTime::fromMSecsSinceEpoch(*number, Qt::UTC))
            : QVariant(qlonglong{*number});
    return {};
}

} // namespace

TableModel::TableModel(Library& library, domain::Kind kind, QObject* parent)
    : QAbstractTableModel(parent)
    , m_d(std::make_unique<Private>(*this, library, kind))
{
    connect(&library, &Library::changed, this, &TableModel::reload);
}

TableModel::~TableModel() = default;

domain::Kind TableModel::kind() const
{
    return m_d->kind;
}

void TableModel::setFilter(const QString& kql, int lead)
{
    if (m_d->filter == kql && m_d->token != 0)
        return;
    m_d->filterLead = lead;
    m_d->filter = kql;
    reload();
}

QString TableModel::filter() const
{
    return m_d->filter;
}

QString TableModel::shownFilter() const
{
    return m_d->shownQuery.filter;
}

void TableModel::setRelation(const domain::ListRelation& relation)
{
    if (m_d->relation == relation && m_d->token != 0)
        return;
    m_d->relation = relation;
    reload();
}

domain::ListRelation TableModel::relation() const
{
    return m_d->relation;
}

void TableModel::setSortText(const QString& sort)
{
    if (m_d->sort == sort && m_d->token != 0)
        return;
    m_d->sort = sort;
    reload();
}

QString TableModel::sortText() const
{
    return m_d->sort;
}

bool TableModel::isLoading() const
{
    return m_d->loading;
}

bool TableModel::showsFormerRows() const
{
    return m_d->former;
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_d->shown);
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_d->fields.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldSpec& field = m_d->fields[static_cast<std::size_t>(index.column())];
    if (role == FormatRole)
        return static_cast<int>(field.format);
    const domain::Row* row = m_d->rowAt(index.row());
    if (role == LoadingRole)
        return row == nullptr;
    if (row == nullptr) {
        if (role == Qt::DisplayRole && m_d->wanted.insert(index.row() / pageSize).second)
            fetchNext();
        return {};
    }
    const Value& value = row->values[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(value, field.format);
    case RawRole:
        return rawFor(*row, index.column());
    case IdRole:
        return idAt(index.row());
    case Qt::CheckStateRole:
        if (m_d->checkable && index.column() == 0)
            return m_d->ticks->contains(idAt(index.row())) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

/// The typed value; a progress cell reads "fixed / target".
QVariant TableModel::rawFor(const domain::Row& row, int column) const
{
    const FieldSpec& field = m_d->fields[static_cast<std::size_t>(column)];
    const Value& value = row.values[static_cast<std::size_t>(column)];
    if (field.format != domain::FieldFormat::Progress || field.type == domain::FieldType::Real)
        return rawOf(value, field.type); // a real number is a share already
    const int target = columnOf(u"targetDevices");
    const auto* fixed = std::get_if<qint64>(&value);
    const auto* all =
        target < 0 ? nullptr : std::get_if<qint64>(&row.values[static_cast<std::size_t>(target)]);
    if (fixed == nullptr || all == nullptr)
        return {};
    return QStringLiteral("%1 / %2").arg(*fixed).arg(*all);
}

bool TableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !m_d->checkable || index.column() != 0)
        return false;
    const QString id = idAt(index.row());
    if (id.isEmpty())
        return false;
    m_d->ticks->set(id, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags TableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    if (m_d->checkable && index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags | Qt::ItemNeverHasChildren;
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const FieldSpec& field = m_d->fields[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return QCoreApplication::translate("Field", field.title);
    case FormatRole:
        return static_cast<int>(field.format);
    case FieldRole:
        return nameOf(field);
    default:
        return {};
    }
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return setSortText({});
    setSortText(nameOf(m_d->fields[static_cast<std::size_t>(column)])
        + (order == Qt::DescendingOrder ? QStringLiteral(":desc") : QString()));
}

void TableModel::setCheckable(bool checkable)
{
    disconnect(m_d->ticks, &Ticks::changed, this, nullptr);
    m_d->checkable = checkable;
    if (!checkable)
        return;
    if (m_d->kind == domain::Kind::Recommendations)
        m_d->ticks = &m_d->library.tickedRecommendations();
    connect(m_d->ticks, &Ticks::changed, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
        emit checksChanged();
    });
}

QStringList TableModel::checkedIds() const
{
    return m_d->ticks->ids();
}

void TableModel::clearChecks()
{
    m_d->ticks->clear();
}

void TableModel::uncheck(const QStringList& ids)
{
    m_d->ticks->remove(ids);
}

domain::Value TableModel::value(int row, QStringView field) const
{
    const int column = columnOf(field);
    const domain::Row* loaded = m_d->rowAt(row);
    return column < 0 || loaded == nullptr ? Value()
                                           : loaded->values[static_cast<std::size_t>(column)];
}

QString TableModel::idAt(int row) const
{
    const domain::Row* loaded = m_d->rowAt(row);
    if (loaded == nullptr || m_d->idField < 0)
        return {};
    const Value& id = loaded->values[static_cast<std::size_t>(m_d->idField)];
    if (const auto* number = std::get_if<qint64>(&id))
        return QString::number(*number);
    const auto* text = std::get_if<QString>(&id);
    return text != nullptr ? *text : QString();
}

int TableModel::columnOf(QStringView field) const
{
    return domain::fieldIndex(m_d->kind, field).value_or(-1);
}

} // namespace parapet::items
