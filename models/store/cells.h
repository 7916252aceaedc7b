// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of a result row as Qt values: texts, JSON lists of texts, times. Thread of the connection.
#pragma once

#include "models/base/clock.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

#include <optional>

namespace parapet::store {

[[nodiscard]] inline QString text(const SQLite::Column& column)
{
    return QString::fromUtf8(column.getText(), column.size());
}

[[nodiscard]] inline QStringList list(const SQLite::Column& column)
{
    QStringList items;
    const QJsonArray array = QJsonDocument::fromJson(QByteArray(column.getText())).array();
    for (const auto& item : array)
        items.append(item.toString());
    return items;
}

/// Nothing for NULL.
[[nodiscard]] inline std::optional<base::Millis> time(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional<base::Millis>(column.getInt64());
}

} // namespace parapet::store
