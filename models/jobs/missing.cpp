// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/missing.h"

#include "models/base/timetext.h"
#include "models/store/leftout.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Missing", text);
}

QString namesOf(const std::vector<store::LeftOut::By>& exceptions)
{
    QStringList names;
    for (const store::LeftOut::By& each : exceptions)
        names.append(tr("\"%1\" (false positive, in effect until %2)")
                         .arg(each.title, base::isoDate(each.expiresOn)));
    return names.join(tr(" and "));
}

} // namespace

base::Result<QString> whyMissing(
    Context& context, const Scope& scope, domain::Kind kind, const QString& id)
{
    const QString notThere = tr("%1 is not part of this snapshot.").arg(id);
    if (kind != domain::Kind::Weaknesses)
        return notThere;
    const auto why = store::whyLeftOut(context.connection, scope.read(), id);
    if (!why)
        return tl::unexpected(why.error());
    if (!why->exceptions.empty())
        return (why->exceptions.size() == 1
                ? tr("%1 is found in this snapshot, but an exception covers every finding of it: "
                     "%2.")
                : tr("%1 is found in this snapshot, but exceptions cover every finding of it: %2."))
            .arg(id, namesOf(why->exceptions));
    if (scope.view().groups.isEmpty())
        return notThere;
    return why->isElsewhere
        ? tr("%1 is found in this snapshot, but not in the chosen device groups.").arg(id)
        : tr("%1 is not found in the chosen device groups of this snapshot.").arg(id);
}

} // namespace parapet::jobs
