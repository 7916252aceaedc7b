// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/lexer.h"

#include "models/base/timetext.h"
#include "models/query/timespan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace parapet::query {
namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWordStart(QChar c)
{
    return c == u'_' || c == u'$' || c.isLetter() || c.isSurrogate();
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c.isMark();
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    base::Result<std::vector<Token>> run()
    {
        while (skipBlanks()) {
            m_start = m_at;
            base::Result<Token> token = next();
            if (!token)
                return tl::unexpected(std::move(token.error()));
            token->range = here();
            m_tokens.push_back(std::move(*token));
        }
        m_start = m_at;
        m_tokens.push_back({Token::Kind::End, {}, {}, here()});
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index < m_text.size() ? m_text[index] : QChar();
    }
    [[nodiscard]] SourceRange here() const
    {
        return {static_cast<int>(m_start), static_cast<int>(m_at - m_start)};
    }
    [[nodiscard]] QStringView taken() const { return m_text.sliced(m_start, m_at - m_start); }

    /// False at the end of the text.
    bool skipBlanks()
    {
        while (m_at < m_text.size()) {
            if (at(m_at).isSpace()) {
                ++m_at;
            } else if (at(m_at) == u'/' && at(m_at + 1) == u'/') {
                while (m_at < m_text.size() && at(m_at) != u'\n')
                    ++m_at;
            } else {
                return true;
            }
        }
        return false;
    }

    base::Result<Token> next()
    {
        const QChar c = at(m_at);
        if (c == u'"' || c == u'\'')
            return string();
        if (c == u'@' && (at(m_at + 1) == u'"' || at(m_at + 1) == u'\''))
            return verbatim();
        if (isDigit(c) || (c == u'.' && isDigit(at(m_at + 1))))
            return number();
        if (isWordStart(c) || (c == u'!' && isWordStart(at(m_at + 1))))
            return word();
        return symbol();
    }

    base::Result<Token> symbol()
    {
        static constexpr std::array<QStringView, 8> pairs{
            u"==", u"!=", u"=~", u"!~", u"<=", u">=", u"<>", u".."};
        const QStringView two = m_text.sliced(m_at, std::min<qsizetype>(2, m_text.size() - m_at));
        if (std::ranges::find(pairs, two) != pairs.end()) {
            m_at += 2;
            return Token{Token::Kind::Symbol, two.toString(), {}, {}};
        }
        const QChar c = at(m_at++);
        if (QStringView(u"<>()[],+-*/|;=").contains(c))
            return Token{Token::Kind::Symbol, QString(c), {}, {}};
        if (QStringView(u"\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb").contains(c))
            return failAt(here(),
                QStringLiteral("the quotation mark %1 is none of KQL's; write \"text\".").arg(c));
        const QString shown = c.isPrint()
            ? QString(c)
            : QStringLiteral("U+%1").arg(c.unicode(), 4, 16, QLatin1Char('0')).toUpper();
        return failAt(here(), QStringLiteral("the character %1 means nothing here.").arg(shown));
    }

    base::Result<Token> word()
    {
        ++m_at;
        while (isWordPart(at(m_at)))
            ++m_at;
        if (at(m_at) == u'~' && (taken() == u"in" || taken() == u"!in"))
            ++m_at;
        const QString text = taken().toString();
        if (text == u"datetime" || text == u"date")
            return special(text, &Lexer::dateTime);
        if (text == u"timespan" || text == u"time")
            return special(text, &Lexer::timespan);
        return Token{Token::Kind::Word, text, {}, {}};
    }

    /// datetime(2026-08-01): what stands in the parentheses is no expression.
    base::Result<Token> special(
        const QString& name, base::Result<Token> (Lexer::*convert)(const QString&))
    {
        qsizetype open = m_at;
        while (at(open).isSpace())
            ++open;
        if (at(open) != u'(')
            return Token{Token::Kind::Word, name, {}, {}};
        const qsizetype close = m_text.indexOf(u')', open);
        m_at = close < 0 ? m_text.size() : close + 1;
        if (close < 0)
            return failAt(here(), QStringLiteral("expected ) to close %1(.").arg(name));
        QStringView inner = m_text.sliced(open + 1, close - open - 1).trimmed();
        if (inner.size() >= 2 && (inner.front() == u'"' || inner.front() == u'\'')
            && inner.front() == inner.back())
            inner = inner.sliced(1, inner.size() - 2);
        return (this->*convert)(inner.toString());
    }

    base::Result<Token> dateTime(const QString& text)
    {
        const QByteArray bytes = text.toUtf8();
        const auto time =
            base::parseTime({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        if (!time)
            return failAt(here(),
                QStringLiteral("expected a date as in datetime(2026-08-01) or "
                               "datetime(2026-08-01T12:00:00Z)."));
        return Token{Token::Kind::Value, {}, {Moment{*time}}, {}};
    }

    base::Result<Token> timespan(const QString& text)
    {
        const auto millis = parseTimespan(text);
        if (!millis)
            return failAt(here(),
                QStringLiteral("expected a timespan as in timespan(30d) or timespan(1.12:00:00)."));
        return Token{Token::Kind::Value, {}, {Timespan{*millis}}, {}};
    }

    base::Result<Token> number()
    {
        if (at(m_at) == u'0' && (at(m_at + 1) == u'x' || at(m_at + 1) == u'X'))
            return hexadecimal();
        bool real = false;
        skipDigits();
        if (at(m_at) == u'.' && isDigit(at(m_at + 1))) {
            real = true;
            ++m_at;
            skipDigits();
        }
        const qsizetype sign = (at(m_at + 1) == u'+' || at(m_at + 1) == u'-') ? 1 : 0;
        if ((at(m_at) == u'e' || at(m_at) == u'E') && isDigit(at(m_at + 1 + sign))) {
            real = true;
            m_at += 1 + sign;
            skipDigits();
        }
        const QString digits = taken().toString();
        if (isWordPart(at(m_at)))
            return suffixed(digits);
        bool fits = false;
        if (!real) {
            const qint64 whole = digits.toLongLong(&fits);
            if (fits)
                return Token{Token::Kind::Value, {}, {whole}, {}};
        }
        const double value = digits.toDouble(&fits);
        if (!fits || !real || !std::isfinite(value))
            return failAt(here(), QStringLiteral("the number %1 is too large.").arg(digits));
        return Token{Token::Kind::Value, {}, {value}, {}};
    }

    base::Result<Token> hexadecimal()
    {
        m_at += 2;
        while (isWordPart(at(m_at)))
            ++m_at;
        bool fits = false;
        const qint64 value = taken().sliced(2).toString().toLongLong(&fits, 16);
        if (!fits)
            return failAt(here(), QStringLiteral("expected a hexadecimal number as in 0x1F."));
        return Token{Token::Kind::Value, {}, {value}, {}};
    }

    base::Result<Token> suffixed(const QString& digits)
    {
        const qsizetype unit = m_at;
        while (isWordPart(at(m_at)))
            ++m_at;
        const auto millis = timespanOf(digits.toDouble(), m_text.sliced(unit, m_at - unit));
        if (!millis)
            return failAt(here(),
                QStringLiteral("%1 is neither a number nor a timespan (30d, 4h, 15m, 10s); put "
                               "text in quotes.")
                    .arg(taken()));
        return Token{Token::Kind::Value, {}, {Timespan{*millis}}, {}};
    }

    void skipDigits()
    {
        while (isDigit(at(m_at)))
            ++m_at;
    }

    base::Result<Token> string()
    {
        const QChar quote = at(m_at++);
        QString value;
        while (m_at < m_text.size() && at(m_at) != u'\n') {
            const QChar c = at(m_at++);
            if (c == quote)
                return Token{Token::Kind::Value, {}, {value}, {}};
            if (c != u'\\') {
                value += c;
                continue;
            }
            const base::Result<QChar> escaped = escape();
            if (!escaped)
                return tl::unexpected(escaped.error());
            value += *escaped;
        }
        return failAt(here(), QStringLiteral("expected %1 to close the text.").arg(quote));
    }

    base::Result<QChar> escape()
    {
        const qsizetype backslash = m_at - 1;
        const QChar c = at(m_at++);
        switch (c.unicode()) {
        case u'n':
            return u'\n';
        case u't':
            return u'\t';
        case u'r':
            return u'\r';
        case u'0':
            return u'\0';
        case u'\\':
        case u'"':
        case u'\'':
            return c;
        default:
            break;
        }
        if (c == u'u' && m_at + 4 <= m_text.size()) {
            bool fits = false;
            const QStringView digits = m_text.sliced(m_at, 4);
            const ushort code = digits.toUShort(&fits, 16);
            m_at += 4;
            if (fits && std::ranges::all_of(digits, [](QChar d) { return d.isLetterOrNumber(); }))
                return QChar(code);
        }
        m_at = std::min(m_at, m_text.size());
        return failAt({static_cast<int>(backslash), static_cast<int>(m_at - backslash)},
            QStringLiteral("expected \\\\ \\\" \\' \\n \\t \\r \\0 or \\uXXXX; @\"...\" takes a "
                           "backslash as it is."));
    }

    base::Result<Token> verbatim()
    {
        const QChar quote = at(m_at + 1);
        m_at += 2;
        QString value;
        while (m_at < m_text.size()) {
            const QChar c = at(m_at++);
            if (c == quote) {
                if (at(m_at) != quote)
                    return Token{Token::Kind::Value, {}, {value}, {}};
                ++m_at;
            }
            value += c;
        }
        return failAt(here(), QStringLiteral("expected %1 to close the text.").arg(quote));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_start = 0;
    std::vector<Token> m_tokens;
};

} // namespace

base::Result<std::vector<Token>> tokenize(QStringView text)
{
    if (text.size() > maxLength)
        return failAt({maxLength, 0},
            QStringLiteral("the text is longer than %1 characters.").arg(maxLength));
    return Lexer(text).run();
}

} // namespace parapet::query
