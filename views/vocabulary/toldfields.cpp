// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/toldfields.h"

#include "views/vocabulary/threatcells.h"

#include <array>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Kind;

struct Told
{
    Kind kind;
    QLatin1StringView field;
    std::array<QLatin1StringView, 2> beside;
};

// A new cell with more than one value gets its line here.
constexpr std::array table{
    Told{Kind::Recommendations, "exposedMachinesCount"_L1,
        {"exposedMachinesAfterExceptions"_L1, "totalMachineCount"_L1}},
    Told{Kind::Recommendations, "exposureImpact"_L1, {"exposureImpactAfterExceptions"_L1}},
    Told{Kind::Software, "exposedMachines"_L1, {"exposedAfterExceptions"_L1}},
    Told{Kind::Software, "impactScore"_L1, {"impactAfterExceptions"_L1}},
    Told{Kind::Remediations, "fixedDevices"_L1, {"targetDevices"_L1}},
    Told{Kind::RemediationDevices, "status"_L1, {"exposedAgain"_L1}},
    Told{Kind::Exceptions, "status"_L1, {"resurfaced"_L1}},
    Told{Kind::Events, "originallyImpactedDevices"_L1, {"originallyImpactedShare"_L1}},
    Told{Kind::Events, "currentlyImpactedDevices"_L1, {"currentlyImpactedShare"_L1}},
};

} // namespace

QStringList fieldsToldBy(Kind kind, const QString& field)
{
    if (field == marksField(kind))
        return marksFields(kind);
    QStringList fields{field};
    for (const Told& cell : table) {
        if (cell.kind != kind || cell.field != field)
            continue;
        for (const QLatin1StringView beside : cell.beside) {
            if (!beside.isEmpty())
                fields.append(QString(beside));
        }
    }
    return fields;
}

QString orderOfCell(Kind kind, const QString& field)
{
    for (const QString& told : fieldsToldBy(kind, field))
        if (told.endsWith("AfterExceptions"_L1))
            return told;
    return field;
}

QString cellOfOrder(Kind kind, const QString& order)
{
    for (const Told& cell : table)
        if (cell.kind == kind && orderOfCell(kind, cell.field) == order)
            return cell.field;
    return order;
}

} // namespace parapet::views
