// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a list remembers between visits and starts.
#include "views/pages/listpane.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/tableview.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

QVariantMap ListPane::saveState() const
{
    QVariantMap chips;
    for (const FilterChip* each : m_filters->chips())
        chips.insert(each->objectName(), each->value());
    return {{u"chips"_s, chips}, {u"text"_s, m_filters->filterText()},
        {u"sort"_s, m_model->sortText()},
        {u"columns"_s, m_fitted ? m_table->saveState() : QByteArray()}};
}

void ListPane::restoreState(const QVariantMap& state)
{
    const QByteArray columns = state.value(u"columns"_s).toByteArray();
    if (!columns.isEmpty() && m_table->restoreState(columns))
        m_fitted = true;
    const QVariantMap chips = state.value(u"chips"_s).toMap();
    for (FilterChip* each : m_filters->chips()) {
        const QString name = each->objectName();
        const QStringList keys = chips.value(name).toStringList();
        if (!chips.contains(name))
            continue;
        each->setValue(keys);
        if (each->value() != keys)
            m_wantedChips.insert(name, keys);
    }
    if (state.contains(u"text"_s))
        m_filters->setFilterText(state.value(u"text"_s).toString());
    const QString sort = state.value(u"sort"_s).toString();
    if (!sort.isEmpty())
        setSort(sort);
    applyFilter();
}

} // namespace parapet::views
