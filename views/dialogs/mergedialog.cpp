// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/mergedialog.h"

#include "models/items/library.h"
#include "views/vocabulary/fieldwords.h"

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

constexpr int widestColumn = 260;

QStringList summaryOf(const jobs::MergePlan& plan)
{
    QStringList parts{counted(static_cast<qint64>(plan.changes.size()),
        MergeDialog::tr("1 answer to merge"), MergeDialog::tr("%1 answers to merge"))};
    if (plan.rejected() > 0)
        parts.append(counted(plan.rejected(), MergeDialog::tr("1 row in conflict, left out"),
            MergeDialog::tr("%1 rows in conflict, left out")));
    if (plan.unchanged > 0)
        parts.append(counted(plan.unchanged, MergeDialog::tr("1 merged before"),
            MergeDialog::tr("%1 merged before")));
    if (plan.untouched > 0)
        parts.append(counted(plan.untouched, MergeDialog::tr("1 row without an answer"),
            MergeDialog::tr("%1 rows without an answer")));
    return parts;
}

QString beforeText(const jobs::ClaimChange& change)
{
    if (!change.before)
        return MergeDialog::tr("no answer");
    const domain::Claim& before = *change.before;
    QStringList parts;
    for (const QString& part : {before.status, before.owner, before.note})
        if (!part.isEmpty())
            parts.append(part);
    return parts.join(u" · "_s);
}

std::vector<PlainColumn> columns()
{
    return {{MergeDialog::tr("Line"), FieldFormat::Count, {}},
        {MergeDialog::tr("Device"), FieldFormat::Plain, {}},
        {MergeDialog::tr("Activity"), FieldFormat::Plain, {}},
        {MergeDialog::tr("IT status"), FieldFormat::Plain, {}},
        {MergeDialog::tr("Done on"), FieldFormat::Date, {}},
        {MergeDialog::tr("IT owner"), FieldFormat::Plain, {}},
        {MergeDialog::tr("IT note"), FieldFormat::Plain, {}},
        {MergeDialog::tr("Before"), FieldFormat::Plain, {}}};
}

PlainRow rowOf(const jobs::ClaimChange& change)
{
    const domain::Claim& claim = change.claim;
    return {{},
        {claim.line, change.deviceName.isEmpty() ? change.deviceId : change.deviceName,
            change.title, claim.status.isEmpty() ? domain::text(claim.says) : claim.status,
            claim.doneOn ? QVariant(static_cast<qlonglong>(*claim.doneOn)) : QVariant(),
            claim.owner, claim.note, beforeText(change)},
        {}};
}

} // namespace

MergeDialog::MergeDialog(const PageContext& context, const QString& file, QWidget* parent)
    : PlanDialog(context, u"merge"_s, tr("Merge IT's answer"), file, parent)
{
    setObjectName(u"mergeDialog"_s);
    context.library.planMerge(
        file, this, [this](const base::Result<jobs::MergePlan>& plan) { show(plan); });
}

void MergeDialog::show(const base::Result<jobs::MergePlan>& plan)
{
    if (!plan) {
        showError(plan.error());
        return;
    }
    showSummary(summaryOf(*plan));
    std::vector<PlainRow> rows;
    for (const jobs::ClaimChange& change : plan->changes)
        rows.push_back(rowOf(change));
    addChanges(columns(), std::move(rows), tr("Answers to merge"), widestColumn);
    addIssues(u"Conflicts"_s, tr("Conflicts and notes"), plan->issues);
    const auto answers = static_cast<qint64>(plan->changes.size());
    offer(
        counted(answers, tr("Merge 1 answer"), tr("Merge %1 answers")), answers > 0, plan->sha256);
}

} // namespace parapet::views
