// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The policy clocks against the table of the scoring model, section 9, row by row.
#include "scoring/policy/clocks.h"

#include <QTest>

using namespace parapet::scoring;
using namespace Qt::StringLiterals;

class ClocksTest final : public QObject
{
    Q_OBJECT

    static QString words(const BodDeadline& deadline)
    {
        const QString days =
            deadline.days ? QString::number(*deadline.days) : QStringLiteral("upgrade");
        return deadline.forensics ? days + QStringLiteral(" forensics") : days;
    }

private slots:
    void everyRowOfTheDirective_data();
    void everyRowOfTheDirective();
    void unknownsTakeTheWorseRow();
    void severityTable();
};

void ClocksTest::everyRowOfTheDirective_data()
{
    QTest::addColumn<bool>("kev");
    QTest::addColumn<bool>("exposed");
    QTest::addColumn<QStringList>("told"); // no+partial, no+total, yes+partial, yes+total
    const auto row = [](const char* tag, bool kev, bool exposed, const QStringList& told) {
        QTest::newRow(tag) << kev << exposed << told;
    };
    row("neither", false, false, {u"upgrade"_s, u"upgrade"_s, u"60"_s, u"60"_s});
    row("exposed", false, true, {u"60"_s, u"14"_s, u"14"_s, u"3"_s});
    row("KEV", true, false, {u"14"_s, u"14"_s, u"14"_s, u"3 forensics"_s});
    row("both", true, true, {u"14"_s, u"3 forensics"_s, u"3"_s, u"3 forensics"_s});
}

void ClocksTest::everyRowOfTheDirective()
{
    QFETCH(bool, kev);
    QFETCH(bool, exposed);
    QFETCH(QStringList, told);
    for (int i = 0; i < 4; ++i) {
        const BodInputs inputs{kev ? Known::Yes : Known::No, exposed ? Known::Yes : Known::No,
            i >= 2 ? Known::Yes : Known::No,
            i % 2 == 1 ? TechnicalImpact::Total : TechnicalImpact::Partial};
        const auto deadline = bodDeadline(inputs);
        QCOMPARE(words(deadline), told.at(i));
        QVERIFY(deadline.row == inputs);
        QVERIFY(!deadline.assumedKev && !deadline.assumedExposed && !deadline.assumedAutomatable
            && !deadline.assumedImpact);
    }
}

void ClocksTest::unknownsTakeTheWorseRow()
{
    // whatever is unknown: never a later date than any row that may hold
    const std::array known{Known::No, Known::Yes, Known::Unknown};
    const std::array impacts{
        TechnicalImpact::Partial, TechnicalImpact::Total, TechnicalImpact::Unknown};
    for (const Known kev : known)
        for (const Known exposed : known)
            for (const Known automatable : known)
                for (const TechnicalImpact impact : impacts) {
                    const auto deadline = bodDeadline({kev, exposed, automatable, impact});
                    QVERIFY(deadline.row.inKev != Known::Unknown);
                    QVERIFY(kev == Known::Unknown || deadline.row.inKev == kev);
                    QVERIFY(kev == Known::Unknown || !deadline.assumedKev);
                    for (const Known one : {Known::No, Known::Yes})
                        for (const TechnicalImpact other :
                            {TechnicalImpact::Partial, TechnicalImpact::Total}) {
                            const auto row = bodDeadline({kev == Known::Unknown ? one : kev,
                                exposed == Known::Unknown ? one : exposed,
                                automatable == Known::Unknown ? one : automatable,
                                impact == TechnicalImpact::Unknown ? other : impact});
                            constexpr int never = 1'000'000;
                            QVERIFY(deadline.days.value_or(never) <= row.days.value_or(never));
                        }
                }
    const auto blind = bodDeadline({});
    QCOMPARE(words(blind), QStringLiteral("3 forensics"));
    // not in KEV, not exposed: the impact changes nothing, so nothing is assumed of it
    const auto quiet =
        bodDeadline({Known::No, Known::No, Known::Unknown, TechnicalImpact::Unknown});
    QCOMPARE(words(quiet), QStringLiteral("60"));
    QVERIFY(quiet.assumedAutomatable && !quiet.assumedImpact && !quiet.assumedKev);
}

void ClocksTest::severityTable()
{
    const SeverityDays table;
    QCOMPARE(daysFor(Severity::Critical, table), 15);
    QCOMPARE(daysFor(Severity::High, table), 30);
    QCOMPARE(daysFor(Severity::Medium, table), 90);
    QCOMPARE(daysFor(Severity::Low, table), 180);
    QVERIFY(!daysFor(Severity::None, table));
    QVERIFY(policySeverity(Severity::Low, 9.9).severity == Severity::Low);
    const std::array<std::pair<double, Severity>, 6> scores{
        {{0.0, Severity::None}, {0.1, Severity::Low}, {3.9, Severity::Low}, {4.0, Severity::Medium},
            {7.0, Severity::High}, {9.0, Severity::Critical}}};
    for (const auto& [score, severity] : scores) {
        QVERIFY(policySeverity(Severity::Unknown, score).severity == severity);
        QVERIFY(!policySeverity(Severity::Unknown, score).assumed);
    }
    QVERIFY(policySeverity(Severity::Unknown, {}).severity == Severity::Critical);
    QVERIFY(policySeverity(Severity::Unknown, {}).assumed);
}

QTEST_GUILESS_MAIN(ClocksTest)
#include "tst_clocks.moc"
