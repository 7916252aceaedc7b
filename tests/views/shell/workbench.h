// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace in a temporary folder with everything a page is handed, and the demo fleet on demand.
// For tests of pages and of the shell. GUI thread only.
#pragma once

#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

namespace parapet::tests {

class Workbench
{
public:
    static constexpr int patience = 180'000; ///< ms a job may take on a busy machine

    Workbench()
        : settings(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , theme(*qApp)
        , library(folder.filePath(QStringLiteral("fleet.parapet")), base::systemClock())
        , desk(folder.filePath(QStringLiteral("fleet.parapet")), base::systemClock(),
              QStringLiteral("tester"))
    {
        theme.setMode(views::Theme::Mode::Light);
        theme.apply(*qApp);
        QObject::connect(&desk, &jobs::Desk::workspaceChanged, &library, &items::Library::refresh);
    }

    [[nodiscard]] views::PageContext context()
    {
        return {library, desk, theme, settings, base::systemClock()};
    }

    /// Waits for the next finished job and tells how it went.
    template <class Start>
    std::optional<jobs::Outcome> run(Start start)
    {
        std::optional<jobs::Outcome> outcome;
        QObject guard;
        QObject::connect(&desk, &jobs::Desk::finished, &guard,
            [&outcome](const jobs::Outcome& finished) { outcome = finished; });
        start();
        (void)QTest::qWaitFor([&outcome] { return outcome.has_value(); }, patience);
        return outcome;
    }

    bool loadDemo()
    {
        const auto outcome = run([this] { desk.loadDemo(); });
        return outcome && outcome->done;
    }

    std::optional<domain::Overview> overview()
    {
        std::optional<domain::Overview> seen;
        bool answered = false;
        QObject guard;
        library.overview(&guard, [&](const base::Result<domain::Overview>& answer) {
            answered = true;
            if (answer)
                seen = *answer;
        });
        (void)QTest::qWaitFor([&answered] { return answered; }, patience);
        return seen;
    }

    QTemporaryDir folder;
    QSettings settings;
    views::Theme theme;
    items::Library library;
    jobs::Desk desk;
};

} // namespace parapet::tests
