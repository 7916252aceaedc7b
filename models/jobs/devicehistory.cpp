// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/devicehistory.h"

#include "models/domain/producttitle.h"
#include "models/jobs/contexthistory.h"
#include "models/store/devicefacts.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace parapet::jobs {
namespace {

using domain::DeviceChange;
using domain::DeviceChangeKind;
using store::DeviceFacts;
using store::Validity;

QString tr(const char* text)
{
    return QCoreApplication::translate("DeviceHistory", text);
}

QString titleOf(const QString& product)
{
    const qsizetype seam = product.indexOf(QStringLiteral("-_-"));
    return domain::productTitle(seam < 0 ? product : product.sliced(seam + 3));
}

QString fromTo(const QString& before, const QString& after)
{
    const QString none = QStringLiteral("–");
    return QStringLiteral("%1 → %2").arg(
        before.isEmpty() ? none : before, after.isEmpty() ? none : after);
}

/// Rows that follow each other without a gap hold one fact; only its begin and end are changes.
std::vector<Validity> joined(std::vector<Validity> parts)
{
    std::sort(parts.begin(), parts.end(),
        [](const Validity& a, const Validity& b) { return a.since < b.since; });
    std::vector<Validity> whole;
    for (const Validity& part : parts) {
        if (!whole.empty() && part.since <= whole.back().until)
            whole.back().until = std::max(whole.back().until, part.until);
        else
            whole.push_back(part);
    }
    return whole;
}

class History
{
public:
    History(DeviceFacts facts, qint64 last)
        : m_facts(std::move(facts))
        , m_last(last)
    {
    }

    std::vector<DeviceChange> tell()
    {
        if (m_facts.states.empty())
            return {};
        m_first = m_facts.states.front().valid.since;
        tellPresence();
        tellStates();
        tellSoftware();
        tellFindings();
        tellControls();
        tellAlerts();
        tellContext();
        std::stable_sort(m_changes.begin(), m_changes.end(),
            [](const DeviceChange& a, const DeviceChange& b) { return a.at > b.at; });
        return std::move(m_changes);
    }

private:
    /// Is it a change that this view may tell? The first snapshot told everything at once.
    [[nodiscard]] bool isTold(qint64 snapshot) const
    {
        return snapshot > m_first && snapshot != Validity::open && isShown(snapshot)
            && !m_edges.contains(snapshot);
    }
    [[nodiscard]] bool isShown(qint64 snapshot) const
    {
        return (m_last == 0 || snapshot <= m_last) && m_facts.snapshots.contains(snapshot);
    }

    void add(qint64 snapshot, DeviceChangeKind kind, const QString& object,
        const QString& detail = {}, const QStringList& cves = {})
    {
        const auto taken = m_facts.snapshots.find(snapshot);
        m_changes.push_back({taken == m_facts.snapshots.end() ? 0 : taken->second, snapshot, kind,
            object, detail, cves});
    }

    void tellPresence()
    {
        std::vector<Validity> there;
        for (const auto& state : m_facts.states)
            there.push_back(state.valid);
        for (const Validity& stay : joined(there)) {
            if (isShown(stay.since))
                add(stay.since, DeviceChangeKind::Joined, m_facts.states.front().told[0]);
            if (stay.until != Validity::open && isShown(stay.until))
                add(stay.until, DeviceChangeKind::Left, m_facts.states.front().told[0]);
            m_edges.insert(stay.since);
            m_edges.insert(stay.until);
        }
    }

    void tellStates()
    {
        const QStringList names{tr("Device name"), tr("OS platform"), tr("OS version"),
            tr("Device group"), tr("Device value"), tr("Internet facing"), tr("Health state"),
            tr("Risk level"), tr("Tags"), tr("Onboarding status"), tr("Excluded")};
        for (std::size_t i = 1; i < m_facts.states.size(); ++i) {
            const auto& before = m_facts.states[i - 1];
            const auto& after = m_facts.states[i];
            if (before.valid.until != after.valid.since || !isTold(after.valid.since))
                continue;
            for (std::size_t field = 0; field < DeviceFacts::fields; ++field) {
                if (before.told[field] == after.told[field])
                    continue;
                const bool yesNo = field == DeviceFacts::Internet || field == DeviceFacts::Excluded;
                add(after.valid.since, DeviceChangeKind::Reported,
                    names[static_cast<qsizetype>(field)],
                    yesNo ? fromTo(yesOrNo(before.told[field]), yesOrNo(after.told[field]))
                          : fromTo(before.told[field], after.told[field]));
            }
        }
    }
    static QString yesOrNo(const QString& told)
    {
        return told == QStringLiteral("1") ? tr("Yes") : tr("No");
    }

    /// A version is there as long as the inventory or a finding tells it.
    void tellSoftware()
    {
        std::map<std::pair<QString, QString>, std::vector<Validity>> versions;
        for (const auto& install : m_facts.installs)
            versions[{install.product, install.version}].push_back(install.valid);
        for (const auto& finding : m_facts.findings)
            versions[{finding.product, finding.version}].push_back(finding.valid);
        struct Moves
        {
            QStringList came, went;
        };
        std::map<std::pair<qint64, QString>, Moves> moves;
        for (auto& [version, parts] : versions)
            for (const Validity& stay : joined(std::move(parts))) {
                if (isTold(stay.since))
                    moves[{stay.since, version.first}].came.append(version.second);
                if (isTold(stay.until))
                    moves[{stay.until, version.first}].went.append(version.second);
            }
        for (const auto& [place, move] : moves) {
            const QString came = move.came.join(QStringLiteral(", "));
            const QString went = move.went.join(QStringLiteral(", "));
            const auto kind = went.isEmpty() ? DeviceChangeKind::SoftwareInstalled
                : came.isEmpty()             ? DeviceChangeKind::SoftwareRemoved
                                             : DeviceChangeKind::SoftwareUpdated;
            add(place.first, kind, titleOf(place.second),
                kind == DeviceChangeKind::SoftwareUpdated ? fromTo(went, came) : came + went);
        }
    }

    void tellFindings()
    {
        std::map<std::pair<QString, QString>, std::vector<Validity>> pairs;
        for (const auto& finding : m_facts.findings)
            pairs[{finding.product, finding.cve}].push_back(finding.valid);
        using Place = std::pair<qint64, QString>;
        std::map<Place, QStringList> found;
        std::map<Place, QStringList> closed;
        for (auto& [pair, parts] : pairs)
            for (const Validity& stay : joined(std::move(parts))) {
                if (isTold(stay.since))
                    found[{stay.since, pair.first}].append(pair.second);
                if (isTold(stay.until))
                    closed[{stay.until, pair.first}].append(pair.second);
            }
        for (const auto& [place, cves] : found)
            add(place.first, DeviceChangeKind::WeaknessesFound, titleOf(place.second), {}, cves);
        for (const auto& [place, cves] : closed)
            add(place.first, DeviceChangeKind::WeaknessesClosed, titleOf(place.second), {}, cves);
    }

    void tellControls()
    {
        for (std::size_t i = 0; i < m_facts.assessments.size(); ++i) {
            const auto& now = m_facts.assessments[i];
            const bool follows = i > 0 && m_facts.assessments[i - 1].control == now.control;
            if (!isTold(now.valid.since)
                || (follows && (m_facts.assessments[i - 1].result & 3) == (now.result & 3)))
                continue;
            const auto kind = (now.result & 2) == 0 ? DeviceChangeKind::ControlNotApplicable
                : (now.result & 1) != 0             ? DeviceChangeKind::ControlFollowed
                                                    : DeviceChangeKind::ControlFailing;
            add(now.valid.since, kind, now.control, follows ? QString() : tr("assessed anew"));
        }
    }

    void tellAlerts()
    {
        for (std::size_t i = 0; i < m_facts.alerts.size(); ++i) {
            const auto& now = m_facts.alerts[i];
            const bool follows = i > 0 && m_facts.alerts[i - 1].id == now.id;
            if (!isShown(now.valid.since))
                continue;
            if (!follows) {
                add(now.valid.since, DeviceChangeKind::AlertRaised, now.title,
                    domain::text(now.status));
                if (now.createdAt)
                    m_changes.back().at = std::min(m_changes.back().at, *now.createdAt);
            } else if (m_facts.alerts[i - 1].status != now.status) {
                add(now.valid.since, DeviceChangeKind::AlertChanged, now.title,
                    fromTo(domain::text(m_facts.alerts[i - 1].status), domain::text(now.status)));
            }
        }
    }

    void tellContext()
    {
        const auto end = m_last == 0 ? m_facts.snapshots.end() : m_facts.snapshots.find(m_last);
        for (DeviceChange& change : contextHistory(m_facts))
            if (end == m_facts.snapshots.end() || change.at <= end->second)
                m_changes.push_back(std::move(change));
    }

    DeviceFacts m_facts;
    qint64 m_last; ///< the scope's snapshot; 0: the newest
    qint64 m_first = 0; ///< that told the device first
    std::set<qint64> m_edges; ///< where it joined or left: everything else changed there, too
    std::vector<DeviceChange> m_changes;
};

} // namespace

base::Result<std::vector<DeviceChange>> deviceHistory(
    Context& context, const Scope& scope, const QString& device)
{
    auto facts = store::deviceFacts(context.connection, device);
    if (!facts)
        return tl::unexpected(facts.error());
    return History(std::move(*facts), scope.read().snapshot).tell();
}

} // namespace parapet::jobs
