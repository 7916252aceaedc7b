// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/demojob.h"

#include "models/base/timetext.h"
#include "models/demo/generator.h"
#include "models/jobs/feedsjob.h"
#include "models/jobs/import/importjob.h"
#include "models/jobs/workflow.h"
#include "models/store/snapshots.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;

constexpr base::Millis day = 86'400'000;

QString tr(const char* text)
{
    return QCoreApplication::translate("Demo", text);
}

/// The folders of one month: export files, named by their day, and the feeds of that day.
base::Result<void> importMonth(Context& context, const QString& snapshot, const QString& knowledge)
{
    if (auto read = importFeeds(context,
            {knowledge + QStringLiteral("/kev.json"), knowledge + QStringLiteral("/epss.csv")});
        !read)
        return tl::unexpected(read.error());
    ImportRequest request;
    request.paths = {snapshot};
    request.takenAt = base::parseTime(QFileInfo(snapshot).fileName().toStdString());
    request.label = tr("Demo fleet");
    if (auto imported = importSnapshot(context, request); !imported)
        return tl::unexpected(imported.error());
    return {};
}

base::Result<void> fileStory(Context& context)
{
    domain::ExceptionRequest isolated;
    isolated.recommendation = QStringLiteral("va-_-microsoft-_-internet_explorer");
    isolated.justification = domain::Justification::AlternateMitigation;
    isolated.context = tr("These devices reach only the intranet; the proxy blocks the rest.");
    isolated.expiresOn = context.clock() + 90 * day;
    if (auto filed = fileException(context, isolated); !filed)
        return tl::unexpected(filed.error());
    domain::RemediationRequest browser;
    browser.recommendation = QStringLiteral("va-_-google-_-chrome");
    browser.dueOn = context.clock() + 14 * day;
    browser.priority = domain::Priority::High;
    browser.notes = tr("Restart the browser after the update.");
    // a fleet without exposed Chrome has nothing to remediate
    if (auto created = createRemediation(context, browser); !created
        && created.error().kind != Error::Kind::NotFound
        && created.error().kind != Error::Kind::Usage)
        return tl::unexpected(created.error());
    return {};
}

} // namespace

base::Result<void> loadDemo(Context& context)
{
    const auto present = store::listSnapshots(context.connection);
    if (!present)
        return tl::unexpected(present.error());
    if (!present->empty())
        return fail(Error::Kind::Conflict,
            tr("The workspace holds snapshots already. Open a new workspace for the demo fleet."));
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(
            Error::Kind::Io, tr("No temporary folder can be made: %1").arg(folder.errorString()));
    context.progress.report(0, 0, tr("Generating the demo fleet"));
    const auto fleet = demo::generate(demo::builtin(), folder.path(), context.progress);
    if (!fleet)
        return tl::unexpected(fleet.error());
    for (qsizetype i = 0; i < fleet->snapshots.size(); ++i) {
        if (auto imported = importMonth(context, fleet->snapshots[i], fleet->feeds[i]); !imported)
            return imported;
        // the activity and the exception are of the month before the last
        if (i + 2 == fleet->snapshots.size())
            if (auto filed = fileStory(context); !filed)
                return filed;
    }
    return {};
}

} // namespace parapet::jobs
