// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first page: both scores, how devices are exposed, and what is worth doing first; every card
// leads to its list. Owned by the shell. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "models/domain/views.h"
#include "views/pages/workpage.h"

#include <QHash>

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

namespace parapet::views {

class CardGrid;
class DistributionCard;
class ExposureCard;
class PageHeader;
class SecureScoreCard;
class RowWork;
class TopListCard;

class DashboardPage final : public WorkPage
{
    Q_OBJECT

public:
    explicit DashboardPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

signals:
    /// The cards show the workspace.
    void loaded();
    void loadFailed(const QString& message);

private:
    void load();
    void take(const base::Result<domain::Overview>& answer);
    void makeCards();
    void placeCards();
    void connectCards();
    void showSummary(const domain::Overview& overview);
    void showLists(const domain::Overview& overview);
    void askCourses();
    void askSecureCourse();
    void go(const QString& page, const QString& filter = {}, const QString& objectId = {},
        const QString& tab = {}, const QString& sort = {});

    RowWork* m_work;
    QScrollArea* m_scroll;
    PageHeader* m_header;
    CardGrid* m_grid;
    ExposureCard* m_exposure = nullptr;
    SecureScoreCard* m_secure = nullptr;
    DistributionCard* m_distribution = nullptr;
    TopListCard* m_recommendations = nullptr;
    TopListCard* m_software = nullptr;
    TopListCard* m_devices = nullptr;
    TopListCard* m_activities = nullptr;
    TopListCard* m_events = nullptr;
    QHash<QString, QList<double>> m_courses; ///< exposed devices by recommendation id
};

} // namespace parapet::views
