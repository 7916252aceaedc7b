// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as CSV: RFC 4180, UTF-8, CRLF, a header of stable names, formula-safe text, true/false,
// ISO 8601 times, lists joined by "; ", absent values empty. One thread at a time.
#pragma once

#include "models/exporting/outputbuffer.h"

namespace parapet::exporting {

class CsvWriter final : public RowWriter
{
public:
    explicit CsvWriter(Sink sink);

    [[nodiscard]] base::Result<void> begin(std::span<const domain::FieldSpec> fields) override;
    [[nodiscard]] base::Result<void> row(std::span<const domain::Value> values) override;
    [[nodiscard]] base::Result<void> end() override;

private:
    void appendCell(const domain::Value& value, domain::FieldType type);

    OutputBuffer m_buffer;
    std::vector<domain::FieldType> m_types;
    std::string m_cell; ///< kept for its memory
};

} // namespace parapet::exporting
