// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the window together: settings, theme, library, desk, shell. Owns them for the life of the
// process. GUI thread only.
#pragma once

#include "app/gui/options.h"
#include "models/base/clock.h"

#include <QObject>

#include <memory>

QT_BEGIN_NAMESPACE
class QApplication;
class QSettings;
class QTemporaryDir;
QT_END_NAMESPACE

namespace parapet::items {
class Library;
}
namespace parapet::jobs {
class Desk;
}
namespace parapet::views {
class ShellWindow;
}

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
    void drawDashboard();
    void savePicture();
    void fail(const QString& message);

    const Options m_options;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of a picture's settings: nothing is remembered
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<views::Theme> m_theme;
    std::unique_ptr<items::Library> m_library;
    std::unique_ptr<jobs::Desk> m_desk;
    std::unique_ptr<views::ShellWindow> m_window;
};

} // namespace parapet::app
