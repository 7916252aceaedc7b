// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/contexthistory.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <iterator>
#include <utility>

namespace parapet::jobs {
namespace {

using domain::DeviceChange;
using domain::DeviceChangeKind;
using store::DeviceFacts;
using Note = DeviceFacts::Note;
using Setting = DeviceFacts::Setting;

QString tr(const char* text)
{
    return QCoreApplication::translate("DeviceHistory", text);
}

QString joined(const QStringList& words)
{
    return words.join(QStringLiteral(", "));
}

QString yesOrNo(bool yes)
{
    return yes ? tr("Yes") : tr("No");
}

/// A field of the journal with the words of the history for it.
struct Field
{
    const char* key;
    const char* title;
};
constexpr Field fields[] = {{"deviceValue", QT_TRANSLATE_NOOP("DeviceHistory", "Device value")},
    {"isInternetFacing", QT_TRANSLATE_NOOP("DeviceHistory", "Internet facing")},
    {"machineTags", QT_TRANSLATE_NOOP("DeviceHistory", "Tags")},
    {"rbacGroupName", QT_TRANSLATE_NOOP("DeviceHistory", "Device group")}};

QString shown(const QJsonValue& value)
{
    if (value.isBool())
        return yesOrNo(value.toBool());
    QString words = value.toString();
    if (value.isArray())
        words = joined(value.toVariant().toStringList());
    return words.isEmpty() ? QStringLiteral("–") : words;
}

QStringList without(const QJsonValue& tags, const QJsonValue& others)
{
    QStringList left = tags.toVariant().toStringList();
    for (const QString& other : others.toVariant().toStringList())
        left.removeAll(other);
    return left;
}

DeviceChange told(
    base::Millis at, DeviceChangeKind kind, const QString& field, const QString& detail)
{
    return {at, 0, kind, field, detail, {}};
}

void addSetting(std::vector<DeviceChange>& changes, const Setting& setting)
{
    const auto add = [&](const char* field, const QString& value) {
        changes.push_back(told(setting.at, DeviceChangeKind::SetByPerson, tr(field),
            tr("%1, by %2").arg(value, setting.who)));
    };
    if (setting.value)
        add("Device value", domain::text(*setting.value));
    if (setting.internet)
        add("Internet facing", yesOrNo(*setting.internet));
    if (!setting.tags.isEmpty())
        add("Tags", tr("%1 added").arg(joined(setting.tags)));
    if (!setting.untags.isEmpty())
        add("Tags", tr("%1 removed").arg(joined(setting.untags)));
    if (setting.group)
        add("Device group", setting.group->isEmpty() ? tr("as the import says") : *setting.group);
}

/// A setting that is there no more, as the journal noted it.
void addUndone(std::vector<DeviceChange>& changes, const Note& note)
{
    for (const auto& [key, title] : fields) {
        const QLatin1StringView name(key);
        if (!note.after.contains(name))
            continue;
        const auto add = [&, field = title](const QString& value) {
            changes.push_back(told(note.at, DeviceChangeKind::SetByPerson, tr(field),
                tr("%1, by %2; undone since").arg(value, note.who)));
        };
        const QJsonValue before = note.before.value(name);
        const QJsonValue after = note.after.value(name);
        if (!after.isArray()) {
            add(shown(after));
            continue;
        }
        if (const QStringList came = without(after, before); !came.isEmpty())
            add(tr("%1 added").arg(joined(came)));
        if (const QStringList went = without(before, after); !went.isEmpty())
            add(tr("%1 removed").arg(joined(went)));
    }
}

void addUndoing(std::vector<DeviceChange>& changes, const Note& note)
{
    const std::size_t first = changes.size();
    for (const auto& [key, title] : fields) {
        const QLatin1StringView name(key);
        const QJsonValue before = note.before.value(name);
        const QJsonValue after = note.after.value(name);
        if (before != after)
            changes.push_back(told(note.at, DeviceChangeKind::SetBack, tr(title),
                tr("%1 → %2, by %3").arg(shown(before), shown(after), note.who)));
    }
    if (changes.size() == first) // what was set was so without it, too
        changes.push_back(told(note.at, DeviceChangeKind::SetBack, tr("Device context"),
            tr("nothing differs by it, by %1").arg(note.who)));
}

/// Two settings in one moment are kept a little apart; the journal tells the moment of both.
bool isOf(const Setting& setting, const Note& note)
{
    const auto has = [&note](
                         const char* key) { return note.after.contains(QLatin1StringView(key)); };
    return setting.at >= note.at && setting.who == note.who
        && has("deviceValue") == setting.value.has_value()
        && has("isInternetFacing") == setting.internet.has_value()
        && has("machineTags") == !(setting.tags.isEmpty() && setting.untags.isEmpty())
        && has("rbacGroupName") == setting.group.has_value()
        && (!setting.value
            || note.after.value(QLatin1StringView("deviceValue")).toString()
                == domain::text(*setting.value));
}

} // namespace

std::vector<DeviceChange> contextHistory(const DeviceFacts& facts)
{
    std::vector<DeviceChange> changes;
    std::vector<Setting> holding = facts.settings;
    for (const Setting& setting : holding)
        addSetting(changes, setting);
    // newest first: one that was undone does not pass for the same one set again later
    const std::vector<Note> newestFirst(facts.notes.rbegin(), facts.notes.rend());
    for (const Note& note : newestFirst) {
        if (note.kind == Note::Kind::SetBack) {
            addUndoing(changes, note);
            continue;
        }
        const auto still = std::find_if(holding.rbegin(), holding.rend(),
            [&note](const Setting& setting) { return isOf(setting, note); });
        if (still == holding.rend())
            addUndone(changes, note);
        else
            holding.erase(std::next(still).base());
    }
    return changes;
}

} // namespace parapet::jobs
