// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What threatens an object of a list, as pills under the title of its flyout: KEV, exploit, active
// alert. GUI thread only.
#pragma once

#include "views/panels/rowfacts.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class Theme;

/// Of a recommendation, a weakness or a software product; the caller owns the pills. Empty where
/// nothing threatens.
[[nodiscard]] QList<QWidget*> threatPills(const Theme& theme, const RowFacts& facts);

} // namespace parapet::views
