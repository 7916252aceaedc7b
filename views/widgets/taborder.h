// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which Tab goes: as things stand on the screen, whenever they were made. GUI thread
// only.
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

/// Puts what takes the focus within a widget into the order of the layouts: from top to bottom and
/// in the direction of reading.
void tabAsLaidOut(QWidget& root);

} // namespace parapet::views
