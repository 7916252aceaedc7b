// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a security recommendation: why it matters, its devices, CVEs and versions, what the
// score would be. Owned by its page. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/panels/objectpanel.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class RecommendationPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit RecommendationPanel(const PageContext& context, QWidget* parent = nullptr);

signals:
    void remediationRequested(const parapet::views::RowFacts& facts);

protected:
    void fill(const RowFacts& facts) override;

private:
    void fillPills(const RowFacts& facts);
    void fillTiles(const RowFacts& facts);
    void addExposureTile(const RowFacts& facts);
    void addGainTile(const RowFacts& facts);
    void fillWords(const RowFacts& facts);
    /// Leads to the activities and exceptions there are.
    void addWorkLinks(const RowFacts& facts);
    void fillFacts(const RowFacts& facts);
    void askBusinessImpact();
    /// Adds it to the plan, or takes it out.
    void togglePlan();
    /// The button, and what the plan with it does together.
    void followPlan();
    void askUserImpact();

    QPushButton* m_software;
    QPushButton* m_plan;
    QPointer<QWidget> m_planned; ///< of the overview: the effect of the plan
};

} // namespace parapet::views
