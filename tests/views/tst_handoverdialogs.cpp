// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Out to IT and back in the window: the e-mail draft, the merge with its preview, the report and
// the evidence pack.
#include "models/jobs/evidence.h"
#include "tests/views/remediationfixture.h"
#include "views/dialogs/evidencedialog.h"
#include "views/dialogs/maildialog.h"
#include "views/dialogs/mergedialog.h"
#include "views/dialogs/reportactions.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QPlainTextEdit>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;

class TestHandoverDialogs : public QObject, private parapet::tests::RemediationFixture
{
    Q_OBJECT

private:
    static QByteArray read(const QString& file)
    {
        QFile in(file);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    static void write(const QString& file, const QByteArray& bytes)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }
    /// Says in the file dialog of that name where it goes.
    static void answer(QWidget& above, const QString& dialog, const QString& file)
    {
        auto* files = above.findChild<QFileDialog*>(dialog);
        QVERIFY(files);
        emit files->fileSelected(file);
        files->close();
    }
    static void press(QWidget& dialog, const QString& button)
    {
        auto* found = dialog.findChild<QPushButton*>(button);
        QVERIFY(found);
        QTRY_VERIFY(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(makeWorkspace(u"weaknesses > 0 and exposedMachinesCount > 3"_s));
        domain::RemediationRequest request;
        request.recommendation = m_recommendation;
        QVERIFY(requestRemediation(request));
    }

    void init() { QVERIFY(openPage()); }
    void cleanup() { closePage(); }

    void draftIsCheckedAndSaved()
    {
        m_driver->click(u"mailAll"_s);
        auto* dialog = m_page->findChild<MailDialog*>();
        QVERIFY(dialog);
        auto* to = dialog->findChild<QLineEdit*>(u"mailTo"_s);
        auto* error = dialog->findChild<TextLabel*>(u"formError"_s);
        press(*dialog, u"submit"_s); // nobody to write to
        QTRY_VERIFY(error->isVisible());
        to->setText(u"desk@example.org\r\nBcc: all@example.org"_s); // a line edit drops the break
        press(*dialog, u"submit"_s);
        QVERIFY(error->isVisible());
        to->setText(u"desk@example.org"_s);
        auto* text = dialog->findChild<QPlainTextEdit*>(u"mailText"_s);
        const QString words = text->toPlainText();
        QVERIFY(words.contains(u"{activities}"_s));
        text->setPlainText(u"{password}"_s);
        press(*dialog, u"submit"_s);
        QVERIFY(error->text().contains(u"{password}"_s));
        text->setPlainText(words + u"PS: thanks"_s);
        dialog->findChild<QRadioButton*>(u"mailSave"_s)->setChecked(true);
        press(*dialog, u"submit"_s);
        const QString file = m_workspace.path(u"it.eml"_s);
        answer(*m_page, u"fileDialog"_s, file);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
        const QByteArray mail = read(file);
        QVERIFY(mail.startsWith("X-Unsent: 1\r\n"));
        QVERIFY(mail.contains("\r\nTo: desk@example.org\r\n"));
        QVERIFY(mail.contains("PS: thanks"));
        QTRY_VERIFY(m_page->findChild<InlineMessage*>()->text().contains(file));
        QTRY_VERIFY(!m_page->findChild<MailDialog*>());
        // and it is remembered
        MailDialog again(m_workspace.context(), u"x"_s, m_page.get());
        again.setAttribute(Qt::WA_DeleteOnClose, false);
        auto* kept = again.findChild<QLineEdit*>(u"mailTo"_s);
        QTRY_COMPARE(kept->text(), u"desk@example.org"_s);
    }

    void answerIsPreviewedAndMerged()
    {
        const QString file = m_workspace.path(u"back.csv"_s);
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->exportHandover({}, file)));
        QByteArray bytes = read(file);
        const auto rows = bytes.count("Exposed,,,,");
        QVERIFY(rows > 3);
        const auto fill = [&bytes](const QByteArray& cells) {
            bytes.replace(bytes.indexOf("Exposed,,,,"), 11, QByteArray("Exposed," + cells));
        };
        fill("Done,kim,first,2026-08-01");
        fill("Done,kim,,2027-01-01"); // in the future
        fill("In progress,,,");
        write(file, bytes);

        m_driver->click(u"mergeAnswer"_s);
        answer(*m_page, u"answerDialog"_s, file);
        auto* dialog = m_page->findChild<MergeDialog*>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->findChild<TableView*>(u"mergeChanges"_s));
        QCOMPARE(dialog->findChild<TableView*>(u"mergeChanges"_s)->model()->rowCount(), 2);
        auto* conflicts = dialog->findChild<TableView*>(u"mergeConflicts"_s);
        QVERIFY(conflicts);
        QCOMPARE(conflicts->model()->rowCount(), 1);
        const QString summary = dialog->findChild<TextLabel*>(u"mergeSummary"_s)->text();
        QVERIFY2(summary.contains(u"2 answers to merge"_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"1 row in conflict"_s), qPrintable(summary));
        items::TableModel claims(*m_workspace.library, domain::Kind::Claims);
        QTRY_VERIFY(!claims.isLoading());
        QCOMPARE(claims.rowCount(), 0); // nothing is written before
        press(*dialog, u"submit"_s);
        QTRY_COMPARE_WITH_TIMEOUT(claims.rowCount(), 2, 20'000);

        m_page->activate({u"remediation"_s, {}, {}, {}, u"answers"_s});
        QVERIFY(m_driver->waitForRows(2));
        QVERIFY(m_driver->choose(u"verdictChip"_s, u"Awaiting a snapshot"_s));
        QVERIFY(m_driver->waitForRows(1));
        m_driver->clickRow(0, u"computerDnsName"_s);
        auto* flyout = m_page->findChild<ObjectPanel*>(u"claimsPanel"_s);
        QVERIFY(flyout);
        QTRY_COMPARE(flyout->facts().text(u"itNote"), u"first"_s);
    }

    void unreadableAnswerIsTold()
    {
        const QString file = m_workspace.path(u"other.csv"_s);
        write(file, "a,b\n1,2\n");
        m_driver->click(u"mergeAnswer"_s);
        answer(*m_page, u"answerDialog"_s, file);
        auto* dialog = m_page->findChild<MergeDialog*>();
        auto* summary = dialog->findChild<TextLabel*>(u"mergeSummary"_s);
        QTRY_VERIFY(summary->text().contains(u"activityId"_s));
        QVERIFY(!dialog->findChild<QPushButton*>(u"submit"_s)->isEnabled());
        press(*dialog, u"cancel"_s);
    }

    void activityShowsAnswersAndProgress()
    {
        m_driver->clickRow(0, u"title"_s);
        auto* flyout = m_page->findChild<ObjectPanel*>(u"remediationsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        QTRY_VERIFY(flyout->findChild<TextLabel*>(u"progressStep"_s));
        QVERIFY(flyout->findChild<TextLabel*>(u"progressStep"_s)->text().contains(u"0 fixed"_s));
        flyout->setCurrentTab(2);
        QTRY_VERIFY(flyout->findChild<TableView*>(u"claimsRelatedTable"_s));
        QTRY_COMPARE(
            flyout->findChild<TableView*>(u"claimsRelatedTable"_s)->model()->rowCount(), 2);
    }

    void reportAndEvidenceAreWritten()
    {
        QWidget window;
        ReportActions reports(m_workspace.context(), &window);
        reports.setCamera([] {
            QImage picture(8, 8, QImage::Format_RGB32);
            picture.fill(Qt::white);
            return picture;
        });
        for (const QString& name : {u"r.pdf"_s, u"r.html"_s}) {
            reports.chooseReport();
            const QString file = m_workspace.path(name);
            answer(window, u"saveReportDialog"_s, file);
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 20'000);
            QTRY_VERIFY(!window.findChild<QFileDialog*>());
        }
        QVERIFY(read(m_workspace.path(u"r.pdf"_s)).startsWith("%PDF-"));
        reports.chooseEvidence();
        auto* dialog = window.findChild<EvidenceDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>(u"evidenceFilter"_s)->setText(u"inKev == true"_s);
        press(*dialog, u"submit"_s);
        const QString pack = m_workspace.path(u"e.zip"_s);
        answer(window, u"saveReportDialog"_s, pack);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(pack), 20'000);
        const auto check = jobs::verifyEvidence(pack, {});
        QVERIFY(check);
        QCOMPARE(check->deviations, QStringList());
        QCOMPARE(check->files, 7);
        QVERIFY(read(pack).contains("dashboard.png"));
    }
};

QTEST_MAIN(TestHandoverDialogs)
#include "tst_handoverdialogs.moc"
