// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/devicevalues.h"

#include "models/assess/options.h"
#include "models/items/asking.h"
#include "models/store/devicecontext.h"

namespace parapet::items {

void askDeviceValues(
    Library& library, const QStringList& devices, QObject* context, Answer<DeviceValues> answer)
{
    ask<DeviceValues>(library, library.lists(), nullptr, context, std::move(answer),
        [devices](const Reader::Desk& desk) -> base::Result<DeviceValues> {
            const auto counts =
                store::valuesOf(desk.context->connection, devices, desk.scope->read());
            if (!counts)
                return tl::unexpected(counts.error());
            const auto cards = desk.scope->cards();
            if (!cards)
                return tl::unexpected(cards.error());
            DeviceValues values;
            for (std::size_t i = 0; i < values.values.size(); ++i)
                values.values[i] = {(*counts)[i],
                    assess::weightOf(static_cast<domain::DeviceValue>(i), cards->first.active,
                        desk.scope->options())};
            return values;
        });
}

} // namespace parapet::items
