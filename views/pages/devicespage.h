// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of devices: a flyout for each, and what people say of ticked ones (value, internet
// facing, tags), which can be undone. Owned by the shell. GUI thread only.
#pragma once

#include "models/domain/workflow.h"
#include "views/pages/listpage.h"

namespace parapet::views {

class DevicesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit DevicesPage(const PageContext& context, QWidget* parent = nullptr);

private:
    using Changes = std::vector<std::pair<QStringList, domain::ContextChange>>;
    void addSelectionActions();
    void change(const domain::ContextChange& change, const QString& words);
    void askTag();
    void submit(const Changes& changes, const QString& words);
    void tellChanged(const QString& words, const QStringList& steps);
    void chooseCsv();
    void changeFrom(const QString& file);
    void askGroups();
};

} // namespace parapet::views
