// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/objectfinder.h"

#include "views/shell/globalsearch.h"
#include "views/vocabulary/fieldwords.h"

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Kind;

constexpr qint64 shownOfAKind = 4;

GlobalSearch::Offer offerOf(const items::Found& found)
{
    NavigationTarget target;
    target.objectId = found.id;
    switch (found.kind) {
    case Kind::Software:
        target.page = u"software"_s;
        return {
            ObjectFinder::tr("%1 · software").arg(softwareWords(found.id)), target.page, target};
    case Kind::Weaknesses:
        target.page = u"weaknesses"_s;
        return {ObjectFinder::tr("%1 · weakness").arg(found.name), target.page, target};
    case Kind::Recommendations:
        target.page = u"recommendations"_s;
        return {ObjectFinder::tr("%1 · recommendation").arg(found.name), target.page, target};
    default:
        target.page = u"devices"_s;
        return {ObjectFinder::tr("%1 · device").arg(found.name), target.page, target};
    }
}

} // namespace

ObjectFinder::ObjectFinder(items::Library& library, GlobalSearch& search)
    : QObject(&search)
    , m_library(library)
    , m_search(search)
{
    connect(&search, &GlobalSearch::wanted, this, &ObjectFinder::look);
}

void ObjectFinder::look(const QString& text)
{
    m_library.find(text, shownOfAKind, this,
        [this, text](const base::Result<std::vector<items::Found>>& found) {
            if (!found)
                return;
            QList<GlobalSearch::Offer> offers;
            for (const items::Found& each : *found)
                offers.append(offerOf(each));
            m_search.addFound(text, offers);
        });
}

} // namespace parapet::views
