// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/importer.h"

#include "models/bytes/memberwalk.h"
#include "models/ingest/blockparser.h"
#include "models/ingest/digest.h"
#include "models/ingest/memberreader.h"
#include "models/ingest/words.h"

#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <thread>

namespace parapet::ingest {
namespace {

QString formatText(const MemberOutcome& outcome, bytes::Packing packing)
{
    QString text = QStringLiteral("JSON");
    if (outcome.shape == Shape::Lines)
        text = QStringLiteral("NDJSON");
    else if (outcome.shape == Shape::Csv)
        text = QStringLiteral("CSV");
    else if (outcome.isEnvelope)
        text = QStringLiteral("OData JSON");
    if (packing == bytes::Packing::Gzip)
        text += QStringLiteral(", gzip");
    else if (packing == bytes::Packing::ArchiveEntry)
        text += QStringLiteral(", archive");
    return text;
}

/// One call of importFiles: the reading side, with the parsing threads beside it.
class Import
{
public:
    Import(const QStringList& named, const Options& options,
        const std::function<Sink&(unsigned)>& sinkFor, const base::Progress& progress)
        : m_named(named)
        , m_options(options)
        , m_progress(progress)
        , m_pool(std::max(options.threads, 1U) * 2U + 2U)
    {
        for (unsigned i = 0; i < std::max(options.threads, 1U); ++i) {
            Sink& sink = sinkFor(i);
            m_parsers.push_back(std::make_unique<BlockParser>(options.limits, sink));
            m_issues = i == 0 ? &sink : m_issues;
        }
    }

    base::Result<Summary> run(const QStringList& files);

private:
    using Failure = std::optional<base::Error>;

    void startThreads();
    void endThreads(bool abort);
    Failure readPath(const QString& path);
    Failure readMember(bytes::MemberWalk& walk, const bytes::Member& member);
    void noteSecondPage(const QString& path, Family family);
    void noteHidden(const QString& path);
    [[nodiscard]] bool isDocument(const QString& path) const;
    bool proceed(const bytes::MemberWalk& walk, const QString& path);
    void sumUp();

    QStringList m_named; ///< paths as given
    Options m_options;
    const base::Progress& m_progress;
    BlockPool m_pool;
    std::vector<std::unique_ptr<BlockParser>> m_parsers;
    std::vector<std::jthread> m_threads;
    Sink* m_issues = nullptr; ///< of the first thread: takes what is told of whole files
    Summary m_summary;
    std::vector<domain::Issue> m_fileIssues;
    std::map<Family, QString> m_firstOf; ///< the first file of each family
    qint64 m_bytesTotal = 0;
    qint64 m_bytesDone = 0; ///< of the paths before the present one
    std::chrono::steady_clock::time_point m_reported;
};

void Import::startThreads()
{
    for (const auto& parser : m_parsers)
        m_threads.emplace_back([this, worker = parser.get()] {
            while (auto block = m_pool.takeFull()) {
                worker->parse(*block);
                m_pool.giveEmpty(std::move(block));
            }
        });
}

void Import::endThreads(bool abort)
{
    m_pool.close(abort);
    m_threads.clear();
}

bool Import::proceed(const bytes::MemberWalk& walk, const QString& path)
{
    constexpr auto interval = std::chrono::milliseconds(50);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_reported >= interval) {
        m_reported = now;
        m_progress.report(
            m_bytesDone + static_cast<qint64>(walk.packedBytesRead()), m_bytesTotal, path);
    }
    return !m_progress.cancelled();
}

void Import::noteSecondPage(const QString& path, Family family)
{
    const auto [first, isNew] = m_firstOf.try_emplace(family, path);
    if (isNew)
        return;
    m_fileIssues.push_back({domain::Issue::Kind::Note, path, 0, {},
        Words::tr("also holds %1, like %2; both are read as pages of one export.")
            .arg(name(family), first->second)});
}

void Import::noteHidden(const QString& path)
{
    m_fileIssues.push_back({domain::Issue::Kind::Note, path, 0, {},
        Words::tr("a file that a system left in the archive; left out.")});
}

/// A text or picture that lies beside exports in a folder or archive, by its name; one that was
/// named itself is meant to be read.
bool Import::isDocument(const QString& path) const
{
    static constexpr std::array suffixes{
        u".txt", u".md", u".pdf", u".html", u".htm", u".png", u".jpg", u".log", u".docx", u".xlsx"};
    return !m_named.contains(path)
        && std::any_of(suffixes.begin(), suffixes.end(), [&path](const char16_t* suffix) {
               return path.endsWith(QStringView(suffix), Qt::CaseInsensitive);
           });
}

Import::Failure Import::readMember(bytes::MemberWalk& walk, const bytes::Member& member)
{
    const Limits& limits = m_options.limits;
    const auto source = walk.open({limits.ratio, limits.ratioFrom, limits.unpackedBytes});
    if (!source)
        return source.error();
    MemberReader reader(
        **source, m_pool, m_options, [this, &walk, &member] { return proceed(walk, member.path); });
    auto outcome = reader.read(member.path, static_cast<std::uint32_t>(m_summary.files.size()));
    if (!outcome) {
        if (outcome.error().kind != base::Error::Kind::Format || !isDocument(member.path))
            return outcome.error();
        m_fileIssues.push_back({domain::Issue::Kind::Note, member.path, 0, {},
            Words::tr("a document beside the exports; left out.")});
        return {};
    }
    m_fileIssues.insert(m_fileIssues.end(), outcome->issues.begin(), outcome->issues.end());
    if (!outcome->isExport)
        return {};
    FileSummary file;
    file.path = member.path;
    file.family = outcome->family.value_or(Family::Machines);
    file.format = formatText(*outcome, member.packing);
    file.rejected = std::count_if(outcome->issues.begin(), outcome->issues.end(),
        [](const domain::Issue& issue) { return issue.kind == domain::Issue::Kind::Rejected; });
    file.isCutOff = outcome->isCutOff;
    m_summary.files.push_back(file);
    if (outcome->family)
        noteSecondPage(member.path, *outcome->family);
    return {};
}

Import::Failure Import::readPath(const QString& path)
{
    auto walk = bytes::walk(path);
    if (!walk)
        return walk.error();
    while (true) {
        const auto member = (*walk)->next();
        if (!member)
            return member.error();
        if (!*member)
            break;
        if ((*member)->hidden)
            noteHidden((*member)->path);
        else if (auto failed = readMember(**walk, **member))
            return failed;
    }
    m_bytesDone += static_cast<qint64>((*walk)->packedSize());
    return {};
}

void Import::sumUp()
{
    for (const auto& parser : m_parsers)
        for (std::size_t i = 0; i < parser->counts().size(); ++i) {
            m_summary.files[i].rows += parser->counts()[i].rows;
            m_summary.files[i].rejected += parser->counts()[i].rejected;
        }
    for (const FileSummary& file : m_summary.files) {
        m_summary.rows[static_cast<std::size_t>(file.family)] += file.rows;
        m_summary.rejected += file.rejected;
    }
    for (domain::Issue& issue : m_fileIssues)
        m_issues->issue(std::move(issue));
}

base::Result<Summary> Import::run(const QStringList& files)
{
    for (const QString& path : files)
        m_bytesTotal += QFileInfo(path).size();
    FilesDigest digest(files);
    startThreads();
    Failure failed;
    for (const QString& path : files)
        if (!failed)
            failed = readPath(path);
    endThreads(failed.has_value());
    if (!failed && m_progress.cancelled())
        failed = base::Error{base::Error::Kind::Cancelled, Words::tr("Canceled."), {}};
    if (failed)
        return tl::unexpected(*failed);
    if (m_summary.files.empty())
        return base::fail(base::Error::Kind::Format,
            Words::tr("%1: holds no export.").arg(files.join(QStringLiteral(", "))));
    const auto sum = digest.take();
    if (!sum)
        return base::fail(base::Error::Kind::Io,
            Words::tr("%1: cannot be read a second time.").arg(files.join(QStringLiteral(", "))));
    m_summary.digest = *sum;
    m_summary.sources = digest.files();
    sumUp();
    m_progress.report(m_bytesTotal, m_bytesTotal, files.last());
    return m_summary;
}

} // namespace

base::Result<QByteArray> digestOf(const QStringList& paths)
{
    const auto files = expandPaths(paths);
    if (!files)
        return tl::unexpected(files.error());
    FilesDigest digest(*files);
    const auto sum = digest.take();
    if (!sum)
        return base::fail(base::Error::Kind::Io,
            Words::tr("%1: cannot be read.").arg(files->join(QStringLiteral(", "))));
    return *sum;
}

base::Result<Summary> importFiles(const QStringList& paths, const Options& options,
    const std::function<Sink&(unsigned worker)>& sinkFor, const base::Progress& progress)
{
    const auto known = formats();
    if (!options.format.isEmpty()
        && std::none_of(known.begin(), known.end(),
            [&options](const FormatInfo& info) { return info.name == options.format; }))
        return base::fail(base::Error::Kind::Usage,
            Words::tr("There is no format named %1.").arg(options.format));
    const auto files = expandPaths(paths);
    if (!files)
        return tl::unexpected(files.error());
    return Import(paths, options, sinkFor, progress).run(*files);
}

} // namespace parapet::ingest
