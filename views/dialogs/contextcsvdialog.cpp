// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/contextcsvdialog.h"

#include "models/items/filing.h"
#include "views/vocabulary/fieldwords.h"

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

constexpr int widestColumn = 480;

QStringList summaryOf(const jobs::ContextPlan& plan)
{
    QStringList parts{counted(plan.devices, ContextCsvDialog::tr("1 device changes"),
        ContextCsvDialog::tr("%1 devices change"))};
    if (plan.rejected() > 0)
        parts.append(counted(plan.rejected(), ContextCsvDialog::tr("1 row is left out"),
            ContextCsvDialog::tr("%1 rows are left out")));
    if (plan.unchanged > 0)
        parts.append(counted(plan.unchanged, ContextCsvDialog::tr("1 row changes nothing"),
            ContextCsvDialog::tr("%1 rows change nothing")));
    return parts;
}

QString shown(const jobs::ContextEdit& edit, const QString& value)
{
    if (edit.field == u"isInternetFacing")
        return value == u"true" ? ContextCsvDialog::tr("Yes") : ContextCsvDialog::tr("No");
    return value.isEmpty() ? ContextCsvDialog::tr("none") : value;
}

std::vector<PlainColumn> columns()
{
    return {{ContextCsvDialog::tr("Line"), FieldFormat::Count, {}},
        {ContextCsvDialog::tr("Device"), FieldFormat::Plain, {}},
        {ContextCsvDialog::tr("What"), FieldFormat::Plain, {}},
        {ContextCsvDialog::tr("Now"), FieldFormat::Plain, {}},
        {ContextCsvDialog::tr("Then"), FieldFormat::Plain, {}}};
}

PlainRow rowOf(const jobs::ContextEdit& edit)
{
    return {{},
        {edit.line, edit.deviceName.isEmpty() ? edit.deviceId : edit.deviceName,
            fieldTitle(fieldOf(domain::Kind::Devices, edit.field)), shown(edit, edit.before),
            shown(edit, edit.after)},
        {}};
}

} // namespace

ContextCsvDialog::ContextCsvDialog(const PageContext& context, const QString& file, QWidget* parent)
    : PlanDialog(context, u"context"_s, tr("Change devices from a CSV"), file, parent)
{
    setObjectName(u"contextCsvDialog"_s);
    items::askContextPlan(context.library, file, this,
        [this](const base::Result<jobs::ContextPlan>& plan) { show(plan); });
}

void ContextCsvDialog::show(const base::Result<jobs::ContextPlan>& plan)
{
    if (!plan) {
        showError(plan.error());
        return;
    }
    showSummary(summaryOf(*plan));
    std::vector<PlainRow> rows;
    for (const jobs::ContextEdit& edit : plan->edits)
        rows.push_back(rowOf(edit));
    addChanges(columns(), std::move(rows), tr("What changes"), widestColumn);
    addIssues(u"Issues"_s, tr("Rows left out and notes"), plan->issues);
    offer(counted(plan->devices, tr("Change 1 device"), tr("Change %1 devices")), plan->devices > 0,
        plan->sha256);
}

} // namespace parapet::views
