// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of devices: a flyout for each, and what people say of ticked or selected ones (value,
// internet facing, device group, tags), which can be undone. Owned by the shell. GUI thread only.
#pragma once

#include "models/domain/workflow.h"
#include "views/pages/listpage.h"

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class DevicesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit DevicesPage(const PageContext& context, QWidget* parent = nullptr);

private:
    using Changes = std::vector<std::pair<QStringList, domain::ContextChange>>;
    /// The devices that an action is about, asked when it is triggered.
    using Ids = std::function<QStringList()>;
    void addSelectionActions();
    void fillRowMenu(QMenu* menu, const QStringList& ids);
    [[nodiscard]] QMenu* valueMenu(const Ids& ids, QWidget* parent);
    void addAnswers(QMenu* menu, const Ids& ids);
    void change(const QStringList& ids, const domain::ContextChange& change, const QString& words);
    void askGroup(const QStringList& ids);
    void askTag(const QStringList& ids);
    void askTagsToRemove(const QStringList& ids);
    void submit(const Changes& changes, const QString& words);
    void tellChanged(const QString& words, const QStringList& steps);
    void chooseCsv();
    void changeFrom(const QString& file);
    void askChoices();
};

} // namespace parapet::views
