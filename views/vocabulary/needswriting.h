// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks what writes the workspace: while it cannot be written (read-only, its file lost), the
// control is disabled and its tooltip says why and what helps. Functions over widgets. GUI thread.
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace parapet::jobs {
class Desk;
}

namespace parapet::views {

/// Whoever enables it meanwhile or gives it another tooltip finds that done when it can be written
/// again. The desk outlives the control.
void needsWriting(const jobs::Desk& desk, QWidget* control);
void needsWriting(const jobs::Desk& desk, QAction* action);

} // namespace parapet::views
