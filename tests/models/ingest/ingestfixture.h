// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of ingest share: a sink that keeps copies, files written in every packing, and
// one good record of each family. One thread.
#pragma once

#include "models/ingest/importer.h"

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>
#include <memory>

namespace parapet::test {

using namespace Qt::StringLiterals;

inline QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

/// A row as one line of text: every column that the tests look at, and its line in the file.
struct KeptRow
{
    QString text;
    std::uint32_t file = 0;
    std::uint32_t line = 0;
};

class KeepingSink final : public ingest::Sink
{
public:
    std::vector<KeptRow> rows;
    std::vector<domain::Issue> issues;

    void machine(const domain::MachineRecord& row, ingest::Place place) override
    {
        QStringList tags;
        for (const auto tag : row.tags)
            tags << text(tag);
        keep(place,
            {u"machine"_s, device(row.device), time(row.firstSeen), time(row.lastSeen),
                text(row.healthStatus), text(row.riskScore),
                row.value ? domain::text(*row.value) : u"-"_s,
                row.internetFacing ? (*row.internetFacing ? u"facing"_s : u"inside"_s) : u"-"_s,
                row.hasTags ? u"[%1]"_s.arg(tags.join(u',')) : u"-"_s, text(row.onboardingStatus),
                row.excluded ? (*row.excluded ? u"excluded"_s : u"counted"_s) : u"-"_s,
                text(row.exclusionReason)});
    }
    void software(const domain::SoftwareRecord& row, ingest::Place place) override
    {
        keep(place,
            {u"software"_s, device(row.device), product(row.software), text(row.diskPaths),
                text(row.registryPaths), time(row.firstSeen), time(row.lastSeen),
                row.endOfSupport ? domain::text(*row.endOfSupport) : u"-"_s,
                time(row.endOfSupportDate), row.hasProductCode ? u"cpe"_s : u"nocpe"_s});
    }
    void vulnerability(const domain::VulnerabilityRecord& row, ingest::Place place) override
    {
        keep(place,
            {u"vulnerability"_s, device(row.device), product(row.software), text(row.cve),
                domain::text(row.severity), row.cvss ? QString::number(*row.cvss) : u"-"_s,
                row.exploitability ? domain::text(*row.exploitability) : u"-"_s,
                text(row.recommendedUpdate), text(row.recommendedUpdateId),
                text(row.recommendation), QString::number(static_cast<int>(row.update)),
                row.zeroDay ? u"0day"_s : u"-"_s, text(row.diskPaths), text(row.registryPaths),
                time(row.firstSeen), time(row.lastSeen)});
    }
    void assessment(const domain::AssessmentRecord& row, ingest::Place place) override
    {
        keep(place,
            {u"assessment"_s, device(row.device), text(row.control), text(row.name),
                text(row.subcategory), domain::text(row.category), QString::number(row.impact),
                row.compliant ? u"good"_s : u"bad"_s, row.applicable ? u"applies"_s : u"not"_s,
                time(row.assessedAt)});
    }
    void alert(const domain::AlertRecord& row, ingest::Place place) override
    {
        keep(place,
            {u"alert"_s, text(row.id), text(row.device), domain::text(row.severity),
                domain::text(row.status), text(row.title), text(row.description),
                text(row.category), time(row.createdAt)});
    }
    void issue(domain::Issue issue) override { issues.push_back(std::move(issue)); }

private:
    void keep(ingest::Place place, const QStringList& columns)
    {
        rows.push_back({columns.join(u'|'), place.file, place.line});
    }
    static QString device(const domain::DeviceColumns& d)
    {
        return QStringList{
            text(d.id), text(d.name), text(d.osPlatform), text(d.osVersion), text(d.group)}
            .join(u'/');
    }
    static QString product(const domain::SoftwareColumns& s)
    {
        return QStringList{text(s.vendor), text(s.name), text(s.version)}.join(u'/');
    }
    static QString time(std::optional<base::Millis> at)
    {
        return at ? QString::number(*at) : u"-"_s;
    }
};

/// The outcome of an import with everything its sinks were told, in the order of the places.
struct Imported
{
    std::optional<ingest::Summary> summary;
    base::Error error;
    std::vector<KeptRow> rows;
    std::vector<domain::Issue> issues;

    [[nodiscard]] std::vector<domain::Issue> of(domain::Issue::Kind kind) const
    {
        std::vector<domain::Issue> found;
        std::copy_if(issues.begin(), issues.end(), std::back_inserter(found),
            [kind](const domain::Issue& issue) { return issue.kind == kind; });
        return found;
    }
    [[nodiscard]] std::vector<domain::Issue> rejected() const
    {
        return of(domain::Issue::Kind::Rejected);
    }
    [[nodiscard]] std::vector<domain::Issue> notes() const { return of(domain::Issue::Kind::Note); }
};

inline Imported import(const QStringList& paths, const ingest::Options& options = {},
    const base::Progress& progress = {})
{
    std::map<unsigned, std::unique_ptr<KeepingSink>> sinks;
    const auto summary = ingest::importFiles(
        paths, options,
        [&sinks](unsigned worker) -> ingest::Sink& {
            auto& sink = sinks[worker];
            if (!sink)
                sink = std::make_unique<KeepingSink>();
            return *sink;
        },
        progress);
    Imported result;
    if (summary)
        result.summary = *summary;
    else
        result.error = summary.error();
    for (const auto& [worker, sink] : sinks) {
        result.rows.insert(result.rows.end(), sink->rows.begin(), sink->rows.end());
        result.issues.insert(result.issues.end(), sink->issues.begin(), sink->issues.end());
    }
    std::sort(result.rows.begin(), result.rows.end(), [](const KeptRow& a, const KeptRow& b) {
        return std::tie(a.file, a.line, a.text) < std::tie(b.file, b.line, b.text);
    });
    std::sort(result.issues.begin(), result.issues.end(),
        [](const domain::Issue& a, const domain::Issue& b) {
            return std::tie(a.file, a.line, a.reason) < std::tie(b.file, b.line, b.reason);
        });
    return result;
}

inline QByteArray gzipped(const QByteArray& bytes)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))) + 64, '\0');
    QByteArray input = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

using Entries = std::vector<std::pair<QByteArray, QByteArray>>; ///< name ("dir/" too), content

inline void writeZip(const QString& path, const Entries& entries)
{
    archive* const zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_open_filename(zip, QFile::encodeName(path).constData());
    for (const auto& [name, content] : entries) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_filetype(entry, name.endsWith('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, content.size());
        archive_write_header(zip, entry);
        archive_write_data(zip, content.constData(), static_cast<std::size_t>(content.size()));
        archive_entry_free(entry);
    }
    archive_write_free(zip);
}

/// A folder of test files.
class Files
{
public:
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        const bool good = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return good ? file.fileName() : QString();
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

namespace good {
inline const QByteArray machine =
    R"({"id":"m1","computerDnsName":"h1.example",)"
    R"("firstSeen":"2020-02-11T08:12:44.1038221Z",)"
    R"("lastSeen":"2020-07-02T16:40:09Z","osPlatform":"Windows10",)"
    R"("version":"22H2","healthStatus":"Active","riskScore":"Low",)"
    R"("rbacGroupName":"Finance","deviceValue":"High",)"
    R"("isInternetFacing":true,"machineTags":["a","b\u00e9"],)"
    R"("ipAddresses":[{"ipAddress":"10.0.0.1"}],"onboardingStatus":"onboarded",)"
    R"("isExcluded":true,"exclusionReason":"sold"})";
inline const QByteArray vulnerability =
    R"({"id":"x","deviceId":"d1","rbacGroupName":"G","deviceName":"h1","osPlatform":"Windows11",)"
    R"("osVersion":"10.0","softwareVendor":"v","softwareName":"p","softwareVersion":"1.0",)"
    R"("cveId":"CVE-2024-0001","vulnerabilitySeverityLevel":"High","cvssScore":7.5,)"
    R"("exploitabilityLevel":"ExploitIsPublic","recommendedSecurityUpdate":"June",)"
    R"("recommendedSecurityUpdateId":"5039212","recommendationReference":"va-_-v-_-p",)"
    R"("securityUpdateAvailable":true,"cveTags":["ZeroDay"],)"
    R"("diskPaths":["C:\\p\\p.exe"],"registryPaths":[],)"
    R"("firstSeenTimestamp":"2026-01-01 00:00:00","lastSeenTimestamp":"2026-07-31 00:00:00"})";
inline const QByteArray machineVulnerability =
    R"({"id":"x","cveId":"CVE-2024-0002","machineId":"d1","fixingKbId":4565483,)"
    R"("productName":"p","productVendor":"v","productVersion":"1.0","severity":"Low"})";
inline const QByteArray software =
    R"({"deviceId":"d1","rbacGroupName":"G","deviceName":null,"osPlatform":"Windows10",)"
    R"("softwareVendor":"google","softwareName":"chrome","softwareVersion":"81.0",)"
    R"("numberOfWeaknesses":9,"diskPaths":["C:\\c.exe"],"registryPaths":["HKLM\\x"],)"
    R"("softwareFirstSeenTimestamp":"2020-05-12 11:07:15",)"
    R"("endOfSupportStatus":"Upcoming EOS Version",)"
    R"("endOfSupportDate":"2021-05-11T00:00:00+00:00"})";
inline const QByteArray assessment =
    R"({"deviceId":"d1","rbacGroupName":"G","deviceName":"h1","osPlatform":"Windows10",)"
    R"("osVersion":"10.0","timestamp":"2020-07-02 09:47:58.854","configurationId":"scid-2012",)"
    R"("configurationCategory":"Security controls","configurationSubcategory":"Antivirus",)"
    R"("configurationImpact":9,"isCompliant":false,"isApplicable":true,)"
    R"("configurationName":"Turn it on","recommendationReference":"sca-_-scid-2012"})";
inline const QByteArray alert =
    R"({"id":"al1","machineId":"d1","severity":"Medium","status":"InProgress",)"
    R"("category":"Exploit","title":"Exploitation of CVE-2024-0001",)"
    R"("description":"text","alertCreationTime":"2026-07-30T23:00:00Z"})";
} // namespace good

} // namespace parapet::test
