// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the list and the flyout of weaknesses tell of exceptions: the status, the names, the way to
// them, and why a false positive is in no list.
#include "models/domain/terms.h"
#include "tests/views/assetworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/weaknessespage.h"
#include "views/panels/objectpanel.h"
#include "views/widgets/pill.h"
#include "views/widgets/textlabel.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Justification;
using parapet::tests::AssetWorkspace;
using parapet::tests::PageDriver;

class TestWeaknessExceptions : public QObject
{
    Q_OBJECT

    static constexpr int patience = 20'000;
    AssetWorkspace m_workspace;
    const QString m_cve = u"CVE-2024-0001"_s;

    bool file(Justification why, const QString& software, const QStringList& groups = {},
        const QString& cve = u"CVE-2024-0001"_s)
    {
        domain::ExceptionRequest request;
        request.justification = why;
        request.recommendation =
            software.isEmpty() ? QString() : QString(u"va-_-v-_-"_s + software);
        request.cve = cve;
        request.context = u"because"_s;
        request.groups = groups;
        request.expiresOn = tests::demoNow + 30 * 86'400'000LL;
        return m_workspace.waitForJob(m_workspace.desk->fileException(request));
    }
    static QString words(const QWidget& page)
    {
        QStringList all;
        for (const auto* label : page.findChildren<TextLabel*>())
            if (label->isVisible())
                all.append(label->text());
        return all.join(u'\n');
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }

    void listAndFlyoutTellThem()
    {
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        QVERIFY(driver.waitForRows(3));
        QVERIFY(driver.column(u"status"_s) >= 0);
        QCOMPARE(driver.texts(u"status"_s).count(u"Active"_s), 3);
        page.openObject(m_cve);
        auto* panel = driver.find<ObjectPanel>(u"weaknessesPanel"_s);
        QVERIFY(panel);
        QTRY_COMPARE_WITH_TIMEOUT(panel->facts().text(u"status"), u"Active"_s, patience);
        QVERIFY(!panel->findChild<QPushButton*>(u"coveringException"_s));

        QVERIFY(file(Justification::RiskAccepted, u"shared"_s, {u"Servers"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(panel->facts().text(u"status"), u"Partial exception"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<QPushButton*>(u"coveringException"_s), patience);
        auto* told = panel->findChild<TextLabel*>(u"coveringWords"_s);
        QVERIFY(told);
        QVERIFY2(told->text().startsWith(u"In effect until "_s), qPrintable(told->text()));
        QVERIFY2(told->text().endsWith(u"in Servers"_s), qPrintable(told->text()));
        QSignalSpy leads(&page, &Page::navigate);
        panel->findChild<QPushButton*>(u"coveringException"_s)->click();
        QCOMPARE(leads.size(), 1);
        const auto target = leads.first().first().value<NavigationTarget>();
        QCOMPARE(target.page, u"remediation"_s);
        QCOMPARE(target.tab, u"exceptions"_s);
        QVERIFY(m_workspace.rowOf(domain::Kind::Exceptions, target.objectId).has(u"title"));
        // the filter finds it
        page.activate({u"weaknesses"_s, u"status == \"Partial exception\""_s, {}, {}, {}});
        QVERIFY(driver.waitForRows(1));
        QCOMPARE(driver.texts(u"id"_s), QStringList{m_cve});
    }

    void falsePositiveIsNamed()
    {
        QVERIFY(file(Justification::FalsePositive, u"plain"_s, {}, u"CVE-2024-0003"_s));
        WeaknessesPage page(m_workspace.context());
        PageDriver driver(page);
        QVERIFY(driver.show());
        QVERIFY(driver.waitForRows(2));
        page.openObject(u"CVE-2024-0003"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(page).contains(u"but an exception covers every finding of it"), patience);
        QVERIFY2(!words(page).contains(u"is not part of this snapshot"), qPrintable(words(page)));
        QTRY_VERIFY_WITH_TIMEOUT(page.findChild<QPushButton*>(u"coveringException"_s), patience);
        QVERIFY(page.findChild<QPushButton*>(u"panelException"_s)->isHidden());
        page.openObject(u"CVE-1999-0001"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(page).contains(u"is not part of this snapshot"), patience);
    }
};

QTEST_MAIN(TestWeaknessExceptions)
#include "tst_weaknessexceptions.moc"
