// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The field tables against the names that the command-line contract fixes.
#include "models/domain/fields.h"

#include <QSet>
#include <QTest>

#include <array>

using namespace parapet::domain;
using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(Kind kind)
{
    QStringList names;
    for (const FieldSpec& field : fieldsOf(kind))
        names += QString::fromLatin1(field.name.data(), static_cast<qsizetype>(field.name.size()));
    return names;
}

struct FixedNames
{
    const char* tag;
    Kind kind;
    const char16_t* names;
};
// Literally the lines of cli.md, "Stable field names"; remediations as section 6.7 of the
// specification, followed by our recommendationId. What later work adds stands at the end.
constexpr std::array fixed{
    FixedNames{"recommendations", Kind::Recommendations,
        u"id, recommendationName, relatedComponent, vendor, productName, recommendedVersion, "
        u"recommendationCategory, subCategory, remediationType, status, weaknesses, "
        u"totalMachineCount, exposedMachinesCount, exposedMachinesAfterExceptions, publicExploit, "
        u"activeAlert, inKev, maxCvss, maxEpss, severityScore, exposureImpact, "
        u"exposureImpactAfterExceptions, configScoreImpact, tags, remediationActivities, dueBy, "
        u"exploitVerified, exploitInKit, configScoreImpactBeforeExceptions"},
    FixedNames{"devices", Kind::Devices,
        u"id, computerDnsName, osPlatform, version, rbacGroupName, deviceValue, "
        u"isInternetFacing, healthStatus, riskScore, exposureLevel, exposureScore, hazard, "
        u"weaknesses, software, machineTags, firstSeen, lastSeen, importedGroupName, groupSetBy, "
        u"domain, onboardingStatus, isExcluded, exclusionReason, isActive"},
    FixedNames{"weaknesses", Kind::Weaknesses,
        u"id, severity, cvss, cvssVersion, cvssVector, epss, inKev, kevRansomware, "
        u"publicExploit, exploitVerified, exploitInKit, threat, impact, exposedMachines, "
        u"relatedSoftware, publishedOn, updatedOn, updateAvailable, description, "
        u"activeAlert, tags, status"},
    FixedNames{"software", Kind::Software,
        u"id, vendor, name, versions, installedMachines, exposedMachines, weaknesses, "
        u"publicExploit, activeAlert, impactScore, endOfSupportStatus, endOfSupportDate, tags, "
        u"productCode, inKev, exploitVerified, exploitInKit, maxEpss, exposedAfterExceptions, "
        u"impactAfterExceptions, wasMatched"},
    FixedNames{"findings", Kind::Findings,
        u"deviceId, deviceName, osPlatform, rbacGroupName, softwareVendor, softwareName, "
        u"softwareVersion, cveId, severity, cvss, epss, inKev, exploitabilityLevel, "
        u"recommendedUpdate, recommendationId, firstSeen, lastSeen, status, exceptionId, source, "
        u"updateAvailable, exposureLevel"},
    FixedNames{"controls", Kind::Controls,
        u"id, name, category, subcategory, impact, applicable, compliant, points, maxPoints, "
        u"recommendationId, failing, compliantShare, pointsToWin, excepted"},
    FixedNames{"remediations", Kind::Remediations,
        u"id, title, createdOn, requesterId, requesterEmail, status, statusLastModifiedOn, "
        u"description, relatedComponent, targetDevices, rbacGroupNames, fixedDevices, "
        u"requesterNotes, dueOn, category, productivityImpactRemediationType, priority, "
        u"completionMethod, completerId, completerEmail, scid, type, productId, vendorId, nameId, "
        u"recommendedVersion, recommendedVendor, recommendedProgram, recommendationId, "
        u"exposureImpact, ticketStatus, exposedDevices, notReportedDevices, isArchived, "
        u"intuneTicket, exposedAgainDevices, unfollowedDevices, completedSnapshot"},
    FixedNames{"exceptions", Kind::Exceptions,
        u"id, recommendationId, title, type, justification, justificationContext, scope, groups, "
        u"status, createdBy, createdOn, startsOn, expiresOn, cancelledBy, cancelledOn, "
        u"cveId, predecessorId, successorId, resurface, devicesWhenFiled, relatedComponent, "
        u"scopeKind, impactClass, exposedMachines, resurfaced"},
    FixedNames{"remediation-devices", Kind::RemediationDevices,
        u"id, activityId, title, deviceId, computerDnsName, status, osPlatform, rbacGroupName, "
        u"exposureLevel, lastSeen, installedVersions, weaknesses, itStatus, itOwner, itNote, "
        u"doneOn, verdict, recommendationId, activityStatus, dueOn, exposedAgain"},
    FixedNames{"exception-groups", Kind::ExceptionGroups,
        u"id, exceptionId, title, rbacGroupName, status, exposedMachines, devices, expiresOn, "
        u"cancelledBy, cancelledOn"},
    FixedNames{"events", Kind::Events,
        u"date, type, event, relatedComponent, originallyImpactedDevices, "
        u"currentlyImpactedDevices, totalDevices, scoreTrend, weaknesses, id, softwareId, "
        u"recommendationId, snapshot, originallyImpactedShare, cves, currentlyImpactedShare"},
    FixedNames{"journal", Kind::Journal,
        u"id, date, user, action, objectType, objectId, object, before, after, hash"},
    FixedNames{"due-dates", Kind::DueDates,
        u"deviceId, deviceName, osPlatform, rbacGroupName, cveId, severity, relatedSoftware, "
        u"firstSeen, dueOn, overdueDays, status, policyDays, severityDueOn, bodDueOn, bodDays, "
        u"bodForensics, inKev, isInternetFacing, automatable, technicalImpact, assumptions"}};

} // namespace

class TestFields : public QObject
{
    Q_OBJECT

private slots:
    void fixedNames_data();
    void fixedNames();
    void everyKindIsDescribed();
    void namesAreIdentifiersAndUnique();
    void formatsFitTypes();
    void kindNamesReadBack();
    void indexByExactName();
};

void TestFields::fixedNames_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("names");
    for (const FixedNames& one : fixed)
        QTest::newRow(one.tag) << static_cast<int>(one.kind) << QString::fromUtf16(one.names);
}

void TestFields::fixedNames()
{
    QFETCH(int, kind);
    QFETCH(QString, names);
    QCOMPARE(namesOf(static_cast<Kind>(kind)).join(u", "_s), names);
}

void TestFields::everyKindIsDescribed()
{
    for (const Kind kind : allKinds) {
        bool anyShown = false;
        QVERIFY(!fieldsOf(kind).empty());
        for (const FieldSpec& field : fieldsOf(kind)) {
            QVERIFY2(*field.title != '\0', field.name.data());
            QVERIFY2(QChar::fromLatin1(*field.title).isUpper(), field.title);
            anyShown = anyShown || field.shown;
        }
        QVERIFY(anyShown);
    }
}

void TestFields::namesAreIdentifiersAndUnique()
{
    for (const Kind kind : allKinds) {
        const QStringList names = namesOf(kind);
        QSet<QString> folded;
        for (const QString& name : names) {
            QVERIFY2(name.front().isLower(), qPrintable(name));
            for (const QChar c : name)
                QVERIFY2(c.isLetterOrNumber(), qPrintable(name));
            folded.insert(name.toLower());
        }
        QCOMPARE(folded.size(), names.size());
    }
}

void TestFields::formatsFitTypes()
{
    for (const Kind kind : allKinds) {
        for (const FieldSpec& field : fieldsOf(kind)) {
            const bool number = field.type == FieldType::Integer || field.type == FieldType::Real;
            switch (field.format) {
            case FieldFormat::Plain:
            case FieldFormat::Identifier:
                break;
            case FieldFormat::Count:
                QCOMPARE(field.type, FieldType::Integer);
                break;
            case FieldFormat::Progress: // fixed of target, or a share
            case FieldFormat::Score:
            case FieldFormat::Probability:
            case FieldFormat::Impact:
            case FieldFormat::Points:
                QVERIFY(number);
                break;
            case FieldFormat::Date:
            case FieldFormat::DateTime:
                QCOMPARE(field.type, FieldType::Time);
                break;
            case FieldFormat::YesNo:
                QCOMPARE(field.type, FieldType::Boolean);
                break;
            case FieldFormat::SeverityPill:
            case FieldFormat::LevelPill:
                QCOMPARE(field.type, FieldType::Text);
                break;
            case FieldFormat::Tags:
                QCOMPARE(field.type, FieldType::TextList);
                break;
            }
        }
    }
}

void TestFields::kindNamesReadBack()
{
    QSet<QString> names;
    for (const Kind kind : allKinds) {
        names.insert(kindName(kind));
        QVERIFY(parseKind(kindName(kind)) == kind);
    }
    QCOMPARE(names.size(), static_cast<qsizetype>(allKinds.size()));
    QCOMPARE(kindName(Kind::SoftwareVersions), u"software-versions"_s);
    QVERIFY(!parseKind(u"Recommendations"));
    QVERIFY(!parseKind(u""));
    QVERIFY(!parseKind(u"hosts"));
}

void TestFields::indexByExactName()
{
    for (const Kind kind : allKinds) {
        const QStringList names = namesOf(kind);
        for (qsizetype i = 0; i < names.size(); ++i)
            QCOMPARE(fieldIndex(kind, names[i]).value_or(-1), static_cast<int>(i));
    }
    QVERIFY(!fieldIndex(Kind::Devices, u"Id"));
    QVERIFY(!fieldIndex(Kind::Devices, u""));
    QVERIFY(!fieldIndex(Kind::Devices, u"cveId"));
}

QTEST_APPLESS_MAIN(TestFields)
#include "tst_fields.moc"
