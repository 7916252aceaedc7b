// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/application.h"

#include "app/workspace/loginname.h"
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

Application::Application(QApplication& application, Options options)
    : m_options(std::move(options))
{
    if (!m_options.dashboardPng.isEmpty())
        m_folder = std::make_unique<QTemporaryDir>();
    m_settings = openSettings(m_folder.get());
    m_theme = std::make_unique<views::Theme>(application);
    m_theme->setMode(chosenMode(m_options, *m_settings));
    m_theme->apply(application);
    if (m_options.dashboardPng.isEmpty())
        QDir().mkpath(QFileInfo(m_options.workspace).absolutePath());
    const base::Clock clock = base::systemClock();
    m_library = std::make_unique<items::Library>(m_options.workspace, clock);
    m_desk = std::make_unique<jobs::Desk>(m_options.workspace, clock, loginName());
    connect(m_desk.get(), &jobs::Desk::workspaceChanged, m_library.get(), &items::Library::refresh);
    m_window = std::make_unique<views::ShellWindow>(
        views::PageContext{*m_library, *m_desk, *m_theme, *m_settings, clock}, *m_theme);
}

Application::~Application() = default;

void Application::start()
{
    if (!m_options.dashboardPng.isEmpty()) {
        drawDashboard();
        return;
    }
    m_window->show();
    if (!m_options.paths.isEmpty())
        m_window->importPaths(m_options.paths);
}

void Application::drawDashboard()
{
    auto* dashboard = qobject_cast<views::DashboardPage*>(m_window->page(u"dashboard"_s));
    m_window->navigateTo({u"dashboard"_s, {}, {}, {}, {}});
    m_window->resize(pictureSize);
    m_window->show();
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
    if (!m_window->grab().save(m_options.dashboardPng, "PNG")) {
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
