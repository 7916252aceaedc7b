// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/posture/securescore.h"

#include "tests/scoring/fleetbuilder.h"

#include <QTest>

#include <bit>

using namespace parapet::scoring;
using parapet::scoring::testing::below;
using parapet::scoring::testing::Random;

namespace {

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

class TestSecureScore : public QObject
{
    Q_OBJECT
private slots:
    void nothingAssessed();
    void handComputed();
    void categoriesInTheirOrder();
    void moreCompliantThanApplicable();
    void allCompliantIsExactlyTheMaximum();
    void doesNotDependOnOrder();
};

void TestSecureScore::nothingAssessed()
{
    const SecureScore none = secureScore({});
    QCOMPARE(none.points, 0.0);
    QCOMPARE(none.maximum, 0.0);
    QCOMPARE(none.percent, 0.0);
    QVERIFY(none.controls.empty());

    const std::vector<ControlInput> controls{{ControlCategory::Network, 8.0, 0, 0}};
    const SecureScore score = secureScore(controls);
    QCOMPARE(score.maximum, 0.0);
    QCOMPARE(score.percent, 0.0);
    QCOMPARE(score.notAssessed, 1U);
    QCOMPARE(score.categories[2].notAssessed, 1U);
    QCOMPARE(score.categories[2].controls, 0U);
    QVERIFY(!score.controls[0].assessed);
    QCOMPARE(score.controls[0].maximum, 0.0);
    QCOMPARE(score.controls[0].impact, 0.0);
}

void TestSecureScore::handComputed()
{
    const std::vector<ControlInput> controls{
        {ControlCategory::Os, 8.0, 4, 3}, // 6 of 8
        {ControlCategory::SecurityControls, 10.0, 10, 10}, // 10 of 10
        {ControlCategory::Os, 5.0, 0, 0}, // not assessed
        {ControlCategory::Accounts, 2.0, 8, 0}, // 0 of 2
    };
    const SecureScore score = secureScore(controls);
    QCOMPARE(score.points, 16.0);
    QCOMPARE(score.maximum, 20.0);
    QCOMPARE(score.percent, 80.0);
    QCOMPARE(score.notAssessed, 1U);
    QCOMPARE(score.controls.size(), std::size_t{4});
    QCOMPARE(score.controls[0].points, 6.0);
    QCOMPARE(score.controls[0].impact, 2.0);
    QCOMPARE(score.controls[1].impact, 0.0);
    QVERIFY(!score.controls[2].assessed);
    QCOMPARE(score.controls[3].points, 0.0);
    QCOMPARE(score.controls[3].impact, 2.0);
    QCOMPARE(score.categories[1].points, 6.0);
    QCOMPARE(score.categories[1].maximum, 8.0);
    QCOMPARE(score.categories[1].controls, 1U);
    QCOMPARE(score.categories[1].notAssessed, 1U);
    QCOMPARE(score.categories[4].points, 10.0);
    QCOMPARE(score.categories[3].maximum, 2.0);
    QCOMPARE(score.categories[0].maximum, 0.0);
}

void TestSecureScore::categoriesInTheirOrder()
{
    const SecureScore score = secureScore({});
    for (std::size_t i = 0; i < score.categories.size(); ++i)
        QCOMPARE(static_cast<std::size_t>(score.categories[i].category), i);
    QVERIFY(controlCategoryNames[0] == "Application");
    QVERIFY(controlCategoryNames[1] == "OS");
    QVERIFY(controlCategoryNames[2] == "Network");
    QVERIFY(controlCategoryNames[3] == "Accounts");
    QVERIFY(controlCategoryNames[4] == "Security controls");
}

void TestSecureScore::moreCompliantThanApplicable()
{
    const std::vector<ControlInput> controls{{ControlCategory::Application, 9.0, 3, 7}};
    const SecureScore score = secureScore(controls);
    QCOMPARE(score.points, 9.0);
    QCOMPARE(score.percent, 100.0);
    QCOMPARE(score.controls[0].impact, 0.0);
}

void TestSecureScore::allCompliantIsExactlyTheMaximum()
{
    std::vector<ControlInput> controls;
    for (std::uint32_t i = 1; i <= 99; ++i)
        controls.push_back({ControlCategory::Network, 0.1 * i, 3 * i, 3 * i});
    const SecureScore score = secureScore(controls);
    QVERIFY(sameBits(score.points, score.maximum));
    QVERIFY(sameBits(score.percent, 100.0));
}

void TestSecureScore::doesNotDependOnOrder()
{
    Random random(6);
    std::vector<ControlInput> controls;
    for (int i = 0; i < 200; ++i) {
        const std::uint32_t applicable = below(random, 50);
        controls.push_back({static_cast<ControlCategory>(below(random, 5)),
            1.0 + 9.0 * testing::fraction(random), applicable, below(random, applicable + 1)});
    }
    const SecureScore first = secureScore(controls);
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(controls, random);
        const SecureScore again = secureScore(controls);
        QVERIFY(sameBits(again.points, first.points));
        QVERIFY(sameBits(again.maximum, first.maximum));
        QVERIFY(sameBits(again.percent, first.percent));
        for (std::size_t i = 0; i < 5; ++i)
            QVERIFY(sameBits(again.categories[i].points, first.categories[i].points));
    }
    double points = 0.0;
    double impact = 0.0;
    for (const ControlScore& control : first.controls) {
        points += control.points;
        impact += control.impact;
    }
    QVERIFY(std::abs(points - first.points) < 1e-9);
    QVERIFY(std::abs(points + impact - first.maximum) < 1e-9);
}

QTEST_APPLESS_MAIN(TestSecureScore)
#include "tst_securescore.moc"
