// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a TableModel gets its rows: first page, all keys, then pages as they are looked at.
#include "models/items/tablemodelprivate.h"
#include "models/query/sourcerange.h"

#include <QPointer>

#include <numeric>
#include <utility>

namespace parapet::items {
namespace {

constexpr std::size_t keptPages = 40;

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
    return Loaded{std::move(*keys), std::move(*rows)};
}

} // namespace

void TableModel::setIdle(bool idle)
{
    if (m_d->idle == idle)
        return;
    m_d->idle = idle;
    if (idle && m_d->loading) {
        ++m_d->token; // the answer will find nobody
        m_d->stale = true;
        setFormer(false);
        finishLoading();
    } else if (!idle && std::exchange(m_d->stale, false)) {
        reload();
    }
}

void TableModel::reload()
{
    if (m_d->idle) {
        ++m_d->token;
        m_d->stale = true;
        return;
    }
    const std::uint64_t token = ++m_d->token;
    setFormer(m_d->shown > 0);
    if (!m_d->loading) {
        m_d->loading = true;
        emit loadingChanged(true);
    }
    loadKeys(token, pageSize, m_d->query());
}

/// The first page at once; all keys behind everything else that is asked.
void TableModel::loadKeys(std::uint64_t token, qint64 limit, const store::TableQuery& query)
{
    const QPointer<TableModel> guard(this);
    QObject* gui = &m_d->library;
    const auto work = [guard, gui, token, limit, query](const base::Result<Reader::Desk>& desk) {
        auto loaded =
            desk ? load(*desk, query, limit) : base::Result<Loaded>(tl::unexpected(desk.error()));
        if (limit < 0 && !loaded && loaded.error().kind == base::Error::Kind::Cancelled)
            return false;
        QMetaObject::invokeMethod(
            gui,
            [guard, token, limit, loaded = std::move(loaded)]() mutable {
                if (guard && guard->m_d->token == token)
                    guard->takeKeys(token, limit, loaded ? &loaded->keys : nullptr,
                        loaded ? &loaded->firstPage : nullptr,
                        loaded ? base::Error{} : loaded.error());
            },
            Qt::QueuedConnection);
        return true;
    };
    if (limit < 0)
        m_d->library.lists().postPatient(this, work);
    else
        m_d->library.lists().post(this, work);
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
            showRows({}, {});
            m_d->shownQuery = m_d->query();
            m_d->complete = true;
        }
        setFormer(false);
        // what could not be read replaced a request whose rows were still being counted
        const bool countsOn = !nothingYet && limit > 0 && !m_d->complete;
        if (countsOn)
            loadKeys(token, -1, m_d->shownQuery);
        else
            finishLoading();
        if (nothingYet)
            emit loaded(0);
        else
            emit failed(query::withoutLead(error, m_d->filterLead).message);
        return;
    }
    if (limit > 0)
        m_d->shownQuery = m_d->query();
    const bool complete = limit < 0 || static_cast<qint64>(keys->size()) < limit;
    const bool continues = limit < 0 && keys->size() >= m_d->keys.size()
        && std::equal(m_d->keys.begin(), m_d->keys.end(), keys->begin());
    m_d->complete = complete;
    if (continues)
        m_d->keys = std::move(*keys); // the rows on screen stay, the rest is appended
    else
        showRows(std::move(*keys), std::move(*firstPage));
    if (m_d->token != token)
        return; // who saw the rows asked for others
    setFormer(false);
    if (complete)
        showNextBlock(token);
    else
        loadKeys(token, -1, m_d->shownQuery);
}

void TableModel::showRows(std::vector<store::RowKey> keys, std::vector<domain::Row> firstPage)
{
    beginResetModel();
    m_d->keys = std::move(keys);
    m_d->shown = std::min(m_d->keys.size(), blockSize);
    m_d->pages.clear();
    m_d->wanted.clear();
    if (!firstPage.empty())
        m_d->pages[0] = std::move(firstPage);
    endResetModel();
}

void TableModel::showNextBlock(std::uint64_t token)
{
    if (m_d->token != token)
        return;
    const std::size_t end = std::min(m_d->keys.size(), m_d->shown + blockSize);
    if (end > m_d->shown) {
        beginInsertRows({}, static_cast<int>(m_d->shown), static_cast<int>(end) - 1);
        m_d->shown = end;
        endInsertRows();
    }
    if (m_d->shown < m_d->keys.size()) {
        QMetaObject::invokeMethod(
            this, [this, token] { showNextBlock(token); }, Qt::QueuedConnection);
        return;
    }
    finishLoading();
    emit loaded(static_cast<int>(m_d->keys.size()));
}

void TableModel::setFormer(bool former)
{
    if (std::exchange(m_d->former, former) != former)
        emit formerRowsShown(former);
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
    QObject* gui = &m_d->library;
    const std::uint64_t token = m_d->token;
    m_d->library.lists().post(nullptr,
        [guard = m_d->model, gui, token, page, keys, query = m_d->shownQuery](
            const base::Result<Reader::Desk>& desk) {
            std::vector<domain::Row> rows;
            if (desk) {
                store::TableQuery scoped = query;
                scoped.scope = desk->scope->read();
                if (auto read =
                        store::TableReader(desk->context->connection)
                            .rows(scoped, keys, allFields(domain::fieldsOf(query.kind).size())))
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
            const bool fromFront = std::abs(m_d->pages.begin()->first - page)
                > std::abs(m_d->pages.rbegin()->first - page);
            m_d->pages.erase(fromFront ? m_d->pages.begin() : std::prev(m_d->pages.end()));
        }
        const int last = page * pageSize + static_cast<int>(rows.size()) - 1;
        m_d->pages[page] = std::move(rows);
        emit dataChanged(
            index(page * pageSize, 0), index(std::min(last, rowCount() - 1), columnCount() - 1));
    }
    fetchNext();
}

} // namespace parapet::items
