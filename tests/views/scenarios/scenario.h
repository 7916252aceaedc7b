// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window on a small fleet whose snapshots and clock the test moves, and what a person
// does in it: go to a page, find a row, click a button by its name, answer a dialog. GUI thread
// only.
#pragma once

#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "tests/support/workspacefixture.h"
#include "tests/views/askedrow.h"
#include "views/pages/listpage.h"
#include "views/panels/objectpanel.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

#include <algorithm>
#include <memory>

namespace parapet::tests {

using namespace parapet::test;

inline constexpr int patience = 60'000;
inline constexpr base::Millis oneDay = 86'400'000;

/// Four devices in two groups with ten products that carry a CVE each; Chrome is on two of them,
/// its old version past the end of support. `patched`: Chrome is updated and the weak control
/// followed.
inline ExportRows scenarioFleet(bool patched)
{
    ExportRows rows;
    const QString seen = patched ? u"2026-08-09T12:00:00Z"_s : u"2026-07-31T12:00:00Z"_s;
    const QString found = patched ? u"2026-08-09 11:00:00"_s : u"2026-07-31 11:00:00"_s;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s}) {
        rows.machines.push_back(
            machine(id, id < u"c"_s ? u"Servers"_s : u"Clients"_s, {{u"lastSeen"_s, seen}}));
        for (int p = 0; p < 10; ++p)
            rows.findings.push_back(finding(id, u"vendor"_s, u"product_%1"_s.arg(p), u"1.0"_s,
                u"CVE-2025-%1"_s.arg(2000 + p),
                {{u"cvssScore"_s, 5.0 + 0.4 * p}, {u"lastSeenTimestamp"_s, found}}));
        rows.controls.push_back(
            control(id, u"scid-2012"_s, patched || id > u"b"_s, {{u"timestamp"_s, found}}));
        rows.controls.push_back(control(id, u"scid-2070"_s, true, {{u"timestamp"_s, found}}));
    }
    for (const QString& id : {u"a"_s, u"b"_s}) {
        const QString version = patched ? u"121.0"_s : u"120.0"_s;
        QJsonObject state;
        if (!patched)
            state = {{u"endOfSupportStatus"_s, u"EOS Version"_s},
                {u"endOfSupportDate"_s, u"2026-06-30"_s}};
        rows.inventory.push_back(software(id, u"google"_s, u"chrome"_s, version, state));
        for (const QString& cve : {u"CVE-2026-1001"_s, u"CVE-2026-1002"_s})
            if (!patched)
                rows.findings.push_back(finding(id, u"google"_s, u"chrome"_s, version, cve,
                    {{u"exploitabilityLevel"_s, u"ExploitIsVerified"_s}, {u"cvssScore"_s, 9.1}}));
    }
    return rows;
}

class Scenario
{
public:
    Scenario()
        : now(at("2026-08-01T06:00:00Z"))
        , clock([this] { return now; })
        , settings(path(u"settings.ini"_s), QSettings::IniFormat)
        , theme(*qApp)
        , library(path(u"fleet.parapet"_s), clock)
        , desk(path(u"fleet.parapet"_s), clock, u"tester"_s)
    {
        theme.apply(*qApp);
        QObject::connect(&desk, &jobs::Desk::workspaceChanged, &library, &items::Library::refresh);
        QObject::connect(&desk, &jobs::Desk::finished, &desk,
            [this](const jobs::Outcome& outcome) { done.insert(outcome.job, outcome); });
        import(scenarioFleet(false), "2026-08-01T00:00:00Z");
        window = std::make_unique<views::ShellWindow>(context(), theme);
        window->resize(1280, 800);
        window->show();
        (void)QTest::qWaitForWindowActive(window.get());
    }

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] views::PageContext context() { return {library, desk, theme, settings, clock}; }

    [[nodiscard]] bool finish(jobs::JobId job)
    {
        return QTest::qWaitFor([this, job] { return done.contains(job); }, patience)
            && done.value(job).done;
    }
    void import(const ExportRows& rows, const char* takenAt)
    {
        jobs::ImportRequest request;
        request.paths = {path(u"in-"_s + QString::fromLatin1(takenAt).left(10))};
        request.takenAt = at(takenAt);
        rows.writeTo(request.paths.first());
        if (!finish(desk.importSnapshot(request)))
            throw std::runtime_error("the import failed");
    }

    /// Goes to a page by the navigation; its list is there.
    views::ListPage& go(const QString& id, const QString& tab = {}) const
    {
        window->navigateTo({id, {}, {}, {}, tab});
        auto* page = qobject_cast<views::ListPage*>(window->page(id));
        if (!page)
            throw std::runtime_error("no such list page");
        settle(*page);
        return *page;
    }
    static void settle(views::ListPage& page)
    {
        (void)QTest::qWaitFor(
            [&page] {
                const auto& model = page.currentPane().model();
                return !model.isLoading() && (model.rowCount() == 0 || !model.idAt(0).isEmpty());
            },
            patience);
    }
    static int rowOf(views::ListPage& page, const QString& id)
    {
        int found = -1;
        (void)QTest::qWaitFor(
            [&] {
                auto& model = page.currentPane().model();
                for (int row = 0; row < model.rowCount(); ++row)
                    if (model.idAt(row) == id)
                        found = row;
                return found >= 0;
            },
            patience);
        return found;
    }
    /// Clicks on the row of that object; its flyout.
    views::ObjectPanel& open(views::ListPage& page, const QString& id)
    {
        clickCell(page, id, false);
        const auto kind = domain::kindName(page.currentPane().spec().kind);
        auto* panel = page.findChild<views::ObjectPanel*>(kind + u"Panel"_s);
        (void)QTest::qWaitFor([&] { return panel->facts().text(u"id") == id; }, patience);
        return *panel;
    }
    static void tick(views::ListPage& page, const QString& id) { clickCell(page, id, true); }
    /// A click on a button, once it can be clicked.
    static bool click(QWidget& above, const QString& name)
    {
        QPushButton* button = nullptr;
        const bool ready = QTest::qWaitFor(
            [&] {
                for (QPushButton* each : above.findChildren<QPushButton*>(name))
                    if (each->isVisible() && each->isEnabled())
                        button = each;
                return button != nullptr;
            },
            patience);
        if (ready)
            QTest::mouseClick(button, Qt::LeftButton);
        return ready;
    }
    template <class Dialog>
    Dialog* dialog()
    {
        Dialog* shown = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (Dialog* each : window->findChildren<Dialog*>())
                    if (each->isVisible())
                        shown = each;
                return shown != nullptr;
            },
            patience);
        return shown;
    }
    bool chooseFile(const QString& name, const QString& file)
    {
        auto* files = dialog<QFileDialog>();
        if (!files || files->objectName() != name)
            return false;
        emit files->fileSelected(file);
        files->close();
        return true;
    }
    /// What is seen at the top of the page.
    static bool told(const QWidget& page, const QString& words)
    {
        return QTest::qWaitFor(
            [&] {
                const auto all = page.window()->findChildren<views::InlineMessage*>();
                return std::ranges::any_of(all, [&words](const views::InlineMessage* each) {
                    return each->isVisible() && each->text().contains(words);
                });
            },
            patience);
    }
    [[nodiscard]] views::RowFacts row(domain::Kind kind, const QString& id)
    {
        return askedRow(library, kind, id, patience);
    }
    [[nodiscard]] domain::ScoreCard card()
    {
        domain::ScoreCard card;
        bool answered = false;
        QObject asker;
        library.overview(&asker, [&](const base::Result<domain::Overview>& overview) {
            if (overview)
                card = overview->card;
            answered = true;
        });
        (void)QTest::qWaitFor([&] { return answered; }, patience);
        return card;
    }
    /// Values of a field over a whole list.
    [[nodiscard]] QStringList all(
        domain::Kind kind, const QString& field, const QString& filter = {})
    {
        items::TableModel model(library, kind);
        model.setFilter(filter);
        (void)QTest::qWaitFor(
            [&] {
                return !model.isLoading()
                    && (model.rowCount() == 0 || !model.idAt(model.rowCount() - 1).isEmpty());
            },
            patience);
        QStringList values;
        for (int row = 0; row < model.rowCount(); ++row) {
            const domain::Value value = model.value(row, field);
            const auto* text = std::get_if<QString>(&value);
            values.append(text ? *text : QString());
        }
        return values;
    }

    QTemporaryDir folder;
    base::Millis now;
    base::Clock clock;
    QSettings settings;
    views::Theme theme;
    items::Library library;
    jobs::Desk desk;
    QHash<jobs::JobId, jobs::Outcome> done;
    std::unique_ptr<views::ShellWindow> window;

private:
    static void clickCell(views::ListPage& page, const QString& id, bool check)
    {
        const int row = rowOf(page, id);
        views::TableView& table = page.currentPane().table();
        const QString field = page.currentPane().spec().columns.first();
        const QModelIndex index =
            table.model()->index(row, page.currentPane().model().columnOf(field));
        table.scrollTo(index);
        QRect rect = table.visualRect(index);
        if (!check)
            rect.setLeft(rect.left() + views::CellDelegate::checkWidth + 8);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
            check ? views::CellDelegate::checkRect(rect).center() : rect.center());
    }
};

} // namespace parapet::tests
