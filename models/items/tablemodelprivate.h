// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a TableModel, shared by its two sources. GUI thread.
#pragma once

#include "models/items/reader.h"
#include "models/items/tablemodel.h"
#include "models/items/ticks.h"
#include "models/query/sort.h"
#include "models/store/tablereader.h"

#include <QPointer>

#include <map>
#include <set>
#include <vector>

namespace parapet::items {

/// Rows of one page; a page is read as a whole.
inline constexpr int pageSize = 200;
/// Rows told to the views in one turn of the event loop, which must stay short.
inline constexpr std::size_t blockSize = 250'000;

struct TableModel::Private
{
    Private(TableModel& owner, Library& source, domain::Kind listed)
        : model(&owner)
        , library(source)
        , kind(listed)
        , idField(domain::fieldIndex(listed, u"id").value_or(-1))
        , fields(domain::fieldsOf(listed))
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

    QPointer<TableModel> model; ///< asking for a row, which is const, begins to read it
    Library& library;
    domain::Kind kind;
    int idField;
    int filterLead = 0; ///< characters of the filter before the part a person wrote
    bool checkable = false;
    bool loading = false;
    bool former = false; ///< the rows are those of an earlier request
    bool idle = false; ///< nobody looks: nothing is read
    bool stale = false; ///< a reload was asked for while idle
    bool complete = true; ///< all keys of shownQuery are there
    bool fetching = false;
    std::span<const domain::FieldSpec> fields;
    QString filter, sort;
    domain::ListRelation relation;
    std::uint64_t token = 0; ///< answers of an older token are dropped
    store::TableQuery shownQuery; ///< of the keys
    std::vector<store::RowKey> keys;
    std::size_t shown = 0; ///< rows told to the views; the rest of the keys follows in blocks
    std::map<int, std::vector<domain::Row>> pages;
    std::set<int> wanted; ///< pages asked for and not there
    Ticks ownTicks;
    Ticks* ticks = &ownTicks; ///< of recommendations: those of the whole window
};

} // namespace parapet::items
