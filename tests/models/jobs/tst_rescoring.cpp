// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rescoring by difference comes to the same as scoring the whole fleet, to the bit, in every row of
// every computed table: random fleets, random sequences of changes. And it is what really runs.
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/basisstore.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Justification;

namespace {

constexpr base::Millis day = 86'400'000;
const QStringList groups{u"Servers"_s, u"Workstations"_s, u"R&D \"Lab\", Süd"_s};

class Story
{
public:
    Story(std::uint32_t seed, int devices)
        : m_random(seed)
        , m_rows(randomFleet(devices, seed))
    {
        workspace.importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1007,0.02,0.3\n");
        workspace.import(m_rows, "2026-08-01T00:00:00Z");
    }

    /// One random change; its name.
    QString step()
    {
        workspace.now += 60'000 + pick(5) * 3'600'000LL;
        switch (pick(10)) {
        case 0:
        case 1:
            return fileException();
        case 2:
            return cancelException();
        case 3:
        case 4:
            return setContext();
        case 5:
            return partialImport();
        case 6:
            return feed();
        case 7:
            return fileActivity();
        case 8:
            return endActivity();
        default:
            workspace.now += pick(20) * day;
            must(jobs::settle(workspace.context()));
            return u"time passes"_s;
        }
    }

    qint64 changes() { return workspace.number("SELECT changes FROM scoring_basis"); }

    Workspace workspace;

private:
    int pick(int count) { return static_cast<int>(m_random() % static_cast<std::uint32_t>(count)); }
    QString pickFrom(const char* sql)
    {
        const QStringList all = workspace.lines(sql);
        return all.isEmpty() ? QString() : all[pick(static_cast<int>(all.size()))];
    }

    QString fileException()
    {
        domain::ExceptionRequest request;
        request.recommendation = pickFrom("SELECT key FROM sum_recommendation ORDER BY key");
        request.context = u"c"_s;
        request.expiresOn = workspace.now + (1 + pick(40)) * day;
        if (pick(3) != 0)
            request.groups = {groups[pick(3)]};
        if (pick(5) == 0)
            request.groups = {groups[0], groups[2]};
        request.justification = static_cast<Justification>(pick(5));
        if (request.justification == Justification::FalsePositive) {
            if (!request.recommendation.startsWith(u"va-"))
                request.justification = Justification::AlternateMitigation;
            else
                request.cve = pickFrom("SELECT key FROM cve ORDER BY key");
        } else if (request.recommendation.startsWith(u"va-") && pick(4) == 0) {
            request.cve = pickFrom("SELECT key FROM cve ORDER BY key");
            if (pick(8) == 0)
                request.recommendation.clear(); // on every software
        }
        const auto filed = jobs::fileException(workspace.context(), request);
        if (!filed)
            return u"refused: "_s + filed.error().message;
        m_exceptions.append(*filed);
        return u"exception %1 %2 %3 %4"_s.arg(request.recommendation, request.cve)
            .arg(static_cast<int>(request.justification))
            .arg(request.groups.join(u','));
    }

    QString cancelException()
    {
        if (m_exceptions.isEmpty())
            return u"nothing"_s;
        const QString id = m_exceptions.takeAt(pick(static_cast<int>(m_exceptions.size())));
        (void)jobs::cancelException(workspace.context(), id); // it may have expired
        return u"cancelled"_s;
    }

    QString fileActivity()
    {
        domain::RemediationRequest request;
        request.recommendation = pickFrom("SELECT key FROM sum_recommendation ORDER BY key");
        if (pick(3) != 0)
            request.groups = {groups[pick(3)]};
        const auto filed = jobs::createRemediation(workspace.context(), request);
        if (!filed)
            return u"refused: "_s + filed.error().message;
        return u"activity "_s + request.recommendation + request.groups.join(u',');
    }

    /// Completed by hand, opened again, or withdrawn.
    QString endActivity()
    {
        const QString id = pickFrom("SELECT id FROM remediation WHERE status = 0 ORDER BY id");
        if (id.isEmpty())
            return u"nothing"_s;
        if (pick(3) == 0) {
            must(jobs::withdrawRemediations(workspace.context(), {id}));
            return u"withdrawn"_s;
        }
        must(jobs::completeRemediation(workspace.context(), id));
        if (pick(2) == 0)
            must(jobs::reopenRemediations(workspace.context(), {id}));
        return u"completed"_s;
    }

    QString setContext()
    {
        QStringList ids;
        for (int i = 0; i <= pick(3); ++i)
            ids.append(m_rows.machines[std::size_t(pick(int(m_rows.machines.size())))][u"id"_s]
                           .toString());
        domain::ContextChange change;
        if (pick(2) == 0)
            change.value = static_cast<domain::DeviceValue>(pick(3));
        if (pick(2) == 0)
            change.internetFacing = pick(2) == 0;
        if (pick(4) == 0)
            change.addTags = QStringList{u"tag%1"_s.arg(pick(3))};
        if (pick(4) == 0)
            change.removeTags = QStringList{pick(2) == 0 ? u"two"_s : u"tag%1"_s.arg(pick(3))};
        if (pick(2) == 0) // back to the import's, one that an export names, or one that none does
            change.group = QStringList{QString(), groups[pick(3)], u"New"_s}[pick(3)];
        must(jobs::setDeviceContexts(workspace.context(), {{ids, change}}));
        return u"context"_s;
    }

    QString feed()
    {
        QByteArray lines;
        for (int i = 0; i < 30; ++i)
            if (m_random() % 30 != 0)
                lines += "CVE-2024-" + QByteArray::number(1000 + i) + ','
                    + QByteArray::number(m_epss[i]) + ",0.5\n";
        if (pick(2) == 0) {
            m_epss[pick(30)] = pick(1000) / 1000.0;
            workspace.importEpss(lines);
            return u"epss"_s;
        }
        workspace.importKev(
            {u"CVE-2024-%1"_s.arg(1000 + pick(30)), u"CVE-2024-1002"_s}, pick(2) == 0);
        return u"kev"_s;
    }

    /// Another state of some devices: software moves on, comes, goes; controls flip; alerts come
    /// and end; a new device joins; one falls silent as time passes.
    QString partialImport()
    {
        const auto other = randomFleet(int(m_rows.machines.size()) + 1, std::uint32_t(m_random()));
        std::set<QString> named;
        for (int i = 0; i <= pick(4); ++i)
            named.insert(
                other.machines[std::size_t(pick(int(other.machines.size())))][u"id"_s].toString());
        ExportRows part;
        const auto copy = [&](const auto& from, auto& to, const QString& key) {
            for (const auto& row : from)
                if (named.contains(row[key].toString()))
                    to.push_back(row);
        };
        copy(other.machines, part.machines, u"id"_s);
        copy(other.inventory, part.inventory, u"deviceId"_s);
        copy(other.findings, part.findings, u"deviceId"_s);
        copy(other.controls, part.controls, u"deviceId"_s);
        copy(other.alerts, part.alerts, u"machineId"_s);
        m_taken += pick(4) * day + 3'600'000;
        for (auto& row : part.machines)
            row.insert(u"lastSeen"_s, base::isoTime(m_taken - 1000));
        for (auto& row : part.findings)
            if (pick(20) == 0)
                row.insert(u"cveId"_s, u"CVE-2025-%1"_s.arg(2000 + pick(5)));
        if (pick(3) == 0)
            part.alerts.push_back(alert(u"al%1"_s.arg(pick(6)), *named.begin(),
                {{u"status"_s, pick(2) == 0 ? u"Resolved"_s : u"New"_s},
                    {u"title"_s, u"CVE-2024-%1"_s.arg(1000 + pick(30))}}));
        const auto done =
            workspace.tryImport(part, base::isoTime(m_taken).toUtf8().constData(), true);
        return done ? u"partial import"_s : u"refused: "_s + done.error().message;
    }

    std::mt19937 m_random;
    ExportRows m_rows;
    QStringList m_exceptions;
    double m_epss[30] = {};
    base::Millis m_taken = at("2026-08-01T00:00:00Z");
};

} // namespace

class RescoringTest final : public QObject
{
    Q_OBJECT
private slots:
    void everySequenceEqualsTheWholeScoring_data();
    void everySequenceEqualsTheWholeScoring();
    void smallChangesAreDifferences();
    void otherWeightsAreScoredWhole();
    void cancelledChangeLeavesEverything();
    void checkNamesWhatDiffers();
};

void RescoringTest::everySequenceEqualsTheWholeScoring_data()
{
    QTest::addColumn<std::uint32_t>("seed");
    for (std::uint32_t seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void RescoringTest::everySequenceEqualsTheWholeScoring()
{
    QFETCH(std::uint32_t, seed);
    Story story(seed, 40 + int(seed % 3) * 30);
    qint64 last = 0;
    int differences = 0;
    QStringList told;
    for (int i = 0; i < 30; ++i) {
        told.append(story.step());
        const QStringList wrong = must(jobs::checkScores(story.workspace.context()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", ") + u" after\n" + told.join(u'\n')));
        const qint64 now = story.changes();
        differences += now > last ? 1 : 0;
        told.back() += now > last ? u" (difference)"_s : u" (whole, or nothing)"_s;
        last = now;
    }
    QVERIFY2(differences >= 1, qPrintable(told.join(u'\n')));
    if (qEnvironmentVariableIsSet("PARAPET_TELL"))
        qInfo().noquote() << told.join(u'\n');
}

void RescoringTest::smallChangesAreDifferences()
{
    Story story(77, 60);
    auto& context = story.workspace.context();
    QCOMPARE(story.changes(), 0);
    const QString device = story.workspace.lines("SELECT key FROM device ORDER BY id LIMIT 1")[0];
    domain::ContextChange change;
    change.value = domain::DeviceValue::High;
    must(jobs::setDeviceContexts(context, {{{device}, change}}));
    QCOMPARE(story.changes(), 1);
    domain::ExceptionRequest request;
    request.recommendation = u"sca-_-scid-2003"_s;
    request.context = u"c"_s;
    request.justification = Justification::ThirdPartyControl;
    request.expiresOn = story.workspace.now + 30 * day;
    const QString id = must(jobs::fileException(context, request));
    QCOMPARE(story.changes(), 2);
    must(jobs::cancelException(context, id));
    QCOMPARE(story.changes(), 3);
    request.recommendation = u"va-_-vendor1-_-product_1"_s;
    request.justification = Justification::RiskAccepted;
    must(jobs::fileException(context, request));
    QCOMPARE(story.changes(), 4);
    story.workspace.now += 31 * day; // it expires
    QVERIFY(must(jobs::settle(context)));
    QCOMPARE(story.changes(), 5);
    change = {};
    change.group = u"A group of one"_s;
    const QStringList steps = must(jobs::setDeviceContexts(context, {{{device}, change}}));
    QCOMPARE(story.changes(), 6);
    must(jobs::undoDeviceContexts(context, steps));
    QCOMPARE(story.changes(), 7);
    QCOMPARE(must(jobs::checkScores(context)), QStringList());
    story.workspace.importEpss("CVE-2024-1001,0.5,0.9\nCVE-2024-1007,0.02,0.3\n"
                               "CVE-2000-1,0.9,0.9\n"); // no CVE of the fleet
    QCOMPARE(story.changes(), 0); // events are told from the whole fleet
    QCOMPARE(must(jobs::checkScores(context)), QStringList());
}

void RescoringTest::otherWeightsAreScoredWhole()
{
    Story story(5, 40);
    auto& context = story.workspace.context();
    must(store::WorkflowStore(context.connection).setSetting(u"weights"_s, u"microsoft-2020"_s));
    must(jobs::rescore(context));
    QCOMPARE(story.changes(), 0);
    const QString device = story.workspace.lines("SELECT key FROM device ORDER BY id LIMIT 1")[0];
    domain::ContextChange change;
    change.value = domain::DeviceValue::High;
    must(jobs::setDeviceContexts(context, {{{device}, change}}));
    QCOMPARE(story.changes(), 0);
    QCOMPARE(must(jobs::checkScores(context)), QStringList());
}

void RescoringTest::cancelledChangeLeavesEverything()
{
    Story story(6, 40);
    const QStringList before = story.workspace.dump("sum_%") + story.workspace.dump("basis_%")
        + story.workspace.dump("score%");
    story.workspace.stop.request_stop();
    domain::ContextChange change;
    change.value = domain::DeviceValue::High;
    const QString device = u"0"_s.repeated(40);
    const auto done = jobs::setDeviceContexts(story.workspace.context(), {{{device}, change}});
    QVERIFY(!done);
    QCOMPARE(done.error().kind, base::Error::Kind::Cancelled);
    QCOMPARE(story.workspace.dump("sum_%") + story.workspace.dump("basis_%")
            + story.workspace.dump("score%"),
        before);
}

void RescoringTest::checkNamesWhatDiffers()
{
    Story story(8, 30);
    auto& db = story.workspace.connection().db();
    QCOMPARE(must(jobs::checkScores(story.workspace.context())), QStringList());
    db.exec("UPDATE sum_weakness SET exposed = exposed + 1 WHERE cve = (SELECT min(cve) FROM "
            "sum_weakness)");
    db.exec("UPDATE score_history SET score = score + 1e-9 WHERE grp = 0");
    QCOMPARE(must(jobs::checkScores(story.workspace.context())),
        (QStringList{u"sum_weakness"_s, u"score_history"_s}));
}

QTEST_GUILESS_MAIN(RescoringTest)
#include "tst_rescoring.moc"
