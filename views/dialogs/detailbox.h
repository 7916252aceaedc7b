// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A warning with its details, which can be selected and copied. GUI thread only.
#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

/// Opens it above the window and returns at once; it deletes itself when closed.
void showDetail(QWidget* window, const QString& message, const QString& detail);

} // namespace parapet::views
