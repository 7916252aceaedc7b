// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/tablewriter.h"

#include "models/base/timetext.h"
#include "models/exporting/celltext.h"
#include "models/exporting/textwidth.h"

#include <algorithm>
#include <cmath>

namespace parapet::exporting {
namespace {

/// Digits shown of a real number; CSV and JSON carry all of them.
constexpr int shownDigits = 6;

QString cellText(const domain::Value& value, domain::FieldType type)
{
    if (const auto* const text = std::get_if<QString>(&value))
        return printable(*text);
    if (const auto* const whole = std::get_if<qint64>(&value))
        return type == domain::FieldType::Time ? base::isoTime(*whole) : QString::number(*whole);
    if (const auto* const real = std::get_if<double>(&value))
        return std::isfinite(*real) ? QString::number(*real, 'g', shownDigits) : QString();
    if (const auto* const truth = std::get_if<bool>(&value))
        return *truth ? QStringLiteral("true") : QStringLiteral("false");
    if (const auto* const list = std::get_if<QStringList>(&value))
        return printable(list->join(QStringLiteral("; ")));
    return {};
}

} // namespace

TableWriter::TableWriter(Sink sink, int widest)
    : m_buffer(std::move(sink))
    , m_widest(std::max(widest, 1))
{
}

base::Result<void> TableWriter::begin(std::span<const domain::FieldSpec> fields)
{
    QStringList header;
    for (const domain::FieldSpec& field : fields) {
        const bool right =
            field.type == domain::FieldType::Integer || field.type == domain::FieldType::Real;
        m_columns.push_back({field.type, 0, right});
        header += QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size()));
    }
    m_sample.push_back(std::move(header));
    return {};
}

base::Result<void> TableWriter::row(std::span<const domain::Value> values)
{
    if (values.size() != m_columns.size())
        return base::fail(base::Error::Kind::Internal,
            QStringLiteral("A row to export does not have the columns of its list."));
    QStringList cells;
    for (std::size_t i = 0; i < values.size(); ++i)
        cells += cellText(values[i], m_columns[i].type);
    if (!m_sampling) {
        writeLine(cells);
        return m_buffer.flushIfFull();
    }
    m_sample.push_back(std::move(cells));
    if (m_sample.size() > sampledRows)
        writeSample();
    return m_buffer.flushIfFull();
}

base::Result<void> TableWriter::end()
{
    if (m_sampling)
        writeSample();
    return m_buffer.flush();
}

void TableWriter::writeSample()
{
    for (const QStringList& cells : m_sample) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const int needed = textWidth(cells[static_cast<qsizetype>(i)]);
            m_columns[i].width = std::min(m_widest, std::max(m_columns[i].width, needed));
        }
    }
    QStringList rule;
    for (const ColumnShape& column : m_columns)
        rule += QString(column.width, QChar(0x2500));
    m_sample.insert(m_sample.begin() + 1, rule);
    for (const QStringList& cells : m_sample)
        writeLine(cells);
    m_sample.clear();
    m_sampling = false;
}

void TableWriter::writeLine(const QStringList& cells)
{
    std::string& out = m_buffer.text();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const ColumnShape& column = m_columns[i];
        const QString cell = elided(cells[static_cast<qsizetype>(i)], column.width);
        const auto blanks = static_cast<std::size_t>(std::max(0, column.width - textWidth(cell)));
        if (i != 0)
            out.append("  ");
        if (column.right)
            out.append(blanks, ' ');
        appendUtf8(out, cell);
        if (!column.right && i + 1 != m_columns.size())
            out.append(blanks, ' ');
    }
    out.push_back('\n');
}

} // namespace parapet::exporting
