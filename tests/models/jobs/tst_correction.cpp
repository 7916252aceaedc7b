// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of what is inaccurate: kept in the journal, and nothing else changes.
#include "models/jobs/correction.h"
#include "models/jobs/journaljob.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using Error = base::Error::Kind;

class CorrectionTest final : public QObject
{
    Q_OBJECT

    Workspace m_workspace;

    Error kindOf(const jobs::Correction& correction)
    {
        const auto noted = jobs::noteCorrection(m_workspace.context(), correction);
        return noted ? Error::Internal : noted.error().kind;
    }

private slots:
    void initTestCase()
    {
        ExportRows rows;
        rows.machines.push_back(machine(u"a"_s, u"Servers"_s));
        rows.findings.push_back(
            finding(u"a"_s, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
        m_workspace.import(rows, "2026-08-01T00:00:00Z");
    }

    void isKeptInTheJournalOnly()
    {
        const double score = m_workspace.score();
        const QString quoted = u"It's \"not\" installed;\n= 1"_s;
        must(jobs::noteCorrection(m_workspace.context(),
            {Kind::Software, u"google-_-chrome"_s, u"Chrome"_s, u"Wrong"_s, quoted}));
        must(jobs::noteCorrection(m_workspace.context(),
            {Kind::Weaknesses, u"CVE-2026-1001"_s, u"CVE-2026-1001"_s, u"Wrong"_s, u"x"_s}));
        must(jobs::noteCorrection(m_workspace.context(),
            {Kind::Recommendations, u"va-_-google-_-chrome"_s, u"Update"_s, u"Wrong"_s, u"x"_s}));
        const auto entries = m_workspace.list(Kind::Journal, u"action == \"Inaccuracy noted\""_s);
        QCOMPARE(entries.size(), 3U);
        const auto entry = m_workspace.row(Kind::Journal, u"objectId == \"google-_-chrome\""_s);
        QCOMPARE(entry[u"objectType"_s].toString(), u"software"_s);
        QCOMPARE(entry[u"user"_s].toString(), u"tester"_s);
        const auto after = QJsonDocument::fromJson(entry[u"after"_s].toString().toUtf8()).object();
        QCOMPARE(after[u"details"_s].toString(), quoted);
        QCOMPARE(m_workspace.score(), score);
        QCOMPARE(m_workspace.list(Kind::Exceptions).size(), 0U);
        QVERIFY(must(jobs::verifyJournal(m_workspace.context())).faults.empty());
    }

    void whatCannotBeNoted()
    {
        const auto entries = m_workspace.list(Kind::Journal).size();
        QCOMPARE(kindOf({Kind::Software, u"google-_-chrome"_s, {}, {}, u"  "_s}), Error::Usage);
        QCOMPARE(kindOf({Kind::Devices, u"a"_s, {}, {}, u"x"_s}), Error::Usage);
        QCOMPARE(kindOf({Kind::Software, u"no\" or true"_s, {}, {}, u"x"_s}), Error::NotFound);
        QCOMPARE(m_workspace.list(Kind::Journal).size(), entries);
    }
};

QTEST_GUILESS_MAIN(CorrectionTest)
#include "tst_correction.moc"
