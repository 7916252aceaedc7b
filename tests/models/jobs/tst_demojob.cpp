// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in demo fleet as a workspace.
#include "models/jobs/demojob.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

class DemoJobTest final : public QObject
{
    Q_OBJECT
private slots:
    void demoTellsItsStory();
};

void DemoJobTest::demoTellsItsStory()
{
    Workspace workspace;
    must(jobs::loadDemo(workspace.context()));
    QCOMPARE(workspace.list(Kind::Snapshots).size(), 4U);
    QCOMPARE(workspace.list(Kind::Exceptions).size(), 1U);
    QCOMPARE(workspace.list(Kind::Remediations).size(), 1U);
    QCOMPARE(workspace.list(Kind::Devices).size(), 250U);
    QCOMPARE(workspace.number("SELECT count(DISTINCT grp) FROM device_state"), 6);
    QCOMPARE(
        workspace.number("SELECT count(*) FROM score_history WHERE grp = 0 AND score IS NULL"), 0);
    QCOMPARE(workspace.number("SELECT count(*) FROM import_issue WHERE kind = 0"), 0);
    QVERIFY(!workspace.list(Kind::Weaknesses, u"inKev"_s).empty());
    QCOMPARE(*workspace.connection().check(), QStringList());
    const auto again = jobs::loadDemo(workspace.context());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, base::Error::Kind::Conflict);
}

QTEST_GUILESS_MAIN(DemoJobTest)
#include "tst_demojob.moc"
