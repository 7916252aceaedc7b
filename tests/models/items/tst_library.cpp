// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions of the window: answers are right, come on this thread, never after their asker's death,
// and a later question replaces an earlier one without harm to the next.
#include "models/items/comparing.h"
#include "models/items/explaining.h"
#include "models/items/library.h"
#include "models/items/notices.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;
using domain::Kind;

class LibraryTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<items::Library> m_library;

    template <class T, class Ask>
    base::Result<T> ask(const Ask& question)
    {
        std::optional<base::Result<T>> result;
        QObject context;
        question(&context, [&](base::Result<T> answer) { result = std::move(answer); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            throw std::runtime_error("no answer");
        return *result;
    }

private slots:
    void init();
    void cleanup();
    void overviewTellsTheWorkspace();
    void rowIsFoundById();
    void comparisonIsAnsweredAndCancelled();
    void answersNeverReachTheDead();
    void replacedQuestionsDoNotSpoilTheNext();
    void questionsOfOneAskerAreAllAnswered();
    void coursesFollowTheSnapshots();
    void thePastHasItsOwnToday();
    void anotherScopeGoesBeforeWhatWaits();
    void searchFindsObjectsOfEveryKind();
    void explanationsSumUp();
    void emptyWorkspaceIsNoError();
};

void LibraryTest::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_workspace->import(randomFleet(150, 61), "2026-08-01T00:00:00Z");
    m_library =
        std::make_unique<items::Library>(m_workspace->path(), [this] { return m_workspace->now; });
}

void LibraryTest::cleanup()
{
    m_library.reset();
    m_workspace.reset();
}

void LibraryTest::overviewTellsTheWorkspace()
{
    const auto view = must(ask<domain::Overview>(
        [&](QObject* context, auto answer) { m_library->overview(context, answer); }));
    QVERIFY(view.hasSnapshot);
    QCOMPARE(view.snapshots.size(), 1U);
    QCOMPARE(view.groups.size(), 3U);
    QCOMPARE(*view.card.score, m_workspace->score());
    QCOMPARE(view.trend.size(), 1U);
    QVERIFY(
        !view.topRecommendations.empty() && !view.topDevices.empty() && !view.topSoftware.empty());
    QCOMPARE(view.activeRecommendations,
        qint64(m_workspace->list(Kind::Recommendations, u"status == \"Active\""_s).size()));
}

void LibraryTest::rowIsFoundById()
{
    const auto find = [&](const QString& id) {
        return ask<domain::Row>([&](QObject* context, auto answer) {
            m_library->row(Kind::Weaknesses, id, context, answer);
        });
    };
    const auto row = find(u"CVE-2024-1001"_s);
    QVERIFY(row);
    QCOMPARE(std::get<QString>(row->values.front()), u"CVE-2024-1001"_s);
    QCOMPARE(row->values.size(), domain::fieldsOf(Kind::Weaknesses).size());
    const auto none = find(u"no \"such\" thing"_s);
    QVERIFY(!none);
    QCOMPARE(none.error().kind, base::Error::Kind::NotFound);
}

void LibraryTest::comparisonIsAnsweredAndCancelled()
{
    const auto compared = [&](qint64 before, qint64 after) {
        return ask<domain::Comparison>([&](QObject* context, auto answer) {
            items::askComparison(*m_library, before, after, context, answer);
        });
    };
    const auto same = compared(1, 0);
    QVERIFY(same);
    QVERIFY(std::abs(*same->before.score - m_workspace->score()) < 1e-9);
    QCOMPARE(same->exposureChange, 0.0);
    const auto missing = compared(1, 7);
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, base::Error::Kind::NotFound);
    QObject context;
    int cancelled = 0;
    int done = 0;
    for (int i = 0; i < 10; ++i)
        items::askComparison(
            *m_library, 1, 0, &context, [&](const auto& answer) { answer ? ++done : ++cancelled; });
    items::cancelComparison(*m_library, &context);
    QVERIFY(QTest::qWaitFor([&] { return done + cancelled == 10; }, 20'000));
    QVERIFY(cancelled >= 9); // the first may have been through before the second came
}

void LibraryTest::answersNeverReachTheDead()
{
    int answered = 0;
    for (int i = 0; i < 20; ++i) {
        auto context = std::make_unique<QObject>();
        m_library->overview(context.get(), [&](const auto&) { ++answered; });
        if (i % 2 == 0)
            QTest::qWait(1);
        context.reset();
        const int now = answered;
        QTest::qWait(2);
        QCOMPARE(answered, now);
    }
    // nor after the library's own death
    QObject context;
    m_library->overview(&context, [&](const auto&) { answered = 1000; });
    m_library.reset();
    QTest::qWait(20);
    QVERIFY(answered < 1000);
}

void LibraryTest::replacedQuestionsDoNotSpoilTheNext()
{
    domain::ExceptionRequest request;
    request.recommendation = m_workspace->list(Kind::Recommendations).front()[u"id"_s].toString();
    request.justification = domain::Justification::AlternateMitigation;
    request.context = u"c"_s;
    request.expiresOn = m_workspace->now + 86'400'000;
    QObject context;
    QObject other;
    int cancelled = 0;
    int done = 0;
    int wrong = 0;
    std::optional<domain::ExceptionPreview> last;
    std::optional<domain::Effect> effect;
    for (int i = 0; i < 40; ++i) {
        m_library->previewException(
            request, &context,
            [&](const auto& answer) {
                answer ? ++done : ++cancelled;
                if (answer)
                    last = *answer;
                if (answer && answer->exposureBefore != m_workspace->score())
                    ++wrong;
            },
            &context);
        m_library->whatIf({request.recommendation}, &other, [&](const auto& answer) {
            if (answer)
                effect = *answer;
        });
        QTest::qWait(i % 7);
    }
    QVERIFY(QTest::qWaitFor([&] { return done > 0 && effect && done + cancelled == 40; }, 20'000));
    QCOMPARE(wrong, 0);
    QVERIFY(last->exposureBefore && last->exposureAfter);
    QCOMPARE(*last->exposureBefore, m_workspace->score());
    QVERIFY(std::abs(*effect->exposureBefore - m_workspace->score()) < 1e-12);
    QVERIFY(std::abs(*effect->exposureAfter - *last->exposureAfter) < 1e-9);
    const auto again = must(ask<domain::ExceptionPreview>(
        [&](QObject* asker, auto answer) { m_library->previewException(request, asker, answer); }));
    QCOMPARE(*again.exposureBefore, m_workspace->score());
    QVERIFY(again.findingsHidden > 0);
}

void LibraryTest::questionsOfOneAskerAreAllAnswered()
{
    const auto rows = m_workspace->list(Kind::Recommendations);
    QVERIFY(rows.size() > 1);
    QObject asker;
    int answers = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        m_library->whatIf({rows[i][u"id"_s].toString()}, &asker, [&](const auto& effect) {
            QVERIFY2(effect, effect ? "" : qPrintable(effect.error().message));
            ++answers;
        });
    }
    QVERIFY(QTest::qWaitFor([&] { return answers == 2; }, 20'000));
}

void LibraryTest::coursesFollowTheSnapshots()
{
    using Courses = QHash<QString, QList<double>>;
    const auto before = m_workspace->list(Kind::Recommendations);
    m_workspace->import(randomFleet(90, 62), "2026-09-01T00:00:00Z");
    m_library->refresh();
    const auto courses = must(ask<Courses>(
        [&](QObject* context, auto answer) { m_library->exposedCourses(context, answer); }));
    QHash<QString, double> first;
    for (const QJsonObject& row : before)
        first.insert(row[u"id"_s].toString(), row[u"exposedMachinesCount"_s].toDouble());
    QVERIFY(!first.isEmpty());
    for (const QJsonObject& row : m_workspace->list(Kind::Recommendations)) {
        const QString id = row[u"id"_s].toString();
        const QList<double> expected{
            first.value(id, 0.0), row[u"exposedMachinesCount"_s].toDouble()};
        QCOMPARE(courses.value(id), expected);
    }
    domain::ViewScope past;
    past.snapshot = 1;
    m_library->setScope(past);
    const auto then = must(ask<Courses>(
        [&](QObject* context, auto answer) { m_library->exposedCourses(context, answer); }));
    QCOMPARE(then.value(first.begin().key()), QList<double>{first.begin().value()});
}

/// Notices, top activities and what due dates count from are those of the snapshot shown.
void LibraryTest::thePastHasItsOwnToday()
{
    QCOMPARE(m_library->today(), m_workspace->now);
    m_workspace->now = at("2026-08-11T00:00:00Z");
    m_workspace->import(randomFleet(150, 62), "2026-08-10T00:00:00Z");
    domain::RemediationRequest request;
    request.recommendation = m_workspace->list(Kind::Recommendations, u"exposedMachinesCount > 0"_s)
                                 .front()[u"id"_s]
                                 .toString();
    request.dueOn = at("2026-08-20T00:00:00Z");
    must(jobs::createRemediation(m_workspace->context(), request));
    m_workspace->now = at("2026-08-26T00:00:00Z");
    m_workspace->import(randomFleet(150, 62), "2026-08-25T00:00:00Z");
    m_library->refresh();
    const auto notices = [&] {
        return must(ask<items::Notices>(
            [&](QObject* context, auto answer) { askNotices(*m_library, context, answer); }));
    };
    const auto activities = [&] {
        return must(ask<domain::Overview>([&](QObject* context, auto answer) {
            m_library->overview(context, answer);
        })).topActivities.size();
    };
    QCOMPARE(notices().overdue, 1);
    QCOMPARE(activities(), std::size_t{1});
    QSignalSpy shown(m_library.get(), &items::Library::scopeChanged);
    m_library->setScope({2, {}});
    QVERIFY(shown.wait(20'000));
    QCOMPARE(m_library->today(), at("2026-08-10T00:00:00Z"));
    QCOMPARE(notices().overdue, 0); // due ten days later
    QCOMPARE(notices().dueSoon, 0);
    QCOMPARE(activities(), std::size_t{1});
    m_library->setScope({1, {}});
    QVERIFY(shown.wait(20'000));
    QCOMPARE(activities(), std::size_t{0});
    m_library->setScope({});
    QVERIFY(shown.wait(20'000));
    QCOMPARE(m_library->today(), m_workspace->now);
}

void LibraryTest::anotherScopeGoesBeforeWhatWaits()
{
    using Courses = QHash<QString, QList<double>>;
    constexpr int questions = 40;
    int answered = 0;
    int refused = 0;
    for (int i = 0; i < questions; ++i)
        m_library->exposedCourses(this, [&](const base::Result<Courses>& courses) {
            ++answered;
            refused += courses ? 0 : 1;
        });
    QSignalSpy changed(m_library.get(), &items::Library::scopeChanged);
    int answeredThen = -1;
    connect(m_library.get(), &items::Library::scopeChanged, this, [&] { answeredThen = answered; });
    domain::ViewScope past;
    past.snapshot = 1;
    m_library->setScope(past);
    QVERIFY(changed.wait(20'000));
    QVERIFY2(answeredThen < questions, "it waited behind every list");
    QTRY_COMPARE_WITH_TIMEOUT(answered, questions, 20'000); // none of them is lost
    QCOMPARE(refused, 0);
    // One that cannot be shown: what waited is answered by the scope before.
    QSignalSpy failed(m_library.get(), &items::Library::scopeFailed);
    QSignalSpy reload(m_library.get(), &items::Library::changed);
    past.snapshot = 77;
    m_library->setScope(past);
    QVERIFY(failed.wait(20'000));
    QCOMPARE(reload.size(), 1);
    QCOMPARE(m_library->scope().snapshot, 1);
}

void LibraryTest::searchFindsObjectsOfEveryKind()
{
    using Found = std::vector<items::Found>;
    const auto find = [&](const QString& text) {
        return must(ask<Found>(
            [&](QObject* context, auto answer) { m_library->find(text, 3, context, answer); }));
    };
    const QString device =
        m_workspace->list(Kind::Devices).front()[u"computerDnsName"_s].toString();
    const Found named = find(device);
    QVERIFY(std::any_of(named.begin(), named.end(), [&](const items::Found& each) {
        return each.kind == Kind::Devices && each.name == device && !each.id.isEmpty();
    }));
    const Found cves = find(u"cve-"_s);
    QVERIFY(!cves.empty() && cves.size() <= 3);
    QCOMPARE(cves.front().kind, Kind::Weaknesses);
    QVERIFY(find(u"  "_s).empty());
    QVERIFY(find(u"\" or 1 == 1 //"_s).empty());
}

void LibraryTest::explanationsSumUp()
{
    const auto sums = [](const domain::Explanation& node, const auto& self) -> bool {
        double sum = 0;
        for (const auto& part : node.parts) {
            if (!self(part, self))
                return false;
            sum += part.value;
        }
        return !node.sums || std::abs(sum - node.value) < 1e-9;
    };
    const QString device = m_workspace->list(Kind::Devices).front()[u"id"_s].toString();
    for (const domain::ListRelation& object :
        {domain::ListRelation{}, domain::ListRelation{domain::ListRelation::To::Device, device},
            domain::ListRelation{
                domain::ListRelation::To::Recommendation, u"va-_-vendor1-_-product_1"_s},
            domain::ListRelation{domain::ListRelation::To::Weakness, u"CVE-2024-1001"_s}}) {
        const auto tree = must(ask<domain::Explanation>([&](QObject* context, auto answer) {
            items::askExplanation(*m_library, object, context, answer);
        }));
        QVERIFY2(sums(tree, sums), qPrintable(object.id));
        QVERIFY(!tree.parts.empty());
    }
    const auto none = ask<domain::Explanation>([&](QObject* context, auto answer) {
        items::askExplanation(
            *m_library, {domain::ListRelation::To::Device, u"x"_s}, context, answer);
    });
    QVERIFY(!none && none.error().kind == base::Error::Kind::NotFound);
}

void LibraryTest::emptyWorkspaceIsNoError()
{
    const QTemporaryDir dir;
    {
        const auto made =
            must(store::Connection::open(dir.filePath(u"w.parapet"_s), store::OpenMode::Create));
    }
    m_library = std::make_unique<items::Library>(dir.filePath(u"w.parapet"_s), base::systemClock());
    const auto view = must(ask<domain::Overview>(
        [&](QObject* context, auto answer) { m_library->overview(context, answer); }));
    QVERIFY(!view.hasSnapshot);
    QVERIFY(view.snapshots.empty());
}

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
