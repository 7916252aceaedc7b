// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every page is handed: the nouns, the verbs, the look, and where it remembers things. Owned
// by the composition root, outlives every page. GUI thread only.
#pragma once

#include "models/base/clock.h"

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace parapet::items {
class Library;
}
namespace parapet::jobs {
class Desk;
}

namespace parapet::views {

class Theme;

struct PageContext
{
    items::Library& library;
    jobs::Desk& desk;
    const Theme& theme;
    QSettings& settings; ///< pages write below "pages/<page id>/"
    base::Clock clock; ///< "today" for due dates and ages
};

} // namespace parapet::views
