// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a device: score and level, recommendations, software, findings, alerts.
// Owned by its page. GUI thread only.
#pragma once

#include "models/domain/softwareevidence.h"
#include "views/panels/objectpanel.h"

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class DevicePanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit DevicePanel(const PageContext& context, QWidget* parent = nullptr);

    /// The menu of the button "Device value"; the page owns what it does.
    void setValueMenu(QMenu* menu);
    /// Whatever else people can say of the device.
    void setMoreMenu(QMenu* menu);

protected:
    void fill(const RowFacts& facts) override;

private:
    void addLists();
    void fillPills(const RowFacts& facts);
    void fillFacts(const RowFacts& facts);
    void addAssessments(const RowFacts& facts);
    void addDeadlines();
    void addEvidenceOfDevice();
    void showEvidence(OverviewColumn& place, const std::vector<domain::SoftwareEvidence>& evidence);
};

} // namespace parapet::views
