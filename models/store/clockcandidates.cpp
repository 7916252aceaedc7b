// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter on due dates leaves that is no span of time: pairs without a date, and pairs that
// the directive's clock treats alike.
#include "models/store/clocksql.h"
#include "models/store/factdiff.h"
#include "models/store/findingcandidates.h"

namespace parapet::store {
namespace {

using domain::Key;
using query::BoundPointer;

bool asksForNone(const query::BoundNode& node)
{
    using query::Match;
    const auto* const test = std::get_if<query::BoundTest>(&node.content);
    return test != nullptr && !test->op.negated
        && (test->op.match == Match::IsNull || test->op.match == Match::IsEmpty);
}

} // namespace

std::vector<ClockInputs> FindingCandidates::clockInputsOf(const BoundPointer& node)
{
    const auto condition = conditionOf(node).value_or(query::Sql{QStringLiteral("1"), {}});
    SQLite::Statement rows(m_db,
        "SELECT w.kev, x.internet, cs.severity FROM " + clockInputs() + " WHERE "
            + condition.text.toStdString());
    bindValues(rows, condition.binds);
    std::vector<ClockInputs> passing;
    while (rows.executeStep())
        passing.push_back(
            {rows.getColumn(0).getInt(), rows.getColumn(1).getInt(), rows.getColumn(2).getInt()});
    return passing;
}

std::string FindingCandidates::cvesOfClocks(Reach reach, const BoundPointer& node)
{
    std::string condition;
    switch (reach) {
    case Reach::ClockInputs:
        condition = "0";
        for (const ClockInputs& inputs : clockInputsOf(node))
            condition += " OR " + inputs.ofCves();
        return "(" + condition + ")";
    case Reach::DueStatus:
        for (const char* const dated : {DueWord::overdue, DueWord::soon, DueWord::onTime})
            if (holds(node, dated))
                return {};
        return holds(node, DueWord::noDate) ? hasNoDate().byPolicy : "0";
    case Reach::DueOn:
    case Reach::Overdue:
        return asksForNone(*node) ? hasNoDate().byPolicy : std::string();
    case Reach::SeverityDueOn:
        return asksForNone(*node) ? hasNoDate().bySeverity : std::string();
    case Reach::BodDueOn:
        return asksForNone(*node) ? hasNoDate().byDirective : std::string();
    default:
        return {};
    }
}

DeviceSet FindingCandidates::ofClocks(Reach reach, const BoundPointer& node)
{
    if (reach != Reach::ClockInputs) {
        const std::string condition = cvesOfClocks(reach, node);
        return condition.empty() ? DeviceSet() : holding(Reach::Cve, cvesWhere(condition));
    }
    DeviceSet devices(std::in_place);
    for (const ClockInputs& inputs : clockInputsOf(node))
        devices = united(std::move(devices),
            intersection(
                facing(inputs.internet == 1), holding(Reach::Cve, cvesWhere(inputs.ofCves()))));
    return devices;
}

} // namespace parapet::store
