// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a list by field names: what panels and dialogs read their facts from. Plain value;
// any thread.
#pragma once

#include "models/domain/fields.h"

#include <QList>

namespace parapet::views {

class RowFacts
{
public:
    RowFacts() = default;
    RowFacts(domain::Kind kind, domain::Row row)
        : m_kind(kind)
        , m_row(std::move(row))
    {
    }

    [[nodiscard]] domain::Kind kind() const { return m_kind; }
    /// monostate for an absent value or an unknown field.
    [[nodiscard]] domain::Value value(QStringView field) const;
    [[nodiscard]] QString text(QStringView field) const;
    [[nodiscard]] qint64 count(QStringView field) const; ///< 0 where absent
    [[nodiscard]] double number(QStringView field) const; ///< 0 where absent
    [[nodiscard]] bool flag(QStringView field) const;
    [[nodiscard]] QStringList list(QStringView field) const;
    [[nodiscard]] std::optional<qint64> time(QStringView field) const;
    [[nodiscard]] bool has(QStringView field) const;
    /// As a cell of a list shows it; empty where absent.
    [[nodiscard]] QString shown(QStringView field) const;

private:
    domain::Kind m_kind = domain::Kind::Devices;
    domain::Row m_row;
};

/// The ids of rows, in their order.
[[nodiscard]] QStringList idsOf(const QList<RowFacts>& rows);

} // namespace parapet::views
