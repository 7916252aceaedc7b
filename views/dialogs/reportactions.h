// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to take the whole picture out: the report for management and the evidence pack. Asks
// with dialogs that do not block, and hands the desk what was chosen. GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"

#include <QImage>
#include <QObject>

#include <functional>

namespace parapet::views {

class ReportActions : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand above `owner`'s window.
    ReportActions(const PageContext& context, QWidget* owner);

    /// How a picture of the dashboard is taken.
    void setCamera(std::function<QImage()> camera) { m_camera = std::move(camera); }
    void chooseReport();
    void chooseEvidence();

private:
    void saveAs(const QString& title, const QString& name, const QStringList& filters,
        const std::function<void(const QString&)>& then);

    PageContext m_context;
    QWidget* m_owner;
    std::function<QImage()> m_camera;
};

} // namespace parapet::views
