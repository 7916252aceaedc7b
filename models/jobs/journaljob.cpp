// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/journaljob.h"

#include "models/base/timetext.h"
#include "models/store/journal.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace parapet::jobs {
namespace {

/// Compact; the keys of a QJsonObject are in alphabetical order.
QString jsonText(const QJsonObject& object)
{
    return object.isEmpty()
        ? QString()
        : QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

base::Result<void> append(Context& context, const QString& who, const Change& change)
{
    store::JournalEntry entry;
    entry.at = context.clock();
    entry.who = who;
    entry.action = change.action;
    entry.objectType = change.objectType;
    entry.objectId = change.objectId;
    entry.object = change.object;
    entry.before = jsonText(change.before);
    entry.after = jsonText(change.after);
    auto appended = store::Journal(context.connection).append(std::move(entry));
    if (!appended)
        return tl::unexpected(appended.error());
    return {};
}

} // namespace

base::Result<void> note(Context& context, const Change& change)
{
    return append(context, context.user, change);
}

base::Result<void> noteByParapet(Context& context, const Change& change)
{
    return append(context, QString::fromLatin1(parapetItself), change);
}

QJsonObject told(const domain::ExceptionFile& exception)
{
    QJsonObject object{{QStringLiteral("justification"), domain::text(exception.justification)},
        {QStringLiteral("context"), exception.context},
        {QStringLiteral("expiresOn"), base::isoTime(exception.expiresOn)},
        {QStringLiteral("groups"),
            exception.allDevices ? QJsonValue(QStringLiteral("all devices"))
                                 : QJsonValue(QJsonArray::fromStringList(exception.groups))}};
    if (!exception.recommendation.isEmpty())
        object.insert(QStringLiteral("recommendationId"), exception.recommendation);
    if (!exception.cve.isEmpty())
        object.insert(QStringLiteral("cveId"), exception.cve);
    if (exception.filedDevices)
        object.insert(QStringLiteral("exposedDevices"), qint64{*exception.filedDevices});
    if (exception.resurface)
        object.insert(QStringLiteral("resurface"), true);
    return object;
}

base::Result<void> noteExpiries(
    Context& context, const std::vector<domain::ExceptionFile>& exceptions)
{
    const QString expired = QStringLiteral("Expired");
    store::Journal journal(context.connection);
    for (const auto& exception : exceptions) {
        if (exception.cancelledOn || exception.expiresOn > context.clock())
            continue;
        const auto noted = journal.has(exception.id, expired);
        if (!noted)
            return tl::unexpected(noted.error());
        if (*noted)
            continue;
        const Change change{expired, QStringLiteral("exception"), exception.id, exception.title,
            told(exception), {}};
        if (auto done = noteByParapet(context, change); !done)
            return done;
    }
    return {};
}

base::Result<JournalState> verifyJournal(Context& context, const QString& noted)
{
    std::optional<store::JournalHead> head;
    if (!noted.isEmpty()) {
        bool isNumber = false;
        const qint64 entry = noted.section(u':', 0, 0).toLongLong(&isNumber);
        const QString hash = noted.section(u':', 1).toLower();
        constexpr qsizetype hashDigits = 64;
        if (!isNumber || entry < 1 || hash.size() != hashDigits)
            return base::fail(base::Error::Kind::Usage,
                QCoreApplication::translate("Journal",
                    "A noted head is the number of an entry, a colon and its hash of 64 digits."));
        head = store::JournalHead{entry, hash};
    }
    const auto check = store::Journal(context.connection).verify(head);
    if (!check)
        return tl::unexpected(check.error());
    JournalState state{check->head.entries, check->head.hash, {}};
    for (const auto& fault : check->faults)
        state.faults.emplace_back(fault.entry, fault.message);
    return state;
}

} // namespace parapet::jobs
