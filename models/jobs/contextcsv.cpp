// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/contextcsv.h"

#include "models/exporting/csvreader.h"
#include "models/jobs/workflow.h"
#include "models/store/tablereader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using base::Result;

constexpr qint64 largestFile = qint64{64} << 20;
constexpr qsizetype longestName = 200; ///< as setDeviceContexts() takes

QString tr(const char* text)
{
    return QCoreApplication::translate("ContextCsv", text);
}

const std::array fieldNames{QStringLiteral("id"), QStringLiteral("computerDnsName"),
    QStringLiteral("deviceValue"), QStringLiteral("isInternetFacing"),
    QStringLiteral("machineTags"), QStringLiteral("rbacGroupName"), QStringLiteral("removeTags"),
    QStringLiteral("importedGroupName"), QStringLiteral("groupSetBy")};
enum Field : std::size_t { Id, Name, Value, Facing, Tags, Group, Removed, Imported, SetBy, Count };

/// In place of a device group: whatever the import says.
constexpr QLatin1StringView asImported("(import)");

/// A device as the workspace holds it.
struct Known
{
    QString id, name, value;
    bool facing = false;
    QStringList tags;
    QString group, imported; ///< device group in force, and as the newest import says
    bool isGroupSet = false; ///< by a person
};

std::optional<bool> truth(const QString& word)
{
    for (const auto* yes : {"true", "yes", "1"})
        if (word.compare(QLatin1StringView(yes), Qt::CaseInsensitive) == 0)
            return true;
    for (const auto* no : {"false", "no", "0"})
        if (word.compare(QLatin1StringView(no), Qt::CaseInsensitive) == 0)
            return false;
    return {};
}

QString word(bool yes)
{
    return yes ? QStringLiteral("true") : QStringLiteral("false");
}

/// The tags of a cell, each once.
QStringList tagsIn(const QString& cell)
{
    QStringList tags;
    for (const QString& part : cell.split(u';', Qt::SkipEmptyParts))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag))
            tags.append(tag);
    return tags;
}

/// Holds the rows of one file against the devices of the workspace.
class Planner
{
public:
    Planner(Context& context, ContextPlan& plan)
        : m_context(context)
        , m_plan(plan)
    {
    }

    Result<void> run(QIODevice& input)
    {
        exporting::CsvReader reader(input);
        exporting::CsvRow row;
        while (true) {
            if (m_context.progress.cancelled())
                return fail(Error::Kind::Cancelled, tr("Canceled; nothing was changed."));
            const auto more = reader.next(row);
            if (!more)
                return tl::unexpected(more.error());
            if (!*more)
                break;
            if (m_known.empty()) {
                if (auto begun = begin(row.cells); !begun)
                    return begun;
            } else {
                take(row);
            }
        }
        if (m_known.empty())
            return fail(Error::Kind::Format, tr("%1 is empty.").arg(m_plan.file));
        return {};
    }

private:
    Result<void> begin(const QStringList& header)
    {
        for (std::size_t field = 0; field < Count; ++field)
            m_columns.at(field) = header.indexOf(fieldNames.at(field));
        const bool says = m_columns[Value] >= 0 || m_columns[Facing] >= 0 || m_columns[Tags] >= 0
            || m_columns[Group] >= 0 || m_columns[Removed] >= 0;
        if ((m_columns[Id] < 0 && m_columns[Name] < 0) || !says)
            return fail(Error::Kind::Format,
                tr("%1 needs a header with id or computerDnsName, and with deviceValue, "
                   "isInternetFacing, machineTags, removeTags or rbacGroupName.")
                    .arg(m_plan.file));
        return loadDevices();
    }

    Result<void> loadDevices()
    {
        store::TableQuery query;
        query.kind = domain::Kind::Devices;
        query.scope.now = m_context.clock();
        std::array<int, Count> fields{}; // "removeTags" is none of the list: its place reads the id
        for (std::size_t field = 0; field < Count; ++field)
            fields.at(field) = domain::fieldIndex(query.kind, fieldNames.at(field)).value_or(0);
        auto read = store::TableReader(m_context.connection)
                        .stream(query, fields, [this](std::span<const domain::Value> row) {
                            keep(row);
                            return Result<void>();
                        });
        if (!read)
            return read;
        if (m_known.empty())
            return fail(Error::Kind::NotFound, tr("The workspace holds no device yet."));
        return {};
    }

    void keep(std::span<const domain::Value> row)
    {
        const auto text = [&](Field field) {
            const auto* value = std::get_if<QString>(&row[field]);
            return value ? *value : QString();
        };
        const auto* facing = std::get_if<bool>(&row[Facing]);
        const auto* tags = std::get_if<QStringList>(&row[Tags]);
        const Known device{text(Id), text(Name), text(Value), facing && *facing,
            tags ? *tags : QStringList(), text(Group), text(Imported), !text(SetBy).isEmpty()};
        m_groups.insert(device.group);
        m_groups.insert(device.imported);
        m_byId.insert(device.id, m_known.size());
        m_byName.insert(device.name.toLower(), m_known.size());
        m_known.push_back(device);
    }

    [[nodiscard]] QString cell(const exporting::CsvRow& row, Field field) const
    {
        const qsizetype column = m_columns.at(field);
        return column >= 0 ? row.cells.value(column).trimmed() : QString();
    }

    void tell(qint64 line, domain::Issue::Kind kind, const QString& reason)
    {
        m_plan.issues.push_back({kind, m_plan.file, line, {}, reason});
    }
    void reject(qint64 line, const QString& reason)
    {
        tell(line, domain::Issue::Kind::Rejected, reason);
    }

    /// The device that a row names; nothing, and a rejected row, where there is not exactly one.
    const Known* deviceOf(const exporting::CsvRow& row)
    {
        const QString id = cell(row, Id);
        const QString name = cell(row, Name);
        if (!id.isEmpty()) {
            const auto place = m_byId.constFind(id);
            if (place != m_byId.constEnd())
                return &m_known[*place];
            reject(row.line, tr("there is no device %1").arg(id));
            return nullptr;
        }
        const QList<std::size_t> places = m_byName.values(name.toLower());
        if (places.size() == 1)
            return &m_known[places.first()];
        reject(row.line,
            name.isEmpty() ? tr("no device is named")
                : places.isEmpty()
                ? tr("there is no device named %1").arg(name)
                : tr("%1 devices are named %2; give the id").arg(places.size()).arg(name));
        return nullptr;
    }

    void take(const exporting::CsvRow& row)
    {
        const Known* device = deviceOf(row);
        if (!device)
            return;
        if (const qint64 line = m_lines.value(device->id); line > 0) {
            reject(row.line, tr("line %1 tells of this device already").arg(line));
            return;
        }
        m_lines.insert(device->id, row.line);
        const QString value = cell(row, Value);
        const QString facing = cell(row, Facing);
        const auto wanted = domain::parseTerm<domain::DeviceValue>(value.toStdString());
        if (!value.isEmpty() && !wanted) {
            reject(row.line, tr("deviceValue \"%1\" is none of Low, Normal, High").arg(value));
            return;
        }
        if (!facing.isEmpty() && !truth(facing)) {
            reject(row.line,
                tr("isInternetFacing \"%1\" is neither true (yes) nor false (no)").arg(facing));
            return;
        }
        domain::ContextChange change;
        if (!value.isEmpty())
            change.value = wanted;
        change.internetFacing = truth(facing);
        plan(row, *device, change);
    }

    void plan(const exporting::CsvRow& row, const Known& device, domain::ContextChange& change)
    {
        const std::size_t told = m_plan.edits.size();
        const auto edit = [&](Field field, const QString& before, const QString& after) {
            m_plan.edits.push_back(
                {row.line, device.id, device.name, fieldNames.at(field), before, after});
        };
        if (change.value && domain::text(*change.value) != device.value)
            edit(Value, device.value, domain::text(*change.value));
        else
            change.value.reset();
        if (change.internetFacing && *change.internetFacing != device.facing)
            edit(Facing, word(device.facing), word(*change.internetFacing));
        else
            change.internetFacing.reset();
        if (!planTags(row, device, change) || !planGroup(row, device, change)) {
            m_plan.edits.resize(told);
            return;
        }
        const QString separator = QStringLiteral("; ");
        QStringList tags = device.tags + change.addTags;
        for (const QString& tag : change.removeTags)
            tags.removeAll(tag);
        if (tags != device.tags)
            edit(Tags, device.tags.join(separator), tags.join(separator));
        if (change.group)
            edit(Group, device.group, change.group->isEmpty() ? device.imported : *change.group);
        if (change.isEmpty()) {
            ++m_plan.unchanged;
            return;
        }
        ++m_plan.devices;
        m_plan.changes.emplace_back(QStringList{device.id}, change);
    }

    /// False where the row is rejected.
    bool planTags(const exporting::CsvRow& row, const Known& device, domain::ContextChange& change)
    {
        const QStringList named = tagsIn(cell(row, Tags));
        for (const QString& tag : named)
            if (!device.tags.contains(tag))
                change.addTags.append(tag);
        for (const QString& tag : tagsIn(cell(row, Removed))) {
            if (named.contains(tag)) {
                reject(row.line, tr("tag \"%1\" is in machineTags and in removeTags").arg(tag));
                return false;
            }
            if (device.tags.contains(tag))
                change.removeTags.append(tag);
        }
        const bool lacks = std::any_of(device.tags.begin(), device.tags.end(),
            [&](const QString& tag) { return !named.contains(tag); });
        if (!named.isEmpty() && lacks && m_columns[Removed] < 0)
            tell(row.line, domain::Issue::Kind::Note,
                tr("tags not named here stay; a column removeTags takes tags away"));
        return true;
    }

    /// False where the row is rejected.
    bool planGroup(const exporting::CsvRow& row, const Known& device, domain::ContextChange& change)
    {
        const QString group = cell(row, Group).simplified();
        if (group.isEmpty() || group == device.group)
            return true;
        if (group.size() > longestName) {
            reject(row.line, tr("a device group has at most %1 characters").arg(longestName));
            return false;
        }
        if (group == asImported) {
            if (device.isGroupSet)
                change.group = QString();
            return true;
        }
        if (!m_groups.contains(group)) {
            m_groups.insert(group);
            tell(row.line, domain::Issue::Kind::Note, tr("%1 is a new device group").arg(group));
        }
        change.group = group;
        return true;
    }

    Context& m_context;
    ContextPlan& m_plan;
    std::array<qsizetype, Count> m_columns{};
    std::vector<Known> m_known;
    QHash<QString, std::size_t> m_byId;
    QMultiHash<QString, std::size_t> m_byName;
    QHash<QString, qint64> m_lines; ///< where each device was told of
    QSet<QString> m_groups; ///< device groups that there are, or that a row before brings
};

} // namespace

qint64 ContextPlan::rejected() const
{
    return std::ranges::count(issues, domain::Issue::Kind::Rejected, &domain::Issue::kind);
}

Result<ContextPlan> planContexts(Context& context, const QString& file)
{
    QFile input(file);
    if (!input.exists())
        return fail(Error::Kind::NotFound, tr("There is no file %1.").arg(file));
    if (!input.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, tr("%1 cannot be read: %2").arg(file, input.errorString()));
    QByteArray bytes = input.read(largestFile + 1);
    if (input.error() != QFileDevice::NoError)
        return fail(Error::Kind::Io, tr("%1 cannot be read: %2").arg(file, input.errorString()));
    if (bytes.size() > largestFile)
        return fail(Error::Kind::Format, tr("%1 is larger than 64 MiB.").arg(file));
    ContextPlan plan;
    plan.file = file;
    plan.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    if (auto planned = Planner(context, plan).run(buffer); !planned)
        return tl::unexpected(planned.error());
    return plan;
}

Result<std::pair<ContextPlan, QStringList>> applyContexts(
    Context& context, const QString& file, const QByteArray& sha256)
{
    auto plan = planContexts(context, file);
    if (!plan)
        return tl::unexpected(plan.error());
    if (!sha256.isEmpty() && plan->sha256 != sha256)
        return fail(Error::Kind::Conflict,
            tr("%1 was changed since it was looked at; nothing was written.").arg(file));
    auto steps = setDeviceContexts(context, plan->changes);
    if (!steps)
        return tl::unexpected(steps.error());
    return std::pair{std::move(*plan), std::move(*steps)};
}

JobId startContexts(Desk& desk, const QString& file, const QByteArray& sha256)
{
    return desk.run(tr("Changing devices from a CSV"),
        [file, sha256](Context& context, Outcome& outcome) -> Result<void> {
            auto applied = applyContexts(context, file, sha256);
            if (!applied)
                return tl::unexpected(applied.error());
            const qint64 devices = applied->first.devices;
            outcome.message = devices == 1 ? tr("1 device is changed.")
                                           : tr("%1 devices are changed.").arg(devices);
            outcome.issues = std::move(applied->first.issues);
            outcome.undoSteps = std::move(applied->second);
            return {};
        });
}

} // namespace parapet::jobs
