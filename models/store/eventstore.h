// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Events in the workspace, and what they are found from. Inside the caller's transaction; thread of
// the connection.
#pragma once

#include "models/base/result.h"
#include "models/domain/eventshares.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

namespace parapet::store {

/// An event in the workspace.
struct StoredEvent
{
    qint64 id = 0;
    std::uint32_t currently = 0;
    domain::Event event;
};

/// What an import brought.
struct EventCause
{
    qint64 snapshot = 0; ///< imported now; 0: feeds were imported
    qint64 feedsAfter = 0; ///< newest feed row before the import
};

class EventStore
{
public:
    explicit EventStore(Connection& connection);

    /// What the newest scoring knew and what the import changed: call it after the import wrote its
    /// facts and before the new summaries are written. Nothing where this is a baseline: the first
    /// snapshot, a feed before any snapshot.
    [[nodiscard]] base::Result<std::optional<domain::EventGround>> ground(const EventCause& cause);

    /// The group of each device by its key, as scored last; call it where ground() is called.
    [[nodiscard]] base::Result<std::vector<domain::Key>> groupsBefore();

    /// Adds events found at `snapshot`, when the groups had so many active devices; one of the same
    /// day, type and subject takes the new CVEs in and keeps the greater number of devices.
    [[nodiscard]] base::Result<void> add(const std::vector<domain::FoundEvent>& events,
        qint64 snapshot, const domain::GroupSizes& sizes);
    [[nodiscard]] base::Result<std::vector<StoredEvent>> all();
    [[nodiscard]] base::Result<void> setCurrently(
        const std::vector<StoredEvent>& events, const std::vector<std::uint32_t>& counts);

    /// The large numbers of the days from `from` up to and without `until` (milliseconds), as the
    /// scope sees them.
    [[nodiscard]] base::Result<domain::EventNumbers> numbers(
        base::Millis from, base::Millis until, const ReadScope& scope = {});

    /// The days from `from` up to and without `until` on which weaknesses or new controls
    /// impacted a device of the scope, oldest first.
    [[nodiscard]] base::Result<std::vector<domain::EventDay>> days(
        base::Millis from, base::Millis until, const ReadScope& scope = {});

private:
    void readChanges(domain::EventGround& ground, const EventCause& cause);
    qint64 addSizes(const domain::GroupSizes& sizes);
    void addOne(const domain::FoundEvent& found, qint64 snapshot, qint64 moment);
    Connection& m_connection;
};

} // namespace parapet::store
