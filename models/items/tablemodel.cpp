// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablemodel.h"

#include "models/items/reader.h"
#include "models/query/sort.h"
#include "models/store/tablereader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QTimeZone>

#include <map>
#include <numeric>
#include <set>

namespace parapet::items {
namespace {

using domain::FieldSpec;
using domain::Value;

constexpr int pageSize = 200;
constexpr std::size_t keptPages = 40;

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
            : QVariant(qlonglong {*number});
    return {};
}

} // namespace

struct TableModel::Private
{
    Private(Library& source, domain::Kind listed)
        : library(source)
        , kind(listed)
        , fields(domain::fieldsOf(listed))
        , idField(domain::fieldIndex(listed, u"id").value_or(-1))
    {
    }

    [[nodiscard]] store::TableQuery query() const
    {
        store::TableQuery asked;
        asked.kind = kind;
        asked.filter = filter;
        asked.relation = {static_cast<store::Relation::To>(relation.to), relation.id};
        if (const auto order = query::parseSort(sort, fields))
            asked.sort = *order;
        return asked;
    }

    [[nodiscard]] const domain::Row* rowAt(int row) const
    {
        const auto page = pages.find(row / pageSize);
        if (page == pages.end())
            return nullptr;
        const auto index = static_cast<std::size_t>(row % pageSize);
        return index < page->second.size() && !page->second[index].values.empty()
            ? &page->second[index]
            : nullptr;
    }

    Library& library;
    domain::Kind kind;
    std::span<const FieldSpec> fields;
    int idField;
    QString filter, sort;
    domain::ListRelation relation;
    bool checkable = false;
    bool loading = false;
    std::uint64_t token = 0; ///< answers of an older token are dropped
    std::vector<store::RowKey> keys;
    std::map<int, std::vector<domain::Row>> pages;
    std::set<int> wanted; ///< pages asked for and not there
    bool fetching = false;
    std::set<QString> checked;
};

namespace {

struct Loaded
{
    std::vector<store::RowKey> keys;
    std::vector<domain::Row> firstPage;
};

std::vector<int> allFields(std::size_t count)
{
    std::vector<int> fields(count);
    std::iota(fields.begin(), fields.end(), 0);
    return fields;
}

/// Keys (at most `limit`) and the rows of the first page.
base::Result<Loaded> load(const Reader::Desk& desk, store::TableQuery query, qint64 limit)
{
    query.scope = desk.scope->read();
    query.limit = limit;
    store::TableReader reader(desk.context->connection);
    auto keys = reader.keys(query);
    if (!keys)
        return tl::unexpected(keys.error());
    const std::span first(keys->data(), std::min<std::size_t>(keys->size(), pageSize));
    auto rows = reader.rows(query, first, allFields(domain::fieldsOf(query.kind).size()));
    if (!rows)
        return tl::unexpected(rows.error());
    return Loaded {std::move(*keys), std::move(*rows)};
}

} // namespace

TableModel::TableModel(Library& library, domain::Kind kind, QObject* parent)
    : QAbstractTableModel(parent)
    , m_d(std::make_unique<Private>(library, kind))
{
    connect(&library, &Library::changed, this, &TableModel::reload);
}

TableModel::~TableModel() = default;

domain::Kind TableModel::kind() const
{
    return m_d->kind;
}

void TableModel::setFilter(const QString& kql)
{
    if (m_d->filter == kql && m_d->token != 0)
        return;
    m_d->filter = kql;
    reload();
}

QString TableModel::filter() const
{
    return m_d->filter;
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

void TableModel::reload()
{
    const std::uint64_t token = ++m_d->token;
    if (!m_d->loading) {
        m_d->loading = true;
        emit loadingChanged(true);
    }
    loadKeys(token, pageSize);
}

void TableModel::loadKeys(std::uint64_t token, qint64 limit)
{
    const QPointer<TableModel> guard(this);
    QObject* gui = &m_d->library;
    m_d->library.lists().post(
        this, [guard, gui, token, limit, query = m_d->query()](const base::Result<Reader::Desk>& desk) {
            auto loaded = desk ? load(*desk, query, limit)
                               : base::Result<Loaded>(tl::unexpected(desk.error()));
            QMetaObject::invokeMethod(
                gui,
                [guard, token, limit, loaded = std::move(loaded)]() mutable {
                    if (guard && guard->m_d->token == token)
                        guard->takeKeys(token, limit, loaded ? &loaded->keys : nullptr,
                            loaded ? &loaded->firstPage : nullptr,
                            loaded ? base::Error {} : loaded.error());
                },
                Qt::QueuedConnection);
        });
}

void TableModel::takeKeys(std::uint64_t token, qint64 limit, std::vector<store::RowKey>* keys,
    std::vector<domain::Row>* firstPage, const base::Error& error)
{
    if (keys == nullptr) {
        // no workspace yet: an empty list; a request that was replaced has a successor
        if (error.kind == base::Error::Kind::Cancelled)
            return;
        const bool nothingYet = error.kind == base::Error::Kind::NotFound;
        if (nothingYet) {
            beginResetModel();
            m_d->keys.clear();
            m_d->pages.clear();
            endResetModel();
        }
        finishLoading();
        if (nothingYet)
            emit loaded(0);
        else
            emit failed(error.message);
        return;
    }
    const bool complete = limit < 0 || static_cast<qint64>(keys->size()) < limit;
    if (limit < 0 && keys->size() >= m_d->keys.size()
        && std::equal(m_d->keys.begin(), m_d->keys.end(), keys->begin())) {
        if (keys->size() > m_d->keys.size()) { // the rows on screen stay, the rest is appended
            beginInsertRows({}, static_cast<int>(m_d->keys.size()),
                static_cast<int>(keys->size()) - 1);
            m_d->keys = std::move(*keys);
            endInsertRows();
        }
    } else {
        beginResetModel();
        m_d->keys = std::move(*keys);
        m_d->pages.clear();
        m_d->wanted.clear();
        m_d->pages[0] = std::move(*firstPage);
        endResetModel();
    }
    if (!complete) {
        loadKeys(token, -1);
        return;
    }
    finishLoading();
    emit loaded(static_cast<int>(m_d->keys.size()));
}

void TableModel::finishLoading()
{
    m_d->loading = false;
    emit loadingChanged(false);
}

void TableModel::fetchNext() const
{
    if (m_d->fetching || m_d->wanted.empty())
        return;
    m_d->fetching = true;
    const int page = *m_d->wanted.rbegin(); // the one asked for last lies furthest in a scroll down
    const std::size_t from = static_cast<std::size_t>(page) * pageSize;
    const std::size_t to = std::min(m_d->keys.size(), from + pageSize);
    std::vector<store::RowKey> keys;
    if (from < to)
        keys.assign(m_d->keys.begin() + static_cast<std::ptrdiff_t>(from),
            m_d->keys.begin() + static_cast<std::ptrdiff_t>(to));
    const QPointer<TableModel> guard(const_cast<TableModel*>(this));
    QObject* gui = &m_d->library;
    const std::uint64_t token = m_d->token;
    m_d->library.lists().post(nullptr,
        [guard, gui, token, page, keys, query = m_d->query()](const base::Result<Reader::Desk>& desk) {
            std::vector<domain::Row> rows;
            if (desk) {
                store::TableQuery scoped = query;
                scoped.scope = desk->scope->read();
                if (auto read = store::TableReader(desk->context->connection)
                                    .rows(scoped, keys,
                                        allFields(domain::fieldsOf(query.kind).size())))
                    rows = std::move(*read);
            }
            QMetaObject::invokeMethod(
                gui,
                [guard, token, page, rows = std::move(rows)]() mutable {
                    if (guard)
                        guard->takePage(token, page, std::move(rows));
                },
                Qt::QueuedConnection);
        });
}

void TableModel::takePage(std::uint64_t token, int page, std::vector<domain::Row> rows)
{
    m_d->fetching = false;
    m_d->wanted.erase(page);
    if (token == m_d->token && !rows.empty()) {
        if (m_d->pages.size() >= keptPages) { // forget the page that lies furthest away
            const bool fromFront
                = std::abs(m_d->pages.begin()->first - page) > std::abs(m_d->pages.rbegin()->first - page);
            m_d->pages.erase(fromFront ? m_d->pages.begin() : std::prev(m_d->pages.end()));
        }
        const int last = page * pageSize + static_cast<int>(rows.size()) - 1;
        m_d->pages[page] = std::move(rows);
        emit dataChanged(index(page * pageSize, 0),
            index(std::min(last, rowCount() - 1), columnCount() - 1));
    }
    fetchNext();
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_d->keys.size());
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
            return m_d->checked.contains(idAt(index.row())) ? Qt::Checked : Qt::Unchecked;
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
    if (field.format != domain::FieldFormat::Progress)
        return rawOf(value, field.type);
    const int target = columnOf(u"targetDevices");
    const auto* fixed = std::get_if<qint64>(&value);
    const auto* all
        = target < 0 ? nullptr : std::get_if<qint64>(&row.values[static_cast<std::size_t>(target)]);
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
    if (value.toInt() == Qt::Checked)
        m_d->checked.insert(id);
    else
        m_d->checked.erase(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checksChanged();
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
    m_d->checkable = checkable;
}

QStringList TableModel::checkedIds() const
{
    return {m_d->checked.begin(), m_d->checked.end()};
}

void TableModel::clearChecks()
{
    if (m_d->checked.empty())
        return;
    m_d->checked.clear();
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit checksChanged();
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
