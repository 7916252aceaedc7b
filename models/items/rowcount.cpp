// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowcount.h"

#include "models/items/asking.h"
#include "models/store/tablereader.h"

namespace parapet::items {

RowCount::RowCount(Library& library, domain::Kind kind, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_kind(kind)
{
    connect(&library, &Library::changed, this, [this] {
        if (m_asked)
            ask();
    });
}

void RowCount::count(const domain::ListRelation& relation, const QString& filter)
{
    m_relation = relation;
    m_filter = filter;
    m_asked = true;
    ask();
}

void RowCount::ask()
{
    store::TableQuery query;
    query.kind = m_kind;
    query.filter = m_filter;
    query.relation = {static_cast<store::Relation::To>(m_relation.to), m_relation.id};
    askPatiently<qint64>(
        m_library, m_library.lists(), this, this,
        [this](const base::Result<qint64>& rows) {
            if (rows)
                emit counted(*rows);
        },
        [query](const Reader::Desk& desk) {
            store::TableQuery scoped = query;
            scoped.scope = desk.scope->read();
            return store::TableReader(desk.context->connection).count(scoped);
        });
}

} // namespace parapet::items
