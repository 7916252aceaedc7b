// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the objects that somebody types into the search field and offers them there. Owned by
// the search field's list. GUI thread only.
#pragma once

#include "models/items/library.h"

#include <QObject>

namespace parapet::views {

class GlobalSearch;

class ObjectFinder final : public QObject
{
    Q_OBJECT

public:
    ObjectFinder(items::Library& library, GlobalSearch& search);

private:
    void look(const QString& text);

    items::Library& m_library;
    GlobalSearch& m_search;
};

} // namespace parapet::views
