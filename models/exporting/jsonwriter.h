// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as JSON objects keyed by stable names: one array, or one object a line (NDJSON). Numbers
// unrounded, times ISO 8601, absent values (and what JSON has no number for) null. UTF-8.
// One thread at a time.
#pragma once

#include "models/exporting/outputbuffer.h"

namespace parapet::exporting {

class JsonWriter final : public RowWriter
{
public:
    enum class Shape { Array, Lines };
    JsonWriter(Sink sink, Shape shape);

    [[nodiscard]] base::Result<void> begin(std::span<const domain::FieldSpec> fields) override;
    [[nodiscard]] base::Result<void> row(std::span<const domain::Value> values) override;
    [[nodiscard]] base::Result<void> end() override;

private:
    struct Key
    {
        std::string text; ///< {"name": or ,"name":
        domain::FieldType type = domain::FieldType::Text;
    };

    OutputBuffer m_buffer;
    Shape m_shape;
    std::vector<Key> m_keys;
    bool m_first = true;
};

/// Appends text as a JSON string with its quotes.
void appendJsonString(std::string& out, QStringView text);

} // namespace parapet::exporting
