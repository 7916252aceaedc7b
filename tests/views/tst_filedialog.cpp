// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file dialog that shows the folder of the workspace leaves the locks on it alone.
#include "tests/views/demoworkspace.h"
#include "views/widgets/filedialog.h"

#include <QFileInfo>
#include <QFileSystemModel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace parapet;
using parapet::tests::DemoWorkspace;
using parapet::views::FileDialog;

class TestFileDialog : public QObject
{
    Q_OBJECT

    DemoWorkspace m_workspace;

    /// Locks of this process on any file.
    static qsizetype locks()
    {
        QFile list(u"/proc/locks"_s);
        if (!list.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray mine = ' ' + QByteArray::number(QCoreApplication::applicationPid()) + ' ';
        return list.readAll().count(mine);
    }

private slots:
    /// A workspace that is there already is used with a write-ahead log, and locked all the time.
    void initTestCase()
    {
        QVERIFY(m_workspace.make(*qApp));
        m_workspace.desk = std::make_unique<jobs::Desk>(
            m_workspace.path(u"fleet.parapet"_s), base::fixedClock(tests::demoNow), u"tester"_s);
        QSignalSpy finished(m_workspace.desk.get(), &jobs::Desk::finished);
        m_workspace.desk->settle();
        QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
    }

    void locksStay()
    {
        const qsizetype before = locks();
        if (before < 0) // not Linux
            QSKIP("this system tells no locks");
        QVERIFY(before > 0); // a workspace in use is locked
        FileDialog dialog(
            *m_workspace.settings, nullptr, u"Test"_s, m_workspace.path(u"fleet.parapet"_s));
        dialog.open();
        auto* model = dialog.findChild<QFileSystemModel*>();
        QVERIFY(model);
        const QModelIndex workspace = model->index(m_workspace.path(u"fleet.parapet"_s));
        QTRY_VERIFY(workspace.isValid());
        QTRY_VERIFY(!model->type(workspace).isEmpty());
        QCOMPARE(model->type(workspace), u"PARAPET file"_s);
        QTest::qWait(500); // the dialog's thread goes through the folder
        QCOMPARE(locks(), before);
        dialog.close();
        QCOMPARE(locks(), before);
    }

    void suggestsAFile()
    {
        FileDialog dialog(
            *m_workspace.settings, nullptr, u"Test"_s, m_workspace.path(u"new.csv"_s));
        QCOMPARE(dialog.directory().absolutePath(),
            QFileInfo(m_workspace.path(u"new.csv"_s)).absolutePath());
        FileDialog home(*m_workspace.settings, nullptr, u"Test"_s);
        QCOMPARE(home.directory().absolutePath(), QDir::homePath());
    }

    /// What was typed is taken, not the shown folder, when the line was changed behind one's back.
    void typedIsTaken()
    {
        const QString folder = QFileInfo(m_workspace.path(u"new.csv"_s)).absolutePath();
        QVERIFY(QDir(folder).mkpath(u"month"_s));
        FileDialog dialog(*m_workspace.settings, nullptr, u"Test"_s, folder);
        dialog.setFileMode(QFileDialog::Directory);
        dialog.open();
        auto* name = dialog.findChild<QLineEdit*>(u"fileNameEdit"_s);
        QVERIFY(name);
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        name->setFocus();
        QTest::keyClicks(name, QString(folder + u"/month"_s));
        name->setText(u"\"/\" \"tmp\""_s); // as Qt does where the line has no focus
        QSignalSpy chosen(&dialog, &QFileDialog::filesSelected);
        QVERIFY(QMetaObject::invokeMethod(&dialog, "accept"));
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toStringList().join(u'\n'), QString(folder + u"/month"_s));
        m_workspace.settings->clear();
    }

    /// The folder used last time may have been on a stick; nobody may have named one at all.
    void beginsWhereFilesCanBeSaved()
    {
        for (const QString& start : {u"report.pdf"_s, u"/no/such/folder/report.pdf"_s,
                 u"/no/such/folder"_s, u":/report.pdf"_s}) {
            FileDialog dialog(*m_workspace.settings, nullptr, u"Test"_s, start);
            dialog.setFileMode(QFileDialog::AnyFile);
            QCOMPARE(dialog.directory().absolutePath(), QDir::homePath());
        }
    }

    void beginsWhereTheLastFileWas()
    {
        FileDialog first(*m_workspace.settings, nullptr, u"Test"_s, u"a.csv"_s);
        emit first.filesSelected({m_workspace.path(u"a.csv"_s)});
        const QString folder = QFileInfo(m_workspace.path(u"a.csv"_s)).absolutePath();
        FileDialog next(*m_workspace.settings, nullptr, u"Test"_s, u"b.csv"_s);
        QCOMPARE(next.directory().absolutePath(), folder);
        m_workspace.settings->clear();
    }
};

QTEST_MAIN(TestFileDialog)
#include "tst_filedialog.moc"
