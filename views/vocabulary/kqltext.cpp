// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/kqltext.h"

#include "models/base/timetext.h"
#include "views/vocabulary/fieldwords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldType;

QString joined(const QStringList& conditions, const QString& word)
{
    QStringList parts;
    for (const QString& condition : conditions) {
        if (!condition.trimmed().isEmpty())
            parts.append(condition);
    }
    if (parts.size() < 2)
        return parts.value(0);
    // The line break keeps a comment at the end of a part from swallowing the parenthesis.
    for (QString& part : parts)
        part =
            part.contains("//"_L1) ? QString(u'(' + part + u"\n)"_s) : QString(u'(' + part + u')');
    return parts.join(word);
}

QString numberText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString literal(FieldType type, const domain::Value& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        return kqlQuoted(*text);
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? u"true"_s : u"false"_s;
    if (const auto* real = std::get_if<double>(&value))
        return numberText(*real);
    const auto* whole = std::get_if<qint64>(&value);
    if (!whole)
        return {};
    if (type == FieldType::Time)
        return u"datetime("_s + base::isoTime(*whole) + u')';
    return QString::number(*whole);
}

QString absent(const domain::FieldSpec& field, bool exclude)
{
    const bool text = field.type == FieldType::Text || field.type == FieldType::TextList;
    const QString function = text ? (exclude ? u"isnotempty"_s : u"isempty"_s)
                                  : (exclude ? u"isnotnull"_s : u"isnull"_s);
    return function + u'(' + fieldName(field) + u')';
}

} // namespace

QString kqlQuoted(QStringView text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            result += u'\\' + QString(c);
        else if (c == u'\n')
            result += u"\\n"_s;
        else if (c == u'\r')
            result += u"\\r"_s;
        else if (c == u'\t')
            result += u"\\t"_s;
        else if (c.unicode() < 0x20)
            result += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        else
            result += c;
    }
    return result + u'"';
}

QString kqlAll(const QStringList& conditions)
{
    return joined(conditions, u" and "_s);
}

QString kqlAny(const QStringList& conditions)
{
    return joined(conditions, u" or "_s);
}

QStringList kqlOperators()
{
    return {u"and"_s, u"or"_s, u"not"_s, u"has"_s, u"contains"_s, u"startswith"_s, u"between"_s,
        u"in"_s, u"true"_s, u"false"_s};
}

std::optional<QString> kqlWords(const QString& text, domain::Kind kind, const QStringList& columns)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    const auto sign = [](QChar c) { return u"=<>!~()[]\"'"_s.contains(c); };
    if (words.isEmpty() || text.contains("//"_L1) || std::any_of(text.begin(), text.end(), sign))
        return std::nullopt;
    QStringList searched;
    QStringList reserved{u"has"_s, u"contains"_s, u"startswith"_s, u"endswith"_s, u"between"_s};
    for (const domain::FieldSpec& field : domain::fieldsOf(kind)) {
        const QString name = fieldName(field);
        reserved.append(name);
        const bool isText = field.type == FieldType::Text || field.type == FieldType::TextList;
        if (isText && columns.contains(name))
            searched.append(name);
    }
    QStringList conditions;
    for (const QString& word : words) {
        if (reserved.contains(word, Qt::CaseInsensitive))
            return std::nullopt;
        QStringList places;
        for (const QString& name : std::as_const(searched))
            places.append(name + u" contains "_s + kqlQuoted(word));
        conditions.append(kqlAny(places));
    }
    return searched.isEmpty() ? std::nullopt : std::optional(kqlAll(conditions));
}

QString kqlEquals(const domain::FieldSpec& field, const domain::Value& value, bool exclude)
{
    const auto* text = std::get_if<QString>(&value);
    const auto* list = std::get_if<QStringList>(&value);
    if (std::holds_alternative<std::monostate>(value) || (text && text->isEmpty())
        || (list && list->isEmpty()))
        return absent(field, exclude);
    if (list) {
        QStringList parts;
        for (const QString& element : *list)
            parts.append(fieldName(field) + u" == "_s + kqlQuoted(element));
        const QString all = kqlAll(parts);
        return exclude ? QString(u"not("_s + all + u')') : all;
    }
    const QString right = literal(field.type, value);
    return fieldName(field) + (exclude ? u" != "_s : u" == "_s) + right;
}

} // namespace parapet::views
