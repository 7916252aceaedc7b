// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of devices: a flyout for each, and what people say of ticked ones or in a CSV (value,
// internet facing, device group, tags), which can be undone. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class DevicesPage final : public ListPage
{
    Q_OBJECT

public:
    explicit DevicesPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void addSelectionActions();
    void chooseCsv();
    void changeFrom(const QString& file);
    void askChoices();
};

} // namespace parapet::views
