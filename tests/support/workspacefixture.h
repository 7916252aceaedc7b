// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What tests above the readers share: export rows in memory, a random fleet of them, and a
// workspace in a temporary folder with a clock that the test moves. One thread.
#pragma once

#include "models/base/timetext.h"
#include "models/exporting/rowwriter.h"
#include "models/jobs/feedsjob.h"
#include "models/jobs/import/importjob.h"
#include "models/jobs/listjob.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <random>
#include <stdexcept>

namespace parapet::test {

using namespace Qt::StringLiterals;

/// The value, or a test that ends here with the error's words.
template <class T>
T must(base::Result<T> result)
{
    if (!result)
        throw std::runtime_error(
            QString(result.error().message + u" / " + result.error().detail).toStdString());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

inline base::Millis at(const char* text)
{
    const auto time = base::parseTime(text);
    if (!time)
        throw std::runtime_error("no time");
    return *time;
}

inline QJsonObject with(QJsonObject row, const QJsonObject& changes)
{
    for (auto it = changes.begin(); it != changes.end(); ++it)
        row.insert(it.key(), it.value());
    return row;
}

inline QJsonObject machine(const QString& id, const QString& group, const QJsonObject& changes = {})
{
    return with(
        QJsonObject{{u"id"_s, id}, {u"computerDnsName"_s, QString(id + u".test")},
            {u"firstSeen"_s, u"2026-01-01T00:00:00Z"_s}, {u"lastSeen"_s, u"2026-07-31T12:00:00Z"_s},
            {u"osPlatform"_s, u"Windows11"_s}, {u"version"_s, u"22H2"_s},
            {u"healthStatus"_s, u"Active"_s}, {u"rbacGroupName"_s, group},
            {u"riskScore"_s, u"None"_s}, {u"deviceValue"_s, u"Normal"_s},
            {u"machineTags"_s, QJsonArray()}, {u"isInternetFacing"_s, false}},
        changes);
}

inline QJsonObject software(const QString& device, const QString& vendor, const QString& product,
    const QString& version, const QJsonObject& changes = {})
{
    return with(
        QJsonObject{{u"deviceId"_s, device}, {u"softwareVendor"_s, vendor},
            {u"softwareName"_s, product}, {u"softwareVersion"_s, version},
            {u"numberOfWeaknesses"_s, 0}, {u"diskPaths"_s, QJsonArray()},
            {u"registryPaths"_s, QJsonArray()},
            {u"softwareFirstSeenTimestamp"_s, u"2026-05-01 00:00:00"_s},
            {u"endOfSupportStatus"_s, QJsonValue::Null}, {u"endOfSupportDate"_s, QJsonValue::Null}},
        changes);
}

inline QJsonObject finding(const QString& device, const QString& vendor, const QString& product,
    const QString& version, const QString& cve, const QJsonObject& changes = {})
{
    return with(
        QJsonObject{{u"deviceId"_s, device}, {u"softwareVendor"_s, vendor},
            {u"softwareName"_s, product}, {u"softwareVersion"_s, version}, {u"cveId"_s, cve},
            {u"vulnerabilitySeverityLevel"_s, u"High"_s}, {u"cvssScore"_s, 7.5},
            {u"exploitabilityLevel"_s, u"NoExploit"_s}, {u"securityUpdateAvailable"_s, true},
            {u"recommendationReference"_s, QString(u"va-_-" + vendor + u"-_-" + product)},
            {u"firstSeenTimestamp"_s, u"2026-06-01 10:20:30"_s},
            {u"lastSeenTimestamp"_s, u"2026-07-31 11:00:00"_s}},
        changes);
}

inline QJsonObject control(
    const QString& device, const QString& id, bool compliant, const QJsonObject& changes = {})
{
    return with(QJsonObject{{u"deviceId"_s, device}, {u"timestamp"_s, u"2026-07-31 10:00:00"_s},
                    {u"configurationId"_s, id}, {u"configurationCategory"_s, u"OS"_s},
                    {u"configurationSubcategory"_s, u"Settings"_s}, {u"configurationImpact"_s, 8},
                    {u"isCompliant"_s, compliant}, {u"isApplicable"_s, true},
                    {u"configurationName"_s, QString(u"Control " + id)}},
        changes);
}

inline QJsonObject alert(const QString& id, const QString& device, const QJsonObject& changes = {})
{
    return with(QJsonObject{{u"id"_s, id}, {u"machineId"_s, device}, {u"severity"_s, u"High"_s},
                    {u"status"_s, u"New"_s}, {u"category"_s, u"Exploit"_s},
                    {u"title"_s, u"Suspicious activity"_s}, {u"description"_s, QString()},
                    {u"alertCreationTime"_s, u"2026-07-30T08:00:00Z"_s}},
        changes);
}

/// The rows of one snapshot by family.
struct ExportRows
{
    std::vector<QJsonObject> machines, inventory, findings, controls, alerts;

    /// Writes one NDJSON file a family; with a seed the rows come in another order.
    void writeTo(const QString& folder, std::uint32_t shuffle = 0) const
    {
        QDir().mkpath(folder);
        const std::pair<const char*, const std::vector<QJsonObject>&> files[] = {
            {"machines.json", machines}, {"software_inventory.json", inventory},
            {"software_vulnerabilities.json", findings}, {"secure_config.json", controls},
            {"alerts.json", alerts}};
        std::mt19937 random(shuffle);
        for (const auto& [name, told] : files) {
            if (told.empty())
                continue;
            auto rows = told;
            if (shuffle != 0)
                std::shuffle(rows.begin(), rows.end(), random);
            QFile file(folder + u'/' + QString::fromUtf8(name));
            if (!file.open(QIODevice::WriteOnly))
                throw std::runtime_error("a file of the test cannot be written");
            for (const auto& row : rows)
                file.write(QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n');
        }
    }
};

/// A fleet in which several products carry the same CVEs, some devices are silent or without data.
inline ExportRows randomFleet(int devices, std::uint32_t seed)
{
    std::mt19937 random(seed);
    const auto pick = [&](int count) {
        return static_cast<int>(random() % static_cast<std::uint32_t>(count));
    };
    const QStringList groups{u"Servers"_s, u"Workstations"_s, u"R&D \"Lab\", Süd"_s};
    const QStringList levels{
        u"NoExploit"_s, u"ExploitIsPublic"_s, u"ExploitIsVerified"_s, u"ExploitIsInKit"_s};
    const QStringList words{u"Low"_s, u"Medium"_s, u"High"_s, u"Critical"_s};
    ExportRows rows;
    for (int d = 0; d < devices; ++d) {
        const QString id = u"%1"_s.arg(d, 40, 16, QLatin1Char('0'));
        QString seen = u"2026-07-%1T0%2:00:00Z"_s.arg(10 + pick(22)).arg(pick(10));
        if (pick(20) == 0)
            seen = u"2026-05-01T00:00:00Z"_s;
        rows.machines.push_back(machine(id, groups[pick(3)],
            {{u"lastSeen"_s, seen}, {u"isInternetFacing"_s, pick(10) == 0},
                {u"deviceValue"_s, QStringList{u"Low"_s, u"Normal"_s, u"High"_s}.at(pick(3))},
                {u"machineTags"_s,
                    pick(4) == 0 ? QJsonArray{u"tag, \"one\""_s, u"two"_s} : QJsonArray()}}));
        if (pick(25) == 0)
            continue; // no software record
        for (int p = 0; p < 12; ++p) {
            if (pick(3) == 0)
                continue;
            const QString vendor = u"vendor%1"_s.arg(p % 5);
            const QString product = u"product_%1"_s.arg(p);
            const int release = pick(3);
            const QString version = u"%1.%2"_s.arg(1 + release).arg(p);
            rows.inventory.push_back(software(id, vendor, product, version,
                {{u"diskPaths"_s,
                     QJsonArray{u"C:\\P\\%1\\%2.exe"_s.arg(product).arg(pick(6) == 0 ? d : 0)}},
                    {u"endOfSupportStatus"_s,
                        p == 3 && release == 0 ? QJsonValue(u"EOS Version"_s) : QJsonValue()}}));
            for (int c = release; c < 4; ++c) {
                const int cve = (p * 3 + c) % 30;
                rows.findings.push_back(finding(id, vendor, product, version,
                    u"CVE-2024-%1"_s.arg(1000 + cve),
                    {{u"cvssScore"_s, 1.0 + cve * 0.3}, {u"exploitabilityLevel"_s, levels[cve % 4]},
                        {u"vulnerabilitySeverityLevel"_s, words[cve % 4]},
                        {u"securityUpdateAvailable"_s, p != 5},
                        {u"cveTags"_s, cve % 3 == 0 ? QJsonArray{u"ZeroDay"_s} : QJsonArray()},
                        {u"recommendedSecurityUpdate"_s, u"%1.%2"_s.arg(4 + pick(2)).arg(p)},
                        {u"lastSeenTimestamp"_s,
                            u"2026-07-%1 0%2:00:00"_s.arg(10 + pick(20)).arg(pick(10))}}));
            }
        }
        for (int c = 0; c < 6; ++c)
            if (pick(8) != 0)
                rows.controls.push_back(control(id, u"scid-%1"_s.arg(2000 + c), pick(3) != 0,
                    {{u"configurationImpact"_s, 1 + c}, {u"isApplicable"_s, pick(6) != 0},
                        {u"timestamp"_s,
                            u"2026-07-%1 0%2:00:00"_s.arg(10 + pick(20)).arg(pick(9))}}));
        if (pick(12) == 0)
            rows.alerts.push_back(alert(u"al%1"_s.arg(d), id,
                {{u"severity"_s, words[pick(3)]},
                    {u"title"_s, u"Use of CVE-2024-%1 seen"_s.arg(1000 + pick(30))}}));
    }
    return rows;
}

/// A workspace that lives as long as the test, with its writing connection.
class Workspace
{
public:
    base::Millis now = at("2026-08-01T06:00:00Z");
    std::stop_source stop;

    Workspace() { open(); }

    void open()
    {
        m_context.reset();
        m_connection.reset();
        m_connection = must(store::Connection::open(path(), store::OpenMode::Create));
        m_context = std::make_unique<jobs::Context>(
            jobs::Context{*m_connection, [this] { return now; }, u"tester"_s, {}});
        m_context->progress.stop = stop.get_token();
    }
    void close()
    {
        m_context.reset();
        m_connection.reset();
    }
    [[nodiscard]] QString path() const { return m_dir.filePath(u"w.parapet"_s); }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] jobs::Context& context() { return *m_context; }
    [[nodiscard]] store::Connection& connection() { return *m_connection; }

    base::Result<jobs::ImportReport> tryImport(const ExportRows& rows, const char* takenAt,
        bool partial = false, std::uint32_t shuffle = 0)
    {
        const QString folder = m_dir.filePath(u"in%1"_s.arg(++m_imports));
        rows.writeTo(folder, shuffle);
        jobs::ImportRequest request;
        request.paths = {folder};
        request.takenAt = at(takenAt);
        request.partial = partial;
        return jobs::importSnapshot(*m_context, request);
    }
    jobs::ImportReport import(const ExportRows& rows, const char* takenAt, bool partial = false,
        std::uint32_t shuffle = 0)
    {
        return must(tryImport(rows, takenAt, partial, shuffle));
    }
    void importEpss(const QByteArray& lines, const char* date = "2026-07-31")
    {
        importFeed("#model_version:v2026.06.15,score_date:" + QByteArray(date)
            + "T00:00:00+0000\ncve,epss,percentile\n" + lines);
    }
    void importKev(const QStringList& cves, bool ransomware = false)
    {
        QJsonArray list;
        for (const QString& cve : cves)
            list.append(QJsonObject{{u"cveID"_s, cve}, {u"vendorProject"_s, u"v"_s},
                {u"product"_s, u"p"_s}, {u"vulnerabilityName"_s, u"n"_s},
                {u"dateAdded"_s, u"2026-05-01"_s}, {u"dueDate"_s, u"2026-05-22"_s},
                {u"knownRansomwareCampaignUse"_s, ransomware ? u"Known"_s : u"Unknown"_s}});
        importFeed(QJsonDocument(
            QJsonObject{{u"title"_s, u"CISA KEV"_s}, {u"catalogVersion"_s, u"2026.07.31"_s},
                {u"dateReleased"_s, u"2026-07-31T00:00:00.000Z"_s}, {u"count"_s, list.size()},
                {u"vulnerabilities"_s, list}})
                       .toJson());
    }
    void importFeed(const QByteArray& content)
    {
        const QString name = m_dir.filePath(u"feed%1"_s.arg(++m_imports));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly))
            throw std::runtime_error("a feed of the test cannot be written");
        file.write(content);
        file.close();
        must(jobs::importFeeds(*m_context, {name}));
    }

    /// The first cell of a query.
    qint64 number(const char* sql) { return m_connection->db().execAndGet(sql).getInt64(); }
    /// Every row of a query as one line of text; doubles to the bit.
    QStringList lines(const std::string& sql)
    {
        QStringList all;
        SQLite::Statement rows(m_connection->db(), sql);
        while (rows.executeStep()) {
            QStringList cells;
            for (int i = 0; i < rows.getColumnCount(); ++i) {
                const auto cell = rows.getColumn(i);
                cells.append(cell.isNull() ? u"NULL"_s
                        : cell.isFloat()   ? QString::number(cell.getDouble(), 'g', 17)
                        : cell.isBlob()    ? QString::fromLatin1(
                                 QByteArray(static_cast<const char*>(cell.getBlob()), cell.size())
                                     .toHex())
                                        : QString::fromUtf8(cell.getText(), cell.size()));
            }
            all.append(cells.join(u'|'));
        }
        return all;
    }
    /// All rows of all tables whose name is LIKE a pattern, ordered.
    QStringList dump(const std::string& pattern)
    {
        QStringList all;
        for (const QString& table : lines("SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                                          "name LIKE '"
                 + pattern + "' ORDER BY name")) {
            QStringList rows = lines("SELECT * FROM " + table.toStdString());
            rows.sort();
            for (const QString& row : rows)
                all.append(table + u": " + row);
        }
        return all;
    }
    /// A list as the command line shows it, in a scope.
    QByteArray listText(const jobs::ListRequest& request,
        exporting::Format format = exporting::Format::Json, const domain::ViewScope& view = {})
    {
        QByteArray bytes;
        const auto scope = must(jobs::Scope::open(*m_context, view));
        must(jobs::writeList(*m_context, *scope, request, format,
            [&bytes](QByteArrayView text) -> base::Result<void> {
                bytes.append(text);
                return {};
            }));
        return bytes;
    }
    std::vector<QJsonObject> list(
        domain::Kind kind, const QString& filter = {}, const domain::ViewScope& view = {})
    {
        jobs::ListRequest request;
        request.kind = kind;
        request.filter = filter;
        const auto array =
            QJsonDocument::fromJson(listText(request, exporting::Format::Json, view)).array();
        std::vector<QJsonObject> rows;
        for (const auto& row : array)
            rows.push_back(row.toObject());
        return rows;
    }
    /// The only row that a filter lets through.
    QJsonObject row(domain::Kind kind, const QString& filter, const domain::ViewScope& view = {})
    {
        const auto rows = list(kind, filter, view);
        if (rows.size() != 1)
            throw std::runtime_error(
                (u"%1 rows for %2"_s.arg(rows.size()).arg(filter)).toStdString());
        return rows.front();
    }
    double score()
    {
        return m_connection->db()
            .execAndGet(
                "SELECT score FROM score_history WHERE grp = 0 ORDER BY snapshot DESC LIMIT 1")
            .getDouble();
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<store::Connection> m_connection;
    std::unique_ptr<jobs::Context> m_context;
    int m_imports = 0;
};

} // namespace parapet::test
