// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findingcandidates.h"

#include "models/query/sqlcompiler.h"
#include "models/store/factdiff.h"
#include "models/store/paststates.h"
#include "models/store/varints.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace parapet::store {
namespace {

using domain::Key;
using query::BoundNode;
using query::BoundPointer;

/// What a row must all pass.
std::vector<BoundPointer> partsOf(const BoundNode& filter)
{
    const auto* const junction = std::get_if<query::BoundJunction>(&filter.content);
    if (junction != nullptr && junction->all)
        return junction->parts;
    return {std::make_shared<const BoundNode>(filter)};
}

/// Of two ascending lists.
std::vector<Key> common(std::optional<std::vector<Key>> a, std::vector<Key> b)
{
    if (!a)
        return b;
    std::vector<Key> both;
    std::ranges::set_intersection(*a, b, std::back_inserter(both));
    return both;
}

/// The condition on a product p that a due date passes with one of its products; what is asked of
/// several at once, or of none, is not told by a product.
std::optional<query::Sql> productCondition(const BoundPointer& node)
{
    const auto* const test = std::get_if<query::BoundTest>(&node->content);
    const bool isTold = test != nullptr && !test->op.negated && !test->otherField
        && test->op.match != query::Match::IsEmpty && test->op.match != query::Match::IsNull;
    if (!isTold)
        return {};
    const auto sql =
        query::compile({node, {}}, [](int) { return QStringLiteral("json_array(p.key)"); });
    return sql ? std::optional(*sql) : std::nullopt;
}

} // namespace

FindingCandidates::FindingCandidates(
    SQLite::Database& db, domain::Kind kind, const KindSql& sql, ReadScope scope)
    : m_db(db)
    , m_kind(kind)
    , m_sql(sql)
    , m_scope(std::move(scope))
{
}

void FindingCandidates::collectReaches(const BoundNode& node, std::set<Reach>& found) const
{
    if (const auto* const test = std::get_if<query::BoundTest>(&node.content)) {
        found.insert(reachOf(m_kind, test->field));
        if (test->otherField)
            found.insert(reachOf(m_kind, *test->otherField));
    } else if (const auto* const negation = std::get_if<query::BoundNegation>(&node.content)) {
        collectReaches(*negation->of, found);
    } else if (const auto* const junction = std::get_if<query::BoundJunction>(&node.content)) {
        for (const BoundPointer& part : junction->parts)
            collectReaches(*part, found);
    }
}

/// The only reach of a node; nothing where it has several or none.
std::optional<Reach> FindingCandidates::onlyReach(const BoundNode& node) const
{
    std::set<Reach> found;
    collectReaches(node, found);
    return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
}

bool FindingCandidates::areCurrent()
{
    if (m_scope.schema == "temp") // made of the findings of this moment
        return true;
    return m_db.execAndGet("SELECT ifnull((SELECT snapshot FROM scoring_basis), -1) = ifnull("
                           "(SELECT max(id) FROM snapshot), 0)")
               .getInt()
        != 0;
}

void FindingCandidates::add(std::vector<bool>& set, std::size_t device) const
{
    if (set.size() <= device)
        set.resize(device + device / 2 + 64);
    set[device] = true;
}

DeviceSet FindingCandidates::of(const BoundNode& filter)
{
    const auto shared = std::make_shared<const BoundNode>(filter);
    std::set<Reach> found;
    collectReaches(filter, found);
    if (found.empty())
        return ofOneReach(Reach::Constant, shared);
    if (found.size() == 1)
        return ofOneReach(*found.begin(), shared);
    const auto* const junction = std::get_if<query::BoundJunction>(&filter.content);
    return junction != nullptr ? ofJunction(*junction) : DeviceSet{};
}

/// Parts of one reach are asked together: a CVE must pass all of them at once.
DeviceSet FindingCandidates::ofJunction(const query::BoundJunction& junction)
{
    std::map<Reach, query::BoundJunction> together;
    std::vector<DeviceSet> sets;
    for (const BoundPointer& part : junction.parts) {
        const auto reach = onlyReach(*part);
        const bool isTime = reach == Reach::FirstSeen || reach == Reach::LastSeen;
        if (!reach || isTime) { // of several findings of a device, each may pass another part
            sets.push_back(of(*part));
            continue;
        }
        auto& group = together[*reach];
        group.all = junction.all;
        group.parts.push_back(part);
    }
    for (auto& [reach, group] : together)
        sets.push_back(
            ofOneReach(reach, std::make_shared<const BoundNode>(BoundNode{std::move(group)})));
    if (sets.empty())
        return {};
    DeviceSet result = std::move(sets.front());
    for (std::size_t i = 1; i < sets.size(); ++i)
        result = junction.all ? intersection(std::move(result), sets[i])
                              : united(std::move(result), sets[i]);
    return result;
}

std::optional<std::vector<Key>> FindingCandidates::objectsOf(const BoundNode& filter, Reach reach)
{
    query::BoundJunction asked;
    std::string byClocks;
    for (const BoundPointer& part : partsOf(filter)) {
        const auto own = onlyReach(*part);
        if (own == reach)
            asked.parts.push_back(part);
        else if (const auto more = own ? cvesOfClocks(*own, part) : ""; !more.empty())
            byClocks += " AND " + more;
    }
    std::optional<std::vector<Key>> keys;
    if (!asked.parts.empty()) {
        const auto node = std::make_shared<const BoundNode>(BoundNode{std::move(asked)});
        if (reach == Reach::Update && holdsWithoutRow(node))
            return {};
        keys = keysWhere(reach, node);
    }
    if (reach == Reach::Cve && !byClocks.empty())
        keys = common(std::move(keys), cvesWhere("1" + byClocks));
    return keys;
}

DeviceSet FindingCandidates::ofOneReach(Reach reach, const BoundPointer& node)
{
    switch (reach) {
    case Reach::Device: {
        std::vector<bool> set;
        for (const Key device : keysWhere(reach, node))
            add(set, device);
        return set;
    }
    case Reach::Version:
    case Reach::Cve:
        return holding(reach, keysWhere(reach, node));
    case Reach::Update:
        return holdsWithoutRow(node) ? DeviceSet{} : holding(reach, keysWhere(reach, node));
    case Reach::Exception:
        return holdsWithoutRow(node) ? DeviceSet{} : underException({});
    case Reach::FirstSeen:
    case Reach::LastSeen: // a due date counts from the import where nothing else is told
        return m_kind == domain::Kind::Findings ? ofTimes(reach, *node) : DeviceSet{};
    case Reach::FirstSoftware:
        return ofSoftware(node);
    case Reach::Constant:
        return holdsWithoutRow(node) ? DeviceSet{} : DeviceSet(std::in_place);
    case Reach::DueOn:
    case Reach::SeverityDueOn:
    case Reach::BodDueOn:
    case Reach::Overdue:
    case Reach::DueStatus:
    case Reach::ClockInputs:
        return ofClocks(reach, node);
    case Reach::State:
    case Reach::Other:
        break;
    }
    return {};
}

DeviceSet FindingCandidates::ofSoftware(const BoundPointer& node)
{
    const auto sql = productCondition(node);
    if (!sql)
        return {};
    SQLite::Statement lists(m_db,
        "SELECT l.devices FROM product p CROSS JOIN " + m_scope.schema
            + ".sum_devices_of l ON l.kind = 1 AND l.object = p.id WHERE "
            + sql->text.toStdString());
    bindValues(lists, sql->binds);
    return fromLists(lists);
}

std::vector<std::vector<Key>> FindingCandidates::softwareOf(const BoundNode& filter)
{
    std::vector<std::vector<Key>> asked;
    for (const BoundPointer& part : partsOf(filter)) {
        const auto sql =
            onlyReach(*part) == Reach::FirstSoftware ? productCondition(part) : std::nullopt;
        if (!sql)
            continue;
        SQLite::Statement rows(m_db,
            "SELECT v.id FROM software_version v JOIN product p ON p.id = v.product WHERE "
                + sql->text.toStdString() + " ORDER BY 1");
        bindValues(rows, sql->binds);
        auto& versions = asked.emplace_back();
        while (rows.executeStep())
            versions.push_back(rows.getColumn(0).getUInt());
    }
    return asked;
}

/// Whether the condition is true of a finding without update, without exception.
bool FindingCandidates::holdsWithoutRow(const BoundPointer& node)
{
    return holds(node, "Active");
}

bool FindingCandidates::holds(const BoundPointer& node, const char* status)
{
    const auto sql = query::compile({node, {}}, [this, status](int field) {
        const FieldSql& cell = m_sql.fields[static_cast<std::size_t>(field)];
        if (cell.name == "status")
            return QStringLiteral("'%1'").arg(QLatin1String(status));
        return reachOf(m_kind, field) == Reach::Constant ? QString::fromStdString(cell.value)
                                                         : QStringLiteral("NULL");
    });
    if (!sql)
        return true;
    SQLite::Statement row(m_db, "SELECT " + sql->text.toStdString());
    bindValues(row, sql->binds);
    return row.executeStep() && row.getColumn(0).getInt() != 0;
}

std::optional<query::Sql> FindingCandidates::conditionOf(const BoundPointer& node) const
{
    const auto sql = query::compile({node, {}}, [this](int field) {
        return QString::fromStdString(m_sql.fields[static_cast<std::size_t>(field)].value);
    });
    return sql ? std::optional(*sql) : std::nullopt;
}

std::vector<Key> FindingCandidates::keysWhere(Reach reach, const BoundPointer& node)
{
    const auto sql = conditionOf(node);
    return sql ? keysWhere(reach, sql->text.toStdString(), sql->binds) : keysWhere(reach, "1", {});
}

std::vector<Key> FindingCandidates::keysWhere(
    Reach reach, const std::string& condition, const std::vector<domain::Value>& binds)
{
    std::vector<Key> keys;
    const ObjectSource source = sourceOf(reach, m_scope, condition);
    SQLite::Statement rows(m_db,
        "SELECT " + source.key + " FROM " + source.from + " WHERE " + condition + " ORDER BY 1");
    bindValues(rows, binds);
    while (rows.executeStep())
        keys.push_back(rows.getColumn(0).getUInt());
    return keys;
}

/// A single comparison of a time: the devices on which the range of times reaches there.
DeviceSet FindingCandidates::ofTimes(Reach reach, const BoundNode& node)
{
    const auto* const test = std::get_if<query::BoundTest>(&node.content);
    if (test == nullptr || test->op.negated || test->otherField || test->values.empty())
        return {};
    const bool isFirst = reach == Reach::FirstSeen;
    const std::string newest = isFirst ? "n.first_max" : "se.finding_seen";
    const std::string oldest = isFirst ? "n.first_min" : "(se.finding_seen - n.lag_max)";
    const auto* const value = std::get_if<qint64>(&test->values.front());
    if (value == nullptr)
        return {};
    const auto atLeast = [&](qint64 time) { return devicesWhere(newest + " * 1000 >= ?", time); };
    const auto atMost = [&](qint64 time) { return devicesWhere(oldest + " * 1000 <= ?", time); };
    switch (test->op.match) {
    case query::Match::Greater:
    case query::Match::GreaterEqual:
        return atLeast(*value);
    case query::Match::Less:
    case query::Match::LessEqual:
        return atMost(*value);
    case query::Match::Equal:
        return intersection(atLeast(*value), atMost(*value));
    case query::Match::Between:
        if (const auto* const high = std::get_if<qint64>(&test->values.back()))
            return intersection(atLeast(*value), atMost(*high));
        return {};
    default:
        return {};
    }
}

DeviceSet FindingCandidates::devicesWhere(const std::string& condition, qint64 value)
{
    std::vector<bool> set;
    SQLite::Statement rows(m_db,
        "SELECT n.device FROM " + spansAt(m_db, m_scope) + " n JOIN "
            + stateAt(m_scope, "device_seen") + " se ON se.device = n.device WHERE " + condition);
    rows.bind(1, static_cast<int64_t>(value));
    while (rows.executeStep())
        add(set, rows.getColumn(0).getUInt());
    return set;
}

std::vector<Key> FindingCandidates::cvesWhere(const std::string& condition)
{
    return keysWhere(Reach::Cve, condition, {});
}

DeviceSet FindingCandidates::of(const Relation& relation)
{
    using To = Relation::To;
    std::string list;
    switch (relation.to) {
    case To::Software:
        list = "kind = 1 AND object = (SELECT id FROM product WHERE key = ?1)";
        break;
    case To::Recommendation:
        list = "kind = 1 AND object = (SELECT id FROM product WHERE key = substr(?1, 6))";
        break;
    case To::Weakness:
        list = "kind = 2 AND object = (SELECT id FROM cve WHERE key = ?1)";
        break;
    case To::Device: {
        SQLite::Statement row(m_db, "SELECT id FROM device WHERE key = ?");
        row.bind(1, relation.id.toStdString());
        DeviceSet one(std::in_place);
        if (row.executeStep())
            add(*one, row.getColumn(0).getUInt());
        return one;
    }
    default:
        return {};
    }
    SQLite::Statement lists(
        m_db, "SELECT devices FROM " + m_scope.schema + ".sum_devices_of WHERE " + list);
    lists.bind(1, relation.id.toStdString());
    return fromLists(lists);
}

} // namespace parapet::store
