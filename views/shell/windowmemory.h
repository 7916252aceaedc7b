// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers between starts: its place on the screen, the page, the navigation bar,
// and the state of every page. Functions over QSettings. GUI thread only.
#pragma once

#include "views/shell/pagefactory.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace parapet::views {

class NavigationBar;

/// Gives the window and the pages what was remembered; the id of the page shown last, which may be
/// empty or unknown.
[[nodiscard]] QString restoreWindow(QSettings& settings, QWidget& window, NavigationBar& navigation,
    const std::vector<PageEntry>& pages);

void rememberWindow(QSettings& settings, const QWidget& window, const NavigationBar& navigation,
    const std::vector<PageEntry>& pages, const QString& current);

} // namespace parapet::views
