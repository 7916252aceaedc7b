// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// set: device context; its settings are in settingscommands.cpp.
#include "app/cli/commands.h"
#include "models/exporting/csvreader.h"
#include "models/jobs/contextcsv.h"
#include "models/jobs/workflow.h"
#include "models/store/targetdevices.h"

#include <QFile>

#include <map>

namespace parapet::cli {
namespace {

base::Error usage(const QString& message)
{
    return {base::Error::Kind::Usage, message, {}};
}

} // namespace

void SetCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("set",
        "Device context, policy clocks, weights, Intune\n"
        "Example: parapetctl set device-value 4f0c2a... High");
    m_app->require_subcommand(1);
    const auto add = [this](const char* name, const char* help, const char* words) {
        auto* verb = m_app->add_subcommand(name, help);
        verb->add_option("ID...", m_arguments, "Device ids, then the value")->type_name(words);
        verb->add_option("--from", m_from, "A CSV file with the columns id and value");
        return verb;
    };
    m_value = add("device-value",
        "Low, Normal or High\nExample: parapetctl set device-value 4f0c2a... High",
        "{Low,Normal,High}");
    m_internet = add("internet-facing",
        "yes or no\nExample: parapetctl set internet-facing 4f0c2a... yes", "{yes,no}");
    m_tag = add("tag",
        "Adds a tag, or takes it away: then it stays away, also when an import tells it again\n"
        "Example: parapetctl set tag 4f0c2a... VIP",
        "TAG");
    m_tag->add_flag("--remove", m_remove, "Take the tag away");
    m_group = add("group",
        "Device group, also a new one\nExample: parapetctl set group 4f0c2a... Servers", "GROUP");
    m_group->add_flag("--clear", m_clear, "Back to the group that the import says; device ids only")
        ->excludes("--from");
    m_devices = m_app->add_subcommand("devices",
        "Value, internet-facing, tags and group of many devices from a CSV with the columns id or "
        "computerDnsName, deviceValue, isInternetFacing, machineTags (added), removeTags, "
        "rbacGroupName ((import): what the import says); prints what changes\n"
        "Example: parapetctl set devices --from context.csv --dry-run");
    m_devices->add_option("--from", m_from, "The CSV file")->required();
    m_devices->add_flag("--dry-run", m_dryRun, "Print what would change, write nothing");
    declareSettings();
}

int SetCommand::setDevices(Session& session)
{
    auto context = session.open(m_dryRun ? store::OpenMode::ReadOnly : store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto applied = m_dryRun
        ? jobs::planContexts(**context, qt(m_from))
        : jobs::applyContexts(**context, qt(m_from)).map([](auto&& done) { return done.first; });
    if (!applied)
        return session.fail(applied.error());
    for (const jobs::ContextEdit& edit : applied->edits)
        session.print(
            QStringLiteral("%1 %2: %3 -> %4\n")
                .arg(edit.deviceId, edit.field,
                    edit.before.isEmpty() ? QStringLiteral("(none)") : edit.before, edit.after)
                .toUtf8());
    for (const domain::Issue& issue : applied->issues)
        session.say(domain::describe(issue));
    session.say(QStringLiteral("%1 devices %2, %3 rows change nothing, %4 rows left out.")
                    .arg(applied->devices)
                    .arg(m_dryRun ? QStringLiteral("would change") : QStringLiteral("changed"))
                    .arg(applied->unchanged)
                    .arg(applied->rejected()));
    return applied->rejected() > 0 ? SomeRejected : Done;
}

namespace {

/// Devices by the value they are to get.
base::Result<std::map<QString, QStringList>> readAssignments(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::Error::Kind::Io,
            QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    exporting::CsvReader reader(file);
    exporting::CsvRow row;
    std::map<QString, QStringList> assignments;
    qsizetype id = -1;
    qsizetype value = -1;
    while (true) {
        const auto more = reader.next(row);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (id < 0) {
            id = row.cells.indexOf(QStringLiteral("id"));
            value = row.cells.indexOf(QStringLiteral("value"));
            if (id < 0 || value < 0)
                return base::fail(base::Error::Kind::Format,
                    QStringLiteral("%1 needs a header with the columns id and value.").arg(path));
            continue;
        }
        if (row.cells.size() <= std::max(id, value))
            return base::fail(base::Error::Kind::Format,
                QStringLiteral("%1:%2: too few columns; nothing was changed.")
                    .arg(path)
                    .arg(row.line));
        assignments[row.cells.at(value)].append(row.cells.at(id));
    }
    return assignments;
}

} // namespace

base::Result<domain::ContextChange> SetCommand::changeTo(const QString& value) const
{
    domain::ContextChange change;
    if (m_value->parsed()) {
        change.value = domain::parseTerm<domain::DeviceValue>(value.toStdString());
        if (!change.value)
            return tl::unexpected(usage(QStringLiteral("A device value is Low, Normal or High.")));
    } else if (m_internet->parsed()) {
        if (value != QStringLiteral("yes") && value != QStringLiteral("no"))
            return tl::unexpected(usage(QStringLiteral("internet-facing is yes or no.")));
        change.internetFacing = value == QStringLiteral("yes");
    } else if (m_group->parsed()) {
        if (value.simplified().isEmpty() && !m_clear)
            return tl::unexpected(usage(QStringLiteral("Name the device group.")));
        change.group = value.simplified();
    } else {
        (m_remove ? change.removeTags : change.addTags) = QStringList{value.simplified()};
    }
    return change;
}

int SetCommand::run(Session& session)
{
    if (const auto done = runSettings(session))
        return *done;
    if (m_devices->parsed())
        return setDevices(session);
    std::map<QString, QStringList> assignments;
    QStringList arguments = qt(m_arguments);
    if (!m_from.empty()) {
        auto read = readAssignments(qt(m_from));
        if (!read)
            return session.fail(read.error());
        assignments = std::move(*read);
    } else if (m_clear) {
        if (arguments.isEmpty())
            return session.fail(usage(QStringLiteral("Give device ids.")));
        assignments.emplace(QString(), arguments);
    } else {
        if (arguments.size() < 2)
            return session.fail(usage(QStringLiteral("Give device ids and the value.")));
        const QString value = arguments.takeLast();
        assignments.emplace(value, arguments);
    }
    std::vector<std::pair<QStringList, domain::ContextChange>> changes;
    for (const auto& [value, devices] : assignments) {
        const auto change = changeTo(value);
        if (!change)
            return session.fail(change.error());
        changes.emplace_back(devices, *change);
    }
    auto context = session.open(store::OpenMode::ReadWrite);
    if (!context)
        return session.fail(context.error());
    const auto inUse = store::deviceGroups((*context)->connection);
    if (!inUse)
        return session.fail(inUse.error());
    if (auto done = jobs::setDeviceContexts(**context, changes); !done)
        return session.fail(done.error());
    QStringList told = *inUse;
    for (const auto& [devices, change] : changes)
        if (const QString group = change.group.value_or(QString());
            !group.isEmpty() && !told.contains(group)) {
            session.say(QStringLiteral("%1 is a new device group.").arg(group));
            told.append(group);
        }
    return Done;
}

} // namespace parapet::cli
