// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a large workspace: when it can be used, how soon each page, order and filter shows
// its first rows, and the longest turn of the GUI thread meanwhile.
//   bench_window WORKSPACE                    everything
//   bench_window WORKSPACE findings           the lists that the window shows of flyouts alone
//   bench_window WORKSPACE KIND FILTER...     each filter with each order, both ways
// Without a display: QT_QPA_PLATFORM=offscreen.
#include "models/items/library.h"
#include "models/items/tablemodel.h"
#include "models/jobs/desk.h"
#include "tests/views/shell/guiwatchdog.h"
#include "views/pages/dashboardpage.h"
#include "views/pages/listpage.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace parapet;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 600'000;
constexpr int patienceForRows = 20'000;

class Bench
{
public:
    explicit Bench(const QString& workspace)
        : m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
        , m_theme(*qApp)
        , m_library(workspace, base::systemClock())
        , m_desk(workspace, base::systemClock(), u"bench"_s)
    {
        m_theme.setMode(views::Theme::Mode::Light);
        m_theme.apply(*qApp);
    }

    void run(bool onlyFindings)
    {
        std::puts(
            "step                                     first rows ms  all rows ms  longest turn ms");
        start();
        if (!onlyFindings)
            pages();
        findings();
        everyOrder(domain::Kind::Findings,
            {{}, u"severity == \"Low\""_s,
                u"severity == \"Critical\" and softwareName has \"python\""_s,
                u"osPlatform == \"Windows11\" and severity == \"High\""_s,
                u"not(updateAvailable)"_s, u"epss > 0.5 and softwareVendor == \"microsoft\""_s,
                u"firstSeen > datetime(2026-07-25)"_s});
        everyOrder(domain::Kind::DueDates,
            {{}, u"severity == \"Low\""_s, u"relatedSoftware has \"python\""_s,
                u"status == \"Overdue\""_s, u"status == \"Due soon\""_s, u"overdueDays > 900"_s,
                u"isInternetFacing and severity == \"Medium\""_s});
        tellTotals();
    }

    /// Each of \p filters with each order of \p kind, both ways.
    void orders(const QString& kind, const QStringList& filters)
    {
        start();
        if (const auto known = domain::parseKind(kind))
            everyOrder(*known, filters);
        tellTotals();
    }

private:
    void tellTotals() const
    {
        std::printf("\nlongest turn of the GUI thread %.1f ms (goal 50), peak memory %ld MB\n",
            m_longest, peakMegabytes());
    }

    static long peakMegabytes()
    {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLong() / 1024;
        return 0;
    }

    void begin()
    {
        QTest::qWait(50);
        m_watchdog.restart();
        m_clock.restart();
    }

    void tell(const QString& step, double first, double all)
    {
        QTest::qWait(20); // a turn that ends after the rows came counts too
        m_longest = std::max(m_longest, m_watchdog.longest());
        std::printf(
            "%-42s %10.0f %12.0f %14.1f\n", qPrintable(step), first, all, m_watchdog.longest());
        std::fflush(stdout);
    }

    /// Milliseconds until the model shows rows, or has none.
    double firstRows(items::TableModel& model)
    {
        const auto shows = [&model] {
            return model.rowCount() > 0 ? !model.index(0, 0).data(items::LoadingRole).toBool()
                                        : !model.isLoading();
        };
        bool reset = false;
        QEventLoop
            loop; // woken by the model, for a wait that looks every 10 ms tells up to 10 more
        const auto look = [&] {
            if ((reset && shows()) || !model.isLoading())
                loop.quit();
        };
        QObject::connect(&model, &QAbstractItemModel::modelReset, &loop, [&] {
            reset = true;
            look();
        });
        QObject::connect(&model, &QAbstractItemModel::dataChanged, &loop, look);
        QObject::connect(&model, &items::TableModel::loadingChanged, &loop, look);
        QTimer::singleShot(patienceForRows, &loop, &QEventLoop::quit);
        if (model.isLoading())
            loop.exec();
        return static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
    }

    /// Until the model shows rows (or has none), then until all of them are known.
    void measure(const QString& step, items::TableModel& model, bool untilAll = true)
    {
        const double first = firstRows(model);
        if (untilAll)
            (void)QTest::qWaitFor([&model] { return !model.isLoading(); }, patience);
        tell(step, first, static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
    }

    void start()
    {
        begin();
        m_window = std::make_unique<views::ShellWindow>(
            views::PageContext{m_library, m_desk, m_theme, m_settings, base::systemClock()},
            m_theme);
        auto* dashboard = qobject_cast<views::DashboardPage*>(m_window->page(u"dashboard"_s));
        bool loaded = false;
        QObject guard;
        QObject::connect(
            dashboard, &views::DashboardPage::loaded, &guard, [&loaded] { loaded = true; });
        m_window->resize(1280, 800);
        m_window->show();
        m_watchdog.restart(); // nobody can use what is not shown
        (void)QTest::qWaitFor([&loaded] { return loaded; }, patience);
        const double ready = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        tell(u"window until the dashboard is loaded"_s, ready, ready);
    }

    void pages()
    {
        for (const QString& id : {u"recommendations"_s, u"software"_s, u"weaknesses"_s,
                 u"devices"_s, u"events"_s, u"clocks"_s}) {
            auto* page = qobject_cast<views::ListPage*>(m_window->page(id));
            if (page == nullptr)
                continue;
            begin();
            m_window->navigateTo({id, {}, {}, {}, {}});
            auto& model = page->currentPane().model();
            measure(id, model);
            listSteps(id, *page);
        }
    }

    void listSteps(const QString& id, views::ListPage& page)
    {
        auto& model = page.currentPane().model();
        for (const QString& field : page.currentPane().shownFields()) {
            begin();
            page.currentPane().setSort(field + u":desc"_s);
            measure(u"  "_s + id + u" by "_s + field, model);
        }
        auto& table = page.currentPane().table();
        begin();
        table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum());
        const QModelIndex last = model.index(model.rowCount() - 1, 0);
        (void)QTest::qWaitFor(
            [&] { return !last.isValid() || !last.data(items::LoadingRole).toBool(); }, patience);
        const double end = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        tell(u"  "_s + id + u" to the last row"_s, end, end);
        begin();
        table.verticalScrollBar()->setValue(0);
        for (int i = 0; i < 100; ++i) {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->value() + 25);
            QTest::qWait(5);
        }
        const double scrolled = static_cast<double>(m_clock.nsecsElapsed()) / 1e6;
        tell(u"  "_s + id + u" scrolled by 100 pages"_s, scrolled, scrolled);
        if (model.rowCount() > 0 && !model.idAt(0).isEmpty()) {
            begin();
            page.openObject(model.idAt(0));
            QTest::qWait(500);
            tell(u"  "_s + id + u" flyout (500 ms)"_s, 500, 500);
            page.closePanel();
        }
    }

    /// The model alone: only flyouts and exports show findings.
    void findings()
    {
        items::TableModel model(m_library, domain::Kind::Findings);
        begin();
        model.reload();
        measure(u"findings"_s, model);
        for (const auto& field : domain::fieldsOf(domain::Kind::Findings)) {
            begin();
            const QString name = QString::fromUtf8(field.name.data());
            model.setSortText(name + u":desc"_s);
            measure(u"  findings by "_s + name, model, false);
        }
        for (const QString& filter : {u"cvss > 9.5"_s, u"deviceName contains \"17\" and inKev"_s,
                 u"softwareName has \"chrome\" or cveId contains \"2024-1\""_s,
                 u"status == \"Exception\""_s, u"firstSeen > ago(30d)"_s}) {
            begin();
            model.setFilter(filter);
            measure(u"  "_s + filter, model, false);
        }
    }

    /// Each filter with each order, both ways: the median, and the orders over the goal.
    void everyOrder(domain::Kind kind, const QStringList& filters)
    {
        constexpr double goal = 100;
        for (const QString& filter : filters) {
            items::TableModel model(m_library, kind);
            begin();
            model.setFilter(filter);
            firstRows(model);
            std::vector<double> times;
            for (const auto& field : domain::fieldsOf(kind))
                for (const QString& direction : {u":asc"_s, u":desc"_s}) {
                    begin();
                    const QString order = QString::fromUtf8(field.name.data()) + direction;
                    model.setSortText(order);
                    times.push_back(firstRows(model));
                    if (times.back() > goal)
                        std::printf("    %s: %.0f ms\n", qPrintable(order), times.back());
                }
            std::ranges::sort(times);
            std::printf("%s [%s], %zu orders: median %.0f ms, longest %.0f ms\n",
                qPrintable(domain::kindName(kind)), qPrintable(filter), times.size(),
                times[times.size() / 2], times.back());
            std::fflush(stdout);
        }
    }

    QTemporaryDir m_folder;
    QSettings m_settings;
    views::Theme m_theme;
    items::Library m_library;
    jobs::Desk m_desk;
    std::unique_ptr<views::ShellWindow> m_window;
    tests::GuiWatchdog m_watchdog;
    QElapsedTimer m_clock;
    double m_longest = 0.0;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2) {
        std::fputs("usage: bench_window WORKSPACE [findings | KIND FILTER...]\n", stderr);
        return 2;
    }
    const QStringList arguments = QApplication::arguments();
    Bench bench(arguments[1]);
    if (arguments.size() > 3)
        bench.orders(arguments[2], arguments.mid(3));
    else
        bench.run(arguments.size() > 2);
    return 0;
}
