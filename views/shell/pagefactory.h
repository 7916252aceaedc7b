// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the program in the order of the navigation bar: the one place that knows them all.
// GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"

#include <QString>

#include <vector>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class Page;

struct PageEntry
{
    QString id; ///< "dashboard", as NavigationTarget::page names it
    Page* page = nullptr;
    QString group{}; ///< the words it stands under in the navigation, with those after it
};

/// Makes every page; `parent` owns them.
[[nodiscard]] std::vector<PageEntry> makePages(const PageContext& context, QWidget* parent);

} // namespace parapet::views
