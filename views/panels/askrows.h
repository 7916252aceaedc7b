// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads several rows of a list by their ids, and what closes a weakness. Answers arrive later on
// the GUI thread, and never after the death of `context`.
#pragma once

#include "models/items/library.h"
#include "views/panels/rowfacts.h"

#include <QList>

#include <functional>

namespace parapet::views {

/// The rows in the order of the ids; those that the scope has not are left out. Answered once, with
/// nothing for no ids.
void askRows(items::Library& library, domain::Kind kind, const QStringList& ids, QObject* context,
    const std::function<void(const QList<RowFacts>&)>& answer);

/// The recommendations that close a weakness, the one of the largest impact first: at most
/// `mostAdvice` of them, and how many there are.
struct Advice
{
    QList<std::pair<QString, QString>> recommendations; ///< id and name
    int all = 0;
};
inline constexpr int mostAdvice = 20; ///< of a menu
void askAdvice(items::Library& library, const QString& weakness, QObject* context,
    std::function<void(const Advice&)> answer);

} // namespace parapet::views
