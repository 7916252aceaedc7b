// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do about an import that went wrong: the form with time and label takes files that are
// refused as they are, and the newest snapshot is taken back.
#include "models/base/timetext.h"
#include "models/items/tablemodel.h"
#include "views/shell/shellwindow.h"
#include "views/widgets/inlinemessage.h"
#include "workbench.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::Workbench;
using views::ShellWindow;

class TestWrongImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theTitleTellsPageAndFile();
    void refusedFilesComeWithAnotherTime();
    void noFilesNoImport();
    void theNewestIsTakenBack();
    void theOnlyOneIsTakenBack();

private:
    template <class T>
    T* find(const QString& name)
    {
        return m_window->findChild<T*>(name);
    }
    QString machinesOf(const QString& name, const QByteArray& day);
    /// Waits for the end of the next job that the step begins.
    std::optional<jobs::Outcome> does(const std::function<void()>& step)
    {
        return m_bench->run(step);
    }
    QDialog* openForm(const QString& action, const QString& name);
    QStringList dates();

    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<ShellWindow> m_window;
};

void TestWrongImport::initTestCase()
{
    m_bench = std::make_unique<Workbench>();
    m_window = std::make_unique<ShellWindow>(m_bench->context(), m_bench->theme);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWrongImport::cleanupTestCase()
{
    m_window.reset();
    m_bench.reset();
}

/// A file of one device that was seen on that day.
QString TestWrongImport::machinesOf(const QString& name, const QByteArray& day)
{
    QFile file(m_bench->folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("{\"id\":\"" + name.toUtf8()
        + "\",\"computerDnsName\":\"one\",\"osPlatform\":\"Windows11\",\"lastSeen\":\"" + day
        + "T00:00:00Z\",\"healthStatus\":\"Active\"}\n");
    return file.fileName();
}

QDialog* TestWrongImport::openForm(const QString& action, const QString& name)
{
    QDialog* dialog = nullptr;
    if (auto* entry = find<QAction>(action))
        entry->trigger();
    else
        QTest::mouseClick(find<QPushButton>(action), Qt::LeftButton);
    (void)QTest::qWaitFor([&] {
        dialog = find<QDialog>(name);
        return dialog != nullptr && dialog->isVisible();
    });
    return dialog;
}

/// Of the snapshots; asked anew while the window reads the workspace again.
QStringList TestWrongImport::dates()
{
    QStringList dates;
    if (const auto overview = m_bench->overview())
        for (const auto& snapshot : overview->snapshots)
            dates.append(base::isoDate(snapshot.takenAt));
    return dates;
}

void TestWrongImport::theTitleTellsPageAndFile()
{
    m_window->navigateTo({u"sources"_s, {}, {}, {}, {}});
    QTRY_COMPARE(m_window->windowTitle(), u"Snapshots and feeds – fleet – Parapet"_s);
}

void TestWrongImport::refusedFilesComeWithAnotherTime()
{
    auto outcome = does([&] { m_window->importPaths({machinesOf(u"a.json"_s, "2026-05-01")}); });
    QVERIFY(outcome && outcome->done);
    const QString older = machinesOf(u"b.json"_s, "2026-04-01");
    outcome = does([&] { m_window->importPaths({older}); });
    QVERIFY(outcome && !outcome->done);
    QVERIFY2(outcome->message.contains(u"Import with options"_s), qPrintable(outcome->message));

    QDialog* form = openForm(u"importWithOptions"_s, u"importDialog"_s);
    QVERIFY(form);
    auto* files = form->findChild<QListWidget*>(u"importFilesList"_s);
    QCOMPARE(files->count(), 1); // what was refused is there for another try
    QCOMPARE(files->item(0)->text(), older);
    auto* time = form->findChild<QDateTimeEdit*>(u"importTime"_s);
    QVERIFY(!time->isEnabled());
    QTest::keyClick(form->findChild<QCheckBox*>(u"importHasTime"_s), Qt::Key_Space);
    QVERIFY(time->isEnabled());
    time->setDateTime(QDateTime(QDate(2026, 6, 1), QTime(8, 30), Qt::UTC));
    QTest::keyClicks(form->findChild<QLineEdit*>(u"importLabel"_s), u"late export"_s);
    outcome = does(
        [&] { QTest::mouseClick(form->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton); });
    QVERIFY(outcome && outcome->done);
    QTRY_COMPARE(dates(), (QStringList{u"2026-05-01"_s, u"2026-06-01"_s}));
    const auto overview = m_bench->overview();
    QCOMPARE(overview->snapshots.back().label, u"late export"_s);
    QCOMPARE(overview->snapshots.back().takenAt % 86'400'000, (8 * 60 + 30) * 60'000);
    QTRY_VERIFY(!find<QDialog>(u"importDialog"_s));
}

void TestWrongImport::noFilesNoImport()
{
    QDialog* form = openForm(u"importWithOptions"_s, u"importDialog"_s);
    QVERIFY(form); // what succeeded is not offered again
    auto* submit = form->findChild<QPushButton*>(u"submit"_s);
    QVERIFY(!submit->isEnabled());
    QTest::mouseClick(form->findChild<QPushButton*>(u"importChooseFolder"_s), Qt::LeftButton);
    QFileDialog* chooser = nullptr;
    QTRY_VERIFY((chooser = form->findChild<QFileDialog*>(u"importChooser"_s)));
    emit chooser->filesSelected({m_bench->folder.path()});
    chooser->reject();
    QVERIFY(submit->isEnabled());
    form->reject();
    QTRY_VERIFY(!find<QDialog>(u"importDialog"_s));
}

void TestWrongImport::theNewestIsTakenBack()
{
    auto* table = find<QTableView>(u"snapshotsTable"_s);
    auto* button = find<QPushButton>(u"takeBackSnapshot"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    int newest = 0;
    for (int row = 0; row < 2; ++row) {
        QTRY_VERIFY(!table->model()->index(row, 0).data().toString().isEmpty());
        if (table->model()->index(row, 0).data(items::IdRole) == u"2"_s)
            newest = row;
    }
    const auto choose = [table](int row) {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
            table->visualRect(table->model()->index(row, 1)).center());
    };
    choose(1 - newest);
    QTRY_VERIFY(!button->isEnabled()); // an older one stays
    choose(newest);
    QTRY_VERIFY(button->isEnabled());

    QDialog* form = openForm(u"takeBackSnapshot"_s, u"takeBackDialog"_s);
    QVERIFY(form);
    QVERIFY(form->findChild<QLabel*>(u"what"_s)->text().contains(u"late export"_s));
    form->reject();
    QTRY_VERIFY(!find<QDialog>(u"takeBackDialog"_s));
    QCOMPARE(dates().size(), 2); // asked, not done

    form = openForm(u"takeBackSnapshot"_s, u"takeBackDialog"_s);
    const auto outcome = does(
        [&] { QTest::mouseClick(form->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton); });
    QVERIFY(outcome && outcome->done);
    QVERIFY(outcome->message.contains(u"2026-05-01"_s));
    QTRY_COMPARE(dates(), QStringList{u"2026-05-01"_s});
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QTRY_VERIFY(!find<QDialog>(u"takeBackDialog"_s));
}

void TestWrongImport::theOnlyOneIsTakenBack()
{
    auto* table = find<QTableView>(u"snapshotsTable"_s);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        table->visualRect(table->model()->index(0, 1)).center());
    QTRY_VERIFY(find<QPushButton>(u"takeBackSnapshot"_s)->isEnabled());
    QDialog* form = openForm(u"takeBackSnapshot"_s, u"takeBackDialog"_s);
    QVERIFY(form);
    const auto outcome = does(
        [&] { QTest::mouseClick(form->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton); });
    QVERIFY(outcome && outcome->done);
    QCOMPARE(dates(), QStringList());
    m_window->navigateTo({u"dashboard"_s, {}, {}, {}, {}});
    QTRY_VERIFY(find<QPushButton>(u"firstStartImport"_s)->isVisible());
}

QTEST_MAIN(TestWrongImport)
#include "tst_wrongimport.moc"
