// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/maildraft.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace parapet::exporting {
namespace {

constexpr qsizetype longestLine = 76;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mail)
};

bool hasControls(const QString& text)
{
    return std::ranges::any_of(text, [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
}

bool isPlain(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) {
        return c.unicode() >= 0x20 && c.unicode() < 0x7f;
    }) && !text.contains(QStringLiteral("=?"));
}

/// RFC 2047: words of at most 75 characters, none of them splitting a character.
QByteArrayList encodedWords(const QString& text)
{
    constexpr qsizetype mostBytes = 39; // with the name of the header they fit a line of 76
    QByteArrayList words;
    QByteArray part;
    const auto close = [&] {
        words.append("=?UTF-8?B?" + part.toBase64() + "?=");
        part.clear();
    };
    for (const char32_t code : text.toUcs4()) {
        const QByteArray utf8 = QString::fromUcs4(&code, 1).toUtf8();
        if (part.size() + utf8.size() > mostBytes)
            close();
        part += utf8;
    }
    close();
    return words;
}

/// A header whose words are put on lines of at most 76 characters.
QByteArray folded(const QByteArray& name, const QByteArrayList& words)
{
    QByteArray text = name + ':';
    qsizetype lineStart = 0;
    for (const QByteArray& word : words) {
        if (text.size() - lineStart + 1 + word.size() > longestLine
            && text.size() - lineStart > name.size() + 1) {
            text += "\r\n";
            lineStart = text.size();
        }
        text += ' ' + word;
    }
    return text + "\r\n";
}

QByteArray unstructured(const QByteArray& name, const QString& text)
{
    const QString plain = text.simplified();
    // a plain word that no line could take is encoded too, so that it can be cut
    const QStringList parts = plain.split(u' ');
    const bool fits = isPlain(plain)
        && std::ranges::none_of(parts, [](const QString& part) { return part.size() > 60; });
    return folded(name, fits ? plain.toLatin1().split(' ') : encodedWords(plain));
}

QByteArrayList addressWords(const MailAddress& address)
{
    QByteArrayList words;
    if (!address.name.isEmpty() && isPlain(address.name) && address.name.size() < 60) {
        QString quoted = address.name;
        quoted.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
        words.append('"' + quoted.toLatin1() + '"');
    } else if (!address.name.isEmpty()) {
        words = encodedWords(address.name);
    }
    const QByteArray plain = address.address.toLatin1();
    words.append(words.isEmpty() ? plain : '<' + plain + '>');
    return words;
}

QByteArray addressHeader(const QByteArray& name, const std::vector<MailAddress>& addresses)
{
    QByteArrayList words;
    for (const MailAddress& address : addresses) {
        if (!words.isEmpty())
            words.last() += ',';
        words += addressWords(address);
    }
    return folded(name, words);
}

QByteArray dateText(base::Millis date)
{
    return QLocale::c()
               .toString(QDateTime::fromMSecsSinceEpoch(date, Qt::UTC),
                   QStringLiteral("ddd, d MMM yyyy HH:mm:ss"))
               .toLatin1()
        + " +0000";
}

/// RFC 2045 section 6.7, CRLF between lines.
QByteArray quotedPrintable(const QString& text)
{
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    QByteArray out;
    for (const QString& line : lines.split(u'\n')) {
        const QByteArray utf8 = line.toUtf8();
        qsizetype width = 0;
        for (qsizetype i = 0; i < utf8.size(); ++i) {
            const char byte = utf8[i];
            const bool last = i + 1 == utf8.size();
            const bool plain =
                (byte > ' ' && byte < 0x7f && byte != '=' && (byte != '.' || width > 0))
                || (byte == ' ' && !last);
            const QByteArray piece =
                plain ? QByteArray(1, byte) : '=' + QByteArray(1, byte).toHex().toUpper();
            if (width + piece.size() > longestLine - 1) {
                out += "=\r\n";
                width = 0;
            }
            out += piece;
            width += piece.size();
        }
        out += "\r\n";
    }
    return out;
}

QByteArray base64Lines(const QByteArray& bytes)
{
    const QByteArray text = bytes.toBase64();
    QByteArray out;
    out.reserve(text.size() + text.size() / longestLine * 2 + 2);
    for (qsizetype at = 0; at < text.size(); at += longestLine)
        out += text.mid(at, longestLine) + "\r\n";
    return out;
}

/// The name with what a header cannot hold replaced.
QByteArray dispositionOf(const QString& name)
{
    constexpr qsizetype longestFileName = 60;
    QString plain;
    for (const QChar c : name.left(longestFileName)) {
        const bool safe =
            c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringLiteral("-._").contains(c));
        plain += safe ? c : QChar(u'_');
    }
    return "Content-Disposition: attachment;\r\n filename=\"" + plain.toLatin1() + "\"\r\n";
}

std::optional<MailAddress> parseAddress(const QString& text)
{
    static const QRegularExpression named(QStringLiteral("^\"?([^<>\"]*?)\"?\\s*<([^<>]+)>$"));
    static const QRegularExpression atom(
        QStringLiteral("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$"));
    static const QRegularExpression host(
        QStringLiteral("^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
                       "(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"));
    constexpr qsizetype longestLocal = 64;
    constexpr qsizetype longestDomain = 253;
    constexpr qsizetype longestName = 200;
    MailAddress address;
    QString plain = text.trimmed();
    if (const auto match = named.match(plain); match.hasMatch()) {
        address.name = match.captured(1).trimmed();
        plain = match.captured(2).trimmed();
    }
    const qsizetype at = plain.lastIndexOf(u'@');
    if (at <= 0 || hasControls(text) || address.name.size() > longestName)
        return {};
    const QString local = plain.left(at);
    const QString domain = QString::fromLatin1(QUrl::toAce(plain.mid(at + 1)));
    if (local.size() > longestLocal || domain.size() > longestDomain
        || !atom.match(local).hasMatch() || !host.match(domain).hasMatch())
        return {};
    address.address = local + u'@' + domain;
    return address;
}

/// Commas and semicolons outside quotes part addresses.
QStringList splitAddresses(const QString& text)
{
    QStringList parts{QString()};
    bool quoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            quoted = !quoted;
        if (!quoted && (c == u',' || c == u';'))
            parts.append(QString());
        else
            parts.last() += c;
    }
    return parts;
}

} // namespace

std::optional<std::vector<MailAddress>> parseAddresses(const QString& text)
{
    std::vector<MailAddress> addresses;
    for (const QString& part : splitAddresses(text)) {
        if (part.trimmed().isEmpty() && !hasControls(part))
            continue;
        auto address = parseAddress(part);
        if (!address)
            return {};
        addresses.push_back(std::move(*address));
    }
    if (addresses.empty())
        return {};
    return addresses;
}

QString wrongAddress(const QString& text)
{
    for (const QString& part : splitAddresses(text))
        if ((!part.trimmed().isEmpty() || hasControls(part)) && !parseAddress(part))
            return part.simplified();
    return {};
}

base::Result<QByteArray> writeMailDraft(const MailDraft& draft)
{
    const auto refused = [](const QString& what) {
        return base::fail(base::Error::Kind::Usage,
            Words::tr("%1 of the e-mail holds line breaks or control characters.").arg(what));
    };
    if (hasControls(draft.subject))
        return refused(Words::tr("The subject"));
    for (const MailAddress& address : draft.to)
        if (hasControls(address.name) || !parseAddress(address.address))
            return refused(Words::tr("A recipient"));
    if (hasControls(draft.from.name) || !parseAddress(draft.from.address))
        return refused(Words::tr("The sender"));
    if (hasControls(draft.attachmentName))
        return refused(Words::tr("The name of the attachment"));
    static const QRegularExpression idText(QStringLiteral("^[A-Za-z0-9-]{1,60}$"));
    if (!idText.match(draft.id).hasMatch())
        return base::fail(base::Error::Kind::Internal, Words::tr("The e-mail has no id."));
    const QByteArray boundary = "=_parapet_"
        + QCryptographicHash::hash(
            QByteArray(draft.id.toLatin1() + draft.attachment), QCryptographicHash::Sha256)
              .toHex()
              .left(32);
    QByteArray out = "X-Unsent: 1\r\nDate: " + dateText(draft.date) + "\r\n"
        + addressHeader("From", {draft.from}) + addressHeader("To", draft.to)
        + unstructured("Subject", draft.subject)
        + folded("Message-ID", {'<' + draft.id.toLatin1() + "@parapet.invalid>"})
        + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed;\r\n boundary=\"" + boundary
        + "\"\r\n\r\n--" + boundary
        + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
          "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        + quotedPrintable(draft.body) + "--" + boundary
        + "\r\nContent-Type: text/csv; charset=utf-8; header=present\r\n"
          "Content-Transfer-Encoding: base64\r\n"
        + dispositionOf(draft.attachmentName) + "\r\n" + base64Lines(draft.attachment) + "--"
        + boundary + "--\r\n";
    return out;
}

base::Result<QString> fillTemplate(
    const QString& text, const std::vector<std::pair<QString, QString>>& values)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([A-Za-z]+)\\}"));
    QString filled;
    qsizetype at = 0;
    for (auto it = placeholder.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto found =
            std::ranges::find(values, match.captured(1), &std::pair<QString, QString>::first);
        if (found == values.end()) {
            QStringList known;
            for (const auto& [name, value] : values)
                known.append(u'{' + name + u'}');
            return base::fail(base::Error::Kind::Usage,
                Words::tr("The text names %1, which there is not. There are %2.")
                    .arg(match.captured(0), known.join(QStringLiteral(", "))));
        }
        filled += text.mid(at, match.capturedStart() - at);
        filled += found->second;
        at = match.capturedEnd();
    }
    return QString(filled + text.mid(at));
}

} // namespace parapet::exporting
