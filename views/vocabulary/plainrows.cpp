// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/plainrows.h"

#include "models/items/tablemodel.h"
#include "views/widgets/celltext.h"
#include "views/widgets/cellvalues.h"

#include <QLocale>

#include <algorithm>
#include <iterator>

namespace parapet::views {
namespace {

bool lessThan(const QVariant& a, const QVariant& b)
{
    if (a.typeId() == QMetaType::QString && b.typeId() == QMetaType::QString)
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    return QVariant::compare(a, b) == QPartialOrdering::Less;
}

QVariant plain(const QVariant& raw)
{
    return raw.canConvert<CellIcon>() ? QVariant(raw.value<CellIcon>().words) : raw;
}

QString wordsOf(domain::FieldFormat format, const QVariant& raw)
{
    return cellText(format, plain(raw), QLocale());
}

} // namespace

PlainRows::PlainRows(std::vector<PlainColumn> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns))
{
}

void PlainRows::setRows(std::vector<PlainRow> rows)
{
    beginResetModel();
    m_given = std::move(rows);
    arrange();
    endResetModel();
}

void PlainRows::setWords(const QString& words)
{
    beginResetModel();
    m_words = words.simplified().split(u' ', Qt::SkipEmptyParts);
    arrange();
    endResetModel();
}

bool PlainRows::passes(const PlainRow& row) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            const QVariant raw = row.cells.value(static_cast<int>(column));
            if (wordsOf(m_columns[column].format, raw).contains(word, Qt::CaseInsensitive))
                return true;
        }
        return false;
    });
}

domain::Value PlainRows::told(int row, int column) const
{
    const PlainRow& from = m_rows[std::size_t(row)];
    const QVariant raw = plain(from.told.value(column, from.cells.value(column)));
    switch (raw.typeId()) {
    case QMetaType::UnknownType:
        return {};
    case QMetaType::Bool:
        return raw.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return qint64{raw.toLongLong()};
    case QMetaType::Double:
        return raw.toDouble();
    case QMetaType::QStringList:
        return raw.toStringList();
    default:
        return raw.toString();
    }
}

domain::FieldType PlainRows::type(int column) const
{
    using enum domain::FieldFormat;
    const domain::FieldFormat format = m_columns[std::size_t(column)].format;
    return format == Date || format == DateTime ? domain::FieldType::Time : domain::FieldType::Text;
}

void PlainRows::setCheckable(bool checkable)
{
    m_checkable = checkable;
}

QString PlainRows::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].id : QString();
}

QStringList PlainRows::checkedIds() const
{
    QStringList ids;
    for (const PlainRow& row : m_given)
        if (isChecked(row.id))
            ids.append(row.id);
    return ids;
}

void PlainRows::setUnchecked(const QStringList& ids)
{
    m_unchecked = QSet<QString>(ids.begin(), ids.end());
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PlainRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlainRows::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant PlainRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PlainRow& row = m_rows[std::size_t(index.row())];
    const domain::FieldFormat format = m_columns[std::size_t(index.column())].format;
    const QVariant raw = row.cells.value(index.column());
    switch (role) {
    case items::FormatRole:
        return static_cast<int>(format);
    case items::RawRole:
        return raw;
    case items::LoadingRole:
        return false;
    case items::IdRole:
        return row.id;
    case Qt::DisplayRole:
        return wordsOf(format, raw);
    case Qt::ToolTipRole:
        if (!row.tip.isEmpty())
            return row.tip;
        if (raw.typeId() == QMetaType::Double)
            return QLocale().toString(raw.toDouble(), 'g', QLocale::FloatingPointShortest);
        return wordsOf(format, raw);
    case Qt::TextAlignmentRole:
        return static_cast<int>(cellAlignment(format));
    case Qt::CheckStateRole:
        if (m_checkable && index.column() == 0)
            return isChecked(row.id) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

bool PlainRows::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!m_checkable || role != Qt::CheckStateRole || index.column() != 0)
        return false;
    const QString id = idAt(index.row());
    if (value.toInt() == Qt::Checked)
        m_unchecked.remove(id);
    else
        m_unchecked.insert(id);
    emit dataChanged(index, this->index(index.row(), columnCount() - 1));
    emit checksChanged();
    return true;
}

Qt::ItemFlags PlainRows::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_checkable && index.column() == 0)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PlainRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const PlainColumn& column = m_columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tip.isEmpty() ? column.title : column.tip;
    case Qt::TextAlignmentRole:
        return static_cast<int>(cellAlignment(column.format));
    case items::FormatRole:
        return static_cast<int>(column.format);
    default:
        return {};
    }
}

void PlainRows::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    QStringList ids;
    for (const QModelIndex& index : before)
        ids.append(idAt(index.row()));
    arrange();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const auto place = std::find_if(m_rows.begin(), m_rows.end(),
            [id = ids[i]](const PlainRow& row) { return row.id == id; });
        after.append(place == m_rows.end()
                ? QModelIndex()
                : index(static_cast<int>(place - m_rows.begin()), before[i].column()));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void PlainRows::arrange()
{
    m_rows.clear();
    std::copy_if(m_given.begin(), m_given.end(), std::back_inserter(m_rows),
        [this](const PlainRow& row) { return passes(row); });
    if (m_sortColumn < 0 || m_sortColumn >= columnCount())
        return;
    std::stable_sort(
        m_rows.begin(), m_rows.end(), [this](const PlainRow& left, const PlainRow& right) {
            const QVariant a = plain(left.cells.value(m_sortColumn));
            const QVariant b = plain(right.cells.value(m_sortColumn));
            if (!a.isValid() || !b.isValid())
                return a.isValid() && !b.isValid();
            return m_sortOrder == Qt::AscendingOrder ? lessThan(a, b) : lessThan(b, a);
        });
}

} // namespace parapet::views
