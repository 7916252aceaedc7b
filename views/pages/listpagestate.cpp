// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of lists remembers between visits and starts, and the reading of chosen rows.
#include "views/pages/listpage.h"
#include "views/panels/askrows.h"
#include "views/panels/objectpanel.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

void ListPage::gatherTicked(std::function<void(const QList<RowFacts>&)> then)
{
    ListPane& list = currentPane();
    const QStringList ids = list.model().checkedIds();
    gatherRows(ids, [&list, ids, then = std::move(then)](const QList<RowFacts>& rows) {
        if (list.model().checkedIds() == ids)
            then(rows);
    });
}

void ListPage::gatherRows(const QStringList& ids, std::function<void(const QList<RowFacts>&)> then)
{
    ListPane& list = currentPane();
    askRows(context().library, list.spec().kind, ids, &list,
        [then = std::move(then)](const QList<RowFacts>& rows) {
            if (!rows.isEmpty())
                then(rows);
        });
}

QVariantMap ListPage::saveState() const
{
    QVariantMap state{{u"pane"_s, currentPane().spec().name},
        {u"open"_s, panel().isHidden() ? QString() : panel().objectId()}, {u"full"_s, m_full}};
    for (const Pane& pane : m_panes) {
        QVariantMap list = pane.list->saveState();
        list.insert(u"flyout"_s, pane.panel->saveState());
        state.insert(pane.list->spec().name, list);
    }
    return state;
}

void ListPage::restoreState(const QVariantMap& state)
{
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const Pane& pane = m_panes[i];
        const QString name = pane.list->spec().name;
        if (!state.contains(name))
            continue;
        const QVariantMap list = state.value(name).toMap();
        pane.list->restoreState(list);
        pane.panel->restoreState(list.value(u"flyout"_s).toByteArray());
        if (state.value(u"pane"_s).toString() == name)
            setCurrentPane(static_cast<int>(i));
    }
    const QString open = state.value(u"open"_s).toString();
    if (!open.isEmpty())
        openObject(open, state.value(u"full"_s).toBool());
    else if (state.contains(u"open"_s))
        closePanel();
}

} // namespace parapet::views
