// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The secure score's course of chosen groups is, at each snapshot, to the bit what looking at that
// snapshot in these groups tells: with groups set by people, exceptions that came and went, silent
// devices.
#include "models/jobs/securecourse.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

using namespace parapet;
using namespace parapet::test;

namespace {
constexpr base::Millis day = 86'400'000;
}

class SecureCourseTest final : public QObject
{
    Q_OBJECT

    Workspace m_workspace;
    QStringList m_devices;

    void importMonth(unsigned seed, const char* when)
    {
        m_workspace.now += day;
        m_workspace.import(randomFleet(40, seed), when);
    }
    void setGroup(const QStringList& devices, const QString& name)
    {
        domain::ContextChange change;
        change.group = name;
        m_workspace.now += 1000;
        must(jobs::setDeviceContexts(m_workspace.context(), {{devices, change}}));
    }
    QString exceptServers(const QString& control)
    {
        domain::ExceptionRequest request;
        request.recommendation = u"sca-_-"_s + control;
        request.justification = domain::Justification::ThirdPartyControl;
        request.context = u"c"_s;
        request.groups = {u"Servers"_s};
        request.expiresOn = m_workspace.now + 30 * day;
        return must(jobs::fileException(m_workspace.context(), request));
    }

private slots:
    void initTestCase()
    {
        importMonth(3, "2026-05-01T00:00:00Z");
        m_devices = m_workspace.lines("SELECT key FROM device ORDER BY id");
        const QString exception = exceptServers(u"scid-2001"_s);
        importMonth(4, "2026-06-01T00:00:00Z");
        setGroup(m_devices.first(8), u"Chosen"_s);
        importMonth(5, "2026-07-01T00:00:00Z");
        m_workspace.now += 1000;
        must(jobs::cancelException(m_workspace.context(), exception));
        exceptServers(u"scid-2003"_s);
        setGroup(m_devices.mid(4, 6), u"Servers"_s);
    }

    void equalsEachSnapshot_data()
    {
        QTest::addColumn<QStringList>("groups");
        QTest::newRow("one") << QStringList{u"Servers"_s};
        QTest::newRow("set by a person") << QStringList{u"Chosen"_s};
        QTest::newRow("two") << QStringList{u"Servers"_s, u"Workstations"_s};
    }
    void equalsEachSnapshot()
    {
        QFETCH(QStringList, groups);
        auto& context = m_workspace.context();
        const auto scope = must(jobs::Scope::open(context, {0, groups}));
        const auto course = must(jobs::secureCourse(context, *scope));
        QCOMPARE(course.size(), 3U);
        for (const auto& point : course) {
            const auto then = must(jobs::Scope::open(context, {point.snapshot, groups}));
            const auto card = must(then->cards()).first;
            QCOMPARE(point.points, card.points);
            QCOMPARE(point.maxPoints, card.maxPoints);
            QVERIFY(point.maxPoints > 0.0 || groups.contains(u"Chosen"_s));
        }
        const auto past = must(jobs::Scope::open(context, {2, groups}));
        QCOMPARE(must(jobs::secureCourse(context, *past)).size(), 2U);
    }

    void canBeStopped()
    {
        const auto scope = must(jobs::Scope::open(m_workspace.context(), {0, {u"Servers"_s}}));
        m_workspace.stop.request_stop();
        const auto stopped = jobs::secureCourse(m_workspace.context(), *scope);
        QVERIFY(!stopped && stopped.error().kind == base::Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(SecureCourseTest)
#include "tst_securecourse.moc"
