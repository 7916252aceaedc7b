// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A window on a workspace that may only be read: it says so at once, what writes is disabled with
// the reason, lists and exports work.
#include "models/jobs/rowsexport.h"
#include "tests/support/unprivileged.h"
#include "tests/views/demoworkspace.h"
#include "views/pages/listpage.h"
#include "views/panels/objectpanel.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/tableview.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;

class TestReadOnlyWindow : public QObject
{
    Q_OBJECT

    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;
    std::unique_ptr<test::Unprivileged> m_user;
    QString m_folder;

    static QStringList enabled(const QWidget& place, const QStringList& names)
    {
        QStringList found;
        for (const QString& name : names) {
            const auto buttons = place.findChildren<QPushButton*>(name);
            if (buttons.isEmpty())
                found.append(name + u" is missing"_s);
            for (const QPushButton* each : buttons)
                if (each->isEnabled()
                    || !each->toolTip().startsWith(u"Opened read-only: you may not write "_s))
                    found.append(name);
        }
        return found;
    }
    static QMenu* menuOf(TableView& table)
    {
        table.selectRow(0);
        emit table.customContextMenuRequested({-1, -1});
        const auto menus = table.findChildren<QMenu*>(u"rowMenu"_s);
        return menus.isEmpty() ? nullptr : menus.last();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_workspace.make(*qApp, 40, 1));
        m_folder = QFileInfo(m_workspace.path(u"x"_s)).path();
        m_workspace.desk.reset(); // closes the workspace, and nothing is left beside it
        const QString file = m_workspace.library->path();
        m_workspace.library.reset();
        test::setWritable(m_folder, false);
        m_user = std::make_unique<test::Unprivileged>();
        if (!m_user->works())
            QSKIP("This process cannot give up its rights.");
        const base::Clock clock = base::fixedClock(tests::demoNow);
        m_workspace.library = std::make_unique<items::Library>(file, clock);
        m_workspace.desk = std::make_unique<jobs::Desk>(file, clock, u"tester"_s);
        QVERIFY(!m_workspace.desk->readOnly().isEmpty());
    }
    void cleanupTestCase()
    {
        m_workspace.desk.reset();
        m_workspace.library.reset();
        m_user.reset();
        test::setWritable(m_folder, true);
    }

    void saysSoAndDisablesWhatWrites()
    {
        ShellWindow window(m_workspace.context(), *m_workspace.theme);
        window.resize(1280, 800);
        window.show();
        auto* banner = window.findChild<QWidget*>(u"readOnlyBanner"_s);
        QVERIFY(banner && banner->isVisible());
        QVERIFY2(banner->accessibleName().startsWith(u"Opened read-only: you may not write "_s),
            qPrintable(banner->accessibleName()));
        QCOMPARE(
            enabled(window,
                {u"importSnapshot"_s, u"panelRequestRemediation"_s, u"panelException"_s,
                    u"panelInaccuracy"_s, u"panelExtendException"_s, u"panelCancelException"_s,
                    u"panelComplete"_s, u"panelChange"_s, u"panelValue"_s, u"selectionException"_s,
                    u"selectionRemediation"_s, u"selectionValue"_s, u"selectionFacing"_s,
                    u"selectionGroup"_s, u"selectionTag"_s, u"selectionRemoveTags"_s,
                    u"selectionComplete"_s, u"selectionChange"_s, u"selectionCancel"_s,
                    u"selectionExtend"_s, u"mergeAnswer"_s, u"planRequest"_s, u"policyDays"_s,
                    u"contextFromCsv"_s, u"sourcesImport"_s, u"sourcesFeeds"_s, u"cveException"_s,
                    u"cveInaccuracy"_s, u"cancelGroup"_s, u"emptyImportSnapshot"_s,
                    u"emptyImportFeeds"_s, u"firstStartImport"_s, u"firstStartDemo"_s}),
            QStringList());
        for (const QString& name : {u"importFiles"_s, u"importFolder"_s, u"importFeeds"_s,
                 u"loadDemo"_s, u"weights"_s, u"usesIntune"_s})
            for (const QAction* each : window.findChildren<QAction*>(name))
                QVERIFY2(!each->isEnabled(), qPrintable(name));
    }

    void listsWorkAndMenusSayWhyNot()
    {
        ShellWindow window(m_workspace.context(), *m_workspace.theme);
        window.resize(1280, 800);
        window.show();
        const std::vector<std::pair<QString, QStringList>> menus{
            {u"recommendations"_s, {u"rowRemediation"_s, u"rowException"_s, u"rowInaccuracy"_s}},
            {u"weaknesses"_s, {u"rowException"_s, u"rowInaccuracy"_s}},
            {u"devices"_s, {u"rowGroup"_s, u"rowTag"_s, u"rowRemoveTags"_s}}};
        for (const auto& [id, entries] : menus) {
            window.navigateTo({id, {}, {}, {}, {}});
            auto* page = qobject_cast<ListPage*>(window.page(id));
            QVERIFY(page);
            QTRY_VERIFY_WITH_TIMEOUT(page->currentPane().model().rowCount() > 0
                    && !page->currentPane().model().isLoading(),
                patience);
            QMenu* menu = menuOf(page->currentPane().table());
            QVERIFY(menu);
            for (const QString& name : entries) {
                auto* entry = menu->findChild<QAction*>(name);
                QVERIFY2(entry && !entry->isEnabled(), qPrintable(id + u' ' + name));
                QVERIFY(entry->toolTip().startsWith(u"Opened read-only: "_s));
            }
            menu->close();
        }
        // a file of rows is no change of the workspace
        QTemporaryDir elsewhere;
        jobs::CsvExport request;
        request.kind = domain::Kind::Devices;
        request.fields = {u"id"_s};
        request.file = elsewhere.filePath(u"devices.csv"_s);
        std::optional<jobs::Outcome> outcome;
        connect(m_workspace.desk.get(), &jobs::Desk::finished, &window,
            [&outcome](const jobs::Outcome& done) { outcome = done; });
        m_workspace.desk->exportCsv(request);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), patience);
        QVERIFY2(outcome->done, qPrintable(outcome->message));
        QVERIFY(QFileInfo(request.file).size() > 40);
        // and what would be one is refused in words, whoever asks for it
        outcome.reset();
        m_workspace.desk->setWeights(u"default"_s);
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), patience);
        QVERIFY(!outcome->done);
        QVERIFY2(outcome->message.endsWith(u"Nothing was changed."), qPrintable(outcome->message));
    }
};

QTEST_MAIN(TestReadOnlyWindow)
#include "tst_readonlywindow.moc"
