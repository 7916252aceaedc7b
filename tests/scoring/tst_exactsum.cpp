// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/exactsum.h"

#include "tests/scoring/fleetbuilder.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <limits>

using namespace parapet::scoring;
using parapet::scoring::testing::Random;

namespace {

double sumOf(std::initializer_list<double> terms)
{
    ExactSum sum;
    for (const double term : terms)
        sum.add(term);
    return sum.value();
}

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

/// Any sign, any exponent of the range where no bit is dropped and no sum of thousands overflows.
double randomTerm(Random& random)
{
    const int exponent = static_cast<int>(random() % 50) - 27;
    const double mantissa = 1.0 + testing::fraction(random);
    return std::ldexp((random() & 1) != 0 ? mantissa : -mantissa, exponent);
}

} // namespace

class TestExactSum : public QObject
{
    Q_OBJECT
private slots:
    void isZeroAtFirst();
    void singleTermsComeBackBitForBit();
    void cancelsExactly();
    void dropsBitsBelowTheResolution();
    void ignoresWhatIsNoFiniteTermInRange();
    void roundsToNearestTiesToEven();
    void doesNotDependOnOrder();
    void addAndSubtractRestoreEveryBit();
    void addsAndSubtractsSums();
};

void TestExactSum::isZeroAtFirst()
{
    const ExactSum sum;
    QVERIFY(sum.isZero());
    QVERIFY(sameBits(sum.value(), 0.0));
}

void TestExactSum::singleTermsComeBackBitForBit()
{
    for (const double term : {1.0, -1.0, 0.1, -0.3, 0x1p-80, -0x1p-80, 0x1p-27,
             0x1.fffffffffffffp45, -0x1.fffffffffffffp45, 100.0, 3.0e-7, 0x1.8p-79})
        QVERIFY2(sameBits(sumOf({term}), term), qPrintable(QString::number(term, 'g', 17)));
    Random random(1);
    for (int i = 0; i < 20000; ++i) {
        const double term = randomTerm(random);
        QVERIFY(sameBits(sumOf({term}), term));
    }
}

void TestExactSum::cancelsExactly()
{
    QVERIFY(sameBits(sumOf({0x1p45, 0x1p-80, -0x1p45}), 0x1p-80));
    QVERIFY(sameBits(sumOf({0.1, 0.2, -0.1, -0.2}), 0.0));
    QVERIFY(sameBits(sumOf({1e13, 0.1, -1e13}), 0.1));
}

void TestExactSum::dropsBitsBelowTheResolution()
{
    QCOMPARE(sumOf({0x1p-81}), 0.0);
    QCOMPARE(sumOf({0x1.8p-80}), 0x1p-80);
    QCOMPARE(sumOf({-0x1.8p-80}), -0x1p-80);
    QCOMPARE(sumOf({std::numeric_limits<double>::denorm_min()}), 0.0);
    QCOMPARE(sumOf({std::numeric_limits<double>::min()}), 0.0);
    QCOMPARE(sumOf({-0.0}), 0.0);
}

void TestExactSum::ignoresWhatIsNoFiniteTermInRange()
{
    using Limits = std::numeric_limits<double>;
    QCOMPARE(sumOf({1.0, Limits::quiet_NaN()}), 1.0);
    QCOMPARE(sumOf({1.0, Limits::infinity(), -Limits::infinity()}), 1.0);
    QCOMPARE(sumOf({1.0, 0x1p46, Limits::max(), Limits::lowest()}), 1.0);
}

void TestExactSum::roundsToNearestTiesToEven()
{
    const double even = 0x1p0; // neighbours 2^-52 apart above
    const double odd = 0x1.0000000000001p0;
    QVERIFY(sameBits(sumOf({even, 0x1p-53}), even));
    QVERIFY(sameBits(sumOf({even, 0x1p-53, 0x1p-80}), odd));
    QVERIFY(sameBits(sumOf({even, 0x1p-53, -0x1p-80}), even));
    QVERIFY(sameBits(sumOf({odd, 0x1p-53}), 0x1.0000000000002p0));
    QVERIFY(sameBits(sumOf({-even, -0x1p-53}), -even));
    QVERIFY(sameBits(sumOf({-odd, -0x1p-53}), -0x1.0000000000002p0));
    // Rounding up carries into the next power of two.
    QVERIFY(sameBits(sumOf({0x1.fffffffffffffp0, 0x1p-53}), 2.0));
    // Two terms: the correctly rounded sum is what the processor's own addition gives.
    Random random(2);
    for (int i = 0; i < 20000; ++i) {
        const double a = randomTerm(random);
        const double b = randomTerm(random);
        QVERIFY(sameBits(sumOf({a, b}), a + b));
    }
}

void TestExactSum::doesNotDependOnOrder()
{
    Random random(3);
    std::vector<double> terms(2000);
    std::ranges::generate(terms, [&random] { return randomTerm(random); });
    ExactSum first;
    for (const double term : terms)
        first.add(term);
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(terms, random);
        ExactSum again;
        for (const double term : terms)
            again.add(term);
        QVERIFY(again == first);
        QVERIFY(sameBits(again.value(), first.value()));
    }
}

void TestExactSum::addAndSubtractRestoreEveryBit()
{
    Random random(4);
    ExactSum sum;
    for (int i = 0; i < 500; ++i)
        sum.add(randomTerm(random));
    const ExactSum before = sum;
    std::vector<double> terms{1e-30, -0x1.234567p-78, 3e12};
    for (int i = 0; i < 500; ++i)
        terms.push_back(randomTerm(random));
    for (const double term : terms)
        sum.add(term);
    QVERIFY(!(sum == before));
    std::ranges::shuffle(terms, random);
    for (const double term : terms)
        sum.subtract(term);
    QVERIFY(sum == before);
}

void TestExactSum::addsAndSubtractsSums()
{
    ExactSum a;
    a.add(0.1);
    a.add(0.7);
    ExactSum b;
    b.add(0.7);
    a -= b;
    QVERIFY(sameBits(a.value(), 0.1));
    a += b;
    a -= a;
    QVERIFY(a.isZero());
}

QTEST_APPLESS_MAIN(TestExactSum)
#include "tst_exactsum.moc"
