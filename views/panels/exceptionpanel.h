// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of an exception: what it hides and why, the records it goes on for, how to extend and
// to cancel it. Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ConfirmBox;

class ExceptionPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit ExceptionPanel(const PageContext& context, QWidget* parent = nullptr);

    /// What an exception does to either score while it is in effect, by its kind.
    [[nodiscard]] static QString effectWords(const RowFacts& facts);

protected:
    void fill(const RowFacts& facts) override;

signals:
    void cancelConfirmed();
    void groupCancelConfirmed(const QString& group);
    void extendRequested();
    /// Another record of the same exception is to be shown.
    void exceptionChosen(const QString& id);

private:
    void addGroups();
    /// Empty: for all of its device groups.
    void askToCancel(const QString& group);
    void showRelated();
    void addHistory(const RowFacts& facts);
    void addGrowth(const RowFacts& facts);
    void addBothFigures(const RowFacts& facts);
    void addSuspension(const RowFacts& facts);
    void addRecord(OverviewColumn& column, const QString& id, const QString& words);

    QPushButton* m_extend;
    QPushButton* m_cancel;
    QPushButton* m_related;
    ConfirmBox* m_confirm;
    QString m_askedGroup; ///< that the question is about; empty: the whole exception
    bool m_isGlobal = false;
};

} // namespace parapet::views
