// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of what is being done: remediation activities and exceptions, under two tabs. Owned by
// the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

#include <functional>

namespace parapet::items {
class RowCount;
}

namespace parapet::views {

class ExceptionActions;

class RemediationPage final : public ListPage
{
    Q_OBJECT

public:
    explicit RemediationPage(const PageContext& context, QWidget* parent = nullptr);

protected:
    [[nodiscard]] QString summary(const ListPane& list) const override;

private:
    void addExports();
    void exportEvery(domain::Kind kind);
    void exportHandover(const QStringList& activities);
    using AddToMenu = std::function<void(
        const QString& name, const QString& words, const std::function<void()>& act)>;
    void fillRowMenu(
        int list, const std::function<void(const AddToMenu& add, const QStringList& ids)>& fill);
    void addActivityActions();
    void addExceptionActions();
    [[nodiscard]] QList<RowFacts> activeOf(const QList<RowFacts>& activities);
    void completeActiveOf(const QList<RowFacts>& activities);
    void changeActiveOf(const QList<RowFacts>& activities);
    void openRelated(const QStringList& ids);
    void mailSome(const QStringList& activities);
    void countArchived();
    void chooseAnswer();
    void mergeAnswer(const QString& file);
    void mailTo(const QStringList& activities, const QString& what);
    void openDraft(const QString& file);
    void complete(const QStringList& activities);

    ExceptionActions* m_exceptions;
    items::RowCount* m_archivedRows = nullptr;
    qint64 m_archived = 0; ///< activities left out since they were completed long ago
};

} // namespace parapet::views
