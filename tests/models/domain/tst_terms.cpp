// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed words: printed and read back, older spellings, identifiers.
#include "models/domain/terms.h"

#include <QtTest>

using namespace parapet::domain;

class TermsTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsComeBack();
    void spellings();
    void justifications();
    void identifiers();
    void vulnerabilityIds_data();
    void vulnerabilityIds();
};

namespace {

template <class Enum>
void comesBack(std::initializer_list<Enum> values)
{
    for (const Enum value : values) {
        const QByteArray word = text(value).toUtf8();
        QVERIFY(!word.isEmpty());
        const auto parse = [](const QByteArray& from) {
            return parseTerm<Enum>(
                std::string_view(from.data(), static_cast<std::size_t>(from.size())));
        };
        QVERIFY(parse(word) == value);
        QVERIFY(parse(word.toLower()) == value);
        QVERIFY(parse(word.toUpper()) == value);
        QVERIFY(!parse(QByteArray(word + " ")));
        QVERIFY(!parse(word.chopped(1)));
    }
}

} // namespace

void TermsTest::wordsComeBack()
{
    comesBack({Severity::Unknown, Severity::None, Severity::Low, Severity::Medium, Severity::High,
        Severity::Critical});
    comesBack({Exploitability::NoExploit, Exploitability::Public, Exploitability::Verified,
        Exploitability::InKit});
    comesBack({DeviceValue::Low, DeviceValue::Normal, DeviceValue::High});
    comesBack({ControlCategory::Application, ControlCategory::Os, ControlCategory::Network,
        ControlCategory::Accounts, ControlCategory::SecurityControls});
    comesBack({EosStatus::None, EosStatus::UpcomingVersion, EosStatus::Version,
        EosStatus::UpcomingSoftware, EosStatus::Software});
    comesBack({AlertStatus::New, AlertStatus::InProgress, AlertStatus::Resolved});
    comesBack({AlertSeverity::Informational, AlertSeverity::Low, AlertSeverity::Medium,
        AlertSeverity::High});
    comesBack({Priority::Low, Priority::Medium, Priority::High});
    comesBack({Justification::ThirdPartyControl, Justification::AlternateMitigation,
        Justification::RiskAccepted, Justification::PlannedRemediation,
        Justification::FalsePositive});
}

void TermsTest::spellings()
{
    QCOMPARE(text(ExposureLevel::NoData), QStringLiteral("No data available"));
    QCOMPARE(text(CompletionMethod::None), QString());
    QCOMPARE(text(ExceptionStatus::InEffect), QStringLiteral("In effect"));
    QCOMPARE(text(RecommendationStatus::PartialException), QStringLiteral("Partial exception"));
    QCOMPARE(text(RemediationType::ConfigurationChange), QStringLiteral("ConfigurationChange"));
    QCOMPARE(text(RemediationStatus::Completed), QStringLiteral("Completed"));
    QVERIFY(parseTerm<ControlCategory>("SecurityControls") == ControlCategory::SecurityControls);
    QVERIFY(parseTerm<AlertSeverity>("UnSpecified") == AlertSeverity::Informational);
    QVERIFY(parseTerm<Severity>("") == Severity::Unknown);
    QVERIFY(!parseTerm<EosStatus>(""));
}

void TermsTest::justifications()
{
    QVERIFY(parseTerm<Justification>("risk-accepted") == Justification::RiskAccepted);
    QVERIFY(parseTerm<Justification>("Accept risk") == Justification::RiskAccepted);
    QVERIFY(parseTerm<Justification>("Productivity/business need") == Justification::RiskAccepted);
    QVERIFY(parseTerm<Justification>("Other") == Justification::RiskAccepted);
    QVERIFY(parseTerm<Justification>("Compensating/alternate control")
        == Justification::AlternateMitigation);
    QVERIFY(!parseTerm<Justification>("because"));
    QVERIFY(lowersScores(Justification::ThirdPartyControl));
    QVERIFY(lowersScores(Justification::AlternateMitigation));
    QVERIFY(lowersScores(Justification::FalsePositive));
    QVERIFY(!lowersScores(Justification::RiskAccepted));
    QVERIFY(!lowersScores(Justification::PlannedRemediation));
}

void TermsTest::identifiers()
{
    QCOMPARE(softwareId(u"Google", u"Chrome Beta"), QStringLiteral("google-_-chrome_beta"));
    QCOMPARE(softwareRecommendationId(u"google-_-chrome"), QStringLiteral("va-_-google-_-chrome"));
    QCOMPARE(controlRecommendationId(u"scid-2012"), QStringLiteral("sca-_-scid-2012"));
}

void TermsTest::vulnerabilityIds_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("is");
    const auto row = [](const char* id, bool is) { QTest::newRow(id) << QByteArray(id) << is; };
    row("CVE-2024-0001", true);
    row("CVE-1999-1234567", true);
    row("TVM-2020-002", true);
    row("CVE-2024-001", false);
    row("TVM-2020-02", false);
    row("cve-2024-0001", false);
    row("CVE-24-0001", false);
    row("CVE-2024-00x1", false);
    row("CVE-2024-0001 ", false);
    row("CVE_2024-0001", false);
    row("CVE-2024_0001", false);
    row("", false);
    row("CVE-2024-000000000000000000000000000001", false);
}

void TermsTest::vulnerabilityIds()
{
    QFETCH(QByteArray, id);
    QFETCH(bool, is);
    QCOMPARE(isVulnerabilityId({id.data(), static_cast<std::size_t>(id.size())}), is);
}

QTEST_APPLESS_MAIN(TermsTest)
#include "tst_terms.moc"
