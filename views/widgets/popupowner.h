// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A button that opens a menu, once the menu is gone. GUI thread only.
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QMenu;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

/// The pointer leaves a button for its menu unheard: without this the button is drawn as hovered
/// until the pointer comes by again, and behind a dialog for as long as that is open.
void forgetPointerAfter(const QMenu& menu, QWidget& button);

} // namespace parapet::views
