// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace parapet::domain {
namespace {

using namespace std::string_view_literals;

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
        return lower(x) == lower(y);
    });
}

/// A spelling and what it means; the first spelling of a meaning is the one that is printed.
template <class Enum>
struct Word
{
    std::string_view text;
    Enum meaning;
};
template <class Enum>
Word(std::string_view, Enum) -> Word<Enum>; // clang before 17 needs it told

constexpr std::array severityWords{Word{"Unknown"sv, Severity::Unknown},
    Word{""sv, Severity::Unknown}, Word{"None"sv, Severity::None}, Word{"Low"sv, Severity::Low},
    Word{"Medium"sv, Severity::Medium}, Word{"High"sv, Severity::High},
    Word{"Critical"sv, Severity::Critical}};

constexpr std::array exploitabilityWords{Word{"NoExploit"sv, Exploitability::NoExploit},
    Word{"ExploitIsPublic"sv, Exploitability::Public},
    Word{"ExploitIsVerified"sv, Exploitability::Verified},
    Word{"ExploitIsInKit"sv, Exploitability::InKit}};

constexpr std::array deviceValueWords{Word{"Low"sv, DeviceValue::Low},
    Word{"Normal"sv, DeviceValue::Normal}, Word{"High"sv, DeviceValue::High}};

constexpr std::array exposureLevelWords{Word{"No data available"sv, ExposureLevel::NoData},
    Word{"Low"sv, ExposureLevel::Low}, Word{"Medium"sv, ExposureLevel::Medium},
    Word{"High"sv, ExposureLevel::High}};

constexpr std::array controlCategoryWords{Word{"Application"sv, ControlCategory::Application},
    Word{"OS"sv, ControlCategory::Os}, Word{"Network"sv, ControlCategory::Network},
    Word{"Accounts"sv, ControlCategory::Accounts},
    Word{"Security controls"sv, ControlCategory::SecurityControls},
    Word{"SecurityControls"sv, ControlCategory::SecurityControls}};

constexpr std::array eosWords{Word{"None"sv, EosStatus::None},
    Word{"Upcoming EOS Version"sv, EosStatus::UpcomingVersion},
    Word{"EOS Version"sv, EosStatus::Version},
    Word{"Upcoming EOS Software"sv, EosStatus::UpcomingSoftware},
    Word{"EOS Software"sv, EosStatus::Software}};

constexpr std::array alertStatusWords{Word{"New"sv, AlertStatus::New},
    Word{"InProgress"sv, AlertStatus::InProgress}, Word{"Resolved"sv, AlertStatus::Resolved}};

constexpr std::array alertSeverityWords{Word{"Informational"sv, AlertSeverity::Informational},
    Word{"UnSpecified"sv, AlertSeverity::Informational}, Word{"Low"sv, AlertSeverity::Low},
    Word{"Medium"sv, AlertSeverity::Medium}, Word{"High"sv, AlertSeverity::High}};

constexpr std::array remediationTypeWords{Word{"Update"sv, RemediationType::Update},
    Word{"Upgrade"sv, RemediationType::Upgrade}, Word{"Uninstall"sv, RemediationType::Uninstall},
    Word{"ConfigurationChange"sv, RemediationType::ConfigurationChange},
    Word{"AttentionRequired"sv, RemediationType::AttentionRequired}};

constexpr std::array priorityWords{Word{"Low"sv, Priority::Low}, Word{"Medium"sv, Priority::Medium},
    Word{"High"sv, Priority::High}};

constexpr std::array remediationStatusWords{
    Word{"Active"sv, RemediationStatus::Active}, Word{"Completed"sv, RemediationStatus::Completed}};

constexpr std::array completionMethodWords{Word{""sv, CompletionMethod::None},
    Word{"Automatic"sv, CompletionMethod::Automatic}, Word{"Manual"sv, CompletionMethod::Manual}};

// Older generations of the product had other words; docs: scoring model, exceptions.
constexpr std::array justificationWords{
    Word{"Third party control"sv, Justification::ThirdPartyControl},
    Word{"third-party-control"sv, Justification::ThirdPartyControl},
    Word{"Alternate mitigation"sv, Justification::AlternateMitigation},
    Word{"alternate-mitigation"sv, Justification::AlternateMitigation},
    Word{"Compensating/alternate control"sv, Justification::AlternateMitigation},
    Word{"Compensating control"sv, Justification::AlternateMitigation},
    Word{"Alternate control"sv, Justification::AlternateMitigation},
    Word{"Risk accepted"sv, Justification::RiskAccepted},
    Word{"risk-accepted"sv, Justification::RiskAccepted},
    Word{"Accept risk"sv, Justification::RiskAccepted},
    Word{"Productivity/business need"sv, Justification::RiskAccepted},
    Word{"Productivity need"sv, Justification::RiskAccepted},
    Word{"Business need"sv, Justification::RiskAccepted},
    Word{"Other"sv, Justification::RiskAccepted},
    Word{"Planned remediation (grace)"sv, Justification::PlannedRemediation},
    Word{"Planned remediation"sv, Justification::PlannedRemediation},
    Word{"planned-remediation"sv, Justification::PlannedRemediation},
    Word{"False positive"sv, Justification::FalsePositive},
    Word{"false-positive"sv, Justification::FalsePositive},
    Word{"CVE with no patch"sv, Justification::NoPatch},
    Word{"cve-with-no-patch"sv, Justification::NoPatch}};

constexpr std::array exceptionStatusWords{Word{"In effect"sv, ExceptionStatus::InEffect},
    Word{"Suspended"sv, ExceptionStatus::Suspended}, Word{"Expired"sv, ExceptionStatus::Expired},
    Word{"Canceled"sv, ExceptionStatus::Cancelled}};

constexpr std::array recommendationStatusWords{Word{"Active"sv, RecommendationStatus::Active},
    Word{"Full exception"sv, RecommendationStatus::FullException},
    Word{"Partial exception"sv, RecommendationStatus::PartialException}};

template <class Enum, std::size_t N>
QString print(const std::array<Word<Enum>, N>& words, Enum value)
{
    const auto* const found = std::find_if(words.data(), words.data() + N,
        [value](const Word<Enum>& w) { return w.meaning == value; });
    if (found == words.data() + N)
        return {};
    return QString::fromLatin1(found->text.data(), static_cast<qsizetype>(found->text.size()));
}

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<Word<Enum>, N>& words, std::string_view text)
{
    for (const auto& word : words)
        if (sameWord(word.text, text))
            return word.meaning;
    return {};
}

} // namespace

QString text(Severity value)
{
    return print(severityWords, value);
}
QString text(Exploitability value)
{
    return print(exploitabilityWords, value);
}
QString text(DeviceValue value)
{
    return print(deviceValueWords, value);
}
QString text(ExposureLevel value)
{
    return print(exposureLevelWords, value);
}
QString text(ControlCategory value)
{
    return print(controlCategoryWords, value);
}
QString text(EosStatus value)
{
    return print(eosWords, value);
}
QString text(AlertStatus value)
{
    return print(alertStatusWords, value);
}
QString text(AlertSeverity value)
{
    return print(alertSeverityWords, value);
}
QString text(RemediationType value)
{
    return print(remediationTypeWords, value);
}
QString text(Priority value)
{
    return print(priorityWords, value);
}
QString text(RemediationStatus value)
{
    return print(remediationStatusWords, value);
}
QString text(CompletionMethod value)
{
    return print(completionMethodWords, value);
}
QString text(Justification value)
{
    return print(justificationWords, value);
}
QString text(ExceptionStatus value)
{
    return print(exceptionStatusWords, value);
}
QString text(RecommendationStatus value)
{
    return print(recommendationStatusWords, value);
}

template <>
std::optional<Severity> parseTerm<Severity>(std::string_view text)
{
    return parse(severityWords, text);
}

template <>
std::optional<Exploitability> parseTerm<Exploitability>(std::string_view text)
{
    return parse(exploitabilityWords, text);
}

template <>
std::optional<DeviceValue> parseTerm<DeviceValue>(std::string_view text)
{
    return parse(deviceValueWords, text);
}

template <>
std::optional<ControlCategory> parseTerm<ControlCategory>(std::string_view text)
{
    return parse(controlCategoryWords, text);
}

template <>
std::optional<EosStatus> parseTerm<EosStatus>(std::string_view text)
{
    return parse(eosWords, text);
}

template <>
std::optional<AlertStatus> parseTerm<AlertStatus>(std::string_view text)
{
    return parse(alertStatusWords, text);
}

template <>
std::optional<AlertSeverity> parseTerm<AlertSeverity>(std::string_view text)
{
    return parse(alertSeverityWords, text);
}

template <>
std::optional<Priority> parseTerm<Priority>(std::string_view text)
{
    return parse(priorityWords, text);
}

template <>
std::optional<RemediationType> parseTerm<RemediationType>(std::string_view text)
{
    return parse(remediationTypeWords, text);
}

template <>
std::optional<Justification> parseTerm<Justification>(std::string_view text)
{
    return parse(justificationWords, text);
}

bool lowersScores(Justification justification)
{
    switch (justification) {
    case Justification::ThirdPartyControl:
    case Justification::AlternateMitigation:
    case Justification::FalsePositive:
        return true;
    case Justification::RiskAccepted:
    case Justification::PlannedRemediation:
    case Justification::NoPatch:
        return false;
    }
    return false;
}

QString productCode(QStringView vendorOrName)
{
    QString code = vendorOrName.toString().toLower();
    code.replace(u' ', u'_');
    return code;
}

QString softwareId(QStringView vendor, QStringView name)
{
    return productCode(vendor) + QStringLiteral("-_-") + productCode(name);
}

namespace {

constexpr QStringView softwarePrefix = u"va-_-";
constexpr QStringView controlPrefix = u"sca-_-";

QString behind(QStringView prefix, QStringView id)
{
    return id.startsWith(prefix) ? id.mid(prefix.size()).toString() : QString();
}

} // namespace

QString softwareRecommendationId(QStringView softwareId)
{
    return softwarePrefix + softwareId;
}

QString controlRecommendationId(QStringView controlId)
{
    return controlPrefix + controlId;
}

QString softwareOfRecommendation(QStringView recommendationId)
{
    return behind(softwarePrefix, recommendationId);
}

QString controlOfRecommendation(QStringView recommendationId)
{
    return behind(controlPrefix, recommendationId);
}

bool isVulnerabilityId(std::string_view text)
{
    constexpr std::size_t longest = 32;
    if (text.size() < 12 || text.size() > longest)
        return false;
    const bool isCve = text.substr(0, 4) == "CVE-";
    if ((!isCve && text.substr(0, 4) != "TVM-") || text[8] != '-')
        return false;
    const auto digits = [](std::string_view part) {
        return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
    };
    const auto number = text.substr(9);
    const std::size_t shortest = isCve ? 4 : 3;
    return digits(text.substr(4, 4)) && number.size() >= shortest && digits(number);
}

} // namespace parapet::domain
