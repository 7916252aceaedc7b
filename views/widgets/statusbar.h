// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom of the window: workspace and fleet, versions of the feeds, running jobs
// with progress and Cancel. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QHash>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(const Theme& theme, QWidget* parent = nullptr);

    void setText(const QString& text); ///< "contoso.parapet · 812 active devices, 9 inactive"
    void setFeedText(const QString& text); ///< "EPSS v5 of 31 Jul 2026 · KEV of 31 Jul 2026"

    /// Adds or updates a running job. `fraction` 0 .. 1, or below 0 while not known.
    void showJob(int id, const QString& text, double fraction);
    void removeJob(int id); ///< an unknown id does nothing
    [[nodiscard]] int jobCount() const { return static_cast<int>(m_jobs.size()); }

signals:
    void cancelRequested(int id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeJob(int id);

    const Theme& m_theme;
    TextLabel* m_text;
    TextLabel* m_feeds;
    QHBoxLayout* m_jobArea;
    QHash<int, QWidget*> m_jobs;
};

} // namespace parapet::views
