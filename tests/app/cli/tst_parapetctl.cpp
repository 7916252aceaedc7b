// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as users run it: exit codes, fixed JSON, lists, past snapshots, what a failure
// or an interrupt leaves behind.
#include "tests/support/workspacefixture.h"

#include <QProcess>

#include <csignal>

using namespace parapet;
using namespace parapet::test;

namespace {

struct Ran
{
    int code = -1;
    QByteArray out, err;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
};

QStringList sortedKeys(const QJsonObject& object)
{
    return object.keys(); // QJsonObject keeps them sorted
}

} // namespace

class ParapetctlTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_workspace; ///< two snapshots, feeds; tests that write take a copy

    Ran run(const QString& workspace, const QStringList& arguments)
    {
        QProcess process;
        process.start(
            QStringLiteral(PARAPETCTL), QStringList{u"--workspace"_s, workspace} + arguments);
        if (!process.waitForFinished(30'000))
            qFatal("parapetctl hangs");
        return {
            process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    Ran run(const QStringList& arguments) { return run(m_workspace, arguments); }
    QString path(const QString& name) { return m_dir.filePath(name); }
    QString copied(const QString& name)
    {
        const QString copy = path(name);
        if (run({u"backup"_s, copy}).code != 0)
            qFatal("no backup");
        return copy;
    }
    void write(const QString& file, const QByteArray& content)
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(content);
    }

private slots:
    void initTestCase();
    void importSummaryHasItsFixedKeys();
    void rejectedRowsAreToldByFileAndLine();
    void unreadableFileFailsAndLeavesNothing();
    void readingCommandsCreateNothing();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void scoreHasItsFixedShape();
    void whatIfAndPlanAgree();
    void listsFilterSortAndCut();
    void everyKindHasItsFieldsAsHeader();
    void pastSnapshotsAreRead();
    void showGivesOneObject();
    void explanationsSumUp();
    void exceptionComesAndGoes();
    void remediationIsFiledAndHandedOver();
    void deviceContextIsSet();
    void listsThatAreWorkedOut();
    void checkAndBackup();
    void differenceOfSnapshotsIsSplit();
    void interruptLeavesNothing();
    void helpHasExamples();
    void generatedFleetIsImported();
};

void ParapetctlTest::initTestCase()
{
    m_workspace = path(u"w.parapet"_s);
    write(path(u"epss.csv"_s),
        "#model_version:v2026.06.15,score_date:2026-07-31T00:00:00+0000\ncve,epss,percentile\n"
        "CVE-2024-1001,0.5,0.9\nCVE-2024-1002,0.25,0.8\n");
    QCOMPARE(run({u"feeds"_s, u"import"_s, path(u"epss.csv"_s)}).code, 0);
    ExportRows rows = randomFleet(50, 51);
    rows.writeTo(path(u"first"_s));
    rows.findings.resize(rows.findings.size() - 60);
    rows.writeTo(path(u"second"_s));
    QCOMPARE(run({u"import"_s, path(u"first"_s), u"--taken-at"_s, u"2026-07-31T23:00:00Z"_s,
                     u"--label"_s, u"July"_s})
                 .code,
        0);
    QCOMPARE(
        run({u"import"_s, path(u"second"_s), u"--taken-at"_s, u"2026-08-01T00:00:00Z"_s}).code, 0);
}

void ParapetctlTest::importSummaryHasItsFixedKeys()
{
    const QString workspace = path(u"summary.parapet"_s);
    const QStringList import{u"import"_s, path(u"first"_s), u"--taken-at"_s,
        u"2026-08-01T00:00:00Z"_s, u"--format-summary"_s, u"json"_s};
    const Ran first = run(workspace, import);
    QCOMPARE(first.code, 0);
    const QJsonObject told = first.object();
    for (const QString& key :
        {u"snapshot"_s, u"takenAt"_s, u"files"_s, u"rows"_s, u"rejected"_s, u"unchanged"_s})
        QVERIFY2(told.contains(key), qPrintable(key));
    QCOMPARE(told[u"snapshot"_s].toInt(), 1);
    QCOMPARE(told[u"takenAt"_s].toString(), u"2026-08-01T00:00:00Z"_s);
    QCOMPARE(told[u"files"_s].toInt(), 5);
    QCOMPARE(told[u"unchanged"_s].toBool(true), false);
    QCOMPARE(sortedKeys(told[u"rows"_s].toObject()),
        (QStringList{u"alerts"_s, u"machines"_s, u"secureConfiguration"_s, u"softwareInventory"_s,
            u"softwareVulnerabilities"_s}));
    QCOMPARE(told[u"rows"_s][u"machines"_s].toInt(), 50);
    const QByteArray score = run(workspace, {u"score"_s, u"--format"_s, u"json"_s}).out;
    const Ran again = run(workspace, import);
    QCOMPARE(again.code, 0);
    QCOMPARE(again.object()[u"unchanged"_s].toBool(), true);
    QCOMPARE(again.object()[u"rows"_s], told[u"rows"_s]);
    QCOMPARE(run(workspace, {u"score"_s, u"--format"_s, u"json"_s}).out, score);
    QCOMPARE(run(workspace, {u"snapshots"_s, u"--format"_s, u"json"_s}).array().size(), 1);
    const Ran older =
        run(workspace, {u"import"_s, path(u"second"_s), u"--taken-at"_s, u"2026-01-01"_s});
    QCOMPARE(older.code, 1);
    QVERIFY(older.err.contains("2026-01-01"));
}

void ParapetctlTest::rejectedRowsAreToldByFileAndLine()
{
    const QString workspace = path(u"rejects.parapet"_s);
    const QByteArray good =
        QJsonDocument(finding(u"d"_s, u"v"_s, u"p"_s, u"1"_s, u"CVE-2024-0001"_s))
            .toJson(QJsonDocument::Compact);
    write(path(u"half.json"_s), good + '\n' + good.left(60) + '\n');
    const Ran imported = run(workspace, {u"import"_s, path(u"half.json"_s)});
    QCOMPARE(imported.code, 3);
    QVERIFY2(imported.err.contains("half.json:2: "), imported.err.constData());
    QCOMPARE(
        run(workspace, {u"list"_s, u"findings"_s, u"--format"_s, u"json"_s}).array().size(), 1);
    const QJsonArray issues = run(workspace, {u"issues"_s, u"--format"_s, u"json"_s}).array();
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues[0].toObject()[u"line"_s].toInt(), 2);
}

void ParapetctlTest::unreadableFileFailsAndLeavesNothing()
{
    write(path(u"notes.txt"_s), "hello world\n");
    const QString workspace = path(u"never.parapet"_s);
    const Ran failed = run(workspace, {u"import"_s, path(u"notes.txt"_s)});
    QCOMPARE(failed.code, 1);
    QVERIFY(failed.err.contains("notes.txt"));
    QVERIFY(!QFile::exists(workspace));
    const Ran dry = run(workspace,
        {u"import"_s, path(u"first"_s), u"--dry-run"_s, u"--format-summary"_s, u"json"_s});
    QCOMPARE(dry.code, 0);
    const QJsonObject told = QJsonDocument::fromJson(dry.out).object();
    QVERIFY2(told[u"devices"_s].toInt() > 0, dry.out.constData());
    QCOMPARE(told[u"devices"_s].toInt(), told[u"rows"_s].toObject()[u"machines"_s].toInt());
    QVERIFY(!QFile::exists(workspace));
    const QString copy = copied(u"kept.parapet"_s);
    const QByteArray before = run(copy, {u"list"_s, u"findings"_s, u"--format"_s, u"csv"_s}).out;
    QCOMPARE(run(copy, {u"import"_s, path(u"notes.txt"_s)}).code, 1);
    QCOMPARE(run(copy, {u"import"_s, path(u"no such folder"_s)}).code, 1);
    QCOMPARE(run(copy, {u"list"_s, u"findings"_s, u"--format"_s, u"csv"_s}).out, before);
}

void ParapetctlTest::readingCommandsCreateNothing()
{
    const QString workspace = path(u"absent.parapet"_s);
    for (const QStringList& command : {QStringList{u"score"_s}, {u"list"_s, u"devices"_s},
             {u"snapshots"_s}, {u"issues"_s}, {u"feeds"_s, u"status"_s}, {u"check"_s},
             {u"show"_s, u"devices"_s, u"x"_s}, {u"plan"_s, u"--budget"_s, u"2"_s},
             {u"backup"_s, path(u"copy of nothing"_s)}, {u"explain"_s}}) {
        const Ran ran = run(workspace, command);
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("absent.parapet"));
        QVERIFY(!QFile::exists(workspace));
    }
}

void ParapetctlTest::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto add = [](const QStringList& arguments) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
    };
    add({});
    add({u"fly"_s});
    add({u"fly"_s, u"--help"_s});
    add({u"feeds"_s, u"fly"_s});
    add({u"list"_s, u"devices"_s, u"--limit"_s, u"-1"_s});
    add({u"list"_s});
    add({u"list"_s, u"cats"_s});
    add({u"list"_s, u"devices"_s, u"--filter"_s, u"nothing == 1"_s});
    add({u"list"_s, u"devices"_s, u"--filter"_s, u"id =="_s});
    add({u"list"_s, u"devices"_s, u"--sort"_s, u"nothing"_s});
    add({u"list"_s, u"devices"_s, u"--fields"_s, u"id,nothing"_s});
    add({u"list"_s, u"devices"_s, u"--format"_s, u"xml"_s});
    add({u"import"_s});
    add({u"import"_s, u"/tmp"_s, u"--taken-at"_s, u"yesterday"_s});
    add({u"score"_s, u"--group"_s, u"No such group"_s});
    add({u"exception"_s, u"create"_s, u"--recommendation"_s, u"va-_-vendor1-_-product_1"_s,
        u"--justification"_s, u"because"_s, u"--context"_s, u"c"_s, u"--days"_s, u"30"_s});
    add({u"exception"_s, u"create"_s, u"--recommendation"_s, u"va-_-vendor1-_-product_1"_s,
        u"--justification"_s, u"risk-accepted"_s, u"--context"_s, u"c"_s});
    add({u"set"_s, u"device-value"_s, u"x"_s, u"Huge"_s});
}

void ParapetctlTest::wrongUsageIsTwo()
{
    QFETCH(QStringList, arguments);
    const Ran ran = run(arguments);
    QCOMPARE(ran.code, 2);
    QVERIFY(!ran.err.isEmpty());
}

void ParapetctlTest::scoreHasItsFixedShape()
{
    const Ran ran = run({u"score"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.code, 0);
    const QJsonObject score = ran.object();
    QCOMPARE(sortedKeys(score),
        (QStringList{u"exposureScore"_s, u"feeds"_s, u"model"_s, u"secureScore"_s, u"snapshot"_s}));
    QCOMPARE(score[u"model"_s].toString(), u"parapet-exposure-1"_s);
    QCOMPARE(score[u"snapshot"_s][u"id"_s].toInt(), 2);
    QCOMPARE(score[u"snapshot"_s][u"takenAt"_s].toString(), u"2026-08-01T00:00:00Z"_s);
    const QJsonObject exposure = score[u"exposureScore"_s].toObject();
    for (const QString& key : {u"score"_s, u"rounded"_s, u"level"_s, u"activeDevices"_s,
             u"inactiveDevices"_s, u"noDataDevices"_s, u"highDevices"_s, u"p95"_s, u"byGroup"_s})
        QVERIFY2(exposure.contains(key), qPrintable(key));
    QCOMPARE(exposure[u"rounded"_s].toInt(), qRound(exposure[u"score"_s].toDouble()));
    QCOMPARE(exposure[u"activeDevices"_s].toInt() + exposure[u"inactiveDevices"_s].toInt(), 50);
    const QJsonObject group = exposure[u"byGroup"_s].toArray()[0].toObject();
    for (const QString& key : {u"group"_s, u"score"_s, u"activeDevices"_s})
        QVERIFY(group.contains(key));
    const QJsonObject secure = score[u"secureScore"_s].toObject();
    QCOMPARE(sortedKeys(secure),
        (QStringList{
            u"categories"_s, u"maxPoints"_s, u"notAssessed"_s, u"percent"_s, u"points"_s}));
    QStringList names;
    const QJsonArray categories = secure[u"categories"_s].toArray();
    for (const auto& category : categories) {
        QCOMPARE(sortedKeys(category.toObject()),
            (QStringList{
                u"category"_s, u"controls"_s, u"maxPoints"_s, u"notAssessed"_s, u"points"_s}));
        names.append(category[u"category"_s].toString());
    }
    QCOMPARE(names,
        (QStringList{
            u"Application"_s, u"OS"_s, u"Network"_s, u"Accounts"_s, u"Security controls"_s}));
    const QJsonObject feed = score[u"feeds"_s].toArray()[0].toObject();
    QCOMPARE(feed[u"name"_s].toString(), u"epss"_s);
    QCOMPARE(feed[u"date"_s].toString(), u"2026-07-31"_s);
    const QString name = group[u"group"_s].toString();
    const QJsonObject alone =
        run({u"score"_s, u"--group"_s, name, u"--format"_s, u"json"_s}).object();
    QVERIFY(
        std::abs(alone[u"exposureScore"_s][u"score"_s].toDouble() - group[u"score"_s].toDouble())
        < 1e-9);
}

void ParapetctlTest::whatIfAndPlanAgree()
{
    const QJsonArray steps = run({u"plan"_s, u"--budget"_s, u"3"_s, u"--format"_s, u"json"_s})
                                 .object()[u"steps"_s]
                                 .toArray();
    QCOMPARE(steps.size(), 3);
    QStringList ids;
    double sum = 0;
    for (const auto& step : steps) {
        QCOMPARE(sortedKeys(step.toObject()),
            (QStringList{u"exposureAfter"_s, u"exposureImpact"_s, u"id"_s}));
        ids.append(step[u"id"_s].toString());
        sum += step[u"exposureImpact"_s].toDouble();
    }
    const Ran ran = run(QStringList{u"what-if"_s} + ids + QStringList{u"--format"_s, u"json"_s});
    QCOMPARE(ran.code, 0);
    const QJsonObject effect = ran.object();
    QCOMPARE(sortedKeys(effect),
        (QStringList{u"configScoreImpact"_s, u"cvesClosed"_s, u"devices"_s, u"devicesLeavingHigh"_s,
            u"devicesLeavingMedium"_s, u"exposureAfter"_s, u"exposureBefore"_s, u"exposureImpact"_s,
            u"findingsClosed"_s}));
    QVERIFY(std::abs(effect[u"exposureImpact"_s].toDouble() - sum) < 1e-9);
    QVERIFY(
        std::abs(effect[u"exposureAfter"_s].toDouble() - steps[2][u"exposureAfter"_s].toDouble())
        < 1e-9);
    QCOMPARE(sortedKeys(effect[u"devices"_s][0].toObject()),
        (QStringList{u"after"_s, u"before"_s, u"id"_s}));
    QCOMPARE(run({u"what-if"_s, u"va-_-no-_-such"_s}).code, 1);
}

void ParapetctlTest::listsFilterSortAndCut()
{
    const Ran ran =
        run({u"list"_s, u"weaknesses"_s, u"--filter"_s, u"cvss >= 5 and exposedMachines > 0"_s,
            u"--sort"_s, u"cvss:desc,id"_s, u"--limit"_s, u"4"_s, u"--fields"_s, u"id,cvss"_s});
    QCOMPARE(ran.code, 0);
    const QList<QByteArray> lines = ran.out.split('\n');
    QCOMPARE(lines.size(), 6);
    QCOMPARE(lines[0], QByteArray("id,cvss\r"));
    double last = 11;
    for (qsizetype i = 1; i <= 4; ++i) {
        const double cvss = lines[i].trimmed().split(',')[1].toDouble();
        QVERIFY(cvss <= last && cvss >= 5);
        last = cvss;
    }
    const Ran json =
        run({u"list"_s, u"weaknesses"_s, u"--format"_s, u"ndjson"_s, u"--limit"_s, u"2"_s});
    QCOMPARE(json.out.count('\n'), 2);
}

void ParapetctlTest::everyKindHasItsFieldsAsHeader()
{
    for (const QString& kind : {u"recommendations"_s, u"software"_s, u"software-versions"_s,
             u"devices"_s, u"weaknesses"_s, u"findings"_s, u"controls"_s, u"assessments"_s,
             u"remediations"_s, u"exceptions"_s, u"alerts"_s}) {
        const Ran ran = run({u"list"_s, kind});
        QCOMPARE(ran.code, 0);
        QByteArray header;
        for (const auto& field : domain::fieldsOf(*domain::parseKind(kind)))
            header += (header.isEmpty() ? "" : ",")
                + QByteArray(field.name.data(), qsizetype(field.name.size()));
        QCOMPARE(ran.out.left(ran.out.indexOf("\r\n")), header);
    }
}

void ParapetctlTest::pastSnapshotsAreRead()
{
    const auto count = [&](const QStringList& more) {
        return run(QStringList{u"list"_s, u"findings"_s, u"--format"_s, u"ndjson"_s} + more)
            .out.count('\n');
    };
    QCOMPARE(count({u"--as-of"_s, u"1"_s}), count({}) + 60);
    const QJsonArray snapshots = run({u"snapshots"_s, u"--format"_s, u"json"_s}).array();
    QCOMPARE(snapshots.size(), 2);
    QCOMPARE(snapshots[0].toObject()[u"label"_s].toString(), u"July"_s);
    QCOMPARE(snapshots[0].toObject()[u"findings"_s].toInt(), count({u"--as-of"_s, u"1"_s}));
    const QJsonObject past =
        run({u"score"_s, u"--as-of"_s, u"1"_s, u"--format"_s, u"json"_s}).object();
    QCOMPARE(past[u"snapshot"_s][u"id"_s].toInt(), 1);
    QVERIFY(std::abs(past[u"exposureScore"_s][u"score"_s].toDouble()
                - snapshots[0].toObject()[u"exposureScore"_s].toDouble())
        < 1e-9);
    QCOMPARE(run({u"list"_s, u"findings"_s, u"--as-of"_s, u"9"_s}).code, 1);
}

void ParapetctlTest::showGivesOneObject()
{
    const Ran ran = run({u"show"_s, u"weaknesses"_s, u"CVE-2024-1001"_s});
    QCOMPARE(ran.code, 0);
    QCOMPARE(ran.object()[u"id"_s].toString(), u"CVE-2024-1001"_s);
    QCOMPARE(ran.object()[u"epss"_s].toDouble(), 0.5);
    // on how many exposed devices people would not notice it: told of settings only
    const QString spared = u"nonProductivityImpactedAssets"_s;
    const QJsonArray listed =
        run({u"list"_s, u"recommendations"_s, u"--format"_s, u"json"_s}).array();
    for (const auto& each : listed) {
        const QJsonObject row = each.toObject();
        const QString id = row[u"id"_s].toString();
        const QJsonObject whole = run({u"show"_s, u"recommendations"_s, id}).object();
        QCOMPARE(whole[u"id"_s].toString(), id);
        QCOMPARE(whole.contains(spared), id.startsWith(u"sca-"));
        QVERIFY(whole[spared].toInt() <= row[u"exposedMachinesCount"_s].toInt());
    }
    const Ran none = run({u"show"_s, u"weaknesses"_s, u"CVE-1999-0001"_s});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.contains("CVE-1999-0001"));
    QVERIFY(none.out.isEmpty());
}

void ParapetctlTest::explanationsSumUp()
{
    const Ran ran = run({u"explain"_s, u"--top"_s, u"5"_s, u"--format"_s, u"json"_s});
    QCOMPARE(ran.code, 0);
    std::function<bool(const QJsonObject&)> sums = [&](const QJsonObject& node) {
        const QJsonArray parts = node[u"parts"_s].toArray();
        double sum = 0;
        for (const auto& part : parts) {
            if (!sums(part.toObject()))
                return false;
            sum += part[u"value"_s].toDouble();
        }
        return !node[u"sums"_s].toBool() || std::abs(sum - node[u"value"_s].toDouble()) < 1e-9;
    };
    QVERIFY(sums(ran.object()));
    const double score = run({u"score"_s, u"--format"_s, u"json"_s})
                             .object()[u"exposureScore"_s][u"score"_s]
                             .toDouble();
    QVERIFY(std::abs(ran.object()[u"value"_s].toDouble() - score) < 1e-9);
    QCOMPARE(run({u"explain"_s, u"--device"_s, u"no such"_s}).code, 1);
}

void ParapetctlTest::exceptionComesAndGoes()
{
    const QString workspace = copied(u"exception.parapet"_s);
    const auto score = [&] {
        return run(workspace, {u"score"_s, u"--format"_s, u"json"_s})
            .object()[u"exposureScore"_s][u"score"_s]
            .toDouble();
    };
    const QJsonObject top = run(workspace,
        {u"list"_s, u"recommendations"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s})
                                .array()[0]
                                .toObject();
    const double before = score();
    const QStringList options{u"--recommendation"_s, top[u"id"_s].toString(), u"--justification"_s,
        u"alternate-mitigation"_s, u"--context"_s, u"c"_s, u"--days"_s, u"30"_s};
    const QJsonObject preview =
        run(workspace, QStringList{u"exception"_s, u"preview"_s} + options).object();
    QCOMPARE(score(), before);
    QCOMPARE(run(workspace, QStringList{u"exception"_s, u"create"_s} + options).code, 0);
    QVERIFY(std::abs(before - score() - top[u"exposureImpact"_s].toDouble()) < 1e-9);
    QVERIFY(std::abs(preview[u"exposureAfter"_s].toDouble() - score()) < 1e-9);
    const QJsonObject filed = run(workspace, {u"list"_s, u"exceptions"_s, u"--format"_s, u"json"_s})
                                  .array()[0]
                                  .toObject();
    QCOMPARE(filed[u"status"_s].toString(), u"In effect"_s);
    QCOMPARE(run(workspace, {u"exception"_s, u"cancel"_s, filed[u"id"_s].toString()}).code, 0);
    QCOMPARE(score(), before);
    QCOMPARE(run(workspace, {u"exception"_s, u"cancel"_s, filed[u"id"_s].toString()}).code, 1);
}

void ParapetctlTest::remediationIsFiledAndHandedOver()
{
    const QString workspace = copied(u"remediation.parapet"_s);
    const QJsonObject top = run(workspace,
        {u"list"_s, u"recommendations"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s})
                                .array()[0]
                                .toObject();
    QCOMPARE(
        run(workspace,
            {u"remediation"_s, u"create"_s, u"--recommendation"_s, top[u"id"_s].toString(),
                u"--due"_s, u"2026-09-01"_s, u"--priority"_s, u"High"_s, u"--note"_s, u"=note"_s})
            .code,
        0);
    const QString out = path(u"handover.csv"_s);
    QCOMPARE(run(workspace, {u"remediation"_s, u"export"_s, u"--out"_s, out}).code, 0);
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray csv = file.readAll();
    QVERIFY(csv.startsWith("activityId,title,remediationType,relatedComponent,recommendedVersion,"
                           "deviceId,computerDnsName,osPlatform,rbacGroupName,installedVersions,"
                           "weaknesses,priority,dueOn,requesterNotes,deviceStatus,itStatus,itOwner,"
                           "itNote,doneOn\r\n"));
    QCOMPARE(csv.count("\r\n") - 1, top[u"exposedMachinesCount"_s].toInt());
    QVERIFY(!csv.contains(",=note"));
    const QJsonObject activity =
        run(workspace, {u"list"_s, u"remediations"_s, u"--format"_s, u"json"_s})
            .array()[0]
            .toObject();
    QCOMPARE(activity[u"targetDevices"_s].toInt(), top[u"exposedMachinesCount"_s].toInt());
    QCOMPARE(
        run(workspace, {u"remediation"_s, u"complete"_s, activity[u"id"_s].toString()}).code, 0);
    QCOMPARE(run(workspace, {u"remediation"_s, u"complete"_s, u"no such"_s}).code, 1);
}

void ParapetctlTest::deviceContextIsSet()
{
    const QString workspace = copied(u"set.parapet"_s);
    const QJsonArray devices = run(workspace,
        {u"list"_s, u"devices"_s, u"--filter"_s, u"deviceValue != \"High\""_s, u"--limit"_s, u"3"_s,
            u"--format"_s, u"json"_s})
                                   .array();
    const auto id = [&](int index) { return devices[index].toObject()[u"id"_s].toString(); };
    const auto show = [&](int index) {
        return run(workspace, {u"show"_s, u"devices"_s, id(index)}).object();
    };
    QCOMPARE(run(workspace, {u"set"_s, u"device-value"_s, id(0), id(1), u"High"_s}).code, 0);
    QCOMPARE(show(0)[u"deviceValue"_s].toString(), u"High"_s);
    QCOMPARE(show(1)[u"deviceValue"_s].toString(), u"High"_s);
    QCOMPARE(run(workspace, {u"set"_s, u"internet-facing"_s, id(0), u"yes"_s}).code, 0);
    QCOMPARE(show(0)[u"isInternetFacing"_s].toBool(), true);
    write(path(u"tags.csv"_s), "id,value\r\n" + id(2).toUtf8() + ",\"crown, jewel\"\r\n");
    QCOMPARE(run(workspace, {u"set"_s, u"tag"_s, u"--from"_s, path(u"tags.csv"_s)}).code, 0);
    QVERIFY(show(2)[u"machineTags"_s].toArray().contains(u"crown, jewel"_s));
    const Ran unknown =
        run(workspace, {u"set"_s, u"device-value"_s, id(2), u"no such"_s, u"High"_s});
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("no such"));
    QVERIFY(show(2)[u"deviceValue"_s].toString() != u"High");
    const auto set = [&](const QStringList& arguments) {
        return run(workspace, QStringList{u"set"_s} + arguments);
    };
    QCOMPARE(set({u"tag"_s, id(2), u"crown, jewel"_s, u"--remove"_s}).code, 0);
    QVERIFY(!show(2)[u"machineTags"_s].toArray().contains(u"crown, jewel"_s));
    const QString told = show(1)[u"rbacGroupName"_s].toString();
    const Ran moved = set({u"group"_s, id(1), u"Treasury"_s});
    QCOMPARE(moved.code, 0);
    QVERIFY(moved.err.contains("Treasury is a new device group."));
    QCOMPARE(show(1)[u"rbacGroupName"_s].toString(), u"Treasury"_s);
    QCOMPARE(show(1)[u"importedGroupName"_s].toString(), told);
    QVERIFY(!show(1)[u"groupSetBy"_s].toString().isEmpty());
    const QJsonObject scores =
        run(workspace, {u"score"_s, u"--group"_s, u"Treasury"_s, u"--format"_s, u"json"_s})
            .object();
    QCOMPARE(scores[u"exposureScore"_s].toObject()[u"activeDevices"_s].toInt(), 1);
    QCOMPARE(set({u"group"_s, id(1), u"--clear"_s}).code, 0);
    QCOMPARE(show(1)[u"rbacGroupName"_s].toString(), told);
    write(path(u"groups.csv"_s), "id,rbacGroupName\n" + id(0).toUtf8() + ",Treasury\n");
    const Ran fromFile = set({u"devices"_s, u"--from"_s, path(u"groups.csv"_s)});
    QCOMPARE(fromFile.code, 0);
    QVERIFY(fromFile.out.contains("rbacGroupName: "));
    QVERIFY(fromFile.err.contains("Treasury is a new device group")); // nobody is in it
    QCOMPARE(show(0)[u"rbacGroupName"_s].toString(), u"Treasury"_s);
    QCOMPARE(set({u"group"_s, id(1)}).code, 2);
    QCOMPARE(set({u"group"_s, u"--clear"_s}).code, 2);
    QCOMPARE(set({u"group"_s, id(1), u"  "_s}).code, 2);
    QCOMPARE(run(workspace, {u"check"_s, u"--scores"_s}).code, 0);
}

void ParapetctlTest::listsThatAreWorkedOut()
{
    const QString workspace = copied(u"told.parapet"_s);
    const Ran updates = run(workspace,
        {u"list"_s, u"missing-kbs"_s, u"--sort"_s, u"devices:desc"_s, u"--limit"_s, u"3"_s,
            u"--fields"_s, u"id,devices"_s});
    QCOMPARE(updates.code, 0);
    QVERIFY(updates.out.startsWith("id,devices\r\n"));
    const QString id =
        run(workspace, {u"list"_s, u"devices"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s})
            .array()[0]
            .toObject()[u"id"_s]
            .toString();
    const QJsonArray history = run(
        workspace, {u"list"_s, u"device-history"_s, u"--device"_s, id, u"--format"_s, u"json"_s})
                                   .array();
    QVERIFY(std::any_of(history.begin(), history.end(), [](const QJsonValue& change) {
        return change.toObject()[u"change"_s].toString() == u"Joined the fleet";
    }));
    const QStringList list{u"list"_s};
    QCOMPARE(run(workspace, list + QStringList{u"missing-kbs"_s, u"--device"_s, u"x"_s}).code, 1);
    QCOMPARE(
        run(workspace, list + QStringList{u"device-history"_s, u"--software"_s, u"x"_s}).code, 2);
    QCOMPARE(run(workspace, list + QStringList{u"devices"_s, u"--device"_s, id}).code, 2);
    QCOMPARE(
        run(workspace, list + QStringList{u"missing-kbs"_s, u"--filter"_s, u"x =="_s}).code, 2);
}

void ParapetctlTest::checkAndBackup()
{
    QCOMPARE(run({u"check"_s}).code, 0);
    const QString copy = copied(u"copy.parapet"_s);
    QCOMPARE(run(copy, {u"list"_s, u"findings"_s}).out, run({u"list"_s, u"findings"_s}).out);
    QCOMPARE(run({u"backup"_s, copy}).code, 1);
    write(path(u"broken.parapet"_s), "no database at all");
    QCOMPARE(run(path(u"broken.parapet"_s), {u"check"_s}).code, 1);
}

void ParapetctlTest::differenceOfSnapshotsIsSplit()
{
    const Ran json = run({u"diff"_s, u"1"_s, u"2"_s, u"--format"_s, u"json"_s});
    QCOMPARE(json.code, 0);
    const QJsonObject told = json.object();
    const auto scoreOf = [&](const QString& snapshot) {
        return run({u"score"_s, u"--as-of"_s, snapshot, u"--format"_s, u"json"_s}).object();
    };
    const QJsonObject before = scoreOf(u"1"_s);
    const QJsonObject after = scoreOf(u"2"_s);
    double exposure = 0.0;
    double percent = 0.0;
    const QJsonArray causes = told[u"causes"_s].toArray();
    QCOMPARE(causes.size(), 9);
    for (const auto& cause : causes) {
        exposure += cause[u"exposure"_s].toDouble();
        percent += cause[u"percent"_s].toDouble();
    }
    QVERIFY(std::abs(exposure
                - (after[u"exposureScore"_s][u"score"_s].toDouble()
                    - before[u"exposureScore"_s][u"score"_s].toDouble()))
        < 1e-9);
    QVERIFY(std::abs(percent
                - (after[u"secureScore"_s][u"percent"_s].toDouble()
                    - before[u"secureScore"_s][u"percent"_s].toDouble()))
        < 1e-9);
    QVERIFY(exposure < 0.0); // sixty findings were fixed
    QCOMPARE(causes.first()[u"cause"_s].toString(), u"findingsFixed"_s);
    QVERIFY(!causes.first()[u"topDevices"_s].toArray().isEmpty());
    const Ran csv = run({u"diff"_s, u"1"_s, u"2"_s, u"--format"_s, u"csv"_s});
    QCOMPARE(csv.out.split('\n').first(),
        "cause,exposure,points,maxPoints,percent,devices,findings,cves,controls\r");
    QCOMPARE(csv.out.count("\r\n"), 10);
    const Ran table = run({u"diff"_s, u"1"_s, u"2"_s, u"--format"_s, u"table"_s});
    QVERIFY(table.out.contains("Findings fixed") && table.out.contains("Exposure score"));
    const Ran missing = run({u"diff"_s, u"1"_s, u"77"_s});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("77"));
    QCOMPARE(run({u"diff"_s, u"1"_s}).code, 2);
    const Ran scores = run({u"check"_s, u"--scores"_s});
    QCOMPARE(scores.code, 0);
}

void ParapetctlTest::interruptLeavesNothing()
{
    const QString big = path(u"big.json.gz"_s);
    QCOMPARE(run({u"generate"_s, u"--findings"_s, u"150000"_s, u"--out"_s, big}).code, 0);
    const QString workspace = copied(u"interrupted.parapet"_s);
    const QByteArray before = run(workspace, {u"list"_s, u"findings"_s}).out;
    int interrupted = 0;
    for (const int delay : {20, 60, 150, 300}) {
        QProcess process;
        process.start(QStringLiteral(PARAPETCTL),
            {u"--workspace"_s, workspace, u"import"_s, big, u"--taken-at"_s, u"2026-09-01"_s});
        QVERIFY(process.waitForStarted());
        QThread::msleep(static_cast<unsigned long>(delay));
        ::kill(static_cast<pid_t>(process.processId()), delay == 60 ? SIGTERM : SIGINT);
        QVERIFY(process.waitForFinished(30'000));
        if (process.exitStatus() == QProcess::CrashExit)
            continue; // the signal came before the program could take it
        if (process.exitCode() == 0)
            break; // quicker than the signal
        QCOMPARE(process.exitCode(), 130);
        ++interrupted;
        QCOMPARE(run(workspace, {u"list"_s, u"findings"_s}).out, before);
    }
    QVERIFY(interrupted > 0);
    QCOMPARE(run(workspace, {u"check"_s}).code, 0);
}

void ParapetctlTest::helpHasExamples()
{
    QVERIFY(run({u"--help"_s}).out.contains("Example"));
    QVERIFY(run({u"--version"_s}).out.startsWith("parapetctl "));
    for (const QStringList& verb : {QStringList{u"import"_s}, {u"formats"_s}, {u"issues"_s},
             {u"snapshots"_s}, {u"feeds"_s, u"import"_s}, {u"feeds"_s, u"status"_s}, {u"score"_s},
             {u"list"_s}, {u"show"_s}, {u"explain"_s}, {u"what-if"_s}, {u"plan"_s},
             {u"remediation"_s, u"create"_s}, {u"remediation"_s, u"complete"_s},
             {u"remediation"_s, u"export"_s}, {u"exception"_s, u"create"_s},
             {u"exception"_s, u"cancel"_s}, {u"exception"_s, u"preview"_s},
             {u"set"_s, u"device-value"_s}, {u"set"_s, u"internet-facing"_s}, {u"set"_s, u"tag"_s},
             {u"generate"_s}, {u"check"_s}, {u"backup"_s}}) {
        const Ran help = run(verb + QStringList{u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains("Example: parapetctl"), qPrintable(verb.join(u' ')));
    }
}

void ParapetctlTest::generatedFleetIsImported()
{
    const QString out = path(u"generated"_s);
    QCOMPARE(run({u"generate"_s, u"--devices"_s, u"20"_s, u"--seed"_s, u"3"_s, u"--snapshots"_s,
                     u"1"_s, u"--out"_s, out})
                 .code,
        0);
    QDir dir(out);
    QString snapshot;
    for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        if (name.startsWith(u"20"))
            snapshot = dir.filePath(name);
    QVERIFY(!snapshot.isEmpty());
    const QString workspace = path(u"generated.parapet"_s);
    QCOMPARE(run(workspace, {u"import"_s, snapshot}).code, 0);
    QCOMPARE(
        run(workspace, {u"list"_s, u"devices"_s, u"--format"_s, u"ndjson"_s}).out.count('\n'), 20);
}

QTEST_GUILESS_MAIN(ParapetctlTest)
#include "tst_parapetctl.moc"
