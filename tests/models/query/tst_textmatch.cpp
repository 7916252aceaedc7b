// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Case folding and terms beyond ASCII, and on bytes that are no UTF-8.
#include "models/query/textmatch.h"

#include <QTest>

using namespace parapet::query;

class TestTextMatch : public QObject
{
    Q_OBJECT

private slots:
    void folds();
    void findsTerms_data();
    void findsTerms();
    void survivesBytesThatAreNoUtf8();
};

void TestTextMatch::folds()
{
    QCOMPARE(fold(""), std::string());
    QCOMPARE(fold("Google CHROME 1.0_[x]"), std::string("google chrome 1.0_[x]"));
    QCOMPARE(fold("ÜBER"), std::string("über"));
    QCOMPARE(fold("Größe"), fold("GRÖSSE"));
    QCOMPARE(fold("ẞ"), std::string("ss"));
    QCOMPARE(fold("ΣΊΣΥΦΟΣ"), fold("σίσυφος"));
    QCOMPARE(fold("МОСКВА"), std::string("москва"));
    const std::string withNul("A\0B", 3);
    QCOMPARE(fold(withNul), std::string("a\0b", 3));
}

void TestTextMatch::findsTerms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("term");
    QTest::addColumn<bool>("found");
    const auto add = [](const char* text, const char* term, bool found) {
        QTest::addRow("%s in %s", term, text) << QByteArray(text) << QByteArray(term) << found;
    };
    add("Microsoft Edge", "edge", true);
    add("Microsoft Edges", "edge", false);
    add("ledge edge", "edge", true);
    add("a-b_c", "b", true);
    add("Überblick über", "über", true);
    add("Überblick", "über", false);
    add("gegenüber", "ber", false);
    add("日本語", "日本", false);
    add("日本 語", "日本", true);
    add("\U0001f6e1edge\U0001f6e1", "edge", true);
    add("\U0001d49edge", "dge", false); // a mathematical letter before it
    add("e\u0301", "e", false); // a letter with a combining mark is one character
    add("x#1", "#1", true);
    add("x#12", "#1", false);
    add("abc", "", true);
    add("", "a", false);
    add("aaab aab", "aab", true);
}

void TestTextMatch::findsTerms()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, term);
    QFETCH(bool, found);
    QCOMPARE(hasTerm(text.toStdString(), fold(term.toStdString())), found);
}

void TestTextMatch::survivesBytesThatAreNoUtf8()
{
    QVERIFY(hasTermExactly("\xff\xfe edge \x80", "edge"));
    static_cast<void>(hasTermExactly("\x80\x80\x80\x80\x80\x80", "\x80"));
    static_cast<void>(hasTermExactly("\xf0\x9f", "\xf0"));
    static_cast<void>(hasTerm("\xf0\x9f\x9b", "\xef\xbf\xbd"));
    QVERIFY(!fold("\xff").empty());
    QVERIFY(!hasTermExactly("Edge", "edge"));
}

QTEST_APPLESS_MAIN(TestTextMatch)
#include "tst_textmatch.moc"
