// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small table with awkward rows, and random predicates over it (the same for the same seed).
#pragma once

#include "models/domain/fields.h"
#include "models/query/ast.h"

#include <array>
#include <random>

namespace parapet::query::tests {

using namespace Qt::StringLiterals;

using Type = domain::FieldType;

inline constexpr base::Millis now = 1'785'542'400'000; // 2026-08-01T00:00:00Z
inline constexpr qint64 day = 86'400'000;

inline constexpr std::array fields{
    domain::FieldSpec{"name", Type::Text},
    domain::FieldSpec{"count", Type::Integer},
    domain::FieldSpec{"share", Type::Real},
    domain::FieldSpec{"flag", Type::Boolean},
    domain::FieldSpec{"seen", Type::Time},
    domain::FieldSpec{"tags", Type::TextList},
};

inline const std::vector<QString>& texts()
{
    static const std::vector<QString> all{u""_s, u"google"_s, u"Google"_s, u"google chrome"_s,
        u"chrome_google-x"_s, u"Über Größe"_s, u"ÜBER GRÖSSE"_s, u"über"_s, u"ber"_s,
        u"' OR 1=1 --"_s, u"\"; DROP TABLE t; --"_s, u"100%"_s, u"1000"_s, u"a_b"_s, u"axb"_s,
        u"CVE-2026-1234"_s, u"CVE-2026-12345"_s, u"?1 :x @y"_s, u"\U0001f6e1 shield"_s,
        u"e\u0301"_s, u"e"_s, u"日本"_s, u"日"_s, u"line\nbreak"_s, u"tab\there"_s, u"İstanbul"_s,
        u"0"_s, u"EOS software"_s, u"EOS"_s, u"eos versions"_s, u"-x"_s, u"x-"_s};
    return all;
}

class Random
{
public:
    explicit Random(unsigned seed)
        : m_engine(seed)
    {
    }
    int below(int limit) { return static_cast<int>(m_engine() % static_cast<unsigned>(limit)); }
    template <class List>
    const auto& of(const List& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }

private:
    std::mt19937 m_engine;
};

inline std::vector<std::vector<domain::Value>> makeRows()
{
    Random random(7);
    std::vector<std::vector<domain::Value>> rows{std::vector<domain::Value>(fields.size())};
    for (int i = 0; i < 150; ++i) {
        std::vector<domain::Value> row;
        const auto add = [&](domain::Value value) {
            row.push_back(random.below(6) == 0 ? domain::Value() : std::move(value));
        };
        add(i < static_cast<int>(texts().size()) ? texts()[static_cast<std::size_t>(i)]
                                                 : random.of(texts()));
        add(qint64{random.below(7) - 2});
        add(random.below(9) / 4.0 - 0.5);
        add(random.below(2) == 1);
        add(now + (random.below(9) - 6) * day);
        QStringList tags;
        for (int n = random.below(4); n > 0; --n)
            tags += random.of(texts());
        add(tags);
        rows.push_back(std::move(row));
    }
    return rows;
}

inline Expression randomText(Random& random)
{
    QString text = random.of(texts());
    const int cut = random.below(4);
    if (cut == 1 && !text.isEmpty())
        text = text.first(1 + random.below(static_cast<int>(text.size())));
    else if (cut == 2)
        text = text.toUpper();
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return literal({text});
}

inline Expression randomValue(Random& random, Type type)
{
    switch (type) {
    case Type::Integer:
    case Type::Real:
        if (random.below(2) == 0)
            return literal({qint64{random.below(7) - 2}});
        return literal({random.below(9) / 4.0 - 0.5});
    case Type::Boolean:
        return random.below(2) == 0 ? literal({qint64{random.below(2)}})
                                    : literal({random.below(2) == 0});
    case Type::Time:
        if (random.below(2) == 0)
            return call(u"ago"_s, {literal({Timespan{random.below(9) * day}})});
        return literal({Moment{now + (random.below(9) - 6) * day}});
    default:
        return randomText(random);
    }
}

inline Operator randomOperator(Random& random, Type type)
{
    static const std::array ordered{Match::Equal, Match::Less, Match::LessEqual, Match::Greater,
        Match::GreaterEqual, Match::Between, Match::In};
    static const std::array textual{Match::Equal, Match::EqualFold, Match::In, Match::InFold,
        Match::Has, Match::HasCs, Match::HasAny, Match::HasAll, Match::Contains, Match::ContainsCs,
        Match::StartsWith, Match::StartsWithCs, Match::EndsWith, Match::EndsWithCs};
    Operator op{type == Type::Text || type == Type::TextList ? random.of(textual)
            : type == Type::Boolean                          ? Match::Equal
                                                             : random.of(ordered),
        random.below(2) == 0};
    if (spelling(op).isEmpty())
        op.negated = false;
    return op;
}

inline Expression randomTest(Random& random)
{
    const domain::FieldSpec& field = random.of(fields);
    const Expression subject = column(QString::fromLatin1(field.name.data()));
    static const std::array functions{u"isempty"_s, u"isnotempty"_s, u"isnull"_s, u"isnotnull"_s};
    if (random.below(8) == 0)
        return call(random.of(functions), {subject});
    if (field.type == Type::Boolean && random.below(2) == 0)
        return subject;
    const Operator op = randomOperator(random, field.type);
    const Operands shape = operandsOf(op.match);
    const int count = shape == Operands::One ? 1
        : shape == Operands::Range           ? 2
                                             : 1 + random.below(3);
    std::vector<Expression> values;
    for (int i = 0; i < count; ++i)
        values.push_back(randomValue(random, field.type));
    return test(op, subject, std::move(values));
}

inline Expression randomPredicate(Random& random, int depth)
{
    const int choice = depth == 0 ? 9 : random.below(10);
    if (choice < 4) {
        std::vector<Expression> parts;
        for (int n = 2 + random.below(3); n > 0; --n)
            parts.push_back(randomPredicate(random, depth - 1));
        return choice < 2 ? allOf(std::move(parts)) : anyOf(std::move(parts));
    }
    if (choice < 6)
        return negation(randomPredicate(random, depth - 1));
    if (choice == 6 && random.below(4) == 0)
        return literal({random.below(2) == 0});
    return randomTest(random);
}

} // namespace parapet::query::tests
