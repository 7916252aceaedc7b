// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells screen readers that a widget is a chart: with its accessible name and description, and
// without the parts that only draw it. GUI thread only.
#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QString;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

/// Call it in the constructor of the chart. Buttons within it stay reachable.
void tellAsChart(QWidget& chart);
/// The description is another one now: read out to whoever is at the chart.
void tellChange(QWidget& chart, const QString& description);

} // namespace parapet::views
