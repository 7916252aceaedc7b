// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a vulnerability: facts and threats, exposed devices, related software.
// Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

#include <QPair>

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class WeaknessPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit WeaknessPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;
    void fillMissing(const QString& why) override;

private:
    void addExceptions();
    void openException(const QString& id);
    /// In the overview, by name and with the way to them.
    void nameExceptions(const QString& weakness);
    void askRecommendations();
    void goToRecommendation();

    QPushButton* m_recommendation;
    QPushButton* m_except;
    QPushButton* m_report;
    QMenu* m_choice; ///< where several recommendations close it
    QList<QPair<QString, QString>> m_related; ///< recommendations that close it: id and name
};

} // namespace parapet::views
