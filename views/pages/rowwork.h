// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with recommendations, weaknesses, software and devices wherever they are listed:
// requests for remediation, exceptions, the plan, what is said of devices, the ways to what belongs
// to them; fills the context menus of a page and its flyouts. Owned by its page. GUI thread only.
#pragma once

#include "views/panels/rowfacts.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QAction;
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class DeviceActions;
class ExceptionActions;
class WorkPage;
class ListPane;
class ObjectPanel;
class RemediationRequests;

class RowWork final : public QObject
{
    Q_OBJECT

public:
    RowWork(const PageContext& context, WorkPage& page);

    /// Answers the wishes of a list and of its flyout, and fills their context menus.
    void serve(ListPane& list, ObjectPanel& panel);
    /// Adds what can be done with rows of that kind to their context menu.
    void fillMenu(QMenu& menu, domain::Kind kind, const QStringList& ids);
    [[nodiscard]] ExceptionActions& exceptions() { return *m_exceptions; }
    [[nodiscard]] RemediationRequests& requests() { return *m_requests; }
    [[nodiscard]] DeviceActions& devices() { return *m_devices; }

private:
    /// The rows that a menu is about; `recommendation`: of the software whose CVEs they are.
    struct Rows
    {
        QStringList ids;
        QString recommendation;
        [[nodiscard]] bool isOne() const { return ids.size() == 1; }
    };
    using Act = std::function<void()>;
    using Use = std::function<void(const QList<RowFacts>&)>;
    void fill(QMenu& menu, domain::Kind kind, const Rows& rows);
    QAction* add(QMenu& menu, const QString& name, const QString& words, const Act& act);
    /// What changes the workspace.
    void addChange(QMenu& menu, const QString& name, const QString& words, const Act& act);
    void fillDevices(QMenu& menu, const Rows& rows);
    void fillRecommendations(QMenu& menu, const Rows& rows);
    void fillWeaknesses(QMenu& menu, const Rows& rows);
    void fillSoftware(QMenu& menu, const Rows& rows);
    void addWork(QMenu& menu, const QStringList& recommendations);
    void addWays(QMenu& menu, domain::Kind kind, const QString& id, const QString& devices);
    void report(domain::Kind kind, const QString& id, const QString& recommendation);
    void goToAdvice(const QString& weakness);
    /// Reads them, then does `use`; says so where none is there.
    void withRecommendations(const QStringList& ids, const Use& use);

    PageContext m_context;
    WorkPage& m_page;
    ExceptionActions* m_exceptions;
    RemediationRequests* m_requests;
    DeviceActions* m_devices;
};

} // namespace parapet::views
