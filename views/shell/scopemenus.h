// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole window looks at: the device-group filter and the "as of" selector of the top bar,
// and what the status bar says of the fleet and the feeds. Owned by the shell. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/vocabulary/pagecontext.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class MenuButton;
class StatusBar;

class ScopeMenus : public QObject
{
    Q_OBJECT

public:
    ScopeMenus(const PageContext& context, MenuButton& groups, MenuButton& asOf, StatusBar& status,
        QObject* parent);

    /// Menus and texts for what the workspace holds now.
    void show(const domain::Overview& overview);
    /// Shorter words on the buttons of a narrow window.
    void setBrief(bool brief);
    void showLatest(); ///< back from the past

signals:
    /// Empty: the newest snapshot is shown; else the date of the past one.
    void pastShown(const QString& date);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillGroups(const std::vector<QString>& groups);
    void fillSnapshots(const domain::Overview& overview);
    void takeGroups();
    void tellGroups();
    void tellSnapshot();
    void tellStatus(const domain::Overview& overview);
    void setSnapshot(qint64 snapshot);
    void showLoading(bool loading);

    const PageContext m_context;
    MenuButton& m_groups;
    MenuButton& m_asOf;
    StatusBar& m_status;
    domain::ViewScope m_shown; ///< the scope that pages show now
    QStringList m_known;
    QString m_date; ///< of the snapshot shown; empty: nothing imported
    bool m_past = false;
    bool m_brief = false;
};

} // namespace parapet::views
