// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small flyout of a weakness on one device: what it is, how it is exploited, and the detection
// logic: software, version, paths, and the imported row that told it. Owned by the list whose rows
// it tells of. GUI thread only.
#pragma once

#include "models/domain/softwareevidence.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/flyout.h"

#include "models/base/result.h"

namespace parapet::views {

class OverviewColumn;

class FindingPanel final : public Flyout
{
    Q_OBJECT

public:
    explicit FindingPanel(const PageContext& context, QWidget* parent = nullptr);

    /// A row of the list of findings.
    void open(const RowFacts& finding);

signals:
    void navigate(const parapet::views::NavigationTarget& target);

private:
    void showWeakness(const RowFacts& weakness);
    void showDetections(const base::Result<std::vector<domain::Detection>>& found);

    PageContext m_context;
    RowFacts m_finding;
    OverviewColumn* m_column;
    QObject* m_question = nullptr; ///< what waits for an answer dies with the next row
};

} // namespace parapet::views
