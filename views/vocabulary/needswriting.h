// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Marks what writes the workspace: where it can only be read, the control is disabled for good and
// its tooltip says why. Functions over widgets. GUI thread only.
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

/// Whoever enables it later or gives it another tooltip changes nothing of that.
void needsWriting(const jobs::Desk& desk, QWidget* control);
void needsWriting(const jobs::Desk& desk, QAction* action);

} // namespace parapet::views
