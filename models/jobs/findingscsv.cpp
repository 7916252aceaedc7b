// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/findingscsv.h"

#include "models/exporting/celltext.h"
#include "models/exporting/csvencoder.h"
#include "models/store/coveragereader.h"
#include "models/store/fleetloader.h"

#include <array>
#include <map>
#include <tuple>

namespace parapet::jobs {
namespace {

using domain::FleetState;
using domain::Key;

void appendCell(std::string& out, const QString& text)
{
    exporting::CsvEncoder::append(out, text.toStdString());
}

/// The cells of a dimension row, ready made: "a,b,c".
std::string cells(std::initializer_list<QString> texts)
{
    std::string out;
    bool first = true;
    for (const QString& text : texts) {
        if (!first)
            out += ',';
        first = false;
        appendCell(out, text);
    }
    return out;
}

std::string cveCells(const FleetState& fleet, Key key)
{
    const domain::CveState& cve = fleet.cves[key];
    const domain::CveKnowledge& known = fleet.knowledge[key];
    std::string out = cells({cve.key, domain::text(cve.severity)});
    out += ',';
    if (cve.cvss)
        exporting::appendReal(out, *cve.cvss);
    out += ',';
    if (known.epss)
        exporting::appendReal(out, *known.epss);
    out += known.inKev ? ",true," : ",false,";
    return out + cells({domain::text(cve.exploitability)});
}

QString updateText(const FleetState& fleet, Key update)
{
    if (update == 0)
        return {};
    const QString& name = fleet.updates[update];
    const QString& kb = fleet.updateIds[update];
    if (kb.isEmpty())
        return name;
    return name.isEmpty() ? QStringLiteral("KB") + kb : QStringLiteral("%1 (KB%2)").arg(name, kb);
}

/// The ready-made parts of every line.
class Lines
{
public:
    Lines(const FleetState& fleet, const std::vector<domain::Coverage>& coverage,
        std::vector<domain::ExposureLevel> levels)
        : m_fleet(fleet)
        , m_levels(std::move(levels))
        , m_devices(fleet.devices.size())
        , m_versions(fleet.versions.size())
        , m_cves(fleet.cves.size())
        , m_updates(fleet.updates.size())
        , m_recommendations(fleet.products.size())
    {
        for (const auto& row : coverage)
            m_covered[{row.recommendation, row.cve, row.group}] = row.exception.toStdString();
    }

    void append(std::string& out, const domain::FindingFact& fact)
    {
        const auto& version = m_fleet.versions[fact.version];
        out += device(fact.device);
        out += ',';
        out += software(fact.version);
        out += ',';
        out += ready(m_cves, fact.cve, [this](Key key) { return cveCells(m_fleet, key); });
        out += ',';
        out += ready(
            m_updates, fact.update, [this](Key key) { return cells({updateText(m_fleet, key)}); });
        out += ',';
        out += ready(m_recommendations, version.product, [this](Key key) {
            return cells({domain::softwareRecommendationId(m_fleet.products[key].key)});
        });
        out += ',';
        if (fact.firstSeen != 0)
            appendSeconds(out, fact.firstSeen, m_lastFirst);
        out += ',';
        if (fact.lastSeen != 0)
            appendSeconds(out, fact.lastSeen, m_lastLast);
        appendStatus(out, fact, version.product);
        out += ",defender,";
        if (fact.state != domain::UpdateState::NotStated)
            out += fact.state == domain::UpdateState::Available ? "true" : "false";
        out += ',';
        const auto level =
            fact.device < m_levels.size() ? m_levels[fact.device] : domain::ExposureLevel::NoData;
        out += m_levelCells[static_cast<std::size_t>(level)];
        out += "\r\n";
    }

private:
    template <class Make>
    const std::string& ready(std::vector<std::string>& list, Key key, const Make& make)
    {
        std::string& text = list[key];
        if (text.empty())
            text = make(key);
        return text;
    }

    const std::string& device(Key key)
    {
        return ready(m_devices, key, [this](Key device) {
            const auto& state = m_fleet.devices[device];
            return cells({state.key, state.name, state.osPlatform, m_fleet.groups[state.group]});
        });
    }

    const std::string& software(Key key)
    {
        return ready(m_versions, key, [this](Key version) {
            const auto& product = m_fleet.products[m_fleet.versions[version].product];
            return cells({product.vendor, product.name, m_fleet.versions[version].version});
        });
    }

    /// Many neighbours share a time: its text is kept.
    static void appendSeconds(
        std::string& out, domain::Seconds time, std::pair<domain::Seconds, std::string>& last)
    {
        if (last.first != time) {
            last = {time, {}};
            exporting::appendTime(last.second, base::Millis{time} * 1000);
        }
        out += last.second;
    }

    void appendStatus(std::string& out, const domain::FindingFact& fact, Key product)
    {
        const std::string* exception = nullptr;
        if (!m_covered.empty()) {
            const Key recommendation = domain::softwareRecommendation(product);
            const Key group = m_fleet.devices[fact.device].group;
            auto found = m_covered.find({recommendation, fact.cve, group});
            if (found == m_covered.end() && fact.state != domain::UpdateState::Unavailable)
                found = m_covered.find({recommendation, 0, group});
            if (found != m_covered.end())
                exception = &found->second;
        }
        out += exception != nullptr ? ",Exception," : ",Active,";
        if (exception != nullptr)
            exporting::CsvEncoder::append(out, *exception);
    }

    static std::string levelCell(domain::ExposureLevel level)
    {
        return cells({domain::text(level)});
    }

    const FleetState& m_fleet;
    std::vector<domain::ExposureLevel> m_levels; ///< by device
    const std::array<std::string, 4> m_levelCells{levelCell(domain::ExposureLevel::NoData),
        levelCell(domain::ExposureLevel::Low), levelCell(domain::ExposureLevel::Medium),
        levelCell(domain::ExposureLevel::High)};
    std::vector<std::string> m_devices, m_versions, m_cves, m_updates, m_recommendations;
    std::map<std::tuple<Key, Key, Key>, std::string> m_covered;
    std::pair<domain::Seconds, std::string> m_lastFirst, m_lastLast;
};

} // namespace

base::Result<qint64> writeFindingsCsv(
    Context& context, const Scope& scope, const exporting::Sink& sink)
{
    store::FleetLoader loader(context.connection);
    const auto fleet = loader.loadWithoutFacts(scope.read().snapshot);
    std::string out;
    for (const auto& field : domain::fieldsOf(domain::Kind::Findings))
        out.append(out.empty() ? "" : ",").append(field.name);
    out += "\r\n";
    if (!fleet) {
        if (fleet.error().kind != base::Error::Kind::NotFound)
            return tl::unexpected(fleet.error());
        if (auto written = sink({out.data(), static_cast<qsizetype>(out.size())}); !written)
            return tl::unexpected(written.error());
        return 0;
    }
    const auto coverage = store::readCoverage(context.connection, scope.read());
    if (!coverage)
        return tl::unexpected(coverage.error());
    auto levels = store::readLevels(context.connection, scope.read());
    if (!levels)
        return tl::unexpected(levels.error());
    Lines lines(*fleet, *coverage, std::move(*levels));
    qint64 count = 0;
    const auto flush = [&]() -> base::Result<void> {
        auto written = sink({out.data(), static_cast<qsizetype>(out.size())});
        out.clear();
        return written;
    };
    constexpr std::size_t pieceSize = 262'144;
    auto read = loader.eachFinding([&](const domain::FindingFact& fact) -> base::Result<void> {
        ++count;
        lines.append(out, fact);
        return out.size() < pieceSize ? base::Result<void>() : flush();
    });
    if (!read)
        return tl::unexpected(read.error());
    if (auto flushed = flush(); !flushed)
        return tl::unexpected(flushed.error());
    return count;
}

} // namespace parapet::jobs
