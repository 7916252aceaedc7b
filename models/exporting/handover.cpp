// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/handover.h"

#include "models/exporting/csvreader.h"
#include "models/exporting/csvwriter.h"
#include "models/exporting/daytext.h"
#include "models/exporting/textdecoding.h"

#include <QBuffer>
#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>

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

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Handover)
};

domain::Value timeCell(std::optional<base::Millis> time)
{
    return time ? domain::Value(qint64{*time}) : domain::Value();
}

/// Where the columns of a file stand; -1 for one it does not have.
struct Positions
{
    qsizetype activityId = -1, deviceId = -1, title = -1, relatedComponent = -1,
              computerDnsName = -1, itStatus = -1, itOwner = -1, itNote = -1, doneOn = -1;
    qsizetype columns = 0;
};

tl::expected<Positions, QString> positionsOf(const QStringList& header)
{
    Positions at;
    at.columns = header.size();
    const std::pair<QString, qsizetype*> places[] = {{QStringLiteral("activityId"), &at.activityId},
        {QStringLiteral("deviceId"), &at.deviceId}, {QStringLiteral("title"), &at.title},
        {QStringLiteral("relatedComponent"), &at.relatedComponent},
        {QStringLiteral("computerDnsName"), &at.computerDnsName},
        {QStringLiteral("itStatus"), &at.itStatus}, {QStringLiteral("itOwner"), &at.itOwner},
        {QStringLiteral("itNote"), &at.itNote}, {QStringLiteral("doneOn"), &at.doneOn}};
    for (qsizetype i = 0; i < header.size(); ++i)
        for (const auto& [name, place] : places) {
            if (header[i].trimmed().compare(name, Qt::CaseInsensitive) != 0)
                continue;
            if (*place >= 0)
                return tl::unexpected(
                    Words::tr("its first row names the column %1 twice.").arg(name));
            *place = i;
        }
    if (at.activityId < 0 || at.deviceId < 0)
        return tl::unexpected(
            Words::tr("its first row must name the columns activityId and deviceId."));
    return at;
}

/// An answer, or why the row is not taken.
tl::expected<HandoverAnswer, QString> answerOf(const CsvRow& row, const Positions& at)
{
    for (qsizetype i = at.columns; i < row.cells.size(); ++i)
        if (!row.cells[i].trimmed().isEmpty())
            return tl::unexpected(
                Words::tr("the row has more cells than the first row names columns; is a text with "
                          "a separator not in quotes?"));
    const auto cell = [&row](qsizetype index) {
        return index >= 0 && index < row.cells.size() ? row.cells[index].trimmed() : QString();
    };
    const auto identity = [&cell](qsizetype index) {
        return index >= 0 ? std::optional(cell(index)) : std::nullopt;
    };
    HandoverAnswer answer{row.line, cell(at.activityId), cell(at.deviceId), identity(at.title),
        identity(at.relatedComponent), identity(at.computerDnsName), cell(at.itStatus),
        cell(at.itOwner), cell(at.itNote), {}};
    if (answer.activityId.isEmpty())
        return tl::unexpected(Words::tr("the row has no activityId"));
    if (answer.deviceId.isEmpty())
        return tl::unexpected(Words::tr("the row has no deviceId"));
    const QString done = cell(at.doneOn);
    if (!done.isEmpty()) {
        const auto day = readDay(done);
        if (!day)
            return tl::unexpected(
                Words::tr("doneOn \"%1\" is not taken: %2").arg(done.left(40), day.error()));
        answer.doneOn = *day;
    }
    return answer;
}

bool sameAnswer(const HandoverAnswer& a, const HandoverAnswer& b)
{
    return a.itStatus == b.itStatus && a.itOwner == b.itOwner && a.itNote == b.itNote
        && a.doneOn == b.doneOn;
}

bool isUntouched(const HandoverAnswer& answer)
{
    return answer.itStatus.isEmpty() && answer.itOwner.isEmpty() && answer.itNote.isEmpty()
        && !answer.doneOn;
}

/// Collects the rows of a file, and what is said twice.
class HandoverReading
{
public:
    explicit HandoverReading(QString file)
        : m_file(std::move(file))
    {
    }

    void note(qint64 line, const QString& text) { tell(domain::Issue::Kind::Note, line, text); }

    void take(const CsvRow& row, const Positions& at)
    {
        auto answer = answerOf(row, at);
        if (!answer) {
            tell(domain::Issue::Kind::Rejected, row.line, answer.error());
            return;
        }
        auto& rows = m_rows[{answer->activityId, answer->deviceId}];
        if (!rows.empty() && sameAnswer(rows.front(), *answer))
            note(
                row.line, Words::tr("the row says again what line %1 says").arg(rows.front().line));
        else
            rows.push_back(std::move(*answer));
    }

    HandoverAnswers finish()
    {
        for (auto& [about, rows] : m_rows) {
            if (rows.size() == 1) {
                if (isUntouched(rows.front()))
                    ++m_result.untouched;
                else
                    m_result.answers.push_back(std::move(rows.front()));
                continue;
            }
            // which of them holds is not for us to guess
            for (const HandoverAnswer& row : rows) {
                const auto& other = &row == &rows.front() ? rows.back() : rows.front();
                tell(domain::Issue::Kind::Rejected, row.line,
                    Words::tr("line %1 says something else of the same activity and device")
                        .arg(other.line));
            }
        }
        std::ranges::sort(m_result.answers, {}, &HandoverAnswer::line);
        std::ranges::stable_sort(m_result.issues, {}, &domain::Issue::line);
        return std::move(m_result);
    }

private:
    void tell(domain::Issue::Kind kind, qint64 line, const QString& text)
    {
        m_result.issues.push_back({kind, m_file, line, {}, text});
    }

    QString m_file;
    std::map<std::pair<QString, QString>, std::vector<HandoverAnswer>> m_rows;
    HandoverAnswers m_result;
};

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
    const auto format = [&file](const QString& why) {
        return base::fail(base::Error::Kind::Format,
            Words::tr("%1 is no hand-over file that can be read: %2").arg(file, why));
    };
    const QByteArray bytes = device.read(largestHandover + 1);
    if (bytes.size() > largestHandover)
        return format(Words::tr("it is larger than 256 MB."));
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return format(Words::tr("its bytes are no text; save it as CSV UTF-8."));
    HandoverReading reading(file);
    if (decoded->assumed)
        reading.note(0,
            Words::tr("the file is no UTF-8 and was read as Windows-1252; look at notes with "
                      "special letters, or save it as CSV UTF-8"));
    QBuffer buffer;
    buffer.setData(decoded->utf8);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    CsvRow row;
    base::Result<bool> more = reader.next(row);
    // a first line that only tells spreadsheets the separator
    if (more && *more && row.cells.first().startsWith(QStringLiteral("sep="), Qt::CaseInsensitive))
        more = reader.next(row);
    if (!more)
        return format(more.error().message);
    const auto at = positionsOf(*more ? row.cells : QStringList());
    if (!at)
        return format(at.error());
    while ((more = reader.next(row)) && *more)
        reading.take(row, *at);
    if (!more)
        return format(more.error().message);
    return reading.finish();
}

} // namespace parapet::exporting
