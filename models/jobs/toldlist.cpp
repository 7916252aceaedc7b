// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/toldlist.h"

#include "models/jobs/devicehistory.h"
#include "models/jobs/listjob.h"
#include "models/query/printer.h"
#include "models/store/missingupdates.h"
#include "models/store/scratchlist.h"
#include "models/store/tablereader.h"

#include <QCoreApplication>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;
using domain::ToldList;
using domain::Value;
using To = domain::ListRelation::To;
using Rows = store::ScratchList::Rows;

QString tr(const char* text)
{
    return QCoreApplication::translate("ToldList", text);
}

Value timeValue(const std::optional<base::Millis>& time)
{
    return time ? Value(qint64{*time}) : Value();
}

Value textValue(const QString& text)
{
    return text.isEmpty() ? Value() : Value(text);
}

std::vector<Value> rowOf(const domain::MissingUpdate& update)
{
    return {QString(QStringLiteral("KB") + update.id), textValue(update.name), update.products,
        update.devices, update.cves, timeValue(update.since)};
}

std::vector<Value> rowOf(const domain::DeviceChange& change, const QString& id, const QString& name)
{
    const qint64 cves = change.cves.size();
    return {id, name, qint64{change.at}, domain::text(change.kind), textValue(change.object),
        cves > 0 ? Value(cves) : Value(), textValue(change.detail),
        change.snapshot > 0 ? Value(change.snapshot) : Value(),
        cves > 0 ? Value(change.cves) : Value()};
}

struct Named
{
    QString id, name;
};

/// The objects of a kind in the scope, by id and name; only the one asked for where one is.
base::Result<std::vector<Named>> objectsOf(
    Context& context, const Scope& scope, Kind kind, QStringView nameField, const QString& id)
{
    store::TableQuery query;
    query.kind = kind;
    query.scope = scope.read();
    if (!id.isEmpty())
        query.filter = QStringLiteral("id == ") + query::quoted(id);
    const std::array fields{domain::fieldIndex(kind, u"id").value_or(0),
        domain::fieldIndex(kind, nameField).value_or(0)};
    std::vector<Named> found;
    auto read = store::TableReader(context.connection)
                    .stream(query, fields, [&](std::span<const Value> values) {
                        const auto text = [&](std::size_t place) {
                            const auto* told = std::get_if<QString>(&values[place]);
                            return told != nullptr ? *told : QString();
                        };
                        found.push_back({text(0), text(1)});
                        return base::Result<void>();
                    });
    if (!read)
        return tl::unexpected(read.error());
    return found;
}

/// Errors: NotFound where the object is not part of the scope.
base::Result<std::vector<Named>> devicesOf(
    Context& context, const Scope& scope, const domain::ListRelation& object)
{
    auto devices = objectsOf(context, scope, Kind::Devices, u"computerDnsName", object.id);
    if (devices && devices->empty() && object.to == To::Device)
        return fail(Error::Kind::NotFound, tr("There is no device %1.").arg(object.id));
    return devices;
}

base::Result<void> fillUpdates(Context& context, const Scope& scope,
    const domain::ListRelation& object, store::ScratchList& list)
{
    if (object.to == To::Device) {
        if (const auto known = devicesOf(context, scope, object); !known)
            return tl::unexpected(known.error());
    } else if (object.to == To::Software) {
        const auto known = objectsOf(context, scope, Kind::Software, u"name", object.id);
        if (!known)
            return tl::unexpected(known.error());
        if (known->empty())
            return fail(Error::Kind::NotFound, tr("There is no software %1.").arg(object.id));
    }
    const auto updates = store::missingUpdates(context.connection, object, scope.read());
    if (!updates)
        return tl::unexpected(updates.error());
    Rows rows;
    for (const auto& update : *updates)
        rows.push_back(rowOf(update));
    return list.add(rows);
}

base::Result<void> fillHistory(Context& context, const Scope& scope,
    const domain::ListRelation& object, store::ScratchList& list)
{
    if (object.to != To::Device && object.to != To::Nothing)
        return fail(Error::Kind::Usage, tr("Only devices have a history."));
    const auto devices = devicesOf(context, scope, object);
    if (!devices)
        return tl::unexpected(devices.error());
    for (const Named& device : *devices) {
        if (context.progress.cancelled())
            return fail(Error::Kind::Cancelled, tr("Canceled."));
        const auto changes = deviceHistory(context, scope, device.id);
        if (!changes)
            return tl::unexpected(changes.error());
        Rows rows;
        for (const auto& change : *changes)
            rows.push_back(rowOf(change, device.id, device.name));
        if (auto added = list.add(rows); !added)
            return added;
    }
    return {};
}

} // namespace

base::Result<qint64> writeToldList(Context& context, const Scope& scope,
    const ToldListRequest& request, exporting::Format format, const exporting::Sink& sink)
{
    const auto specs = domain::fieldsOf(request.list);
    const auto columns = listColumns(request.sort, request.fields, specs);
    if (!columns)
        return tl::unexpected(columns.error());
    store::ScratchList list(context.connection, specs);
    if (auto created = list.create(); !created)
        return tl::unexpected(created.error());
    auto filled = request.list == ToldList::MissingUpdates
        ? fillUpdates(context, scope, request.object, list)
        : fillHistory(context, scope, request.object, list);
    if (!filled)
        return tl::unexpected(filled.error());
    return writeRows(columns->shown, format, sink, [&](const TakeRow& take) {
        return list.stream(
            request.filter, columns->sort, columns->fields, request.limit, context.clock(), take);
    });
}

} // namespace parapet::jobs
