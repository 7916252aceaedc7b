// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/mail.h"

#include "models/base/timetext.h"
#include "models/domain/remediationwords.h"
#include "models/jobs/savefile.h"
#include "models/jobs/workflow.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSysInfo>
#include <QUuid>

#include <algorithm>
#include <set>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using Values = std::vector<std::pair<QString, QString>>;

QString tr(const char* text)
{
    return QCoreApplication::translate("Mail", text);
}

QString defaultSubject()
{
    return tr("Remediation: {title} ({devices} devices, due {due})");
}

QString defaultBody()
{
    return tr("Hello,\n\n"
              "please carry out the following on {devices} devices:\n\n"
              "{activities}\n\n"
              "The attached file {file} has one row for each activity and device; those whose "
              "deviceStatus is Fixed are done. Please fill in its last four columns and send it "
              "back:\n\n"
              "- itStatus: Done, In progress, Open or Not done\n"
              "- itOwner: who takes care of it\n"
              "- itNote: anything we should know\n"
              "- doneOn: the day it was done, like 2026-08-14\n\n"
              "{notes}"
              "Thank you,\n{requester}\n");
}

/// login@machine, which mail programs replace by the account that sends.
exporting::MailAddress sender(const QString& user)
{
    static const QRegularExpression other(QStringLiteral("[^A-Za-z0-9-]+"));
    QString local = user;
    QString host = QSysInfo::machineHostName().section(u'.', 0, 0);
    local.replace(other, QStringLiteral("-"));
    host.replace(other, QStringLiteral("-"));
    const auto trimmed = [](QString text, const QString& otherwise) {
        while (text.startsWith(u'-'))
            text.remove(0, 1);
        while (text.endsWith(u'-'))
            text.chop(1);
        return text.isEmpty() ? otherwise : text.left(60);
    };
    return {user.simplified().left(60),
        trimmed(local, QStringLiteral("parapet")) + u'@'
            + trimmed(host, QStringLiteral("localhost"))};
}

QString dueText(const std::optional<base::Millis>& due)
{
    return due ? base::isoDate(*due) : tr("no date");
}

/// Something is left to do on the device.
bool isOpen(const exporting::HandoverRow& row)
{
    return row.deviceStatus != domain::text(domain::ActivityDeviceStatus::Fixed);
}

/// One line for each activity: what, on how many devices, until when.
QString activityLines(const std::vector<domain::RemediationActivity>& activities,
    const std::vector<exporting::HandoverRow>& rows)
{
    QStringList lines;
    for (const auto& activity : activities) {
        const auto devices = std::ranges::count_if(
            rows, [&](const auto& row) { return row.activityId == activity.id && isOpen(row); });
        lines.append(tr("- %1 %2, due %3, priority %4")
                         .arg(activity.title, domain::onDevices(devices), dueText(activity.dueOn),
                             domain::text(activity.priority)));
    }
    return lines.join(u'\n');
}

/// What all have in common as it is, other notes with the activity they are about.
QString notesOf(const std::vector<domain::RemediationActivity>& activities)
{
    std::set<QString> known;
    QStringList lines;
    for (const auto& activity : activities) {
        const QString note = activity.notes.trimmed();
        known.insert(note);
        if (!note.isEmpty())
            lines.append(QStringLiteral("%1: %2").arg(activity.title, note));
    }
    return known.size() == 1 ? *known.begin() : lines.join(u'\n');
}

Values valuesOf(const Context& context, const QString& file,
    const std::vector<domain::RemediationActivity>& activities,
    const std::vector<exporting::HandoverRow>& rows)
{
    std::set<QString> devices;
    for (const auto& row : rows)
        if (isOpen(row))
            devices.insert(row.deviceId);
    std::optional<base::Millis> due;
    auto priority = domain::Priority::Low;
    for (const auto& activity : activities) {
        if (activity.dueOn)
            due = std::min(due.value_or(*activity.dueOn), *activity.dueOn);
        priority = std::max(priority, activity.priority);
    }
    const bool one = activities.size() == 1;
    const QString notes = notesOf(activities);
    return {{QStringLiteral("title"),
                one ? activities.front().title : tr("%1 activities").arg(activities.size())},
        {QStringLiteral("devices"), QString::number(devices.size())},
        {QStringLiteral("due"), dueText(due)}, {QStringLiteral("priority"), domain::text(priority)},
        {QStringLiteral("activities"), activityLines(activities, rows)},
        {QStringLiteral("notes"), notes.isEmpty() ? QString() : notes + QStringLiteral("\n\n")},
        {QStringLiteral("requester"), context.user}, {QStringLiteral("file"), file},
        {QStringLiteral("date"), base::isoDate(context.clock())}};
}

} // namespace

QStringList mailPlaceholders()
{
    return {QStringLiteral("title"), QStringLiteral("devices"), QStringLiteral("due"),
        QStringLiteral("priority"), QStringLiteral("activities"), QStringLiteral("notes"),
        QStringLiteral("requester"), QStringLiteral("file"), QStringLiteral("date")};
}

base::Result<void> checkMailSettings(const MailSettings& settings)
{
    for (const QString& addresses : {settings.to, settings.from})
        if (!addresses.isEmpty() && !exporting::parseAddresses(addresses)) {
            const QString wrong = exporting::wrongAddress(addresses);
            return fail(Error::Kind::Usage,
                tr("%1 is no e-mail address; write it like desk@example.org.")
                    .arg((wrong.isEmpty() ? addresses.simplified() : wrong).left(80)));
        }
    Values values;
    for (const QString& name : mailPlaceholders())
        values.emplace_back(name, QString());
    for (const QString& text : {settings.subject, settings.body})
        if (auto filled = exporting::fillTemplate(text, values); !filled)
            return tl::unexpected(filled.error());
    return {};
}

base::Result<MailSettings> mailSettings(Context& context)
{
    MailSettings settings;
    store::WorkflowStore store(context.connection);
    const std::pair<QString, QString*> places[] = {{QStringLiteral("mail.to"), &settings.to},
        {QStringLiteral("mail.from"), &settings.from},
        {QStringLiteral("mail.subject"), &settings.subject},
        {QStringLiteral("mail.body"), &settings.body}};
    for (const auto& [name, place] : places) {
        auto value = store.setting(name);
        if (!value)
            return tl::unexpected(value.error());
        *place = std::move(*value);
    }
    if (settings.subject.isEmpty())
        settings.subject = defaultSubject();
    if (settings.body.isEmpty())
        settings.body = defaultBody();
    return settings;
}

base::Result<void> keepMailSettings(Context& context, const MailSettings& settings)
{
    if (auto checked = checkMailSettings(settings); !checked)
        return checked;
    return context.connection.transaction([&]() -> base::Result<void> {
        store::WorkflowStore store(context.connection);
        const std::pair<QString, QString> values[] = {{QStringLiteral("mail.to"), settings.to},
            {QStringLiteral("mail.from"), settings.from},
            {QStringLiteral("mail.subject"),
                settings.subject == defaultSubject() ? QString() : settings.subject},
            {QStringLiteral("mail.body"),
                settings.body == defaultBody() ? QString() : settings.body}};
        for (const auto& [name, value] : values)
            if (auto set = store.setSetting(name, value); !set)
                return set;
        return {};
    });
}

base::Result<QByteArray> draftMail(
    Context& context, const QStringList& ids, const MailSettings& settings)
{
    if (auto checked = checkMailSettings(settings); !checked)
        return tl::unexpected(checked.error());
    auto to = exporting::parseAddresses(settings.to);
    if (!to)
        return fail(Error::Kind::Usage, tr("Say to whom the e-mail goes."));
    const auto rows = handoverRows(context, ids);
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->empty())
        return fail(
            Error::Kind::Usage, tr("There is no active remediation activity to hand over."));
    const auto all = store::WorkflowStore(context.connection).activities();
    if (!all)
        return tl::unexpected(all.error());
    std::vector<domain::RemediationActivity> activities;
    std::ranges::copy_if(*all, std::back_inserter(activities), [&](const auto& activity) {
        return ids.isEmpty() ? activity.status == domain::RemediationStatus::Active
                             : ids.contains(activity.id);
    });
    exporting::MailDraft draft;
    draft.date = context.clock();
    draft.to = std::move(*to);
    draft.from = settings.from.isEmpty() ? sender(context.user)
                                         : exporting::parseAddresses(settings.from)->front();
    draft.attachmentName = QStringLiteral("remediation-%1.csv").arg(base::isoDate(context.clock()));
    draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Values values = valuesOf(context, draft.attachmentName, activities, *rows);
    // what activities are called may hold line breaks: a subject is one line
    draft.subject = exporting::fillTemplate(settings.subject, values)->simplified().left(200);
    draft.body = *exporting::fillTemplate(settings.body, values);
    const auto written =
        exporting::writeHandover(*rows, [&draft](QByteArrayView piece) -> base::Result<void> {
            draft.attachment.append(piece.data(), piece.size());
            return {};
        });
    if (!written)
        return tl::unexpected(written.error());
    return exporting::writeMailDraft(draft);
}

base::Result<void> writeMail(Context& context, const QStringList& activities,
    const MailSettings& settings, const QString& file)
{
    const auto draft = draftMail(context, activities, settings);
    if (!draft)
        return tl::unexpected(draft.error());
    return saveFile(file, [&](QSaveFile& out) -> base::Result<void> {
        out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        out.write(*draft);
        return {};
    });
}

} // namespace parapet::jobs
