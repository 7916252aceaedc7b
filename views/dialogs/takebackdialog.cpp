// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/takebackdialog.h"

#include "models/items/library.h"
#include "models/jobs/import/takeback.h"
#include "views/vocabulary/wording.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString wordsOf(const domain::SnapshotInfo& snapshot)
{
    const QLocale locale;
    QString words = TakeBackDialog::tr("Snapshot %1 of %2: %3 devices, %4 findings")
                        .arg(snapshot.id)
                        .arg(spelledDate(snapshot.takenAt, locale),
                            locale.toString(snapshot.devices), locale.toString(snapshot.findings));
    if (!snapshot.label.isEmpty())
        words += u'\n' + snapshot.label;
    if (!snapshot.source.isEmpty())
        words += u'\n' + snapshot.source;
    return words;
}

} // namespace

void TakeBackDialog::ask(const PageContext& context, QWidget* parent)
{
    context.library.overview(
        parent, [&context, parent](const base::Result<domain::Overview>& answer) {
            if (!answer || answer->snapshots.empty())
                return;
            const auto& all = answer->snapshots;
            const auto before = all.size() > 1 ? std::optional(all[all.size() - 2]) : std::nullopt;
            (new TakeBackDialog(context, all.back(), before, parent))->open();
        });
}

TakeBackDialog::TakeBackDialog(const PageContext& context, const domain::SnapshotInfo& newest,
    const std::optional<domain::SnapshotInfo>& before, QWidget* parent)
    : FormDialog(context.theme, tr("Take the snapshot back"), tr("Take back"), parent)
{
    setObjectName(u"takeBackDialog"_s);
    addSubject(tr("What"), wordsOf(newest));
    addSpacing();
    addHint(before ? tr("Devices, findings, scores and events are again those of the snapshot of "
                        "%1, as if this one had not been imported.")
                         .arg(spelledDate(before->takenAt, QLocale()))
                   : tr("The workspace holds no snapshot then."));
    addHint(tr("Remediation activities and exceptions that it completed or ended go on. What "
               "people did since, and feeds, stay. The journal tells both."));
    addHint(tr("There is no undo: to have it back, import its files again."));
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, [this, &context, id = newest.id] {
        // a window that looks at it goes to the newest
        if (context.library.scope().snapshot == id) {
            domain::ViewScope scope = context.library.scope();
            scope.snapshot = 0;
            context.library.setScope(scope);
        }
        waitFor(context.desk, jobs::startTakingBack(context.desk, id));
    });
}

} // namespace parapet::views
