// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/application.h"

#include "app/workspace/defaultpath.h"
#include "app/workspace/loginname.h"
#include "models/items/changewatch.h"
#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "views/pages/dashboardpage.h"
#include "views/shell/shellwindow.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace parapet::app {
namespace {

constexpr QSize pictureSize{1440, 900};
constexpr QPoint stepAside{32, 32}; ///< of a window from the one it was opened in

std::unique_ptr<QSettings> openSettings(const QTemporaryDir* folder)
{
    if (folder)
        return std::make_unique<QSettings>(
            folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
    return std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
        QApplication::organizationName(), QApplication::applicationName());
}

views::Theme::Mode chosenMode(const Options& options, const QSettings& settings)
{
    if (options.theme)
        return *options.theme;
    if (!options.dashboardPng.isEmpty())
        return views::Theme::Mode::Light;
    const int mode = settings.value("window/theme"_L1).toInt();
    const bool known = mode >= static_cast<int>(views::Theme::Mode::System)
        && mode <= static_cast<int>(views::Theme::Mode::Dark);
    return known ? static_cast<views::Theme::Mode>(mode) : views::Theme::Mode::System;
}

} // namespace

struct Application::OpenWindow
{
    OpenWindow(const QString& path, std::shared_ptr<jobs::Desk> writer, views::Theme& theme,
        QSettings& settings)
        : library(path, base::systemClock())
        , desk(std::move(writer))
        , watch(library)
        , shell({library, *desk, theme, settings, base::systemClock()}, theme)
    {
    }

    items::Library library;
    std::shared_ptr<jobs::Desk> desk; ///< of all windows on the workspace
    items::ChangeWatch watch;
    views::ShellWindow shell;
};

Application::Application(QApplication& application, Options options)
    : m_options(std::move(options))
{
    if (!m_options.dashboardPng.isEmpty())
        m_folder = std::make_unique<QTemporaryDir>();
    m_settings = openSettings(m_folder.get());
    m_theme = std::make_unique<views::Theme>(application);
    m_theme->setMode(chosenMode(m_options, *m_settings));
    m_theme->apply(application);
    openWindow(m_options.workspace);
}

Application::~Application() = default;

Application::OpenWindow& Application::openWindow(const QString& workspace)
{
    const QString path = QFileInfo(workspace).absoluteFilePath();
    if (m_options.dashboardPng.isEmpty())
        QDir().mkpath(QFileInfo(path).absolutePath());
    std::shared_ptr<jobs::Desk> desk;
    for (const auto& open : m_windows) {
        if (open->library.path() == path && !open->desk->isFileLost())
            desk = open->desk; // one writer for a workspace, and not that of a file replaced since
    }
    if (!desk)
        desk = std::make_shared<jobs::Desk>(path, base::systemClock(), loginName());
    auto& made = m_windows.emplace_back(
        std::make_unique<OpenWindow>(path, std::move(desk), *m_theme, *m_settings));
    const OpenWindow* window = made.get();
    connect(made->desk.get(), &jobs::Desk::workspaceChanged, &made->watch,
        &items::ChangeWatch::refresh);
    connect(&made->watch, &items::ChangeWatch::placeChanged, &made->shell,
        [shell = &made->shell](bool isThere) { shell->setFileLost(!isThere); });
    connect(&made->shell, &views::ShellWindow::windowRequested, this,
        [this, window](const QString& wanted) { addWindow(wanted, window->shell); });
    connect(&made->shell, &views::ShellWindow::quitRequested, this,
        [] { QApplication::closeAllWindows(); });
    // Queued: the window is still closing.
    connect(
        &made->shell, &views::ShellWindow::closed, this, [this, window] { closeWindow(window); },
        Qt::QueuedConnection);
    return *made;
}

void Application::addWindow(const QString& workspace, const QWidget& beside)
{
    const QPoint place = beside.pos() + stepAside;
    const QSize size = beside.size();
    views::ShellWindow& shell = openWindow(workspace).shell;
    shell.resize(size);
    shell.move(place);
    shell.show();
    shell.activateWindow();
}

void Application::closeWindow(const OpenWindow* window)
{
    std::erase_if(m_windows, [window](const auto& open) { return open.get() == window; });
}

void Application::start()
{
    if (!m_options.dashboardPng.isEmpty()) {
        drawDashboard();
        return;
    }
    views::ShellWindow& window = m_windows.front()->shell;
    window.show();
    if (!m_options.paths.isEmpty())
        window.importPaths(m_options.paths);
}

void Application::drawDashboard()
{
    views::ShellWindow& window = m_windows.front()->shell;
    auto* dashboard = qobject_cast<views::DashboardPage*>(window.page(u"dashboard"_s));
    window.navigateTo({u"dashboard"_s, {}, {}, {}, {}});
    window.resize(pictureSize);
    window.show();
    // Queued: the charts lay themselves out once the event loop turns.
    connect(
        dashboard, &views::DashboardPage::loaded, this,
        [this] {
            using namespace std::chrono_literals;
            QTimer::singleShot(300ms, this, &Application::savePicture);
        },
        Qt::SingleShotConnection);
    connect(dashboard, &views::DashboardPage::loadFailed, this, &Application::fail);
}

void Application::savePicture()
{
    if (!m_windows.front()->shell.grab().save(m_options.dashboardPng, "PNG")) {
        fail(tr("%1 could not be written.").arg(m_options.dashboardPng));
        return;
    }
    QApplication::exit(0);
}

void Application::fail(const QString& message)
{
    std::fprintf(stderr, "parapet: %s\n", qUtf8Printable(message));
    QApplication::exit(1);
}

} // namespace parapet::app
