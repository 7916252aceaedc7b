// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a value became another one: a bar where it began, one for each cause from where the one
// before ended, a bar where it ended. Lines of label, bar and value; each can be clicked and walked
// by keyboard. The axis begins at zero or says where. Owned by its parent widget. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class Waterfall : public QWidget
{
    Q_OBJECT

public:
    struct Step
    {
        QString label;
        double change = 0.0;
        Tone tone = Tone::Muted; ///< of this change: Low better, High worse
        QString tip;
    };

    explicit Waterfall(const Theme& theme, QWidget* parent = nullptr);

    /// `before` + all changes = `after`; texts of the two ends.
    void setSteps(const QString& beforeLabel, double before, const QList<Step>& steps,
        const QString& afterLabel, double after);

signals:
    void stepActivated(int step); ///< index in the list given to setSteps()

private:
    const Theme& m_theme;
    QVBoxLayout* m_column;
    QList<QWidget*> m_rows;
};

} // namespace parapet::views
