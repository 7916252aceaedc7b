// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/import/fleetbuilder.h"

#include "models/base/text.h"
#include "models/jobs/import/sortfacts.h"

#include <QCoreApplication>

#include <tsl/robin_map.h>

#include <algorithm>
#include <map>
#include <set>

namespace parapet::jobs {
namespace {

using base::qt;
using domain::Key;
using Collectors = std::vector<std::unique_ptr<Collector>>;

constexpr char separator = '\x1f';

std::string joined(const QString& left, const QString& right)
{
    return left.toStdString() + separator + right.toStdString();
}

/// Known texts with their keys; new ones are added in text order.
class Numbering
{
public:
    void know(std::string text, Key key) { m_keys.emplace(std::move(text), key); }

    /// Registers the texts of every collector and calls `append(text)` for each new one, sorted.
    template <class Append>
    void extend(
        const Collectors& collectors, StringTable Collector::*table, Key next, const Append& append)
    {
        std::set<std::string_view> fresh;
        for (const auto& collector : collectors) {
            const StringTable& texts = (*collector).*table;
            for (std::uint32_t key = 1; key <= texts.size(); ++key)
                if (m_keys.find(std::string(texts.at(key))) == m_keys.end())
                    fresh.insert(texts.at(key));
        }
        for (const std::string_view text : fresh) {
            append(text);
            m_keys.emplace(std::string(text), next++);
        }
    }

    [[nodiscard]] std::vector<Key> remap(const StringTable& texts) const
    {
        std::vector<Key> keys(texts.size() + 1);
        for (std::uint32_t key = 1; key <= texts.size(); ++key)
            keys[key] = m_keys.find(std::string(texts.at(key)))->second;
        return keys;
    }

private:
    tsl::robin_map<std::string, Key> m_keys;
};

template <class Dimension>
Numbering numberingOf(const Dimension& dimension)
{
    Numbering numbering;
    for (std::size_t key = 1; key < dimension.size(); ++key)
        numbering.know(dimension[key].key.toStdString(), static_cast<Key>(key));
    return numbering;
}

} // namespace

FleetBuilder::FleetBuilder(domain::FleetState& fleet, store::EvidenceBook& evidence)
    : m_fleet(fleet)
    , m_evidence(evidence)
{
}

void FleetBuilder::note(const QString& reason)
{
    domain::Issue issue;
    issue.kind = domain::Issue::Kind::Note;
    issue.reason = reason;
    m_notes.push_back(std::move(issue));
}

void FleetBuilder::build(Collectors& collectors)
{
    m_remaps.resize(collectors.size());
    mapDimensions(collectors);
    mapVersions(collectors);
    chooseEvidence(collectors);
    mergeDevices(collectors);
    mergeKnowledge(collectors);
    mergeAlerts(collectors);
    buildFindings(collectors);
    buildInstalls(collectors);
    buildAssessments(collectors);
}

void FleetBuilder::mapDimensions(const Collectors& collectors)
{
    const auto map = [&](Numbering numbering, StringTable Collector::*table,
                         std::vector<Key> Remap::*target, std::size_t next, const auto& append) {
        numbering.extend(collectors, table, static_cast<Key>(next), append);
        for (std::size_t i = 0; i < collectors.size(); ++i)
            m_remaps[i].*target = numbering.remap((*collectors[i]).*table);
    };
    map(numberingOf(m_fleet.devices), &Collector::devices, &Remap::devices, m_fleet.devices.size(),
        [&](std::string_view text) { m_fleet.devices.emplace_back().key = qt(text); });
    map(numberingOf(m_fleet.cves), &Collector::cves, &Remap::cves, m_fleet.cves.size(),
        [&](std::string_view text) { m_fleet.cves.emplace_back().key = qt(text); });
    map(numberingOf(m_fleet.controls), &Collector::controls, &Remap::controls,
        m_fleet.controls.size(),
        [&](std::string_view text) { m_fleet.controls.emplace_back().key = qt(text); });

    Numbering updates;
    for (std::size_t key = 1; key < m_fleet.updates.size(); ++key)
        updates.know(joined(m_fleet.updates[key], m_fleet.updateIds[key]), static_cast<Key>(key));
    map(std::move(updates), &Collector::updates, &Remap::updates, m_fleet.updates.size(),
        [&](std::string_view text) {
            const auto cut = text.find(separator);
            m_fleet.updates.push_back(qt(text.substr(0, cut)));
            m_fleet.updateIds.push_back(qt(text.substr(cut + 1)));
        });

    Numbering evidence;
    for (std::size_t key = 1; key < m_evidence.texts.size(); ++key)
        evidence.know(m_evidence.texts[key].first + separator + m_evidence.texts[key].second,
            static_cast<Key>(key));
    map(std::move(evidence), &Collector::evidence, &Remap::evidence, m_evidence.texts.size(),
        [&](std::string_view text) {
            const auto cut = text.find(separator);
            m_evidence.texts.emplace_back(text.substr(0, cut), text.substr(cut + 1));
        });
}

void FleetBuilder::mapVersions(const Collectors& collectors)
{
    m_knownVersions = m_fleet.versions.size();
    std::map<QString, Key> products;
    for (std::size_t key = 1; key < m_fleet.products.size(); ++key)
        products.emplace(m_fleet.products[key].key, static_cast<Key>(key));
    std::map<std::pair<QString, QString>, const CollectedVersionName*> told;
    for (const auto& collector : collectors)
        for (std::size_t key = 1; key < collector->versionNames.size(); ++key) {
            const CollectedVersionName& info = collector->versionNames[key];
            const QString product = domain::softwareId(qt(info.vendor), qt(info.name));
            const auto added = told.try_emplace({product, qt(info.version)}, &info);
            const CollectedVersionName& kept = *added.first->second;
            if (std::tie(info.vendor, info.name) < std::tie(kept.vendor, kept.name))
                added.first->second = &info;
        }
    std::map<std::pair<Key, QString>, Key> versions;
    for (std::size_t key = 1; key < m_fleet.versions.size(); ++key)
        versions.emplace(std::pair(m_fleet.versions[key].product, m_fleet.versions[key].version),
            static_cast<Key>(key));
    for (const auto& [id, info] : told) {
        auto product = products.find(id.first);
        if (product == products.end()) {
            product = products.emplace(id.first, static_cast<Key>(m_fleet.products.size())).first;
            m_fleet.products.push_back({id.first, qt(info->vendor), qt(info->name), false});
        }
        const auto version = versions.try_emplace(
            std::pair(product->second, id.second), static_cast<Key>(m_fleet.versions.size()));
        if (version.second)
            m_fleet.versions.push_back({product->second, id.second, {}, {}});
    }
    for (std::size_t i = 0; i < collectors.size(); ++i) {
        auto& keys = m_remaps[i].versions;
        keys.resize(collectors[i]->versionInfo.size());
        for (std::size_t key = 1; key < keys.size(); ++key) {
            const CollectedVersion& info = collectors[i]->versionInfo[key];
            const CollectedVersionName& name = collectors[i]->versionNames[key];
            const Key product = products.at(domain::softwareId(qt(name.vendor), qt(name.name)));
            keys[key] = versions.at({product, qt(name.version)});
            m_fleet.products[product].hasProductCode =
                m_fleet.products[product].hasProductCode || info.hasProductCode;
            domain::SoftwareVersion& version = m_fleet.versions[keys[key]];
            version.eos = std::max(version.eos, info.eos);
            if (info.eosDate > version.eosDate.value_or(0))
                version.eosDate = info.eosDate;
        }
    }
}

} // namespace parapet::jobs
