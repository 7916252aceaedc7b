// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the windows together: settings and theme for all, a desk for each workspace, a library and a
// shell for each window. Owns them. GUI thread only.
#pragma once

#include "app/gui/options.h"
#include "models/base/clock.h"

#include <QObject>

#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QApplication;
class QSettings;
class QTemporaryDir;
class QWidget;
QT_END_NAMESPACE

namespace parapet::app {

class Application : public QObject
{
    Q_OBJECT

public:
    /// `application` outlives this object.
    Application(QApplication& application, Options options);
    ~Application() override;

    /// Shows the window, or draws the picture that was asked for.
    void start();

private:
    /// A window with its own view on a workspace, and what it needs.
    struct OpenWindow;
    OpenWindow& openWindow(const QString& workspace);
    void addWindow(const QString& workspace, const QWidget& beside);
    void closeWindow(const OpenWindow* window);
    void drawDashboard();
    void savePicture();
    void fail(const QString& message);

    const Options m_options;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of a picture's settings: nothing is remembered
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<views::Theme> m_theme;
    std::vector<std::unique_ptr<OpenWindow>> m_windows; ///< oldest first
};

} // namespace parapet::app
