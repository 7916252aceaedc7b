// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/softwarecourse.h"

#include "models/items/asking.h"
#include "models/store/courses.h"
#include "models/store/tablereader.h"

namespace parapet::items {
namespace {

constexpr int shownSnapshots = 30;
constexpr qint64 mostEvents = 500;
constexpr base::Millis dayLength = 86'400'000;

base::Result<void> addEvents(
    const Reader::Desk& desk, const QString& software, SoftwareCourse& course)
{
    using domain::Kind;
    store::TableQuery query;
    query.kind = Kind::Events;
    query.relation = {store::Relation::To::Software, software};
    query.scope = desk.scope->read();
    query.sort = {{domain::fieldIndex(Kind::Events, u"date").value_or(0), true}};
    query.limit = mostEvents;
    const std::array fields{domain::fieldIndex(Kind::Events, u"date").value_or(0),
        domain::fieldIndex(Kind::Events, u"event").value_or(0)};
    const base::Millis from = course.points.front().takenAt / dayLength * dayLength;
    const base::Millis until = course.points.back().takenAt;
    auto read = store::TableReader(desk.context->connection)
                    .stream(query, fields, [&](std::span<const domain::Value> values) {
                        const auto* day = std::get_if<qint64>(&values.front());
                        const auto* sentence = std::get_if<QString>(&values[1]);
                        if (day && sentence && *day >= from && *day <= until)
                            course.events.push_back({*day, *sentence});
                        return base::Result<void>();
                    });
    std::reverse(course.events.begin(), course.events.end()); // the newest were read first
    return read;
}

} // namespace

void askSoftwareCourse(
    Library& library, const QString& software, QObject* context, Answer<SoftwareCourse> answer)
{
    ask<SoftwareCourse>(library, library.lists(), nullptr, context, std::move(answer),
        [software](const Reader::Desk& desk) -> base::Result<SoftwareCourse> {
            SoftwareCourse course;
            if (!desk.scope->view().groups.isEmpty())
                return course;
            const auto points = store::exposedCourse(
                desk.context->connection, software, desk.scope->view().snapshot, shownSnapshots);
            if (!points)
                return tl::unexpected(points.error());
            for (const auto& [takenAt, exposed] : *points)
                course.points.push_back({takenAt, exposed});
            if (course.points.empty())
                return course;
            if (auto added = addEvents(desk, software, course); !added)
                return tl::unexpected(added.error());
            return course;
        });
}

} // namespace parapet::items
