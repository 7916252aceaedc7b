// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people say of devices wherever they are listed: value, internet facing, device group, tags;
// each with its way back. Owned by the work on rows of its page. GUI thread only.
#pragma once

#include "models/domain/workflow.h"
#include "views/vocabulary/pagecontext.h"

#include <QObject>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class WorkPage;

class DeviceActions final : public QObject
{
    Q_OBJECT

public:
    DeviceActions(const PageContext& context, WorkPage& page, QObject* parent);

    /// The devices that an action is about, asked when it is triggered.
    using Ids = std::function<QStringList()>;
    /// The entries of a context menu.
    void fill(QMenu& menu, const QStringList& ids);
    /// The same without the device value.
    void fillRest(QMenu& menu, const QStringList& ids);
    [[nodiscard]] QMenu* valueMenu(const Ids& ids, QWidget* parent);
    /// Yes and no, whether they face the internet.
    void addAnswers(QMenu& menu, const Ids& ids);
    void askGroup(const QStringList& ids);
    void askTag(const QStringList& ids);
    void askTagsToRemove(const QStringList& ids);
    /// What was done, with the way back through the steps that it noted.
    void tellChanged(const QString& words, const QStringList& steps);

private:
    void change(const QStringList& ids, const domain::ContextChange& change, const QString& words);

    PageContext m_context;
    WorkPage& m_page;
};

} // namespace parapet::views
