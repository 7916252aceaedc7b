// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/remediationlists.h"

#include "models/domain/claims.h"
#include "models/domain/terms.h"
#include "models/items/notices.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace parapet::views {

QString archivedFilter()
{
    return u"isArchived == true"_s;
}

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RemediationLists", text);
}

ChipSpec wordChip(
    const QString& name, const QString& title, const QString& field, const QStringList& words)
{
    ChipSpec chip{name, title, {}, {}};
    for (const QString& word : words)
        chip.choices.append(
            {word, remediationTypeWords(word), field + u" == "_s + kqlQuoted(word)});
    return chip;
}

/// As one condition of a chip.
QString within(const QString& filter)
{
    return u'(' + filter + u')';
}

QString endsWithin(int days)
{
    return within(items::endsWithinFilter(days));
}

} // namespace

ListSpec activityList()
{
    using domain::text;
    using Type = domain::RemediationType;
    using Status = domain::RemediationStatus;
    using Priority = domain::Priority;
    ListSpec list;
    list.kind = domain::Kind::Remediations;
    list.name = u"activities"_s;
    list.title = tr("Activities");
    list.columns = {u"title"_s, u"dueOn"_s, u"fixedDevices"_s, u"type"_s, u"priority"_s,
        u"relatedComponent"_s, u"requesterEmail"_s, u"status"_s, u"completerEmail"_s};
    list.example = u"priority == \"High\" and dueOn < ago(0d)"_s;
    list.countWords = tr("%1 activities");
    list.countOne = tr("1 activity");
    list.emptySentence =
        tr("No remediation is asked for; request one from a security recommendation. What was "
           "completed over 180 days ago is kept: the status filter shows it.");
    ChipSpec status = wordChip(u"activityStatusChip"_s, tr("Status"), u"status"_s,
        {text(Status::Active), text(Status::Completed)});
    status.choices.append({u"archived"_s, tr("Completed over 180 days ago"), archivedFilter()});
    list.shelfField = u"isArchived"_s;
    list.shelfFilter = u"isArchived == false"_s;
    list.checkable = true;
    status.initial = {text(Status::Active)};
    list.chips = {wordChip(u"activityTypeChip"_s, tr("Remediation type"), u"type"_s,
                      {text(Type::Update), text(Type::Upgrade), text(Type::Uninstall),
                          text(Type::ConfigurationChange), text(Type::AttentionRequired)}),
        status,
        wordChip(u"priorityChip"_s, tr("Priority"), u"priority"_s,
            {text(Priority::High), text(Priority::Medium), text(Priority::Low)}),
        {u"progressChip"_s, tr("Progress"),
            {{u"none"_s, tr("Not started"), within(u"fixedDevices == 0"_s)},
                {u"some"_s, tr("In progress"),
                    within(u"fixedDevices > 0 and fixedDevices < targetDevices"_s)},
                {u"all"_s, tr("Completed"),
                    within(u"targetDevices > 0 and fixedDevices >= targetDevices"_s)}},
            {}},
        {u"dueChip"_s, tr("Due date"),
            {{u"overdue"_s, tr("Overdue"), within(items::overdueFilter())},
                {u"soon"_s, tr("Due within 7 days"), within(items::dueSoonFilter())},
                {u"none"_s, tr("No due date"), within(items::undatedFilter())}},
            {}}};
    return list;
}

ListSpec exceptionList()
{
    using domain::text;
    using enum domain::Justification;
    using Status = domain::ExceptionStatus;
    ListSpec list;
    list.kind = domain::Kind::Exceptions;
    list.name = u"exceptions"_s;
    list.title = tr("Exceptions");
    list.columns = {u"title"_s, u"status"_s, u"expiresOn"_s, u"justification"_s, u"impactClass"_s,
        u"relatedComponent"_s, u"scopeKind"_s, u"scope"_s, u"createdBy"_s, u"startsOn"_s, u"type"_s,
        u"groups"_s};
    list.checkable = true;
    list.example = u"status == \"In effect\" and expiresOn < ago(-14d)"_s;
    list.countWords = tr("%1 exceptions");
    list.countOne = tr("1 exception");
    list.emptySentence = tr("No exception was filed yet; file one from a security recommendation.");
    ChipSpec status = wordChip(u"exceptionStatusChip"_s, tr("Status"), u"status"_s,
        {text(Status::InEffect), text(Status::Suspended), text(Status::Expired),
            text(Status::Cancelled)});
    status.choices.append(
        {u"resurfaced"_s, tr("Resurfaced (exposure grew)"), u"resurfaced == true"_s});
    list.chips = {wordChip(u"justificationChip"_s, tr("Justification"), u"justification"_s,
                      {text(ThirdPartyControl), text(AlternateMitigation), text(RiskAccepted),
                          text(PlannedRemediation), text(FalsePositive), text(NoPatch)}),
        wordChip(u"coversChip"_s, tr("Covers"), u"scopeKind"_s,
            {u"Recommendation"_s, u"CVE"_s, u"Software + CVE"_s}),
        wordChip(
            u"exceptionScopeChip"_s, tr("Scope"), u"scope"_s, {u"Global"_s, u"Device groups"_s}),
        wordChip(u"impactChip"_s, tr("Impact"), u"impactClass"_s,
            {u"No impact"_s, u"Mitigation-like impact"_s, u"Hybrid"_s}),
        wordChip(u"exceptionTypeChip"_s, tr("Type"), u"type"_s,
            {u"Security update"_s, u"Configuration change"_s, u"False positive"_s}),
        status,
        {u"expiryChip"_s, tr("Ends within"),
            {{u"7"_s, tr("7 days"), endsWithin(7)}, {u"14"_s, tr("14 days"), endsWithin(14)},
                {u"30"_s, tr("30 days"), endsWithin(30)}},
            {}}};
    return list;
}

ListSpec answerList()
{
    using domain::text;
    using enum domain::ClaimVerdict;
    ListSpec list;
    list.kind = domain::Kind::Claims;
    list.name = u"answers"_s;
    list.title = tr("Answers of IT");
    list.columns = {u"computerDnsName"_s, u"title"_s, u"itStatus"_s, u"doneOn"_s, u"verdict"_s,
        u"judgedOn"_s, u"itOwner"_s, u"itNote"_s, u"mergedOn"_s};
    list.example = u"verdict == \"Contradicted\" and itOwner has \"kim\""_s;
    list.countWords = tr("%1 answers");
    list.countOne = tr("1 answer");
    list.emptySentence =
        tr("No answer of IT was merged yet; merge the hand-over CSV when it returns.");
    ChipSpec verdict = wordChip(u"verdictChip"_s, tr("Snapshots say"), u"verdict"_s,
        {text(Contradicted), text(Awaiting), text(Confirmed)});
    ChipSpec newest{u"newestChip"_s, tr("Answer"),
        {{u"newest"_s, tr("Newest"), u"isCurrent == true"_s},
            {u"earlier"_s, tr("Earlier"), u"isCurrent == false"_s}},
        {u"newest"_s}};
    list.chips = {verdict, newest};
    return list;
}

} // namespace parapet::views
