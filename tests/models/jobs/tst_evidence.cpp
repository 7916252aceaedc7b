// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the house: the evidence pack and its check, the e-mail draft. Half files never stay.
#include "models/jobs/evidence.h"
#include "models/jobs/mail.h"
#include "models/jobs/workflow.h"
#include "tests/support/workspacefixture.h"

#include <QCryptographicHash>

using namespace parapet;
using namespace parapet::test;
using base::Error;
using domain::Kind;

namespace {

const QString chrome = u"va-_-google-_-chrome"_s;

ExportRows fleet()
{
    ExportRows rows;
    for (const QString& device : {u"a"_s, u"b"_s, u"c"_s}) {
        rows.machines.push_back(machine(device, u"Desks"_s));
        rows.inventory.push_back(software(device, u"google"_s, u"chrome"_s, u"1.0"_s));
        rows.findings.push_back(
            finding(device, u"google"_s, u"chrome"_s, u"1.0"_s, u"CVE-2024-0001"_s));
        rows.findings.push_back(finding(device, u"google"_s, u"chrome"_s, u"1.0"_s,
            u"CVE-2024-0002"_s, {{u"vulnerabilitySeverityLevel"_s, u"Critical"_s}}));
    }
    return rows;
}

/// The members of a zip with their bytes.
std::vector<std::pair<QString, QByteArray>> unpacked(const QString& file)
{
    std::vector<std::pair<QString, QByteArray>> members;
    members.reserve(64);
    must(exporting::readZip(
        file,
        [&members](const QString& name) -> exporting::ZipVisit {
            members.emplace_back(name, QByteArray());
            return {1 << 30, &members.back().second};
        },
        [] { return false; }));
    return members;
}

void pack(const QString& file, const std::vector<std::pair<QString, QByteArray>>& members)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    exporting::ZipWriter zip(out, 0);
    for (const auto& [name, bytes] : members)
        must(zip.add(name, bytes));
    must(zip.finish());
}

} // namespace

class EvidenceTest final : public QObject
{
    Q_OBJECT

    struct Desk : Workspace
    {
        Desk()
        {
            importEpss("CVE-2024-0001,0.5,0.9\n");
            import(fleet(), "2026-08-01T00:00:00Z");
            must(jobs::createRemediation(
                context(), {chrome, {}, at("2026-09-01"), domain::Priority::High, u"ring 1"_s}));
        }
        QString packed(const QByteArray& png = {})
        {
            const QString path = file(u"pack.zip"_s);
            must(jobs::writeEvidence(
                context(), {path, Kind::Findings, u"severity == 'Critical'"_s, {}, png}));
            return path;
        }
        static QStringList deviations(const QString& path)
        {
            return must(jobs::verifyEvidence(path, {})).deviations;
        }
    };

private slots:
    void packTellsWhatItHolds();
    void inputsAreThoseOfTheImport();
    void untouchedPackIsVerified();
    void everyDeviationIsNamed();
    void otherFilesAreNoPacks();
    void failedPacksLeaveNothing();
    void draftIsWritten();
    void draftSaysWhoseNotesTheyAre();
    void mailSettingsAreKept();
    void impossibleDraftsAreRefused();
};

void EvidenceTest::packTellsWhatItHolds()
{
    Desk desk;
    const auto members = unpacked(desk.packed("\x89PNG"));
    QStringList names;
    for (const auto& [name, bytes] : members)
        names.append(name);
    QCOMPARE(names,
        (QStringList{u"recommendations.csv"_s, u"remediations.csv"_s, u"exceptions.csv"_s,
            u"claims.csv"_s, u"findings.csv"_s, u"scores.json"_s, u"dashboard.png"_s,
            u"manifest.json"_s}));
    const auto manifest = QJsonDocument::fromJson(members.back().second).object();
    QCOMPARE(manifest[u"filter"_s].toString(), u"severity == 'Critical'"_s);
    QCOMPARE(manifest[u"list"_s].toString(), u"findings"_s);
    QCOMPARE(manifest[u"scoreModel"_s].toString(), u"parapet-exposure-1"_s);
    QCOMPARE(manifest[u"createdBy"_s].toString(), u"tester"_s);
    QCOMPARE(manifest[u"program"_s][u"version"_s].toString(), QStringLiteral(PARAPET_VERSION));
    QCOMPARE(manifest[u"feeds"_s][0][u"name"_s].toString(), u"epss"_s);
    QCOMPARE(manifest[u"dashboard"_s].toString(), u"dashboard.png"_s);
    const auto files = manifest[u"files"_s].toArray();
    QCOMPARE(files.size(), 7);
    for (qsizetype i = 0; i < files.size(); ++i) {
        const auto& [name, bytes] = members[static_cast<std::size_t>(i)];
        QCOMPARE(files[i][u"path"_s].toString(), name);
        QCOMPARE(files[i][u"bytes"_s].toInteger(), bytes.size());
        QCOMPARE(files[i][u"sha256"_s].toString(),
            QString::fromLatin1(
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    }
    QCOMPARE(files[4][u"rows"_s].toInteger(), 3); // the filter holds for the chosen list only
    QCOMPARE(members[4].second.count("\r\n"), 4);
    QCOMPARE(files[0][u"rows"_s].toInteger(), 1);
    const auto scores = QJsonDocument::fromJson(members[5].second).object();
    QCOMPARE(scores[u"exposureScore"_s][u"score"_s].toDouble(), desk.score());
    const auto without = unpacked(desk.packed());
    QVERIFY(without.back().second.contains("made without a window"));
}

void EvidenceTest::inputsAreThoseOfTheImport()
{
    Desk desk;
    const auto inputs = QJsonDocument::fromJson(unpacked(desk.packed()).back().second)
                            .object()[u"inputs"_s]
                            .toArray();
    QCOMPARE(inputs.size(), 3);
    for (const auto& value : inputs) {
        const QJsonObject input = value.toObject();
        QFile file(desk.file(u"in2/"_s + input[u"path"_s].toString()));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        QCOMPARE(input[u"bytes"_s].toInteger(), bytes.size());
        QCOMPARE(input[u"sha256"_s].toString(),
            QString::fromLatin1(
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(input[u"snapshot"_s].toInt(), 1);
    }
}

void EvidenceTest::untouchedPackIsVerified()
{
    Desk desk;
    const QString path = desk.file(u"pack.zip"_s);
    const auto report =
        must(jobs::writeEvidence(desk.context(), {path, Kind::Findings, {}, {}, {}}));
    const auto check = must(jobs::verifyEvidence(path, {}));
    QCOMPARE(check.deviations, QStringList());
    QCOMPARE(check.files, 6);
    QCOMPARE(check.manifestSha256, report.manifestSha256);
    QCOMPARE(check.createdBy, u"tester"_s);
}

void EvidenceTest::everyDeviationIsNamed()
{
    Desk desk;
    const auto members = unpacked(desk.packed());
    const QString path = desk.file(u"changed.zip"_s);
    auto changed = members;
    changed[0].second.replace("chrome", "Chrome"); // same size
    changed[1].second.chop(1);
    changed[2].second.append("x");
    changed.erase(changed.begin() + 3); // claims.csv
    changed.insert(changed.begin(), {u"more/surplus.csv"_s, QByteArray(1000, 'x')});
    changed.push_back(members[5]); // scores.json twice
    pack(path, changed);
    const QStringList told = Desk::deviations(path);
    QCOMPARE(told.size(), 6);
    QVERIFY(told[0].startsWith(u"more/surplus.csv is surplus"_s));
    QVERIFY(told[1].startsWith(u"recommendations.csv is changed: its SHA-256"_s));
    QVERIFY(told[2].startsWith(u"remediations.csv is changed: it has "_s));
    QVERIFY(told[3].startsWith(u"exceptions.csv is changed: it has more than"_s));
    QVERIFY(told[4].startsWith(u"scores.json is there twice"_s));
    QCOMPARE(told[5], u"claims.csv is missing."_s);
}

void EvidenceTest::otherFilesAreNoPacks()
{
    Desk desk;
    const auto members = unpacked(desk.packed());
    const QString path = desk.file(u"other.zip"_s);
    const auto kindOf = [&path] {
        const auto check = jobs::verifyEvidence(path, {});
        return check ? Error::Kind::Internal : check.error().kind;
    };
    QCOMPARE(kindOf(), Error::Kind::NotFound);
    for (const QByteArray& manifest : {QByteArray("{"), QByteArray("{}"),
             QByteArray(R"({"format":"parapet-evidence-1","files":[{"path":"a","bytes":-1}]})"),
             QByteArray(R"({"format":"parapet-evidence-9","files":[]})")}) {
        pack(path, {{u"manifest.json"_s, manifest}});
        QCOMPARE(kindOf(), Error::Kind::Format);
    }
    pack(path, {{u"a.csv"_s, "a"}});
    QCOMPARE(kindOf(), Error::Kind::Format);
    pack(path, {members.back(), members.back()}); // which manifest would hold?
    QCOMPARE(kindOf(), Error::Kind::Format);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PK\x03\x04 nothing of it");
    file.close();
    QCOMPARE(kindOf(), Error::Kind::Format);
}

void EvidenceTest::failedPacksLeaveNothing()
{
    Desk desk;
    const QString path = desk.file(u"out/pack.zip"_s);
    QVERIFY(QDir().mkpath(desk.file(u"out"_s)));
    const auto entries = [&] { return QDir(desk.file(u"out"_s)).entryList(QDir::Files); };
    const auto wrong =
        jobs::writeEvidence(desk.context(), {path, Kind::Findings, u"noSuchField == 1"_s, {}, {}});
    QCOMPARE(wrong.error().kind, Error::Kind::Usage);
    QCOMPARE(entries(), QStringList());
    desk.stop.request_stop();
    const auto cancelled = jobs::writeEvidence(desk.context(), {path, Kind::Findings, {}, {}, {}});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().kind, Error::Kind::Cancelled);
    QCOMPARE(entries(), QStringList());
    QVERIFY(!jobs::writeEvidence(
        desk.context(), {desk.file(u"no/such/pack.zip"_s), Kind::Findings, {}, {}, {}}));
}

void EvidenceTest::draftIsWritten()
{
    Desk desk;
    auto settings = must(jobs::mailSettings(desk.context()));
    settings.to = u"Desk <desk@example.org>"_s;
    const QString path = desk.file(u"it.eml"_s);
    must(jobs::writeMail(desk.context(), {}, settings, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray mail = file.readAll();
    QVERIFY(mail.startsWith("X-Unsent: 1\r\n"));
    QVERIFY(mail.contains("\r\nTo: \"Desk\" <desk@example.org>\r\n"));
    QVERIFY(mail.contains("3 devices"));
    QVERIFY(mail.contains("ring 1"));
    const QString csv = desk.file(u"it.csv"_s);
    must(jobs::exportHandover(desk.context(), {}, csv));
    QFile handover(csv);
    QVERIFY(handover.open(QIODevice::ReadOnly));
    QByteArray joined = mail;
    QVERIFY(joined.replace("\r\n", "").contains(handover.readAll().toBase64()));
    QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void EvidenceTest::draftSaysWhoseNotesTheyAre()
{
    Desk desk;
    ExportRows rows = fleet();
    rows.findings.push_back(finding(rows.machines.front()[u"id"_s].toString(), u"v"_s, u"lonely"_s,
        u"1"_s, u"CVE-2024-0009"_s));
    desk.import(rows, "2026-08-02T00:00:00Z");
    must(jobs::createRemediation(desk.context(),
        {u"va-_-v-_-lonely"_s, {}, at("2026-09-01"), domain::Priority::Low, u"not on Fridays"_s}));
    auto settings = must(jobs::mailSettings(desk.context()));
    settings.to = u"desk@example.org"_s;
    settings.body = u"{activities}\n{notes}"_s;
    const QString path = desk.file(u"it.eml"_s);
    must(jobs::writeMail(desk.context(), {}, settings, path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray mail = file.readAll().replace("=\r\n", "");
    QVERIFY2(mail.contains(" on 1 device, due "), mail.left(2000).constData());
    QVERIFY2(mail.contains(": ring 1") && mail.contains(": not on Fridays"),
        mail.left(2000).constData());
}

void EvidenceTest::mailSettingsAreKept()
{
    Desk desk;
    auto settings = must(jobs::mailSettings(desk.context()));
    QVERIFY(settings.to.isEmpty());
    settings.to = u"desk@example.org"_s;
    settings.body = u"{title}: {devices}"_s;
    must(jobs::keepMailSettings(desk.context(), settings));
    const auto kept = must(jobs::mailSettings(desk.context()));
    QCOMPARE(kept.to, settings.to);
    QCOMPARE(kept.body, settings.body);
    QCOMPARE(kept.subject, settings.subject);
    settings.to = u"desk@example.org\nBcc: x@y.org"_s;
    QCOMPARE(jobs::keepMailSettings(desk.context(), settings).error().kind, Error::Kind::Usage);
    QCOMPARE(must(jobs::mailSettings(desk.context())).to, kept.to);
    // of several only the wrong one is named
    settings.to = u"J\u00f6rg M\u00fcller <it@example.org>, not an address, x@y.org"_s;
    const QString said = jobs::keepMailSettings(desk.context(), settings).error().message;
    QVERIFY2(said.startsWith(u"not an address is no"), qPrintable(said));
}

void EvidenceTest::impossibleDraftsAreRefused()
{
    Desk desk;
    auto settings = must(jobs::mailSettings(desk.context()));
    const QString path = desk.file(u"no.eml"_s);
    const auto kindOf = [&](const QStringList& ids) {
        const auto written = jobs::writeMail(desk.context(), ids, settings, path);
        return written ? Error::Kind::Internal : written.error().kind;
    };
    QCOMPARE(kindOf({}), Error::Kind::Usage); // nobody to write to
    settings.to = u"desk@example.org"_s;
    QCOMPARE(kindOf({u"nope"_s}), Error::Kind::NotFound);
    settings.body = u"{password}"_s;
    QCOMPARE(kindOf({}), Error::Kind::Usage);
    settings.body = u"x"_s;
    for (const auto& activity : desk.list(Kind::Remediations))
        must(jobs::completeRemediation(desk.context(), activity[u"id"_s].toString()));
    QCOMPARE(kindOf({}), Error::Kind::Usage); // nothing to hand over
    QVERIFY(!QFile::exists(path));
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "tst_evidence.moc"
