// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as an aligned text table for a terminal. Columns are as wide as the first 200 rows need;
// longer cells are cut with an ellipsis, control characters are written visibly. One thread at a
// time.
#pragma once

#include "models/exporting/outputbuffer.h"

namespace parapet::exporting {

class TableWriter final : public RowWriter
{
public:
    static constexpr std::size_t sampledRows = 200;
    static constexpr int defaultWidest = 48;

    /// `widest`: most terminal cells a column may take.
    explicit TableWriter(Sink sink, int widest = defaultWidest);

    [[nodiscard]] base::Result<void> begin(std::span<const domain::FieldSpec> fields) override;
    [[nodiscard]] base::Result<void> row(std::span<const domain::Value> values) override;
    [[nodiscard]] base::Result<void> end() override;

private:
    struct ColumnShape
    {
        domain::FieldType type = domain::FieldType::Text;
        int width = 0;
        bool right = false;
    };

    void writeSample();
    void writeLine(const QStringList& cells);

    OutputBuffer m_buffer;
    int m_widest;
    std::vector<ColumnShape> m_columns;
    std::vector<QStringList> m_sample; ///< the header first
    bool m_sampling = true;
};

} // namespace parapet::exporting
