// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/jsonwriter.h"

#include "models/exporting/celltext.h"

#include <cmath>

namespace parapet::exporting {
namespace {

void appendEscaped(std::string& out, char16_t unit)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (unit) {
    case u'"':
        out.append("\\\"");
        return;
    case u'\\':
        out.append("\\\\");
        return;
    case u'\n':
        out.append("\\n");
        return;
    case u'\r':
        out.append("\\r");
        return;
    case u'\t':
        out.append("\\t");
        return;
    default:
        out.append("\\u00");
        out.push_back(digits[unit >> 4U]);
        out.push_back(digits[unit & 0xfU]);
    }
}

void appendValue(std::string& out, const domain::Value& value, domain::FieldType type)
{
    if (const auto* const text = std::get_if<QString>(&value)) {
        appendJsonString(out, *text);
    } else if (const auto* const whole = std::get_if<qint64>(&value)) {
        if (type != domain::FieldType::Time) {
            appendInteger(out, *whole);
            return;
        }
        out.push_back('"');
        appendTime(out, *whole);
        out.push_back('"');
    } else if (const auto* const real = std::get_if<double>(&value)) {
        if (std::isfinite(*real))
            appendReal(out, *real);
        else
            out.append("null");
    } else if (const auto* const truth = std::get_if<bool>(&value)) {
        out.append(*truth ? "true" : "false");
    } else if (const auto* const list = std::get_if<QStringList>(&value)) {
        out.push_back('[');
        for (const QString& item : *list) {
            if (&item != &list->front())
                out.push_back(',');
            appendJsonString(out, item);
        }
        out.push_back(']');
    } else {
        out.append("null");
    }
}

} // namespace

void appendJsonString(std::string& out, QStringView text)
{
    out.push_back('"');
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= 0x20 && unit != u'"' && unit != u'\\')
            continue;
        appendUtf8(out, text.sliced(begin, i - begin));
        appendEscaped(out, unit);
        begin = i + 1;
    }
    appendUtf8(out, text.sliced(begin));
    out.push_back('"');
}

JsonWriter::JsonWriter(Sink sink, Shape shape)
    : m_buffer(std::move(sink))
    , m_shape(shape)
{
}

base::Result<void> JsonWriter::begin(std::span<const domain::FieldSpec> fields)
{
    for (const domain::FieldSpec& field : fields) {
        Key key{m_keys.empty() ? "{" : ",", field.type};
        appendJsonString(key.text,
            QString::fromUtf8(field.name.data(), static_cast<qsizetype>(field.name.size())));
        key.text.push_back(':');
        m_keys.push_back(std::move(key));
    }
    if (m_shape == Shape::Array)
        m_buffer.text().push_back('[');
    return {};
}

base::Result<void> JsonWriter::row(std::span<const domain::Value> values)
{
    if (values.size() != m_keys.size())
        return base::fail(base::Error::Kind::Internal,
            QStringLiteral("A row to export does not have the columns of its list."));
    std::string& out = m_buffer.text();
    if (m_shape == Shape::Array)
        out.append(m_first ? "\n" : ",\n");
    m_first = false;
    if (m_keys.empty())
        out.push_back('{');
    for (std::size_t i = 0; i < values.size(); ++i) {
        out.append(m_keys[i].text);
        appendValue(out, values[i], m_keys[i].type);
    }
    out.push_back('}');
    if (m_shape == Shape::Lines)
        out.push_back('\n');
    return m_buffer.flushIfFull();
}

base::Result<void> JsonWriter::end()
{
    if (m_shape == Shape::Array)
        m_buffer.text().append(m_first ? "]\n" : "\n]\n");
    return m_buffer.flush();
}

} // namespace parapet::exporting
