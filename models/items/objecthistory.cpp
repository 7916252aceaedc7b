// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/objecthistory.h"

#include "models/items/asking.h"
#include "models/items/reader.h"
#include "models/jobs/devicehistory.h"
#include "models/store/affectedsoftware.h"
#include "models/store/missingupdates.h"

namespace parapet::items {

void missingUpdates(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<std::vector<domain::MissingUpdate>> answer)
{
    ask<std::vector<domain::MissingUpdate>>(library, library.lists(), nullptr, context,
        std::move(answer), [object](const Reader::Desk& desk) {
            return store::missingUpdates(desk.context->connection, object, desk.scope->read());
        });
}

void affectedSoftware(Library& library, const QString& cve, QObject* context,
    Answer<std::vector<domain::AffectedSoftware>> answer)
{
    ask<std::vector<domain::AffectedSoftware>>(library, library.lists(), nullptr, context,
        std::move(answer), [cve](const Reader::Desk& desk) {
            return store::affectedSoftware(desk.context->connection, cve, desk.scope->read());
        });
}

void deviceHistory(Library& library, const QString& device, QObject* context,
    Answer<std::vector<domain::DeviceChange>> answer)
{
    ask<std::vector<domain::DeviceChange>>(library, library.lists(), nullptr, context,
        std::move(answer), [device](const Reader::Desk& desk) {
            return jobs::deviceHistory(*desk.context, *desk.scope, device);
        });
}

} // namespace parapet::items
