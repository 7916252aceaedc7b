// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people find out with Parapet from start to finish, in the whole window: how to win points of
// the secure score, what is past its end of support, where a device's exposure comes from, why the
// score moved.
#include "tests/views/scenarios/scenario.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/pages/comparepage.h"
#include "views/panels/explanationtree.h"
#include "views/vocabulary/plainrows.h"

#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::tests;
using namespace parapet::views;
using domain::Kind;

class InsightScenarios : public QObject
{
    Q_OBJECT

    std::unique_ptr<Scenario> m_scenario;

private slots:
    void init() { m_scenario = std::make_unique<Scenario>(); }
    void cleanup() { m_scenario.reset(); }

    void secureScoreRisesThroughControls();
    void endOfSupportIsFound();
    void exposureOfADeviceIsExplained();
    void twoMonthsAreCompared();
};

void InsightScenarios::secureScoreRisesThroughControls()
{
    Scenario& s = *m_scenario;
    const double points = s.card().points;
    ListPage& controls = s.go(u"controls"_s);
    const RowFacts weak = s.row(Kind::Controls, u"scid-2012"_s);
    QCOMPARE(weak.count(u"failing"), 2);
    QVERIFY(weak.number(u"pointsToWin") > 0);
    s.open(controls, u"scid-2012"_s);
    QVERIFY(s.click(controls, u"panelRecommendation"_s));
    QCOMPARE(s.window->currentPageId(), u"recommendations"_s);
    ListPage& recommendations = s.go(u"recommendations"_s);
    auto* panel = recommendations.findChild<ObjectPanel*>(u"recommendationsPanel"_s);
    QTRY_COMPARE_WITH_TIMEOUT(panel->facts().text(u"id"), u"sca-_-scid-2012"_s, patience);
    QVERIFY(s.click(recommendations, u"panelRequestRemediation"_s));
    auto* request = s.dialog<RequestRemediationDialog>();
    QVERIFY(request);
    QVERIFY(s.click(*request, u"submit"_s));
    QVERIFY(s.told(recommendations, u"created"_s));
    s.now = at("2026-08-10T06:00:00Z");
    s.import(scenarioFleet(true), "2026-08-10T00:00:00Z");
    QVERIFY(std::abs(s.card().points - points - weak.number(u"pointsToWin")) < 1e-9);
    QCOMPARE(s.row(Kind::Controls, u"scid-2012"_s).count(u"failing"), 0);
    QCOMPARE(s.all(Kind::Remediations, u"status"_s), QStringList{u"Completed"_s});
}

void InsightScenarios::endOfSupportIsFound()
{
    Scenario& s = *m_scenario;
    ListPage& software = s.go(u"software"_s);
    const int before = software.pane(0).rows();
    QVERIFY(before > 1);
    software.pane(0).setChip(u"tagsChip"_s, {u"EOS versions installed"_s, u"EOS software"_s});
    QTRY_COMPARE_WITH_TIMEOUT(software.pane(0).rows(), 1, patience);
    Scenario::settle(software);
    QCOMPARE(software.pane(0).model().idAt(0), u"google-_-chrome"_s);
    ObjectPanel& panel = s.open(software, u"google-_-chrome"_s);
    QVERIFY(s.click(software, u"panelFullPage"_s));
    panel.open(panel.objectId(), u"versions"_s);
    TableView* versions = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT(
        (versions = panel.findChild<TableView*>(u"software-versionsRelatedTable"_s)) != nullptr
            && versions->isVisible() && versions->model()->rowCount() == 1
            && !versions->model()->index(0, 0).data(items::LoadingRole).toBool(),
        patience);
    QString words;
    for (int column = 0; column < versions->model()->columnCount(); ++column)
        if (!versions->isColumnHidden(column))
            words += CellDelegate::text(versions->model()->index(0, column), QLocale::c()) + u'|';
    QVERIFY2(words.contains(u"120.0") && words.contains(u"EOS") && words.contains(u"2026-06-30"),
        qPrintable(words));
}

void InsightScenarios::exposureOfADeviceIsExplained()
{
    Scenario& s = *m_scenario;
    ListPage& devices = s.go(u"devices"_s);
    ObjectPanel& panel = s.open(devices, u"a"_s);
    const double score = panel.facts().number(u"exposureScore");
    auto* explanation = panel.findChild<ExplanationTree*>();
    QVERIFY(explanation);
    QSignalSpy loaded(explanation, &ExplanationTree::loaded);
    panel.open(u"a"_s, u"explanation"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!loaded.isEmpty(), patience);
    QTreeWidget* tree = explanation->tree();
    const QTreeWidgetItem* root = tree->topLevelItem(0);
    double sum = 0.0;
    for (int i = 0; i < root->childCount(); ++i)
        sum += QLocale().toDouble(root->child(i)->toolTip(1));
    QVERIFY2(std::abs(sum - score) < 1e-6, qPrintable(QString::number(sum)));
    QTreeWidgetItem* term = nullptr;
    for (QTreeWidgetItemIterator it(tree); *it; ++it)
        if ((*it)->text(0).startsWith(u"CVE-2026-1001"_s))
            term = *it;
    QVERIFY(term);
    tree->setCurrentItem(term);
    QSignalSpy deeper(explanation, &ExplanationTree::termLoaded);
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(!deeper.isEmpty(), patience);
    const QString text = explanation->text();
    for (const QString& word : {u"Context"_s, u"Threat t"_s, u"Impact i"_s,
             u"told by software_vulnerabilities.json, line "_s})
        QVERIFY2(text.contains(word), qPrintable(text));
}

void InsightScenarios::twoMonthsAreCompared()
{
    Scenario& s = *m_scenario;
    const double before = s.card().score.value_or(0);
    s.now = at("2026-09-01T06:00:00Z");
    ExportRows later = scenarioFleet(true);
    for (QJsonObject& device : later.machines)
        device.insert(u"lastSeen"_s, u"2026-08-31T12:00:00Z"_s);
    s.import(later, "2026-09-01T00:00:00Z");
    const double after = s.card().score.value_or(0);
    QVERIFY(after < before);
    auto* page = qobject_cast<ComparePage*>(s.window->page(u"compare"_s));
    QVERIFY(page);
    QSignalSpy compared(page, &ComparePage::compared);
    s.window->navigateTo({u"compare"_s, {}, {}, {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(!compared.isEmpty(), patience);
    const auto& causes =
        *static_cast<PlainRows*>(page->findChild<TableView*>(u"compareCauses"_s)->model());
    double sum = 0.0;
    QStringList moved;
    for (int row = 0; row < causes.rowCount(); ++row) {
        QString number = causes.row(row).cells.at(1).toString();
        const double part = number.replace(u'\u2212', u'-').toDouble();
        sum += part;
        if (std::abs(part) > 0.005)
            moved.append(causes.row(row).cells.at(0).toString());
    }
    QVERIFY2(std::abs(sum - (after - before)) < 0.1, qPrintable(QString::number(sum)));
    QVERIFY2(!moved.isEmpty() && moved.first().contains(u"ixed"), qPrintable(moved.join(u", ")));
}

QTEST_MAIN(InsightScenarios)
#include "tst_insightscenarios.moc"
