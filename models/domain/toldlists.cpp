// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/toldlists.h"

#include "models/domain/fieldtable.h"

namespace parapet::domain {
namespace {

using namespace fieldtable;

// clang-format off
constexpr std::array missingUpdates {
    FieldSpec {"id", Type::Text, "KB", Format::Identifier},
    FieldSpec {"name", Type::Text, "Name"},
    FieldSpec {"products", Type::TextList, "Products"},
    FieldSpec {"devices", Type::Integer, "Devices missing it", Format::Count},
    FieldSpec {"weaknesses", Type::Integer, "CVEs addressed", Format::Count},
    FieldSpec {"oldestFinding", Type::Time, "Oldest finding", Format::Date},
};

constexpr std::array deviceHistory {
    FieldSpec {"deviceId", Type::Text, "Device ID", Format::Identifier},
    FieldSpec {"deviceName", Type::Text, "Device name"},
    FieldSpec {"date", Type::Time, "Date", Format::DateTime},
    FieldSpec {"change", Type::Text, "Change"},
    FieldSpec {"object", Type::Text, "Of"},
    FieldSpec {"weaknesses", Type::Integer, "Weaknesses", Format::Count},
    FieldSpec {"details", Type::Text, "Details"},
    FieldSpec {"snapshot", Type::Integer, "Snapshot", Format::Identifier},
    FieldSpec {"cves", Type::TextList, "Weaknesses concerned", Format::Tags},
};
// clang-format on

} // namespace

QString nameOf(ToldList list)
{
    return list == ToldList::MissingUpdates ? QStringLiteral("missing-kbs")
                                            : QStringLiteral("device-history");
}

std::optional<ToldList> parseToldList(QStringView name)
{
    for (const ToldList list : allToldLists)
        if (name == nameOf(list))
            return list;
    return {};
}

std::span<const FieldSpec> fieldsOf(ToldList list)
{
    if (list == ToldList::MissingUpdates)
        return missingUpdates;
    return deviceHistory;
}

} // namespace parapet::domain
