// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that are worked out when asked and kept nowhere: security updates that are missing, how
// devices changed. Their fields are a fixed contract as those of fields.h. Constant data; any
// thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::domain {

enum class ToldList : std::uint8_t { MissingUpdates, DeviceHistory };
inline constexpr std::array allToldLists{ToldList::MissingUpdates, ToldList::DeviceHistory};

/// "missing-kbs", "device-history" as the command line writes it.
[[nodiscard]] QString nameOf(ToldList list);
[[nodiscard]] std::optional<ToldList> parseToldList(QStringView name);
/// In their fixed order.
[[nodiscard]] std::span<const FieldSpec> fieldsOf(ToldList list);

} // namespace parapet::domain
