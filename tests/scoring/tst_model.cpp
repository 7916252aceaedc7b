// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/model.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace parapet::scoring;

namespace {

constexpr ExposureConstants constants;

Threat threat(const VulnerabilityFacts& facts)
{
    return threatOf(facts, constants);
}

double prior(Severity severity)
{
    return threat({.severity = severity}).value;
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12;
}

} // namespace

class TestModel : public QObject
{
    Q_OBJECT
private slots:
    void hasItsName();
    void priorsBySeverity();
    void epssReplacesThePrior();
    void floors();
    void largestTermHolds();
    void figuresOutsideTheirRange();
    void activeAlert();
    void impactFromCvss();
    void impactFromSeverity();
    void contextFactorsMultiply();
    void weights();
    void microsoftWeights();
    void exposureCurve();
    void deviceLevels();
    void roundingHalfUp();
    void scoreBands();
};

void TestModel::hasItsName()
{
    QVERIFY(exposureModelName == "parapet-exposure-1");
}

void TestModel::priorsBySeverity()
{
    QCOMPARE(prior(Severity::Critical), 0.03);
    QCOMPARE(prior(Severity::High), 0.015);
    QCOMPARE(prior(Severity::Medium), 0.01);
    QCOMPARE(prior(Severity::Low), 0.006);
    QCOMPARE(prior(Severity::None), 0.0);
    QCOMPARE(prior(Severity::Unknown), 0.01);
    QCOMPARE(threat({.severity = Severity::None}).source, ThreatSource::Prior);
}

void TestModel::epssReplacesThePrior()
{
    const Threat small = threat({.epss = 0.0001, .severity = Severity::Critical});
    QCOMPARE(small.value, 0.0001);
    QCOMPARE(small.source, ThreatSource::Epss);
    QCOMPARE(threat({.epss = 0.0, .severity = Severity::Critical}).value, 0.0);
    QCOMPARE(threat({.epss = 1.0}).value, 1.0);
}

void TestModel::floors()
{
    using Row = std::tuple<VulnerabilityFacts, double, ThreatSource>;
    const std::vector<Row> rows{
        {{.epss = 0.01, .exploitability = Exploitability::Public}, 0.05,
            ThreatSource::PublicExploit},
        {{.epss = 0.01, .exploitability = Exploitability::Verified}, 0.10,
            ThreatSource::VerifiedExploit},
        {{.epss = 0.01, .exploitability = Exploitability::InKit}, 0.30, ThreatSource::ExploitKit},
        {{.epss = 0.01, .inKev = true}, 0.60, ThreatSource::Kev},
        {{.epss = 0.01, .inKev = true, .kevRansomware = true}, 0.80, ThreatSource::KevRansomware},
        {{.epss = 0.01, .kevRansomware = true}, 0.80, ThreatSource::KevRansomware},
        {{.severity = Severity::Critical, .exploitability = Exploitability::Public}, 0.05,
            ThreatSource::PublicExploit},
        {{.severity = Severity::None, .inKev = true}, 0.60, ThreatSource::Kev},
    };
    for (const auto& [facts, value, source] : rows) {
        QCOMPARE(threat(facts).value, value);
        QCOMPARE(threat(facts).source, source);
    }
}

void TestModel::largestTermHolds()
{
    const Threat kev =
        threat({.epss = 0.2, .exploitability = Exploitability::InKit, .inKev = true});
    QCOMPARE(kev.value, 0.60);
    QCOMPARE(kev.source, ThreatSource::Kev);
    const Threat epss =
        threat({.epss = 0.94, .exploitability = Exploitability::InKit, .kevRansomware = true});
    QCOMPARE(epss.value, 0.94);
    QCOMPARE(epss.source, ThreatSource::Epss);
    QCOMPARE(threat({.epss = 0.60, .inKev = true}).source, ThreatSource::Epss);
    QCOMPARE(threat({.epss = 0.05, .exploitability = Exploitability::Public}).source,
        ThreatSource::Epss);
}

void TestModel::figuresOutsideTheirRange()
{
    const double notANumber = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(threat({.epss = 1.5}).value, 1.0);
    QCOMPARE(threat({.epss = -1.0}).value, 0.0);
    QCOMPARE(threat({.epss = notANumber, .severity = Severity::High}).value, 0.015);
    QCOMPARE(impactOf({.cvss = 11.0}, constants).value, 1.0);
    QCOMPARE(impactOf({.cvss = -1.0}, constants).value, 0.0);
    QVERIFY(impactOf({.cvss = notANumber}, constants).unscored);
}

void TestModel::activeAlert()
{
    QCOMPARE(threatUnderAlert(constants).value, 0.95);
    QCOMPARE(threatUnderAlert(constants).source, ThreatSource::ActiveAlert);
}

void TestModel::impactFromCvss()
{
    QCOMPARE(impactOf({.cvss = 9.8, .severity = Severity::Low}, constants).value, 0.98);
    QCOMPARE(impactOf({.cvss = 0.0, .severity = Severity::High}, constants).value, 0.0);
    QCOMPARE(impactOf({.cvss = 10.0}, constants).value, 1.0);
    QVERIFY(!impactOf({.cvss = 9.8}, constants).unscored);
}

void TestModel::impactFromSeverity()
{
    const auto impact = [](Severity severity) {
        return impactOf({.severity = severity}, constants);
    };
    QCOMPARE(impact(Severity::Critical).value, 0.95);
    QCOMPARE(impact(Severity::High).value, 0.80);
    QCOMPARE(impact(Severity::Medium).value, 0.55);
    QCOMPARE(impact(Severity::Low).value, 0.20);
    QCOMPARE(impact(Severity::None).value, 0.0);
    QVERIFY(!impact(Severity::Medium).unscored);
    QVERIFY(!impact(Severity::None).unscored);
    QCOMPARE(impact(Severity::Unknown).value, 0.55);
    QVERIFY(impact(Severity::Unknown).unscored);
}

void TestModel::contextFactorsMultiply()
{
    QCOMPARE(contextOf(false, AlertLevel::None, constants), 1.0);
    QCOMPARE(contextOf(false, AlertLevel::Low, constants), 1.0);
    QCOMPARE(contextOf(false, AlertLevel::Medium, constants), 1.25);
    QCOMPARE(contextOf(false, AlertLevel::High, constants), 1.5);
    QCOMPARE(contextOf(true, AlertLevel::None, constants), 1.5);
    QCOMPARE(contextOf(true, AlertLevel::Low, constants), 1.5);
    QCOMPARE(contextOf(true, AlertLevel::Medium, constants), 1.875);
    QCOMPARE(contextOf(true, AlertLevel::High, constants), 2.25);
}

void TestModel::weights()
{
    QCOMPARE(weightOf(DeviceValue::Low, constants), 0.75);
    QCOMPARE(weightOf(DeviceValue::Normal, constants), 1.0);
    QCOMPARE(weightOf(DeviceValue::High, constants), 5.0);
}

void TestModel::microsoftWeights()
{
    QCOMPARE(weightMicrosoft2020(DeviceValue::Low, 1000, constants), 0.75);
    QCOMPARE(weightMicrosoft2020(DeviceValue::Normal, 1000, constants), 1.0);
    QCOMPARE(weightMicrosoft2020(DeviceValue::High, 1000, constants), 100.0);
    QCOMPARE(weightMicrosoft2020(DeviceValue::High, 15, constants), 1.5);
    QCOMPARE(weightMicrosoft2020(DeviceValue::High, 10, constants), 1.0);
    QCOMPARE(weightMicrosoft2020(DeviceValue::High, 9, constants), 1.0);
    QCOMPARE(weightMicrosoft2020(DeviceValue::High, 0, constants), 1.0);
}

void TestModel::exposureCurve()
{
    QCOMPARE(exposureOfHazard(0.0, constants), 0.0);
    QCOMPARE(exposureOfHazard(-1.0, constants), 0.0);
    QCOMPARE(exposureOfHazard(2.0, constants), 50.0);
    QCOMPARE(exposureOfHazard(0.5, constants), 20.0);
    QCOMPARE(exposureOfHazard(6.0, constants), 75.0);
    QVERIFY(near(exposureOfHazard(0.94 * 0.98, constants), 92.12 / 2.9212));
    double last = -1.0;
    for (int step = 0; step < 2700; ++step) {
        const double exposure = exposureOfHazard(0.37 * step, constants);
        QVERIFY(exposure > last && exposure < 100.0);
        last = exposure;
    }
}

void TestModel::deviceLevels()
{
    QCOMPARE(levelOfDevice(0.0, constants), ExposureLevel::Low);
    QCOMPARE(levelOfDevice(29.999999, constants), ExposureLevel::Low);
    QCOMPARE(levelOfDevice(30.0, constants), ExposureLevel::Medium);
    QCOMPARE(levelOfDevice(69.999999, constants), ExposureLevel::Medium);
    QCOMPARE(levelOfDevice(70.0, constants), ExposureLevel::High);
    QCOMPARE(levelOfDevice(100.0, constants), ExposureLevel::High);
}

void TestModel::roundingHalfUp()
{
    QCOMPARE(roundedScore(0.0), 0);
    QCOMPARE(roundedScore(0.5), 1);
    QCOMPARE(roundedScore(std::nextafter(0.5, 0.0)), 0);
    QCOMPARE(roundedScore(1.5), 2);
    QCOMPARE(roundedScore(2.5), 3);
    QCOMPARE(roundedScore(29.4999), 29);
    QCOMPARE(roundedScore(29.5), 30);
    QCOMPARE(roundedScore(99.5), 100);
    QCOMPARE(roundedScore(100.0), 100);
}

void TestModel::scoreBands()
{
    QCOMPARE(levelOfScore(0.0, constants), ExposureLevel::Low);
    QCOMPARE(levelOfScore(29.49, constants), ExposureLevel::Low);
    QCOMPARE(levelOfScore(29.5, constants), ExposureLevel::Medium);
    QCOMPARE(levelOfScore(69.49, constants), ExposureLevel::Medium);
    QCOMPARE(levelOfScore(69.5, constants), ExposureLevel::High);
    QCOMPARE(levelOfScore(100.0, constants), ExposureLevel::High);
}

QTEST_APPLESS_MAIN(TestModel)
#include "tst_model.moc"
