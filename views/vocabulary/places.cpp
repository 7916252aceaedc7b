// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/places.h"

using namespace Qt::StringLiterals;

namespace parapet::views {

using To = domain::ListRelation::To;

NavigationTarget pageOf(const domain::ListRelation& object)
{
    NavigationTarget target;
    target.objectId = object.id;
    target.page = object.to == To::Device ? u"devices"_s
        : object.to == To::Weakness       ? u"weaknesses"_s
        : object.to == To::Software       ? u"software"_s
        : object.to == To::Control        ? u"controls"_s
                                          : u"recommendations"_s;
    return target;
}

NavigationTarget explainTarget(const domain::ListRelation& object)
{
    NavigationTarget target;
    target.page = u"explain"_s;
    target.objectId = object.id;
    target.tab = object.to == To::Device  ? u"device"_s
        : object.to == To::Weakness       ? u"weakness"_s
        : object.to == To::Recommendation ? u"recommendation"_s
        : object.to == To::Control        ? u"control"_s
                                          : u"score"_s;
    return target;
}

} // namespace parapet::views
