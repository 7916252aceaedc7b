// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/handover.h"

#include "models/base/timetext.h"
#include "models/exporting/csvreader.h"
#include "models/exporting/csvwriter.h"

#include <array>
#include <set>

namespace parapet::exporting {
namespace {

using Type = domain::FieldType;

constexpr std::array fields{
    domain::FieldSpec{"activityId", Type::Text, "Activity ID"},
    domain::FieldSpec{"title", Type::Text, "Remediation activity"},
    domain::FieldSpec{"remediationType", Type::Text, "Remediation type"},
    domain::FieldSpec{"relatedComponent", Type::Text, "Related component"},
    domain::FieldSpec{"recommendedVersion", Type::Text, "Recommended version"},
    domain::FieldSpec{"deviceId", Type::Text, "Device ID"},
    domain::FieldSpec{"computerDnsName", Type::Text, "Device name"},
    domain::FieldSpec{"osPlatform", Type::Text, "OS platform"},
    domain::FieldSpec{"rbacGroupName", Type::Text, "Device group"},
    domain::FieldSpec{"installedVersions", Type::TextList, "Installed versions"},
    domain::FieldSpec{"weaknesses", Type::Integer, "Weaknesses"},
    domain::FieldSpec{"priority", Type::Text, "Priority"},
    domain::FieldSpec{"dueOn", Type::Time, "Due date"},
    domain::FieldSpec{"requesterNotes", Type::Text, "Notes"},
    domain::FieldSpec{"deviceStatus", Type::Text, "Device status"},
    domain::FieldSpec{"itStatus", Type::Text, "IT status"},
    domain::FieldSpec{"itOwner", Type::Text, "IT owner"},
    domain::FieldSpec{"itNote", Type::Text, "IT note"},
    domain::FieldSpec{"doneOn", Type::Time, "Done on"},
};

domain::Value timeCell(std::optional<base::Millis> time)
{
    return time ? domain::Value(qint64{*time}) : domain::Value();
}

/// Where the columns of a file stand; -1 for one it does not have.
struct Positions
{
    qsizetype activityId, deviceId, itStatus, itOwner, itNote, doneOn;
};

Positions positionsOf(const QStringList& header)
{
    const auto find = [&header](const QString& name) {
        for (qsizetype i = 0; i < header.size(); ++i) {
            if (header[i].trimmed().compare(name, Qt::CaseInsensitive) == 0)
                return i;
        }
        return qsizetype{-1};
    };
    return {find(QStringLiteral("activityId")), find(QStringLiteral("deviceId")),
        find(QStringLiteral("itStatus")), find(QStringLiteral("itOwner")),
        find(QStringLiteral("itNote")), find(QStringLiteral("doneOn"))};
}

/// An answer, or why the row is not taken.
tl::expected<HandoverAnswer, QString> answerOf(const CsvRow& row, const Positions& at)
{
    const auto cell = [&row](qsizetype index) {
        return index >= 0 && index < row.cells.size() ? row.cells[index].trimmed() : QString();
    };
    HandoverAnswer answer{row.line, cell(at.activityId), cell(at.deviceId), cell(at.itStatus),
        cell(at.itOwner), cell(at.itNote), {}};
    if (answer.activityId.isEmpty())
        return tl::unexpected(QStringLiteral("the row has no activityId"));
    if (answer.deviceId.isEmpty())
        return tl::unexpected(QStringLiteral("the row has no deviceId"));
    const QString done = cell(at.doneOn);
    if (!done.isEmpty()) {
        const std::string text = done.toStdString();
        answer.doneOn = base::parseTime(text);
        if (!answer.doneOn)
            return tl::unexpected(
                QStringLiteral("doneOn is no date like 2026-08-14: \"%1\"").arg(done.left(40)));
    }
    return answer;
}

bool isUntouched(const HandoverAnswer& answer)
{
    return answer.itStatus.isEmpty() && answer.itOwner.isEmpty() && answer.itNote.isEmpty()
        && !answer.doneOn;
}

} // namespace

std::span<const domain::FieldSpec> handoverFields()
{
    return fields;
}

base::Result<void> writeHandover(std::span<const HandoverRow> rows, Sink sink)
{
    CsvWriter writer(std::move(sink));
    base::Result<void> done = writer.begin(fields);
    for (const HandoverRow& row : rows) {
        if (!done)
            return done;
        const std::array<domain::Value, fields.size()> values{row.activityId, row.title,
            row.remediationType, row.relatedComponent, row.recommendedVersion, row.deviceId,
            row.computerDnsName, row.osPlatform, row.rbacGroupName, row.installedVersions,
            row.weaknesses, row.priority, timeCell(row.dueOn), row.requesterNotes, row.deviceStatus,
            row.itStatus, row.itOwner, row.itNote, timeCell(row.doneOn)};
        done = writer.row(values);
    }
    return done ? writer.end() : done;
}

base::Result<HandoverAnswers> readHandover(QIODevice& device, const QString& file)
{
    CsvReader reader(device);
    CsvRow row;
    base::Result<bool> more = reader.next(row);
    const Positions at = more && *more ? positionsOf(row.cells) : Positions{-1, -1, -1, -1, -1, -1};
    if (more && (at.activityId < 0 || at.deviceId < 0))
        return base::fail(base::Error::Kind::Format,
            QStringLiteral("%1 is no hand-over file: its first row must name the columns "
                           "activityId and deviceId.")
                .arg(file));
    HandoverAnswers result;
    std::set<std::pair<QString, QString>> seen;
    while (more && *more) {
        more = reader.next(row);
        if (!more || !*more)
            break;
        auto answer = answerOf(row, at);
        if (answer && !seen.emplace(answer->activityId, answer->deviceId).second)
            answer = tl::unexpected(QStringLiteral("this activity and device stand above already"));
        if (!answer)
            result.issues.push_back(
                {domain::Issue::Kind::Rejected, file, row.line, {}, answer.error()});
        else if (isUntouched(*answer))
            ++result.untouched;
        else
            result.answers.push_back(std::move(*answer));
    }
    if (!more)
        return tl::unexpected(more.error());
    return result;
}

} // namespace parapet::exporting
