// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of security recommendations: the list, the joint effect of ticked ones, requests for
// remediation and exceptions. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"
#include "views/panels/rowfacts.h"

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ExceptionActions;
class RequestRemediationDialog;

class RecommendationsPage final : public ListPage
{
    Q_OBJECT

public:
    explicit RecommendationsPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QString summary(const ListPane& list) const override;

private:
    void addSelectionActions();
    void countStatuses();
    void askCourses();
    void showEffect(const QStringList& ids);
    void tellEffect();
    [[nodiscard]] QString aloneWords() const;
    void requestRemediation(const QList<RowFacts>& recommendations);
    void createActivities(RequestRemediationDialog& dialog);
    void fileExceptions(const QList<RowFacts>& recommendations);
    [[nodiscard]] UndoStep withdrawing(const QStringList& activities);
    void tellCreated(const QString& text, const UndoStep& undo, const QStringList& activities);

    ExceptionActions* m_exceptions;
    std::optional<base::Result<domain::Effect>> m_effect; ///< of the ticked ones together
    QList<double> m_alone; ///< what each ticked one would bring alone
    std::optional<std::pair<qint64, qint64>> m_counts; ///< active, excepted
};

} // namespace parapet::views
