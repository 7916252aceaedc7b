// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a remediation activity: progress, target devices, notes, and how to end it.
// Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

#include <QPointer>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ConfirmBox;

class ActivityPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit ActivityPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;

signals:
    void exportRequested(const QString& activity);
    void mailRequested(const QString& activity, const QString& title);
    void completionConfirmed(const QString& activity);
    void changeRequested();
    /// The same is to be asked for once more.
    void againRequested();

private:
    void addDevices();
    void fillProgress(const RowFacts& facts);
    void fillExposedAgain(const RowFacts& facts);
    void fillSteps(const QStringList& updates);
    void loadUpdates();
    void fillTicket(const RowFacts& facts);
    void fillFacts(const RowFacts& facts);
    void loadProgress();
    void showProgress(const std::vector<domain::ActivityProgress>& points);

    QPointer<QWidget> m_progress; ///< filled when the answer comes; goes with the overview
    QPointer<OverviewColumn> m_steps;
    QPushButton* m_complete;
    QPushButton* m_change;
    QPushButton* m_again;
    RelatedList* m_devices = nullptr;
    ConfirmBox* m_confirm;
};

} // namespace parapet::views
