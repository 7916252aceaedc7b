// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shares of a whole: a ring with the total in its middle and a legend of words and counts that
// can be clicked and walked by keyboard. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QChartView;
class QPieSeries;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class DoughnutChart : public QWidget
{
    Q_OBJECT

public:
    struct Slice
    {
        QString label;
        qint64 count = 0;
        Tone tone = Tone::Muted; ///< Muted is drawn as a quiet grey: no data
    };

    /// `name` is what is counted together ("Device exposure").
    DoughnutChart(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    void setSlices(const QList<Slice>& slices);
    /// Below the total in the middle ("devices").
    void setUnit(const QString& unit);

signals:
    /// Click on a slice or its legend, or Space or Enter on the legend.
    void sliceActivated(int index);

private:
    void recolour();

    const Theme& m_theme;
    QString m_name;
    QString m_unit;
    QList<Slice> m_slices;
    QPieSeries* m_series;
    QChartView* m_view;
    QVBoxLayout* m_legend;
    QList<QWidget*> m_entries;
};

} // namespace parapet::views
