// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was done in the workflow and taken back: the workspace is as before, the journal tells both.
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/jobs/undo.h"
#include "models/jobs/workflow.h"
#include "models/store/claimstore.h"
#include "models/store/workflowstore.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;
using Error = base::Error::Kind;

namespace {

constexpr base::Millis day = 86'400'000;
const QString chrome = u"va-_-google-_-chrome"_s;
const QString edge = u"va-_-microsoft-_-edge"_s;

ExportRows fleet()
{
    ExportRows rows;
    for (const QString& id : {u"a"_s, u"b"_s}) {
        rows.machines.push_back(machine(id, id == u"a" ? u"Servers"_s : u"Clients"_s));
        rows.findings.push_back(
            finding(id, u"google"_s, u"chrome"_s, u"120.0"_s, u"CVE-2026-1001"_s));
        rows.findings.push_back(
            finding(id, u"microsoft"_s, u"edge"_s, u"120.0"_s, u"CVE-2026-1002"_s));
    }
    return rows;
}

template <class T>
Error kindOf(const base::Result<T>& result)
{
    return result ? Error::Internal : result.error().kind;
}

} // namespace

class UndoTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;

    jobs::Context& context() { return m_workspace->context(); }
    domain::ExceptionRequest request(const QString& recommendation)
    {
        domain::ExceptionRequest asked;
        asked.recommendation = recommendation;
        asked.justification = domain::Justification::AlternateMitigation;
        asked.context = u"because"_s;
        asked.expiresOn = m_workspace->now + 30 * day;
        return asked;
    }
    domain::RemediationRequest wanted(const QString& recommendation)
    {
        domain::RemediationRequest asked;
        asked.recommendation = recommendation;
        return asked;
    }
    QStringList journal()
    {
        QStringList words;
        for (const QJsonObject& entry : m_workspace->list(Kind::Journal))
            words.prepend(entry[u"action"_s].toString() + u' ' + entry[u"objectType"_s].toString());
        return words.filter(QRegularExpression(u"exception|remediation"_s));
    }
    void sound()
    {
        QCOMPARE(must(jobs::checkScores(context())), QStringList());
        QVERIFY(must(jobs::verifyJournal(context())).faults.empty());
    }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_workspace->import(fleet(), "2026-08-01T00:00:00Z");
    }
    void cleanup() { m_workspace.reset(); }

    void filingSeveralIsAllOrNone()
    {
        auto broken = request(edge);
        broken.cve = u"CVE-1999-0001"_s; // found out only inside the transaction
        const auto filed = jobs::fileExceptions(context(), {request(chrome), broken});
        QCOMPARE(kindOf(filed), Error::NotFound);
        QCOMPARE(m_workspace->list(Kind::Exceptions).size(), 0U);
        QCOMPARE(journal(), QStringList());
        const double before = m_workspace->score();
        const QStringList ids =
            must(jobs::fileExceptions(context(), {request(chrome), request(edge)}));
        QCOMPARE(ids.size(), 2);
        QVERIFY(m_workspace->score() < before);
        must(jobs::cancelExceptions(context(), ids));
        QCOMPARE(m_workspace->score(), before);
        QCOMPARE(kindOf(jobs::cancelExceptions(context(), {ids.first()})), Error::Conflict);
        sound();
    }

    void cancellingIsUndone()
    {
        const QString id = must(jobs::fileException(context(), request(chrome)));
        const double excepted = m_workspace->score();
        QCOMPARE(kindOf(jobs::restoreExceptions(context(), {id})), Error::Conflict);
        must(jobs::cancelException(context(), id));
        QVERIFY(m_workspace->score() > excepted);
        QCOMPARE(kindOf(jobs::restoreExceptions(context(), {id, u"none"_s})), Error::NotFound);
        QVERIFY(m_workspace->score() > excepted); // none of them
        must(jobs::restoreExceptions(context(), {id}));
        QCOMPARE(m_workspace->score(), excepted);
        const auto row = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(id));
        QCOMPARE(row[u"status"_s].toString(), u"In effect"_s);
        QVERIFY(row[u"cancelledBy"_s].toString().isEmpty());
        QCOMPARE(journal(),
            (QStringList{u"Filed exception"_s, u"Canceled exception"_s, u"Restored exception"_s}));
        sound();
    }

    void extendingIsUndone()
    {
        const QString first = must(jobs::fileException(context(), request(chrome)));
        const double excepted = m_workspace->score();
        m_workspace->now += day;
        const QString second = must(
            jobs::extendException(context(), first, {m_workspace->now + 90 * day, u"longer"_s}));
        QCOMPARE(kindOf(jobs::restoreExceptions(context(), {first})), Error::Conflict);
        must(jobs::undoExtensions(context(), {second}));
        QCOMPARE(m_workspace->score(), excepted);
        const auto row = m_workspace->row(Kind::Exceptions, u"id == \"%1\""_s.arg(first));
        QCOMPARE(row[u"status"_s].toString(), u"In effect"_s);
        QVERIFY(row[u"successorId"_s].toString().isEmpty());
        QCOMPARE(kindOf(jobs::undoExtensions(context(), {second})), Error::Conflict);
        QCOMPARE(kindOf(jobs::undoExtensions(context(), {first})), Error::Conflict);
        QCOMPARE(kindOf(jobs::undoExtensions(context(), {u"none"_s})), Error::NotFound);
        sound();
    }

    void requestingIsWithdrawn()
    {
        const QStringList ids =
            must(jobs::createRemediations(context(), {wanted(chrome), wanted(edge)}));
        const auto count = [this](const QString& id) {
            return m_workspace
                ->row(Kind::Recommendations, u"id == \"%1\""_s.arg(id))[u"remediationActivities"_s]
                .toInt();
        };
        QCOMPARE(count(chrome), 1);
        QCOMPARE(
            kindOf(jobs::withdrawRemediations(context(), {ids[0], u"none"_s})), Error::NotFound);
        QCOMPARE(m_workspace->list(Kind::Remediations).size(), 2U);
        must(jobs::withdrawRemediations(context(), ids));
        QCOMPARE(m_workspace->list(Kind::Remediations).size(), 0U);
        QCOMPARE(count(chrome), 0);
        QCOMPARE(journal().last(), u"Withdrawn remediation"_s);
        m_workspace->import(fleet(), "2026-08-02T00:00:00Z"); // nothing is left to follow
        sound();
    }

    void whatItAnsweredStays()
    {
        const QString id = must(jobs::createRemediation(context(), wanted(chrome)));
        must(context().connection.transaction([&]() -> base::Result<void> {
            domain::Claim claim;
            claim.activity = id;
            claim.device = must(store::WorkflowStore(context().connection).targets(id))[0].device;
            claim.says = domain::ItWord::Done;
            return store::ClaimStore(context().connection).add({claim});
        }));
        QCOMPARE(kindOf(jobs::withdrawRemediations(context(), {id})), Error::Conflict);
        QCOMPARE(m_workspace->list(Kind::Remediations).size(), 1U);
    }

    void completingIsUndone()
    {
        const QString id = must(jobs::createRemediation(context(), wanted(chrome)));
        QCOMPARE(kindOf(jobs::reopenRemediations(context(), {id})), Error::Conflict);
        must(jobs::completeRemediation(context(), id));
        must(jobs::reopenRemediations(context(), {id}));
        const auto row = m_workspace->row(Kind::Remediations, u"id == \"%1\""_s.arg(id));
        QCOMPARE(row[u"status"_s].toString(), u"Active"_s);
        QVERIFY(row[u"completerEmail"_s].toString().isEmpty());
        QCOMPARE(journal().last(), u"Reopened remediation"_s);
        QCOMPARE(kindOf(jobs::reopenRemediations(context(), {u"none"_s})), Error::NotFound);
        sound();
    }
};

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_undo.moc"
