// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/timetext.h"
#include "models/demo/generator.h"
#include "models/demo/tables.h"
#include "tests/models/demo/demofiles.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QVersionNumber>

#include <map>

using namespace parapet;
using namespace Qt::StringLiterals;

namespace {

const QStringList exploitWords{
    u"NoExploit"_s, u"ExploitIsPublic"_s, u"ExploitIsVerified"_s, u"ExploitIsInKit"_s};
const QStringList supportWords{u"None"_s, u"EOS Version"_s, u"Upcoming EOS Version"_s,
    u"EOS Software"_s, u"Upcoming EOS Software"_s};
const QStringList severities{u"Low"_s, u"Medium"_s, u"High"_s, u"Critical"_s};

bool isTime(const QJsonValue& value)
{
    return value.isString() && base::parseTime(value.toString().toStdString()).has_value();
}

/// Order of two versions by another hand than the generator's: QVersionNumber and the letter.
int order(const QString& a, const QString& b)
{
    qsizetype restA = 0;
    qsizetype restB = 0;
    const auto x = QVersionNumber::fromString(a, &restA).normalized();
    const auto y = QVersionNumber::fromString(b, &restB).normalized();
    const int numbers = QVersionNumber::compare(x, y);
    return numbers != 0 ? numbers : a.mid(restA).compare(b.mid(restB));
}

bool covers(const demo::AffectedRange& range, const QString& version)
{
    const QString start = QString::fromStdString(range.start);
    if (!start.isEmpty() && order(version, start) < 0)
        return false;
    const int atEnd = order(version, QString::fromStdString(range.end));
    return atEnd < 0 || (range.inclusive && atEnd == 0);
}

} // namespace

class DemoGeneratorTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_builtin;

    QString made(const QString& name, const demo::Options& options)
    {
        const QString folder = m_dir.filePath(name);
        return demo::generate(options, folder, {}) ? folder : QString();
    }

    static demo::Options small(quint64 seed = 1)
    {
        demo::Options options;
        options.devices = 24;
        options.snapshots = 2;
        options.seed = seed;
        return options;
    }

    /// E of the open model over one snapshot, without alerts.
    double score(const QString& date)
    {
        QSet<QString> kev;
        for (const QJsonObject& row :
            demofiles::values(
                m_builtin + u"/feeds-"_s + date + u"/kev.json"_s, QLatin1String("vulnerabilities")))
            kev.insert(row.value(u"cveID").toString());
        std::map<QString, double> epss;
        for (const QByteArray& line :
            demofiles::bytes(m_builtin + u"/feeds-"_s + date + u"/epss.csv"_s).split('\n'))
            if (line.startsWith("CVE-"))
                epss[QString::fromUtf8(line.split(',').at(0))] = line.split(',').at(1).toDouble();
        std::map<QString, std::map<QString, double>> hazards;
        const QString folder = m_builtin + u'/' + date;
        for (const QJsonObject& row :
            demofiles::lines(folder + u"/software_vulnerabilities.json.gz"_s)) {
            auto& device = hazards[row.value(u"deviceId").toString()];
            const QString cve = row.value(u"cveId").toString();
            if (cve.isEmpty())
                continue;
            const double threat = kev.contains(cve) ? 0.6 : epss[cve];
            device[cve] = threat * row.value(u"cvssScore").toDouble(8.0) / 10.0;
        }
        double sum = 0.0;
        double weights = 0.0;
        for (const QJsonObject& row :
            demofiles::values(folder + u"/machines.json"_s, QLatin1String("value"))) {
            const auto found = hazards.find(row.value(u"id").toString());
            if (found == hazards.end() || row.value(u"healthStatus") != u"Active"_s)
                continue;
            double hazard = 0.0;
            for (const auto& [cve, part] : found->second)
                hazard += part;
            const QString value = row.value(u"deviceValue").toString();
            const double weight = value == u"High" ? 5.0 : value == u"Low" ? 0.75 : 1.0;
            sum += weight * 100.0 * hazard / (hazard + 2.0);
            weights += weight;
        }
        return sum / weights;
    }

private slots:
    void initTestCase()
    {
        m_builtin = made(u"builtin"_s, demo::builtin());
        QVERIFY(!m_builtin.isEmpty());
    }

    void sameSeedSameBytes()
    {
        const QString a = made(u"a"_s, small());
        const QString b = made(u"b"_s, small());
        QCOMPARE(demofiles::digest(a, false), demofiles::digest(b, false));
        QCOMPARE(demofiles::filesBelow(a).size(), 2 * 7);
        QVERIFY(demofiles::digest(made(u"c"_s, small(2)), true) != demofiles::digest(a, true));
    }

    /// Fails on a machine that computes something else, and after every change of the tables or
    /// the generator: then put the new value here.
    void knownDigest()
    {
        QCOMPARE(demofiles::digest(made(u"k"_s, small()), true),
            QByteArray("2ec6d6fca67f4643655add9ac3a7df6cd20fc7a41b9e02d0f2eb041f55995e44"));
    }

    void gzipHeaderTellsNothing()
    {
        const QByteArray head =
            demofiles::bytes(m_builtin + u"/2026-05-01/secure_config.json.gz"_s).left(10);
        QCOMPARE(head.left(8), QByteArray("\x1f\x8b\x08\0\0\0\0\0", 8));
        QCOMPARE(static_cast<unsigned char>(head.at(9)), 255);
    }

    void findingRowsAreValid()
    {
        const QByteArrayList keys{"id", "deviceId", "rbacGroupName", "deviceName", "osPlatform",
            "osVersion", "osArchitecture", "softwareVendor", "softwareName", "softwareVersion",
            "cveId", "cvssScore", "vulnerabilitySeverityLevel", "recommendedSecurityUpdate",
            "recommendedSecurityUpdateId", "recommendedSecurityUpdateUrl", "diskPaths",
            "registryPaths", "lastSeenTimestamp", "firstSeenTimestamp", "exploitabilityLevel",
            "recommendationReference", "securityUpdateAvailable", "endOfSupportStatus",
            "endOfSupportDate", "cveTags"};
        int withoutUpdate = 0;
        int withoutCve = 0;
        int zeroDays = 0;
        for (const QJsonObject& row :
            demofiles::lines(m_builtin + u"/2026-07-01/software_vulnerabilities.json.gz"_s)) {
            for (const QByteArray& key : keys)
                QVERIFY2(row.contains(QLatin1String(key)), key.constData());
            QCOMPARE(row.size(), keys.size());
            QCOMPARE(row.value(u"deviceId").toString().size(), 40);
            QVERIFY(isTime(row.value(u"firstSeenTimestamp")));
            QVERIFY(isTime(row.value(u"lastSeenTimestamp")));
            QVERIFY(row.value(u"firstSeenTimestamp").toString()
                <= row.value(u"lastSeenTimestamp").toString());
            QVERIFY(exploitWords.contains(row.value(u"exploitabilityLevel").toString()));
            QVERIFY(supportWords.contains(row.value(u"endOfSupportStatus").toString()));
            const QJsonValue score = row.value(u"cvssScore");
            QVERIFY(score.isNull() || (score.toDouble() > 0.0 && score.toDouble() <= 10.0));
            const QJsonValue severity = row.value(u"vulnerabilitySeverityLevel");
            QVERIFY(severity.isNull() || severities.contains(severity.toString()));
            withoutUpdate += row.value(u"securityUpdateAvailable").toBool() ? 0 : 1;
            withoutCve += row.value(u"cveId").isNull() ? 1 : 0;
            zeroDays += row.value(u"cveTags").toArray().contains(u"ZeroDay"_s) ? 1 : 0;
        }
        QVERIFY2(withoutUpdate > 20, qPrintable(QString::number(withoutUpdate)));
        QVERIFY2(withoutCve > 500, qPrintable(QString::number(withoutCve)));
        qInfo("rows without update %d, without CVE %d, zero-day %d", withoutUpdate, withoutCve,
            zeroDays);
    }

    void otherRowsAreValid()
    {
        const QString folder = m_builtin + u"/2026-08-01/"_s;
        const auto machines =
            demofiles::values(folder + u"machines.json"_s, QLatin1String("value"));
        QCOMPARE(machines.size(), 250U);
        QSet<QString> groups;
        QSet<QString> ids;
        int internetFacing = 0;
        for (const QJsonObject& row : machines) {
            ids.insert(row.value(u"id").toString());
            groups.insert(row.value(u"rbacGroupName").toString());
            internetFacing += row.value(u"isInternetFacing").toBool() ? 1 : 0;
            QVERIFY(isTime(row.value(u"firstSeen")) && isTime(row.value(u"lastSeen")));
            QVERIFY(row.value(u"firstSeen").toString() < row.value(u"lastSeen").toString());
            QVERIFY(row.value(u"machineTags").isArray());
        }
        QCOMPARE(ids.size(), 250);
        QCOMPARE(groups.size(), 6);
        QVERIFY(internetFacing >= 3 && internetFacing < 25);
        for (const QJsonObject& row : demofiles::lines(folder + u"secure_config.json.gz"_s)) {
            QVERIFY(ids.contains(row.value(u"deviceId").toString()));
            const double impact = row.value(u"configurationImpact").toDouble();
            QVERIFY(impact >= 1.0 && impact <= 10.0);
            QVERIFY(row.value(u"configurationId").toString().startsWith(u"scid-"_s));
            QVERIFY(isTime(row.value(u"timestamp")));
        }
        for (const QJsonObject& row : demofiles::lines(folder + u"software_inventory.json.gz"_s)) {
            QVERIFY(ids.contains(row.value(u"deviceId").toString()));
            QVERIFY(isTime(row.value(u"softwareFirstSeenTimestamp")));
            QVERIFY(supportWords.contains(row.value(u"endOfSupportStatus").toString()));
        }
        for (const QJsonObject& row :
            demofiles::values(folder + u"alerts.json"_s, QLatin1String("value"))) {
            QVERIFY(ids.contains(row.value(u"machineId").toString()));
            QVERIFY(isTime(row.value(u"alertCreationTime")));
        }
    }

    /// For every installed version: the findings are exactly the published CVEs whose range holds.
    void findingsMatchRanges()
    {
        const auto tables = demo::loadTables();
        QVERIFY(tables.has_value());
        const QString folder = m_builtin + u"/2026-06-01/"_s;
        std::map<QString, QSet<QString>> found;
        const auto key = [](const QJsonObject& row) {
            return QString(row.value(u"deviceId").toString() + u'/'
                + row.value(u"softwareName").toString() + u'/'
                + row.value(u"softwareVersion").toString());
        };
        for (const QJsonObject& row :
            demofiles::lines(folder + u"software_vulnerabilities.json.gz"_s))
            if (row.value(u"cveId").isString())
                found[key(row)].insert(row.value(u"cveId").toString());
        const demo::Day day = demo::dayOf("2026-06-01");
        int compared = 0;
        for (const QJsonObject& row : demofiles::lines(folder + u"software_inventory.json.gz"_s)) {
            const std::size_t product =
                tables->product(row.value(u"softwareName").toString().toStdString());
            QVERIFY(product < tables->products.size());
            QSet<QString> expected;
            for (const demo::AffectedRange& range : tables->ranges)
                if (range.product == product && tables->cves[range.cve].published <= day
                    && covers(range, row.value(u"softwareVersion").toString()))
                    expected.insert(QString::fromStdString(tables->cves[range.cve].id));
            QVERIFY2(found[key(row)] == expected, qPrintable(key(row)));
            QCOMPARE(row.value(u"numberOfWeaknesses").toInt(), int(expected.size()));
            if (++compared == 1'200)
                break;
        }
        QVERIFY(compared > 1'000);
    }

    void story()
    {
        const double may = score(u"2026-05-01"_s);
        const double june = score(u"2026-06-01"_s);
        const double july = score(u"2026-07-01"_s);
        const double august = score(u"2026-08-01"_s);
        qInfo("E without alerts: %.1f %.1f %.1f %.1f", may, june, july, august);
        QVERIFY(may > 35.0 && may < 60.0);
        QVERIFY(june < may - 2.0);
        QVERIFY(july > june);
        QVERIFY(august < june && august > 10.0);
    }

    void aPresentCveBecomesKnownExploited()
    {
        const QString cve = u"CVE-2026-45659"_s;
        const auto devices = [&](const QString& date) {
            QSet<QString> ids;
            for (const QJsonObject& row :
                demofiles::lines(m_builtin + u'/' + date + u"/software_vulnerabilities.json.gz"_s))
                if (row.value(u"cveId") == cve)
                    ids.insert(row.value(u"deviceId").toString());
            return ids;
        };
        QVERIFY(devices(u"2026-05-01"_s).isEmpty());
        const auto june = devices(u"2026-06-01"_s);
        QVERIFY(june.size() >= 3);
        QVERIFY(!(june & devices(u"2026-07-01"_s)).isEmpty());
        const auto kev = [&](const QString& date) {
            return demofiles::bytes(m_builtin + u"/feeds-"_s + date + u"/kev.json"_s);
        };
        QVERIFY(!kev(u"2026-06-01"_s).contains(cve.toUtf8()));
        QVERIFY(kev(u"2026-07-01"_s).contains(cve.toUtf8()));
        QVERIFY(demofiles::bytes(m_builtin + u"/2026-07-01/alerts.json"_s).contains(cve.toUtf8()));
    }

    /// What the event timeline tells of the four months.
    void softwareAndControlsComeAndGo()
    {
        struct Month
        {
            QSet<QString> software, controls;
        };
        std::vector<Month> months;
        for (const QString& date :
            {u"2026-05-01"_s, u"2026-06-01"_s, u"2026-07-01"_s, u"2026-08-01"_s}) {
            Month& month = months.emplace_back();
            const QString folder = m_builtin + u'/' + date;
            for (const QJsonObject& row :
                demofiles::lines(folder + u"/software_inventory.json.gz"_s))
                month.software.insert(row.value(u"softwareName").toString());
            for (const QJsonObject& row : demofiles::lines(folder + u"/secure_config.json.gz"_s))
                month.controls.insert(row.value(u"configurationId").toString());
        }
        QCOMPARE(months[1].software - months[0].software, QSet<QString>{u"foxit_reader"_s});
        QCOMPARE(months[2].software - months[3].software, QSet<QString>{u"itunes"_s});
        QCOMPARE(months[2].controls - months[1].controls,
            (QSet<QString>{u"scid-2508"_s, u"scid-2515"_s}));
    }

    void errors_data()
    {
        QTest::addColumn<int>("devices");
        QTest::addColumn<int>("snapshots");
        QTest::addColumn<qint64>("end");
        const qint64 end = demo::Options{}.end;
        QTest::newRow("no device") << 0 << 1 << end;
        QTest::newRow("too many devices") << 1'000'001 << 1 << end;
        QTest::newRow("no snapshot") << 1 << 0 << end;
        QTest::newRow("too many snapshots") << 1 << 25 << end;
        QTest::newRow("too early") << 1 << 1 << qint64(0);
    }

    void errors()
    {
        QFETCH(int, devices);
        QFETCH(int, snapshots);
        QFETCH(qint64, end);
        demo::Options options;
        options.devices = devices;
        options.snapshots = snapshots;
        options.end = end;
        const auto done = demo::generate(options, m_dir.filePath(u"e"_s), {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Usage);
        QVERIFY(!QFile::exists(m_dir.filePath(u"e"_s)));
    }

    void oneDeviceOneSnapshot()
    {
        demo::Options options;
        options.devices = 1;
        options.snapshots = 1;
        const QString folder = made(u"one"_s, options);
        QVERIFY(!folder.isEmpty());
        QCOMPARE(demofiles::values(folder + u"/2026-08-01/machines.json"_s, QLatin1String("value"))
                     .size(),
            1U);
        QVERIFY(QJsonDocument::fromJson(demofiles::bytes(folder + u"/2026-08-01/alerts.json"_s))
                    .object()
                    .value(u"value")
                    .isArray());
    }

    void folderThatCannotBeMade()
    {
        const auto done = demo::generate(small(), u"/dev/null/x"_s, {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Io);
    }

    void cancelled()
    {
        std::stop_source stop;
        stop.request_stop();
        base::Progress progress;
        progress.stop = stop.get_token();
        const auto done = demo::generate(small(), m_dir.filePath(u"stop"_s), progress);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Cancelled);
        QVERIFY(!QFileInfo::exists(m_dir.filePath(u"stop"_s)));
    }

    void cancelledHalfWayLeavesWhatWasThere()
    {
        const QDir out(m_dir.filePath(u"half"_s));
        QVERIFY(out.mkpath(u"mine"_s));
        std::stop_source stop;
        base::Progress progress;
        progress.stop = stop.get_token();
        progress.report = [&stop](qint64 done, qint64 total, const QString&) {
            if (done > total / 2)
                stop.request_stop();
        };
        auto options = small();
        options.devices = 200;
        options.snapshots = 4;
        const auto done = demo::generate(options, out.path(), progress);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, base::Error::Kind::Cancelled);
        QCOMPARE(out.entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"mine"_s});
    }
};

QTEST_GUILESS_MAIN(DemoGeneratorTest)
#include "tst_demogenerator.moc"
