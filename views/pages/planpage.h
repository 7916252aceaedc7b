// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What if: the best plan for a number of actions, or the exact joint effect of recommendations
// ticked elsewhere; a plan becomes remediation activities in one step. Owned by the shell. GUI
// thread only.
#pragma once

#include "models/items/planning.h"
#include "models/jobs/desk.h"
#include "views/pages/page.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
class InlineMessage;
class PageHeader;
class PlanBar;
class PlanBoard;
class PlanPage final : public Page
{
    Q_OBJECT

public:
    explicit PlanPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    /// A target with objects plans those recommendations.
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

signals:
    /// The plan on screen is worked out.
    void planned();

private:
    void connectBar();
    void makeStates();
    void planBest();
    void planChosen(const QStringList& ids, const QStringList& unticked = {});
    void ask(const items::PlanRequest& request, const QStringList& unticked);
    void take(const base::Result<items::Plan>& plan, const QStringList& unticked);
    void askTicked();
    void replan();
    void showSummary();
    void showTicked();
    void followTicked();
    [[nodiscard]] QStringList untickRequested();
    void shareTicks();
    void requestRemediation();
    void createActivities(std::vector<domain::RemediationRequest> requests, const QString& file);
    void finished(const jobs::Outcome& outcome);
    void tell(const jobs::Outcome& outcome);

    PageHeader* m_header;
    InlineMessage* m_message;
    PlanBar* m_bar;
    QPushButton* m_request = nullptr;
    PlanBoard* m_board;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QObject* m_asking; ///< who asks for plans: a later question replaces the earlier
    std::vector<domain::Row> m_rows; ///< the recommendations of the plan
    QStringList m_chosen; ///< sent from elsewhere; empty: the best plan
    QString m_handover; ///< the CSV to write when the activities are there
    QStringList m_created;
    QStringList m_requested; ///< recommendations whose activities are being created
    UndoStep m_undo; ///< of what was created
    jobs::JobId m_job = 0;
    bool m_planned = false;
};

} // namespace parapet::views
