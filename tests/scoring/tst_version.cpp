// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/version/version.h"

#include "tests/scoring/fleetbuilder.h"

#include <QTest>

#include <array>
#include <string>

using namespace parapet::scoring;
using parapet::scoring::testing::below;
using parapet::scoring::testing::Random;

namespace {

int sign(std::string_view a, std::string_view b)
{
    const std::weak_ordering order = compareVersions(a, b);
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

std::string randomVersion(Random& random)
{
    static constexpr std::array<std::string_view, 24> pieces{"0", "1", "2", "00", "010", "9",
        "99999999999999999999", ".", ".", ".", "-", "_", "+", " ", "~", "a", "rc", "RC", "beta",
        "pre", "preview", "k", "(", "\xc3\xa9"};
    std::string text;
    const std::uint32_t length = below(random, 6);
    for (std::uint32_t i = 0; i < length; ++i)
        text += pieces[below(random, static_cast<std::uint32_t>(pieces.size()))];
    return text;
}

} // namespace

class TestVersion : public QObject
{
    Q_OBJECT
private slots:
    void ascending_data();
    void ascending();
    void equivalent_data();
    void equivalent();
    void isAWeakOrder();
};

void TestVersion::ascending_data()
{
    using Texts = QList<QByteArray>;
    QTest::addColumn<Texts>("texts");
    QTest::newRow("numbers") << Texts{"", "0.9", "1", "1.0.1", "1.2", "1.9", "1.10", "2", "10"};
    QTest::newRow("any length") << Texts{"1.18446744073709551615", "1.18446744073709551616",
        "1.99999999999999999999999999998", "1.99999999999999999999999999999"};
    QTest::newRow("windows builds") << Texts{"6.3.9600.20069", "10.0.17763.1637",
        "10.0.17763.10000", "10.0.19041.1", "10.0.19045.3803", "10.0.22631.2861"};
    QTest::newRow("browsers") << Texts{
        "9.0.1", "80.0.3987.132", "139.0.7258.66", "139.0.7258.128", "140.0.0.0"};
    QTest::newRow("openssl") << Texts{"1.0.2zg", "1.1.0", "1.1.1-pre1", "1.1.1", "1.1.1a", "1.1.1k",
        "1.1.1za", "3.0.0-alpha2", "3.0.0-beta1", "3.0.0", "3.0.1"};
    QTest::newRow("letter before number") << Texts{"1.0.0k", "1.0.0.1", "1.0.1"};
    QTest::newRow("semver") << Texts{"1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.2", "1.0.0-beta",
        "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1-rc.1", "1.0.1"};
    QTest::newRow("words before a release") << Texts{"2.0~1", "2.0-snapshot", "2.0-dev",
        "2.0-alpha", "2.0-beta", "2.0-pre", "2.0-rc", "2.0", "2.0-hotfix"};
    QTest::newRow("words without case") << Texts{"2.0-ALPHA", "2.0-beta", "2.0-RC1", "2.0-rc2"};
    QTest::newRow("debian-like") << Texts{"2.3~~", "2.3~rc1-1", "2.3~", "2.3", "2.3-1",
        "2.3-1+deb10u1", "2.3-1+deb10u2", "2.3-1+deb11u1", "2.3-1ubuntu1", "2.3-2"};
    QTest::newRow("epoch alike") << Texts{
        "1:7.9p1-10+deb10u1", "1:7.9p1-10+deb10u2", "1:8.4p1-5", "1:8.4p1-5+deb11u1"};
    QTest::newRow("zoom") << Texts{"5.10.4", "5.10.4 (5035)", "5.10.4 (5036)", "5.10.6 (1)"};
    QTest::newRow("java") << Texts{
        "1.8.0_202", "1.8.0_271", "11.0.2", "21.0.1", "21.0.1+12", "21.0.1+13", "21.0.2"};
    QTest::newRow("no digits") << Texts{"rc", "", "r", "s"};
}

void TestVersion::ascending()
{
    QFETCH(QList<QByteArray>, texts);
    for (int i = 0; i < texts.size(); ++i) {
        for (int j = 0; j < texts.size(); ++j) {
            const int expected = i < j ? -1 : (i > j ? 1 : 0);
            const QByteArray pair = texts[i] + " / " + texts[j];
            QVERIFY2(
                sign(texts[i].toStdString(), texts[j].toStdString()) == expected, pair.constData());
        }
    }
}

void TestVersion::equivalent_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    const auto row = [](const char* a, const char* b) {
        QTest::addRow("%s / %s", a, b) << QByteArray(a) << QByteArray(b);
    };
    row("1.2", "1.2.0");
    row("1.2", "1.2.0.0.0");
    row("", "0");
    row("", "0.0.0");
    row("", " - ");
    row("1.02", "1.2");
    row("1.2", "1-2");
    row("1.2", "1_2");
    row("1.2", "1 2");
    row("1.2", "1+2");
    row(" 1.2 ", "1..2.");
    row("1.1.1K", "1.1.1k");
    row("2.0rc1", "2.0-RC.1");
    row("2-rc1", "2.0.0-rc1");
    row("2.0-rc", "2.0-rc0");
    row("000", "0");
}

void TestVersion::equivalent()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QCOMPARE(sign(a.toStdString(), b.toStdString()), 0);
    QCOMPARE(sign(b.toStdString(), a.toStdString()), 0);
}

void TestVersion::isAWeakOrder()
{
    Random random(5);
    for (int round = 0; round < 60000; ++round) {
        const std::string a = randomVersion(random);
        const std::string b = randomVersion(random);
        const std::string c = randomVersion(random);
        std::string shown = a;
        shown.append(" / ").append(b).append(" / ").append(c);
        const int ab = sign(a, b);
        const int bc = sign(b, c);
        const int ac = sign(a, c);
        QVERIFY2(sign(a, a) == 0, shown.c_str());
        QVERIFY2(sign(b, a) == -ab, shown.c_str());
        if (ab <= 0 && bc <= 0) // also: equivalence is transitive
            QVERIFY2(ac == std::min(ab, bc), shown.c_str());
        if (ab >= 0 && bc >= 0)
            QVERIFY2(ac == std::max(ab, bc), shown.c_str());
    }
}

QTEST_APPLESS_MAIN(TestVersion)
#include "tst_version.moc"
