// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exceptions of each kind from the places where people meet a CVE: the form, its preview, filing,
// extending, cancelling and the way back.
#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/extenddialog.h"
#include "views/dialogs/inaccuracydialog.h"
#include "views/pages/recommendationspage.h"
#include "views/pages/remediationpage.h"
#include "views/pages/softwarepage.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/exceptionpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;
using tests::DemoWorkspace;
using tests::PageDriver;

class TestExceptionForms : public QObject
{
    Q_OBJECT

    DemoWorkspace m_workspace;
    QString m_cve; ///< carried by more than one software
    QString m_software;

    template <class PageType>
    static void show(PageType& page, PageDriver& driver)
    {
        page.resize(1300, 850);
        page.show();
        QVERIFY(driver.settle());
        QTRY_VERIFY(driver.model().rowCount() > 0);
    }
    template <class Dialog>
    static Dialog* dialogOf(QWidget& page)
    {
        Dialog* dialog = nullptr;
        (void)QTest::qWaitFor([&] {
            for (Dialog* each : page.findChildren<Dialog*>())
                if (each->isVisible())
                    dialog = each;
            return dialog != nullptr;
        });
        return dialog;
    }
    static QString words(const QDialog& dialog, const QString& name)
    {
        return dialog.findChild<QLabel*>(name)->text();
    }
    static void submit(QDialog& dialog)
    {
        dialog.findChild<QPlainTextEdit*>(u"justificationContext"_s)
            ->setPlainText(u"Behind a proxy"_s);
        QTest::mouseClick(dialog.findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
    }
    static QStringList selected(PageDriver& driver)
    {
        QStringList ids;
        for (const QModelIndex& row : driver.table().selectionModel()->selectedRows())
            ids.append(driver.model().idAt(row.row()));
        return ids;
    }
    /// A device group with some, not all, of the devices exposed to a recommendation.
    [[nodiscard]] QString panelGroup(const QString& recommendation) const
    {
        items::TableModel devices(*m_workspace.library, Kind::Devices);
        devices.setRelation({domain::ListRelation::To::Recommendation, recommendation});
        (void)QTest::qWaitFor(
            [&] {
                return !devices.isLoading() && devices.rowCount() > 0
                    && !devices.index(0, 0).data(items::LoadingRole).toBool();
            },
            20'000);
        const domain::Value group = devices.value(0, u"rbacGroupName");
        const auto* name = std::get_if<QString>(&group);
        return name ? *name : QString();
    }
    [[nodiscard]] double scoreNow() const
    {
        double score = -1;
        bool answered = false;
        QObject asker;
        m_workspace.library->overview(&asker, [&](const base::Result<domain::Overview>& seen) {
            if (seen)
                score = seen->card.score.value_or(-1);
            answered = true;
        });
        (void)QTest::qWaitFor([&] { return answered; }, 20'000);
        return score;
    }
    /// Clicks on a row of a list in a flyout, then on a button below it.
    static bool actOnFirstCve(ObjectPanel& panel, const QString& button)
    {
        panel.open(panel.objectId(), u"cves"_s);
        TableView* table = nullptr;
        if (!QTest::qWaitFor(
                [&] {
                    table = panel.findChild<TableView*>(u"weaknessesRelatedTable"_s);
                    return table && table->isVisible() && table->model()->rowCount() > 0
                        && !table->model()->index(0, 0).data(items::LoadingRole).toBool();
                },
                20'000))
            return false;
        auto* act = panel.findChild<QPushButton*>(button);
        if (!act || act->isEnabled())
            return false; // no row is chosen yet
        const QModelIndex first = table->model()->index(0, 0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(first).center());
        if (!act->isEnabled())
            return false;
        QTest::mouseClick(act, Qt::LeftButton);
        return true;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_workspace.make(*qApp, 60, 2));
        items::TableModel all(*m_workspace.library, Kind::Weaknesses);
        all.setFilter(u"exposedMachines > 0"_s);
        QTRY_VERIFY(!all.isLoading() && all.rowCount() > 0);
        for (int row = 0; row < all.rowCount(); ++row) {
            QTRY_VERIFY(!all.index(row, 0).data(items::LoadingRole).toBool());
            const domain::Value software = all.value(row, u"relatedSoftware");
            const auto* list = std::get_if<QStringList>(&software);
            if (m_cve.isEmpty() || (list && list->size() > 1)) {
                m_cve = all.idAt(row);
                m_software = list ? list->value(0) : QString();
            }
            if (list && list->size() > 1)
                break;
        }
        QVERIFY(!m_cve.isEmpty());
    }

    /// From the flyout of a CVE: on every software; filed, undone by the message.
    void aCveOnEverySoftware()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const double before = scoreNow();
        page.openObject(m_cve);
        auto* panel = page.findChild<ObjectPanel*>(u"weaknessesPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), m_cve);
        driver.click(u"panelException"_s);
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        auto* coverage = dialog->findChild<QComboBox*>(u"coverage"_s);
        QVERIFY(coverage->isVisible());
        QVERIFY(coverage->count() >= 2); // everywhere, or on one of its software
        QCOMPARE(dialog->requests().front().recommendation, QString());
        QCOMPARE(dialog->requests().front().cve, m_cve);
        auto* justification = dialog->findChild<QComboBox*>(u"justification"_s);
        QCOMPARE(justification->count(), 6);
        // a false positive is of one software
        justification->setCurrentIndex(4);
        QVERIFY(!dialog->requests().front().recommendation.isEmpty());
        QVERIFY(!dialog->findChild<QCheckBox*>(u"resurface"_s)->isVisible());
        coverage->setCurrentIndex(0);
        justification->setCurrentIndex(1);
        QCOMPARE(dialog->requests().front().recommendation, QString());
        auto* resurface = dialog->findChild<QCheckBox*>(u"resurface"_s);
        QVERIFY(resurface->isVisible());
        resurface->setChecked(true);
        QTRY_VERIFY_WITH_TIMEOUT(words(*dialog, u"previewHides"_s).startsWith(u"Hides"), 20'000);
        QTRY_VERIFY(words(*dialog, u"previewScores"_s).contains(u"→"));
        submit(*dialog);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(u"in effect"), 20'000);
        items::TableModel filed(*m_workspace.library, Kind::Exceptions);
        filed.setFilter(u"status == \"In effect\""_s);
        QTRY_COMPARE(filed.rowCount(), 1);
        const RowFacts exception = m_workspace.rowOf(Kind::Exceptions, filed.idAt(0));
        QCOMPARE(exception.text(u"cveId"), m_cve);
        QCOMPARE(exception.text(u"recommendationId"), QString());
        QVERIFY(exception.flag(u"resurface"));
        QVERIFY(scoreNow() < before);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
        QTRY_COMPARE(filed.rowCount(), 0);
        QCOMPARE(scoreNow(), before);
    }

    void severalCvesAtOnce()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        driver.tick(0, u"id"_s);
        driver.tick(1, u"id"_s);
        const QStringList ticked = driver.model().checkedIds();
        QCOMPARE(ticked.size(), 2);
        driver.click(u"selectionException"_s);
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QComboBox*>(u"coverage"_s)->isVisible());
        QCOMPARE(dialog->findChild<QComboBox*>(u"justification"_s)->count(), 5);
        QTRY_VERIFY_WITH_TIMEOUT(words(*dialog, u"previewScores"_s).contains(u"→"), 20'000);
        submit(*dialog);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"2 exceptions"), 20'000);
        QTRY_COMPARE(driver.model().checkedIds().size(), 0);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone: 2"), 20'000);
    }

    /// From the CVEs of a recommendation: only of that software.
    void aCveOfARecommendation()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const QString id = domain::softwareRecommendationId(m_software);
        page.openObject(id);
        auto* panel = page.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), id);
        QVERIFY(actOnFirstCve(*panel, u"cveException"_s));
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->requests().front().recommendation, id);
        QVERIFY(dialog->requests().front().cve.startsWith("CVE-"_L1));
        auto* coverage = dialog->findChild<QComboBox*>(u"coverage"_s);
        coverage->setCurrentIndex(coverage->count() - 1); // wherever it is found
        QCOMPARE(dialog->requests().front().recommendation, QString());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    /// From the vulnerabilities of a software; then extended, cancelled, and both undone.
    void aCveOfASoftwareExtendedAndCancelled()
    {
        QString filed;
        {
            SoftwarePage page(m_workspace.context());
            PageDriver driver(page);
            show(page, driver);
            page.openObject(m_software, true);
            auto* panel = page.findChild<ObjectPanel*>(u"softwarePanel"_s);
            QTRY_COMPARE(panel->facts().text(u"id"), m_software);
            QVERIFY(actOnFirstCve(*panel, u"cveException"_s));
            auto* dialog = dialogOf<ExceptionDialog>(page);
            QVERIFY(dialog);
            const domain::ExceptionRequest request = dialog->requests().front();
            QCOMPARE(request.recommendation, domain::softwareRecommendationId(m_software));
            QSignalSpy finished(m_workspace.desk.get(), &jobs::Desk::finished);
            submit(*dialog);
            QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
            filed = finished.first().first().value<jobs::Outcome>().createdId;
            QVERIFY(!filed.isEmpty());
        }
        RemediationPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1300, 850);
        page.show();
        page.activate({u"remediation"_s, {}, {}, filed, u"exceptions"_s});
        auto* panel = page.findChild<ObjectPanel*>(u"exceptionsPanel"_s);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), filed);
        driver.click(u"panelExtendException"_s);
        auto* dialog = dialogOf<ExtendDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->edit().context, u"Behind a proxy"_s);
        dialog->findChild<QComboBox*>(u"duration"_s)->setCurrentIndex(2);
        const qint64 end = panel->facts().time(u"expiresOn").value_or(0);
        QCOMPARE(dialog->edit().expiresOn, end + 90 * 86'400'000LL); // longer than it is, always
        dialog->findChild<QPlainTextEdit*>(u"justificationContext"_s)->clear();
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QVERIFY(dialog->isVisible()); // it needs a reason
        submit(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"The exception goes on"), 20'000);
        QTRY_VERIFY(panel->objectId() != filed);
        const QString next = panel->objectId();
        QTRY_COMPARE(panel->facts().text(u"predecessorId"), filed);
        // the row that is marked is the one that the panel tells of
        QTRY_COMPARE(selected(driver), QStringList{next});
        auto* record = panel->findChild<QPushButton*>(u"exceptionRecord"_s);
        QVERIFY(record);
        QTest::mouseClick(record, Qt::LeftButton);
        QTRY_COMPARE(panel->facts().text(u"id"), filed);
        QCOMPARE(panel->facts().text(u"status"), u"Canceled"_s);
        QVERIFY(!panel->findChild<QPushButton*>(u"panelExtendException"_s)->isVisible());
        page.openObject(next);
        QTRY_COMPARE(panel->facts().text(u"id"), next);
        driver.click(u"panelCancelException"_s);
        driver.click(u"cancelConfirmYes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"The exception is canceled"), 20'000);
        QCOMPARE(m_workspace.rowOf(Kind::Exceptions, next).text(u"status"), u"Canceled"_s);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
        QCOMPARE(m_workspace.rowOf(Kind::Exceptions, next).text(u"status"), u"In effect"_s);
    }

    /// One of a device group while a global one holds: what it tells and where it leads.
    void suspendedNamesWhatSuspendsIt()
    {
        const QString id = domain::softwareRecommendationId(m_software);
        const auto file = [&](const QStringList& groups, int days) {
            domain::ExceptionRequest request;
            request.recommendation = id;
            request.justification = domain::Justification::AlternateMitigation;
            request.context = u"x"_s;
            request.groups = groups;
            request.expiresOn = tests::demoNow + days * 86'400'000LL;
            QSignalSpy finished(m_workspace.desk.get(), &jobs::Desk::finished);
            (void)m_workspace.waitForJob(m_workspace.desk->fileException(request));
            return finished.isEmpty() ? QString()
                                      : finished.first().first().value<jobs::Outcome>().createdId;
        };
        const QString part = file({panelGroup(id)}, 90);
        const QString whole = file({}, 20);
        RemediationPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1300, 850);
        page.show();
        page.activate({u"remediation"_s, {}, {}, part, u"exceptions"_s});
        auto* panel = page.findChild<ObjectPanel*>(u"exceptionsPanel"_s);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), part);
        QCOMPARE(panel->facts().text(u"status"), u"Suspended"_s);
        QVERIFY(panel->findChild<QLabel*>(u"effectWords"_s)
                    ->text()
                    .startsWith(u"Its findings count as mitigated: the exposure score falls"));
        auto* place = panel->findChild<QWidget*>(u"suspendedBy"_s);
        QVERIFY(place);
        QPushButton* link = nullptr;
        QTRY_VERIFY((link = place->findChild<QPushButton*>(u"exceptionRecord"_s)));
        QTRY_VERIFY(link->text().startsWith(u"Suspended by the global one of 1 Aug 2026"_s));
        // extended it stays suspended
        driver.click(u"panelExtendException"_s);
        auto* dialog = dialogOf<ExtendDialog>(page);
        QVERIFY(dialog);
        submit(*dialog);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(u"stays suspended"_s), 20'000);
        QTRY_VERIFY(panel->objectId() != part);
        const QString extended = panel->objectId();
        QTRY_COMPARE(panel->facts().text(u"status"), u"Suspended"_s);
        QTRY_VERIFY((link = panel->findChild<QWidget*>(u"suspendedBy"_s)
                                ->findChild<QPushButton*>(u"exceptionRecord"_s)));
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_COMPARE(panel->facts().text(u"id"), whole);
        driver.click(u"panelCancelException"_s);
        driver.click(u"cancelConfirmYes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text()
                == u"The exception is canceled; what no other one covers is open again."_s,
            20'000);
        QCOMPARE(m_workspace.rowOf(Kind::Exceptions, extended).text(u"status"), u"In effect"_s);
    }

    void effectIsToldByKind()
    {
        const auto row = [](const QString& recommendation, domain::Justification why) {
            domain::Row values;
            for (const domain::FieldSpec& field : domain::fieldsOf(Kind::Exceptions))
                values.values.push_back(field.name == "recommendationId"
                        ? domain::Value(recommendation)
                        : field.name == "justification" ? domain::Value(domain::text(why))
                                                        : domain::Value());
            return RowFacts(Kind::Exceptions, values);
        };
        using enum domain::Justification;
        const QString software = u"va-_-google-_-chrome"_s;
        const QString falsePositive = ExceptionPanel::effectWords(row(software, FalsePositive));
        QVERIFY(!falsePositive.contains(u"mitigated"_s));
        QVERIFY(falsePositive.contains(u"The secure score stays."_s));
        const QString update = ExceptionPanel::effectWords(row(software, AlternateMitigation));
        QVERIFY(update.contains(u"exposure score falls"_s) && !update.contains(u"rises"_s));
        const QString control =
            ExceptionPanel::effectWords(row(u"sca-_-scid-1"_s, AlternateMitigation));
        QVERIFY(control.contains(u"secure score rises"_s) && !control.contains(u"falls"_s));
        QVERIFY(ExceptionPanel::effectWords(row(software, RiskAccepted)).startsWith(u"None: "_s));
    }

    /// A finding that is not there becomes an exception of one software and one CVE.
    void inaccuracyOfACveIsAFalsePositive()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        const QString id = domain::softwareRecommendationId(m_software);
        page.openObject(id);
        auto* panel = page.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), id);
        QVERIFY(actOnFirstCve(*panel, u"cveInaccuracy"_s));
        auto* form = dialogOf<InaccuracyDialog>(page);
        QVERIFY(form);
        QVERIFY(!form->findChild<QPlainTextEdit*>(u"details"_s)->isVisible());
        QTest::mouseClick(form->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        auto* dialog = dialogOf<ExceptionDialog>(page);
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QComboBox*>(u"justification"_s)->count(), 1);
        const domain::ExceptionRequest request = dialog->requests().front();
        QCOMPARE(request.justification, domain::Justification::FalsePositive);
        QCOMPARE(request.recommendation, id);
        QVERIFY(request.cve.startsWith("CVE-"_L1));
        QTRY_VERIFY_WITH_TIMEOUT(words(*dialog, u"previewHides"_s).startsWith(u"Hides"), 20'000);
        submit(*dialog);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(u"in effect"), 20'000);
        driver.click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().startsWith(u"Undone"), 20'000);
    }

    /// Everything else that is wrong is a note, told in the flyout afterwards.
    void inaccuracyOfASoftwareIsNoted()
    {
        SoftwarePage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        page.openObject(m_software);
        auto* panel = page.findChild<ObjectPanel*>(u"softwarePanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), m_software);
        driver.click(u"panelInaccuracy"_s);
        auto* form = dialogOf<InaccuracyDialog>(page);
        QVERIFY(form);
        auto* category = form->findChild<QComboBox*>(u"category"_s);
        QCOMPARE(category->count(), 5);
        category->setCurrentIndex(2);
        auto* details = form->findChild<QPlainTextEdit*>(u"details"_s);
        QVERIFY(details->isVisible());
        auto* button = form->findChild<QPushButton*>(u"submit"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(form->isVisible()); // it needs details
        details->setPlainText(u"Removed <b>last</b> year"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        auto* message = page.findChild<InlineMessage*>(u"pageMessage"_s);
        QTRY_COMPARE_WITH_TIMEOUT(message->text(), u"The note is in the journal."_s, 20'000);
        const auto told = [panel] {
            for (const QLabel* label : panel->findChildren<QLabel*>())
                if (label->text().contains(u"Removed <b>last</b> year")
                    && label->text().contains(u"tester"))
                    return label->textFormat() == Qt::PlainText;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(told(), 20'000);
    }

    /// With an exception in effect both impacts are shown, and a sentence says why they differ.
    void bothImpactsAreTold()
    {
        RecommendationsPage page(m_workspace.context());
        PageDriver driver(page);
        show(page, driver);
        items::TableModel software(*m_workspace.library, Kind::Recommendations);
        software.setFilter(u"exposureImpact > 0.1 and weaknesses > 0"_s);
        QTRY_VERIFY(!software.isLoading() && software.rowCount() > 0);
        const QString id = software.idAt(0);
        page.openObject(id);
        auto* panel = page.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), id);
        QVERIFY(!panel->findChild<QLabel*>(u"impactWords"_s));
        domain::ExceptionRequest request;
        request.recommendation = id;
        request.justification = domain::Justification::AlternateMitigation;
        request.context = u"x"_s;
        request.groups = {panelGroup(id)};
        request.expiresOn = tests::demoNow + 86'400'000LL;
        QVERIFY(m_workspace.waitForJob(m_workspace.desk->fileException(request)));
        QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<QLabel*>(u"impactWords"_s), 20'000);
        page.pane(0).clearFilters();
        QVERIFY(driver.settle());
        int row = -1;
        for (int i = 0; i < driver.model().rowCount(); ++i)
            row = driver.model().idAt(i) == id ? i : row;
        QVERIFY(row >= 0);
        const QAbstractItemModel* shown = driver.table().model();
        const auto impact = [&](int role) {
            return shown->index(row, driver.column(u"exposureImpact"_s)).data(role).toString();
        };
        QTRY_VERIFY2(impact(items::RawRole).contains(u" → "), qPrintable(impact(items::RawRole)));
        QVERIFY(impact(Qt::ToolTipRole).contains(u"exception"));
        const auto sentence = [panel] {
            const auto* label = panel->findChild<QLabel*>(u"impactWords"_s);
            return label ? label->text() : QString();
        };
        const QStringList both = impact(items::RawRole).split(u" → "_s);
        QTRY_VERIFY2(sentence().contains(both[0]) && sentence().contains(both[1]),
            qPrintable(sentence() + both.join(u'/')));
    }

    /// The window's Undo may come later, and goes only once.
    void undoIsUsedOnce()
    {
        RemediationPage page(m_workspace.context());
        PageDriver driver(page);
        page.resize(1300, 850);
        page.show();
        UndoStep step;
        connect(&page, &Page::undoable, &page, [&step](const UndoStep& told) { step = told; });
        items::TableModel open(*m_workspace.library, Kind::Exceptions);
        open.setFilter(u"status == \"In effect\" and cveId != \"\""_s);
        QTRY_COMPARE(open.rowCount(), 1);
        const QString id = open.idAt(0);
        page.activate({u"remediation"_s, {}, {}, id, u"exceptions"_s});
        auto* panel = page.findChild<ObjectPanel*>(u"exceptionsPanel"_s);
        QTRY_COMPARE(panel->facts().text(u"id"), id);
        driver.click(u"panelCancelException"_s);
        driver.click(u"cancelConfirmYes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(step.isReady(), 20'000);
        QTRY_COMPARE(open.rowCount(), 0);
        step.run();
        QVERIFY(!step.isReady());
        QTRY_COMPARE(open.rowCount(), 1);
        QTest::mouseClick(page.findChild<QPushButton*>(u"messageUndo"_s), Qt::LeftButton);
        QTest::qWait(100);
        QVERIFY(!m_workspace.desk->isBusy());
    }
};

QTEST_MAIN(TestExceptionForms)
#include "tst_exceptionforms.moc"
