// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a library for one row and waits for it, for tests. GUI thread only.
#pragma once

#include "models/items/library.h"
#include "views/panels/rowfacts.h"

#include <QTest>

namespace parapet::tests {

/// With all its fields; empty where there is no such row.
[[nodiscard]] inline views::RowFacts askedRow(
    items::Library& library, domain::Kind kind, const QString& id, int patience = 20'000)
{
    views::RowFacts facts;
    bool answered = false;
    QObject asker;
    library.row(kind, id, &asker, [&](const base::Result<domain::Row>& row) {
        if (row)
            facts = views::RowFacts(kind, *row);
        answered = true;
    });
    (void)QTest::qWaitFor([&] { return answered; }, patience);
    return facts;
}

} // namespace parapet::tests
