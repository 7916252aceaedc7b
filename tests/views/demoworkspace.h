// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small real workspace for tests of pages: a generated fleet imported by the desk, with library,
// theme and settings around it. One per test class; GUI thread only.
#pragma once

#include "models/demo/generator.h"
#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "tests/views/askedrow.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace parapet::tests {

/// Noon of the day of the newest snapshot.
inline constexpr base::Millis demoNow = 1'785'542'400'000 + 12 * 3'600'000LL;

class DemoWorkspace
{
public:
    /// False, with a message, when something failed.
    [[nodiscard]] bool make(QApplication& application, int devices = 60, int snapshots = 1)
    {
        demo::Options options;
        options.devices = devices;
        options.snapshots = snapshots;
        const auto written =
            demo::generate(options, m_folder.filePath(QStringLiteral("fleet")), {});
        if (!written) {
            qWarning() << written.error().message;
            return false;
        }
        makeEmpty(application);
        return importAll(*written);
    }

    /// Everything but a snapshot.
    void makeEmpty(QApplication& application)
    {
        theme = std::make_unique<views::Theme>(application);
        theme->apply(application);
        const base::Clock clock = base::fixedClock(demoNow);
        const QString file = m_folder.filePath(QStringLiteral("fleet.parapet"));
        library = std::make_unique<items::Library>(file, clock);
        desk = std::make_unique<jobs::Desk>(file, clock, QStringLiteral("tester"));
        settings = std::make_unique<QSettings>(
            m_folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        QObject::connect(desk.get(), &jobs::Desk::workspaceChanged, library.get(),
            [this] { library->refresh(); });
    }

    [[nodiscard]] views::PageContext context() const
    {
        return {*library, *desk, *theme, *settings, base::fixedClock(demoNow)};
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    /// Waits for a job that was or will be started; the outcome of the next one that ends.
    [[nodiscard]] bool waitForJob(jobs::JobId job)
    {
        return QTest::qWaitFor([this, job] { return m_done.contains(job); }, 60'000)
            && m_done.value(job);
    }

    /// A row of a list with all its fields; empty where there is none.
    [[nodiscard]] views::RowFacts rowOf(domain::Kind kind, const QString& id) const
    {
        return askedRow(*library, kind, id);
    }

    std::unique_ptr<views::Theme> theme;
    std::unique_ptr<items::Library> library;
    std::unique_ptr<jobs::Desk> desk;
    std::unique_ptr<QSettings> settings;

protected:
    /// waitForJob() hears of the jobs from here on.
    void connectJobs()
    {
        QObject::connect(
            desk.get(), &jobs::Desk::finished, desk.get(), [this](const jobs::Outcome& outcome) {
                if (!outcome.done)
                    qWarning() << outcome.message << outcome.detail;
                m_done.insert(outcome.job, outcome.done);
            });
    }

private:
    [[nodiscard]] bool importAll(const demo::Summary& fleet)
    {
        connectJobs();
        const QDir root(m_folder.filePath(QStringLiteral("fleet")));
        for (qsizetype i = 0; i < fleet.snapshots.size(); ++i) {
            const QString feeds = root.absoluteFilePath(fleet.feeds.value(i));
            if (!waitForJob(desk->importFeeds(
                    {feeds + QStringLiteral("/kev.json"), feeds + QStringLiteral("/epss.csv")})))
                return false;
            jobs::ImportRequest request;
            request.paths = {root.absoluteFilePath(fleet.snapshots[i])};
            if (!waitForJob(desk->importSnapshot(request)))
                return false;
        }
        return true;
    }

    QTemporaryDir m_folder;
    QHash<jobs::JobId, bool> m_done;
};

} // namespace parapet::tests
