// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The e-mail draft: headers that hold whatever people are called, lines that fit, and nothing that
// could add a header.
#include "models/exporting/maildraft.h"

#include <QTest>

#include <algorithm>

using namespace parapet;
using namespace parapet::exporting;
using namespace Qt::StringLiterals;

namespace {

MailDraft example()
{
    MailDraft draft;
    draft.to = {{u"Service Desk"_s, u"desk@example.org"_s}};
    draft.from = {{}, u"kim@desk7"_s};
    draft.subject = u"Remediation: Update Chrome"_s;
    draft.body = u"Hello,\n\nplease.\n"_s;
    draft.attachmentName = u"remediation-2026-08-01.csv"_s;
    draft.attachment = "activityId,deviceId\r\na,b\r\n";
    draft.date = 1'785'542'400'000;
    draft.id = u"0-1-2"_s;
    return draft;
}

/// The header lines, unfolded.
QByteArrayList headersOf(const QByteArray& mail)
{
    QByteArray head = mail.left(mail.indexOf("\r\n\r\n"));
    head.replace("\r\n ", " ");
    return head.split('\n');
}

QByteArray header(const QByteArray& mail, const QByteArray& name)
{
    for (const QByteArray& line : headersOf(mail))
        if (line.startsWith(QByteArray(name + ": ")))
            return line.mid(name.size() + 2).trimmed();
    return {};
}

QString decodedWords(const QByteArray& header)
{
    QByteArray utf8;
    for (const QByteArray& word : header.split(' '))
        if (word.startsWith("=?UTF-8?B?") && word.endsWith("?="))
            utf8 += QByteArray::fromBase64(word.mid(10).chopped(2));
    return QString::fromUtf8(utf8);
}

void holdsToLines(const QByteArray& mail)
{
    for (QByteArray line : mail.split('\n')) {
        if (line.isEmpty())
            continue;
        QVERIFY(line.endsWith('\r'));
        line.chop(1);
        QVERIFY2(line.size() <= 78, line.constData());
        QVERIFY(!line.contains('\r'));
        QVERIFY(std::all_of(
            line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }
}

} // namespace

class TestMailDraft : public QObject
{
    Q_OBJECT

private slots:
    void hasItsHeaders();
    void longAndForeignTextsAreEncoded();
    void bodyReadsBack();
    void nothingAddsAHeader();
    void addresses_data();
    void addresses();
    void templates();
};

void TestMailDraft::hasItsHeaders()
{
    const auto mail = writeMailDraft(example());
    QVERIFY(mail);
    QCOMPARE(header(*mail, "X-Unsent"), "1");
    QCOMPARE(header(*mail, "Date"), "Sat, 1 Aug 2026 00:00:00 +0000");
    QCOMPARE(header(*mail, "From"), "kim@desk7");
    QCOMPARE(header(*mail, "To"), "\"Service Desk\" <desk@example.org>");
    QCOMPARE(header(*mail, "Subject"), "Remediation: Update Chrome");
    QCOMPARE(header(*mail, "Message-ID"), "<0-1-2@parapet.invalid>");
    QCOMPARE(header(*mail, "MIME-Version"), "1.0");
    QVERIFY(mail->contains("filename=\"remediation-2026-08-01.csv\""));
    QVERIFY(mail->contains(QByteArray("activityId,deviceId\r\na,b\r\n").toBase64()));
    holdsToLines(*mail);
}

void TestMailDraft::longAndForeignTextsAreEncoded()
{
    MailDraft draft = example();
    draft.subject = u"Übung für das Büro: "_s + u"ä😀"_s.repeated(60);
    draft.to = {{u"Grüner, \"Bürö\" <x>"_s, u"a@b.de"_s}, {{}, u"c@d.de"_s}};
    draft.attachment = QByteArray(100'000, '\xff');
    const auto mail = writeMailDraft(draft);
    QVERIFY(mail);
    holdsToLines(*mail);
    QCOMPARE(decodedWords(header(*mail, "Subject")), draft.subject);
    QCOMPARE(decodedWords(header(*mail, "To")), draft.to[0].name);
    QVERIFY(header(*mail, "To").endsWith("<a@b.de>, c@d.de"));
    draft.subject = u"a"_s.repeated(500); // one plain word that no line could take
    const auto longWord = writeMailDraft(draft);
    QVERIFY(longWord);
    holdsToLines(*longWord);
    QCOMPARE(decodedWords(header(*longWord, "Subject")), draft.subject);
}

void TestMailDraft::bodyReadsBack()
{
    MailDraft draft = example();
    draft.body =
        u".\r\nFrom the böss = 1\rtail \n"_s + u"word "_s.repeated(100) + u"\n--=_parapet_"_s;
    const auto mail = writeMailDraft(draft);
    QVERIFY(mail);
    holdsToLines(*mail);
    const auto begin = mail->indexOf("quoted-printable\r\n\r\n") + 20;
    QByteArray body = mail->mid(begin, mail->indexOf("\r\n--=_parapet_", begin) - begin);
    body.replace("=\r\n", "");
    QByteArray plain;
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (body[i] != '=') {
            plain += body[i];
            continue;
        }
        plain += QByteArray::fromHex(body.mid(i + 1, 2));
        i += 2;
    }
    QString expected = draft.body;
    expected.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u"\n"_s, u"\r\n"_s);
    QCOMPARE(QString::fromUtf8(plain), expected);
}

void TestMailDraft::nothingAddsAHeader()
{
    const QString evil = u"x\r\nBcc: all@example.org"_s;
    MailDraft draft = example();
    draft.subject = evil;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.to[0].name = evil;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.to[0].address = u"a@b.de\r\nBcc: c@d.de"_s;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.from.address = u"a@b.de>, <c@d.de"_s;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.attachmentName = u"a.csv\"\r\nX: y"_s;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.attachmentName = u"a\"; x=\"y.csv"_s;
    const auto mail = writeMailDraft(draft);
    QVERIFY(mail);
    QVERIFY(mail->contains("filename=\"a___x__y.csv\""));
    draft = example();
    draft.id = u"a>\r\nX: y"_s;
    QVERIFY(!writeMailDraft(draft));
    draft = example();
    draft.subject = u"=?UTF-8?B?SGVsbG8=?="_s; // what looks encoded stays what it is
    QCOMPARE(decodedWords(header(*writeMailDraft(draft), "Subject")), draft.subject);
    draft.subject = u"two\u2028lines"_s;
    QVERIFY(!writeMailDraft(draft));
}

void TestMailDraft::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("addresses"); // empty: refused
    QTest::newRow("one") << u"it@example.org"_s << QStringList{u"it@example.org"_s};
    QTest::newRow("two") << u" it@example.org; Desk <d.e+f@x-y.example> "_s
                         << QStringList{u"it@example.org"_s, u"d.e+f@x-y.example"_s};
    QTest::newRow("quoted comma") << u"\"Kim, IT\" <k@x.org>, l@x.org"_s
                                  << QStringList{u"k@x.org"_s, u"l@x.org"_s};
    QTest::newRow("domain of other letters")
        << u"it@bücher.example"_s << QStringList{u"it@xn--bcher-kva.example"_s};
    for (const char* bad : {"", " , ", "it", "@x.org", "it@", "it@x..org", "it@-x.org", "a b@x.org",
             "a@x.org\r\nBcc: b@x.org", "a@x.org\n", "a,b@x.org", "<a@x.org", "a@x.org>", "ü@x.org",
             ".a@x.org", "a@[127.0.0.1]", "\"a b\"@x.org", "a@x.org b@x.org"})
        QTest::newRow(bad) << QString::fromUtf8(bad) << QStringList();
}

void TestMailDraft::addresses()
{
    QFETCH(QString, text);
    QFETCH(QStringList, addresses);
    const auto parsed = parseAddresses(text);
    QCOMPARE(parsed.has_value(), !addresses.isEmpty());
    QStringList found;
    if (parsed)
        for (const MailAddress& address : *parsed)
            found.append(address.address);
    QCOMPARE(found, addresses);
}

void TestMailDraft::templates()
{
    const std::vector<std::pair<QString, QString>> values{
        {u"title"_s, u"{devices}"_s}, {u"devices"_s, u"7"_s}};
    QCOMPARE(*fillTemplate(u"{title} on {devices}, { x } {}"_s, values),
        u"{devices} on 7, { x } {}"_s); // what is filled in is no template
    const auto unknown = fillTemplate(u"{nope}"_s, values);
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.contains(u"{nope}"_s));
    QVERIFY(unknown.error().message.contains(u"{title}, {devices}"_s));
}

QTEST_APPLESS_MAIN(TestMailDraft)
#include "tst_maildraft.moc"
