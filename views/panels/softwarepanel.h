// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a software product: facts, its vulnerabilities, devices, versions, recommendation.
// Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::items {
struct SoftwareCourse;
class TableModel;
} // namespace parapet::items

namespace parapet::views {

class OverviewColumn;
class RelatedList;

class SoftwarePanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit SoftwarePanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;
    void fillMissing(const QString& why) override;

private:
    [[nodiscard]] bool isUnsupported() const;
    void addSeverities();
    void addEndOfSupport();
    void addCourse();
    void showCourse(OverviewColumn& place, const items::SoftwareCourse& course);
    void addVersions();
    void showVersions(const items::TableModel& versions, int rows, OverviewColumn& place);

    OverviewColumn* m_distribution; ///< above the table of versions
    RelatedList* m_versions = nullptr;
};

} // namespace parapet::views
