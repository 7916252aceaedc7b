// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/merge.h"

#include "models/base/timetext.h"
#include "models/jobs/journaljob.h"
#include "models/jobs/rescore.h"
#include "models/store/claimstore.h"
#include "models/store/snapshots.h"
#include "models/store/workflowstore.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

constexpr base::Millis hour = 3'600'000;
constexpr base::Millis day = 24 * hour;
/// A day is told without a time zone: somewhere it began 14 hours earlier and ends 12 later.
constexpr base::Millis earliestZone = 14 * hour;
constexpr base::Millis latestZone = 12 * hour;
constexpr qsizetype longestQuote = 40; ///< of what a cell says, in a message

QString tr(const char* text)
{
    return QCoreApplication::translate("Merge", text);
}

/// What the workspace knows of an activity that rows of a file name.
struct KnownActivity
{
    domain::RemediationActivity activity;
    QHash<QString, store::TargetName> targets;
    std::map<domain::Key, domain::Claim> claims;
};

/// Holds the answers of one file against the workspace.
class MergePlanner
{
public:
    MergePlanner(Context& context, MergePlan& plan)
        : m_context(context)
        , m_store(context.connection)
        , m_plan(plan)
    {
    }

    base::Result<void> run(const std::vector<exporting::HandoverAnswer>& answers)
    {
        const auto activities = store::WorkflowStore(m_context.connection).activities();
        if (!activities)
            return tl::unexpected(activities.error());
        for (const auto& answer : answers) {
            if (m_context.progress.cancelled())
                return fail(Error::Kind::Cancelled, tr("Canceled; nothing was changed."));
            if (auto taken = take(answer, *activities); !taken)
                return taken;
        }
        return {};
    }

private:
    base::Result<void> take(const exporting::HandoverAnswer& answer,
        const std::vector<domain::RemediationActivity>& activities)
    {
        const auto found =
            std::ranges::find(activities, answer.activityId, &domain::RemediationActivity::id);
        if (found == activities.end()) {
            reject(answer, tr("there is no remediation activity %1").arg(answer.activityId));
            return {};
        }
        const auto known = knownOf(*found);
        if (!known)
            return tl::unexpected(known.error());
        const auto target = (*known)->targets.constFind(answer.deviceId);
        if (target == (*known)->targets.constEnd())
            return rejectDevice(answer);
        if (const QString why = conflictOf(answer, *found, *target); !why.isEmpty()) {
            reject(answer, why);
            return {};
        }
        keep(answer, **known, *target);
        return {};
    }

    base::Result<const KnownActivity*> knownOf(const domain::RemediationActivity& activity)
    {
        const auto there = m_known.find(activity.id);
        if (there != m_known.end())
            return &there->second;
        KnownActivity known;
        known.activity = activity;
        auto targets = m_store.targets(activity.id);
        if (!targets)
            return tl::unexpected(targets.error());
        auto claims = m_store.current(activity.id);
        if (!claims)
            return tl::unexpected(claims.error());
        known.targets = std::move(*targets);
        known.claims = std::move(*claims);
        return &m_known.emplace(activity.id, std::move(known)).first->second;
    }

    base::Result<void> rejectDevice(const exporting::HandoverAnswer& answer)
    {
        const auto known = m_store.knowsDevice(answer.deviceId);
        if (!known)
            return tl::unexpected(known.error());
        reject(answer,
            *known ? tr("device %1 is not part of this activity").arg(answer.deviceId)
                   : tr("there is no device %1").arg(answer.deviceId));
        return {};
    }

    /// Why a row cannot be about what its ids say, or cannot be true; empty when it can.
    [[nodiscard]] QString conflictOf(const exporting::HandoverAnswer& answer,
        const domain::RemediationActivity& activity, const store::TargetName& target) const
    {
        const auto differs = [](const std::optional<QString>& told, const QString& is) {
            return told && told->simplified() != is.simplified();
        };
        const QString changed = tr("%1 is \"%2\", but was handed over as \"%3\"; were rows or "
                                   "columns moved?");
        if (differs(answer.title, activity.title))
            return changed.arg(QStringLiteral("title"), answer.title->left(80), activity.title);
        if (differs(answer.relatedComponent, activity.relatedComponent))
            return changed.arg(QStringLiteral("relatedComponent"),
                answer.relatedComponent->left(80), activity.relatedComponent);
        if (differs(answer.computerDnsName, target.name)
            && !target.earlierNames.contains(*answer.computerDnsName))
            return changed.arg(
                QStringLiteral("computerDnsName"), answer.computerDnsName->left(80), target.name);
        if (!answer.doneOn)
            return {};
        const QString why = impossibleDay(*answer.doneOn, activity);
        return why.isEmpty() ? notDone(answer) : why;
    }

    [[nodiscard]] QString impossibleDay(
        base::Millis doneOn, const domain::RemediationActivity& activity) const
    {
        if (doneOn > m_context.clock() + earliestZone)
            return tr("doneOn %1 lies in the future").arg(base::isoDate(doneOn));
        if (doneOn + day + latestZone <= activity.createdOn)
            return tr("doneOn %1 lies before the activity was requested (%2)")
                .arg(base::isoDate(doneOn), base::isoDate(activity.createdOn));
        return {};
    }

    /// Why a row with a day does not claim that it is done; empty where it does.
    static QString notDone(const exporting::HandoverAnswer& answer)
    {
        const domain::ItWord word = domain::itWord(answer.itStatus);
        if (answer.itStatus.isEmpty() || word == domain::ItWord::Done)
            return {};
        const QString status = answer.itStatus.left(longestQuote);
        if (word != domain::ItWord::Unclear)
            return tr("doneOn is filled in, but itStatus says \"%1\"").arg(status);
        return tr("itStatus \"%1\" is not understood, so that doneOn does not count as done; "
                  "understood are %2; or leave it empty")
            .arg(status, understoodWords());
    }

    static QString understoodWords()
    {
        using enum domain::ItWord;
        QStringList meanings;
        for (const domain::ItWord word : {Done, InProgress, Open, NotDone}) {
            QStringList others = domain::wordsFor(word);
            others.removeAll(domain::text(word).toLower());
            meanings.append(
                tr("%1 (or %2)").arg(domain::text(word), others.join(QStringLiteral(", "))));
        }
        return meanings.join(QStringLiteral("; "));
    }

    void keep(const exporting::HandoverAnswer& answer, const KnownActivity& known,
        const store::TargetName& target)
    {
        domain::Claim claim;
        claim.activity = known.activity.id;
        claim.device = target.device;
        claim.says = answer.doneOn ? domain::ItWord::Done : domain::itWord(answer.itStatus);
        claim.status = answer.itStatus;
        claim.owner = answer.itOwner;
        claim.note = answer.itNote;
        claim.doneOn = answer.doneOn;
        claim.mergedOn = m_context.clock();
        claim.mergedBy = m_context.user;
        claim.file = QFileInfo(m_plan.file).fileName();
        claim.line = answer.line;
        const auto before = known.claims.find(target.device);
        if (before != known.claims.end() && isSame(before->second, claim)) {
            ++m_plan.unchanged;
            return;
        }
        if (claim.says == domain::ItWord::Unclear && !answer.itStatus.isEmpty())
            m_plan.issues.push_back({domain::Issue::Kind::Note, m_plan.file, answer.line, {},
                tr("itStatus \"%1\" is kept as it is, but claims nothing; understood are %2")
                    .arg(answer.itStatus.left(longestQuote), understoodWords())});
        m_plan.changes.push_back(
            {claim, before == known.claims.end() ? std::nullopt : std::optional(before->second),
                known.activity.title, answer.deviceId, target.name});
    }

    static bool isSame(const domain::Claim& a, const domain::Claim& b)
    {
        return a.status == b.status && a.owner == b.owner && a.note == b.note
            && a.doneOn == b.doneOn;
    }

    void reject(const exporting::HandoverAnswer& answer, const QString& why)
    {
        m_plan.issues.push_back({domain::Issue::Kind::Rejected, m_plan.file, answer.line, {}, why});
    }

    Context& m_context;
    store::ClaimStore m_store;
    MergePlan& m_plan;
    std::map<QString, KnownActivity> m_known;
};

/// A claim of a day that the newest snapshot already lies behind need not wait for the next one.
base::Result<bool> canBeJudgedNow(Context& context, const MergePlan& plan)
{
    const auto snapshots = store::listSnapshots(context.connection);
    if (!snapshots)
        return tl::unexpected(snapshots.error());
    return !snapshots->empty() && std::ranges::any_of(plan.changes, [&](const ClaimChange& change) {
        return change.claim.says == domain::ItWord::Done
            && domain::checkableFrom(change.claim) <= snapshots->back().takenAt;
    });
}

} // namespace

qint64 MergePlan::rejected() const
{
    return std::ranges::count(issues, domain::Issue::Kind::Rejected, &domain::Issue::kind);
}

base::Result<MergePlan> planMerge(Context& context, const QString& file)
{
    QFile input(file);
    if (!input.exists())
        return fail(Error::Kind::NotFound, tr("There is no file %1.").arg(file));
    if (!input.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, tr("%1 cannot be read: %2").arg(file, input.errorString()));
    QByteArray bytes = input.read(exporting::largestHandover + 1);
    if (input.error() != QFileDevice::NoError)
        return fail(Error::Kind::Io, tr("%1 cannot be read: %2").arg(file, input.errorString()));
    MergePlan plan;
    plan.file = file;
    plan.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    auto answers = exporting::readHandover(buffer, plan.file);
    if (!answers)
        return tl::unexpected(answers.error());
    plan.untouched = answers->untouched;
    plan.issues = std::move(answers->issues);
    if (auto planned = MergePlanner(context, plan).run(answers->answers); !planned)
        return tl::unexpected(planned.error());
    std::ranges::stable_sort(plan.issues, {}, &domain::Issue::line);
    return plan;
}

namespace {

/// In the history of each activity: what IT says of how many of its devices.
base::Result<void> noteAnswers(Context& context, const std::vector<domain::Claim>& claims)
{
    const auto activities = store::WorkflowStore(context.connection).activities();
    if (!activities)
        return tl::unexpected(activities.error());
    for (const auto& activity : *activities) {
        QJsonObject answers;
        for (const domain::Claim& claim : claims)
            if (claim.activity == activity.id)
                answers[claim.status] = answers[claim.status].toInteger() + 1;
        if (answers.isEmpty())
            continue;
        const Change answered{QStringLiteral("Answered"), QStringLiteral("remediation"),
            activity.id, activity.title, {}, answers};
        if (auto noted = note(context, answered); !noted)
            return noted;
    }
    return {};
}

} // namespace

base::Result<MergePlan> mergeHandover(
    Context& context, const QString& file, const QByteArray& sha256)
{
    MergePlan merged;
    auto done = context.connection.transaction([&]() -> base::Result<void> {
        auto plan = planMerge(context, file);
        if (!plan)
            return tl::unexpected(plan.error());
        if (!sha256.isEmpty() && plan->sha256 != sha256)
            return fail(Error::Kind::Conflict,
                tr("%1 was changed since it was looked at; nothing was merged.").arg(plan->file));
        store::ClaimStore store(context.connection);
        std::vector<domain::Claim> claims;
        for (const ClaimChange& change : plan->changes)
            claims.push_back(change.claim);
        if (auto added = store.add(claims); !added)
            return added;
        if (auto kept = store.keepIssues(plan->file, plan->issues); !kept)
            return kept;
        const Change change{QStringLiteral("Merged"), QStringLiteral("remediation"), plan->file,
            plan->file, {},
            {{QStringLiteral("answers"), static_cast<qint64>(claims.size())},
                {QStringLiteral("rejected"), static_cast<qint64>(plan->issues.size())}}};
        if (auto noted = note(context, change); !noted)
            return noted;
        if (auto noted = noteAnswers(context, claims); !noted)
            return noted;
        const auto judged = canBeJudgedNow(context, *plan);
        if (!judged)
            return tl::unexpected(judged.error());
        merged = std::move(*plan);
        return *judged ? rescoreWhole(context) : base::Result<void>();
    });
    if (!done)
        return tl::unexpected(done.error());
    return merged;
}

} // namespace parapet::jobs
