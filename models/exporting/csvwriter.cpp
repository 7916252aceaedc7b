// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/csvwriter.h"

#include "models/exporting/celltext.h"
#include "models/exporting/csvencoder.h"

#include <cmath>

namespace parapet::exporting {

CsvWriter::CsvWriter(Sink sink)
    : m_buffer(std::move(sink))
{
}

base::Result<void> CsvWriter::begin(std::span<const domain::FieldSpec> fields)
{
    std::string& out = m_buffer.text();
    for (const domain::FieldSpec& field : fields) {
        if (!m_types.empty())
            out.push_back(',');
        CsvEncoder::append(out, field.name);
        m_types.push_back(field.type);
    }
    out.append("\r\n");
    return m_buffer.flushIfFull();
}

base::Result<void> CsvWriter::row(std::span<const domain::Value> values)
{
    if (values.size() != m_types.size())
        return base::fail(base::Error::Kind::Internal,
            QStringLiteral("A row to export does not have the columns of its list."));
    std::string& out = m_buffer.text();
    const std::size_t begin = out.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i != 0)
            out.push_back(',');
        appendCell(values[i], m_types[i]);
    }
    // A lone empty cell would be an empty line, which readers skip.
    if (out.size() == begin && values.size() == 1)
        out.append("\"\"");
    out.append("\r\n");
    return m_buffer.flushIfFull();
}

base::Result<void> CsvWriter::end()
{
    return m_buffer.flush();
}

void CsvWriter::appendCell(const domain::Value& value, domain::FieldType type)
{
    std::string& out = m_buffer.text();
    if (const auto* const text = std::get_if<QString>(&value)) {
        m_cell.clear();
        appendUtf8(m_cell, *text);
        CsvEncoder::append(out, m_cell);
    } else if (const auto* const whole = std::get_if<qint64>(&value)) {
        if (type == domain::FieldType::Time)
            appendTime(out, *whole);
        else
            appendInteger(out, *whole);
    } else if (const auto* const real = std::get_if<double>(&value)) {
        if (std::isfinite(*real))
            appendReal(out, *real);
    } else if (const auto* const truth = std::get_if<bool>(&value)) {
        out.append(*truth ? "true" : "false");
    } else if (const auto* const list = std::get_if<QStringList>(&value)) {
        m_cell.clear();
        for (const QString& item : *list) {
            if (&item != &list->front())
                m_cell.append("; ");
            appendUtf8(m_cell, item);
        }
        CsvEncoder::append(out, m_cell);
    }
}

} // namespace parapet::exporting
