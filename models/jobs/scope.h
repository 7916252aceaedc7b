// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another view of the workspace than "now, all groups": a past snapshot or chosen device groups.
// Its summaries are computed into temporary tables of the connection, so one such scope may live on
// a connection at a time. Thread of the connection.
#pragma once

#include "models/assess/analysis.h"
#include "models/domain/scoringbasis.h"
#include "models/domain/views.h"
#include "models/jobs/context.h"
#include "models/store/kindsql.h"
#include "models/store/snapshots.h"

#include <memory>

namespace parapet::jobs {

class Scope
{
public:
    /// Errors: NotFound (no such snapshot), Usage (unknown group), Cancelled.
    [[nodiscard]] static base::Result<std::unique_ptr<Scope>> open(
        Context& context, const domain::ViewScope& view);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    [[nodiscard]] const store::ReadScope& read() const { return m_read; }
    [[nodiscard]] const domain::ViewScope& view() const { return m_view; }
    /// The fleet, loaded on first use and kept; with the options it is assessed under.
    [[nodiscard]] base::Result<const domain::FleetState*> fleet();
    [[nodiscard]] const assess::Options& options() const { return m_options; }
    /// The scored fleet, ready for questions; made on first use and kept.
    [[nodiscard]] base::Result<const assess::Analysis*> analysis();
    /// The scores of this scope: its card and those of its groups by name.
    [[nodiscard]] base::Result<
        std::pair<domain::ScoreCard, std::vector<std::pair<QString, domain::ScoreCard>>>>
    cards();
    [[nodiscard]] qint64 snapshot() const { return m_snapshot; }

private:
    explicit Scope(Context& context);
    void goBackTo(const std::vector<store::SnapshotRow>& snapshots);
    [[nodiscard]] base::Result<void> compute();
    [[nodiscard]] base::Result<void> computeEvents();

    Context& m_context;
    store::Connection& m_connection;
    domain::ViewScope m_view;
    store::ReadScope m_read;
    assess::Options m_options;
    std::unique_ptr<domain::FleetState> m_fleet;
    std::unique_ptr<domain::Scored> m_assessment;
    std::unique_ptr<assess::Analysis> m_analysis;
    qint64 m_snapshot = 0;
};

} // namespace parapet::jobs
