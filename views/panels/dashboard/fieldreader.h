// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the values of a row that holds all fields of its kind, by stable field name. Absent values
// read as empty, zero or false. Refers to the row it was made for. Any thread.
#pragma once

#include "models/base/clock.h"
#include "models/domain/fields.h"

#include <optional>

namespace parapet::views {

class FieldReader
{
public:
    FieldReader(domain::Kind kind, const domain::Row& row)
        : m_kind(kind)
        , m_row(row)
    {
    }

    [[nodiscard]] QString text(QStringView field) const;
    [[nodiscard]] QStringList list(QStringView field) const;
    [[nodiscard]] qint64 count(QStringView field) const;
    [[nodiscard]] std::optional<double> number(QStringView field) const;
    [[nodiscard]] bool flag(QStringView field) const;
    [[nodiscard]] std::optional<base::Millis> time(QStringView field) const;

private:
    template <class T>
    [[nodiscard]] const T* find(QStringView field) const;

    domain::Kind m_kind;
    const domain::Row& m_row;
};

} // namespace parapet::views
