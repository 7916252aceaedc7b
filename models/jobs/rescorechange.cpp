// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/rescorechange.h"

#include "models/assess/clocks.h"
#include "models/assess/exposurecase.h"
#include "models/assess/update.h"
#include "models/jobs/activityimpact.h"
#include "models/jobs/progressofactivities.h"
#include "models/jobs/rescore.h"
#include "models/store/basisstore.h"
#include "models/store/fleetloader.h"
#include "models/store/knowledgestore.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace parapet::jobs {
namespace {

using domain::Key;
using Kind = domain::DevicesOf::Kind;

/// Beyond this share of the fleet, one pass over everything is quicker than two over the parts.
constexpr double worthwhileShare = 0.35;

void makeDistinct(std::vector<Key>& keys)
{
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

bool sameFacts(const domain::CveState& a, const domain::CveState& b)
{
    return a.severity == b.severity && a.cvss == b.cvss && a.exploitability == b.exploitability
        && a.zeroDay == b.zeroDay;
}

bool sameKnowledge(const domain::CveKnowledge& a, const domain::CveKnowledge& b)
{
    return a.epss == b.epss && a.inKev == b.inKev && a.kevRansomware == b.kevRansomware;
}

bool sameAlert(const domain::AlertState& a, const domain::AlertState& b)
{
    return a.device == b.device && a.severity == b.severity && a.active() == b.active()
        && a.cves == b.cves;
}

/// One rescoring by difference, step by step.
class ChangeRun
{
public:
    ChangeRun(Context& context, const std::vector<Key>& imported)
        : m_context(context)
        , m_imported(imported)
        , m_basis(context.connection)
        , m_loader(context.connection)
    {
    }

    base::Result<bool> run()
    {
        const auto usable = readBasis();
        if (!usable || !*usable)
            return usable;
        if (auto loaded = loadStates(); !loaded)
            return tl::unexpected(loaded.error());
        if (coversEverySoftware())
            return false;
        if (auto known = compareKnowledge(); !known)
            return tl::unexpected(known.error());
        collectDevices();
        if (static_cast<double>(m_devices.size())
            > worthwhileShare * static_cast<double>(m_stored.rows.devices.size()))
            return false;
        if (auto watched = watchActivities(m_context, m_options, {}, m_devices); !watched)
            return tl::unexpected(watched.error());
        if (!knowsActivities())
            return false;
        return assess();
    }

private:
    /// False where the kept counts cannot be built on.
    base::Result<bool> readBasis()
    {
        std::optional<store::BasisRecord> record;
        auto read = m_context.connection.guarded([&]() -> base::Result<void> {
            record = m_basis.record();
            return {};
        });
        if (!read)
            return tl::unexpected(read.error());
        auto fleet = m_loader.loadStates();
        if (!fleet) {
            if (fleet.error().kind == base::Error::Kind::NotFound)
                return false;
            return tl::unexpected(fleet.error());
        }
        m_after = std::move(*fleet);
        auto options = assessOptions(m_context);
        if (!options)
            return tl::unexpected(options.error());
        m_options = std::move(*options);
        const auto now = scoringRecord(m_context, m_after.snapshot, m_options.now);
        if (!now)
            return tl::unexpected(now.error());
        m_record = *now;
        if (!record || record->rules != now->rules || record->weights != now->weights
            || m_options.weights != assess::WeightPreset::Default
            || (record->snapshot != m_after.snapshot && m_imported.empty()))
            return false;
        m_scored = *record;
        return true;
    }

    base::Result<void> loadStates()
    {
        auto read = m_context.connection.guarded([&]() -> base::Result<void> {
            m_stored.rows = m_basis.rows();
            return {};
        });
        if (!read)
            return read;
        m_stored.list = [this](Kind kind, Key object) { return m_basis.list(kind, object); };
        m_stored.factsElsewhere = [this](Key version) { return factsElsewhere(version); };
        if (m_scored.snapshot == m_after.snapshot) {
            m_before = m_after;
        } else {
            auto fleet = m_loaderBefore.emplace(m_context.connection).loadStates(m_scored.snapshot);
            if (!fleet)
                return tl::unexpected(fleet.error());
            m_before = std::move(*fleet);
        }
        for (const auto& row : m_stored.rows.devices) {
            m_before.devices[row.device].value = row.value;
            m_before.devices[row.device].internetFacing = row.internetFacing;
            m_before.devices[row.device].group = row.group;
        }
        m_before.knowledge.resize(m_before.cves.size());
        for (const auto& row : m_stored.rows.weaknesses)
            m_before.knowledge[row.cve] = {row.epss, row.inKev, row.kevRansomware, {}};
        return {};
    }

    /// Did or does an exception hold for a CVE on every software? Which software that is can be
    /// told from all findings only.
    [[nodiscard]] bool coversEverySoftware() const
    {
        return std::ranges::any_of(m_options.exceptions, [&](const auto& exception) {
            return exception.recommendation.isEmpty()
                && (exception.inEffect(m_options.now)
                    || std::ranges::any_of(m_stored.rows.coverage,
                        [&](const auto& row) { return row.exception == exception.id; }));
        });
    }

    /// Finds the CVEs that are judged differently now, and fills what is known of all of them.
    base::Result<void> compareKnowledge()
    {
        m_after.knowledge = m_before.knowledge;
        std::vector<bool> scored(m_after.cves.size());
        for (const auto& row : m_stored.rows.weaknesses)
            scored[row.cve] = true;
        std::vector<Key> asked; // with the same feeds only CVEs that had no finding are unknown
        for (std::size_t key = 1; key < scored.size(); ++key)
            if (!scored[key] || m_record.knowledge != m_scored.knowledge)
                asked.push_back(static_cast<Key>(key));
        if (auto filled = store::KnowledgeStore(m_context.connection).fillSome(m_after, asked);
            !filled)
            return filled;
        for (std::size_t key = 1; key < scored.size(); ++key)
            if (scored[key]
                && (!sameFacts(m_before.cves[key], m_after.cves[key])
                    || !sameKnowledge(m_before.knowledge[key], m_after.knowledge[key])))
                m_cves.push_back(static_cast<Key>(key));
        return {};
    }

    [[nodiscard]] bool knowsActivities() const
    {
        return std::ranges::all_of(m_options.activities, [&](const auto& activity) {
            return std::ranges::find(
                       m_stored.rows.activities, activity.id, &domain::ActivitySummary::id)
                != m_stored.rows.activities.end();
        });
    }

    void collectDevices()
    {
        m_devices = m_imported;
        addChangedStates();
        addChangedAlerts();
        const assess::ExceptionCover before(m_stored.rows.coverage, m_options);
        m_cover.emplace(m_after, m_options);
        const auto excepted = assess::devicesTouched(m_after, before, *m_cover, m_stored);
        m_devices.insert(m_devices.end(), excepted.begin(), excepted.end());
        for (const auto& row : m_stored.rows.weaknesses) {
            if (!std::ranges::binary_search(m_cves, row.cve))
                continue;
            const auto facts = assess::vulnerabilityFacts(m_after, row.cve);
            if (scoring::threatOf(facts, m_options.constants).value == row.threat
                && scoring::impactOf(facts, m_options.constants).value == row.impact)
                continue;
            const auto exposed = m_stored.list(Kind::CveExposed, row.cve);
            m_devices.insert(m_devices.end(), exposed.begin(), exposed.end());
        }
        makeDistinct(m_devices);
    }

    /// Devices whose context, tags or activity are not as scored.
    void addChangedStates()
    {
        std::vector<const domain::DeviceSummary*> rows(m_after.devices.size());
        for (const auto& row : m_stored.rows.devices)
            rows[row.device] = &row;
        for (std::size_t key = 1; key < rows.size(); ++key) {
            const domain::DeviceState& device = m_after.devices[key];
            const auto* row = rows[key];
            const bool same = row == nullptr
                ? !device.present
                : device.present && row->active == assess::isActive(device, m_after.takenAt)
                    && row->value == device.value && row->internetFacing == device.internetFacing
                    && row->tags == device.tags && row->group == device.group;
            if (!same)
                m_devices.push_back(static_cast<Key>(key));
        }
    }

    void addChangedAlerts()
    {
        for (std::size_t key = 1; key < m_after.alerts.size(); ++key) {
            const auto& was = m_before.alerts[key];
            const auto& is = m_after.alerts[key];
            if (sameAlert(was, is))
                continue;
            for (const Key device : {was.device, is.device})
                if (device != 0)
                    m_devices.push_back(device);
        }
    }

    assess::VersionFacts factsElsewhere(Key version)
    {
        std::vector<Key> devices = m_basis.list(Kind::VersionInstalled, version);
        std::erase_if(devices, [&](Key key) { return std::ranges::binary_search(m_devices, key); });
        const Key product = m_after.versions[version].product;
        assess::VersionFacts facts;
        m_basis.eachFindingOf(version, devices, [&](Key device, Key cve, Key update) {
            if (m_cover->isFalsePositive(product, cve, m_after.devices[device].group))
                return;
            facts.cves.push_back(cve);
            if (update != 0)
                facts.updates.push_back(update);
        });
        makeDistinct(facts.updates);
        return facts;
    }

    /// The oldest findings under no exception: where that may have changed, they are looked for
    /// among all, since the next oldest is kept nowhere.
    base::Result<void> addClocks(domain::AssessmentChange& change)
    {
        const auto exceptions = [](const std::vector<domain::Coverage>& rows) {
            std::set<std::tuple<domain::RecommendationKey, Key, Key>> all;
            for (const auto& row : rows)
                if (row.recommendation % 2 == 0)
                    all.emplace(row.recommendation, row.cve, row.group);
            return all;
        };
        const bool sameDevices = std::ranges::all_of(m_devices, [&](Key key) {
            return m_before.devices[key].internetFacing == m_after.devices[key].internetFacing;
        });
        const auto excepted = exceptions(m_cover->rows());
        const bool sameGroups = std::ranges::all_of(m_devices,
            [&](Key key) { return m_before.devices[key].group == m_after.devices[key].group; });
        if (sameDevices && m_cves.empty() && m_imported.empty() && (sameGroups || excepted.empty())
            && exceptions(m_stored.rows.coverage) == excepted)
            return {};
        const auto fleet = store::FleetLoader(m_context.connection).load();
        if (!fleet)
            return tl::unexpected(fleet.error());
        change.withClocks = true;
        change.rows.clocks = assess::clocks(*fleet, m_options, *m_cover);
        return {};
    }

    base::Result<bool> assess()
    {
        if (auto loaded = m_loader.loadFactsOf(m_after, m_devices); !loaded)
            return tl::unexpected(loaded.error());
        if (m_loaderBefore) {
            if (auto loaded = m_loaderBefore->loadFactsOf(m_before, m_devices); !loaded)
                return tl::unexpected(loaded.error());
        } else {
            m_before.findings = m_after.findings;
            m_before.installs = m_after.installs;
            m_before.assessments = m_after.assessments;
        }
        std::optional<domain::AssessmentChange> change;
        auto done = m_context.connection.guarded([&]() -> base::Result<void> {
            change = assess::update(m_stored,
                {m_before, m_after, m_devices, m_cves, m_scored.versions}, *m_cover, m_options);
            return {};
        });
        if (!done)
            return tl::unexpected(done.error());
        if (m_context.progress.cancelled())
            return base::fail(base::Error::Kind::Cancelled,
                QCoreApplication::translate("Store", "Canceled; nothing was changed."));
        if (!change)
            return false;
        if (auto timed = addClocks(*change); !timed)
            return tl::unexpected(timed.error());
        if (auto written =
                store::AssessmentWriter(m_context.connection).writeChange(*change, m_record);
            !written)
            return tl::unexpected(written.error());
        if (auto updated = updateActivities(m_context, m_after); !updated)
            return tl::unexpected(updated.error());
        return true;
    }

    Context& m_context;
    const std::vector<Key>& m_imported;
    store::BasisStore m_basis;
    store::FleetLoader m_loader;
    std::optional<store::FleetLoader> m_loaderBefore; ///< where the snapshot is another
    store::BasisRecord m_scored;
    store::ScoringRecord m_record;
    assess::Options m_options;
    assess::Stored m_stored;
    domain::FleetState m_before, m_after;
    std::optional<assess::ExceptionCover> m_cover;
    std::vector<Key> m_devices, m_cves; ///< touched, ascending
};

} // namespace

base::Result<bool> rescoreChange(Context& context, const std::vector<Key>& imported)
{
    return ChangeRun(context, imported).run();
}

} // namespace parapet::jobs
