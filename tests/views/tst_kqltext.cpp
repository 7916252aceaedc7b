// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions the window writes: they parse, and mean what was clicked.
#include "models/query/binder.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;
using domain::Value;

class TestKqlText : public QObject
{
    Q_OBJECT

private:
    static bool parses(Kind kind, const QString& kql)
    {
        return query::parseAndBind(kql, domain::fieldsOf(kind), 0).has_value();
    }

private slots:
    void joinsOnlyWhatIsThere()
    {
        QCOMPARE(kqlAll({}), QString());
        QCOMPARE(kqlAll({QString(), u"a == 1"_s, u" "_s}), u"a == 1"_s);
        QCOMPARE(
            kqlAll({u"a == 1 or b == 2"_s, u"c == 3"_s}), u"(a == 1 or b == 2) and (c == 3)"_s);
        QCOMPARE(kqlAny({u"a"_s, u"b"_s}), u"(a) or (b)"_s);
    }

    void plainWordsAreLookedForInTheTextColumns()
    {
        const QStringList columns{u"recommendationName"_s, u"relatedComponent"_s, u"weaknesses"_s};
        const auto words = [&columns](const QString& text) {
            return kqlWords(text, Kind::Recommendations, columns);
        };
        QCOMPARE(words(u" vlc "_s).value_or(QString()),
            u"(recommendationName contains \"vlc\") or (relatedComponent contains \"vlc\")"_s);
        for (const QString& text : {u"vlc"_s, u"windows 11"_s, u"CVE-2024-3400"_s, u"a\\b; c"_s})
            QVERIFY2(parses(Kind::Recommendations, words(text).value_or(u"?"_s)), qPrintable(text));
        // what is a condition, or wants to be one, stays what it is
        for (const QString& text : {u""_s, u"weaknesses > 1"_s, u"inKev"_s, u"vendor has google"_s,
                 u"isempty(vendor)"_s, u"\"vlc\""_s, u"vlc // player"_s})
            QVERIFY2(!words(text), qPrintable(text));
        QVERIFY(!kqlWords(u"vlc"_s, Kind::Recommendations, {u"weaknesses"_s}));
        // a list passes where one of its words does
        QCOMPARE(kqlWords(u"vlc"_s, Kind::Weaknesses, {u"id"_s, u"relatedSoftware"_s, u"cvss"_s})
                     .value_or(QString()),
            u"(id contains \"vlc\") or (relatedSoftware contains \"vlc\")"_s);
    }

    void commentsSwallowNothing()
    {
        const QString kql = kqlAll({u"weaknesses > 1 // many"_s, u"inKev == true"_s});
        QVERIFY(parses(Kind::Recommendations, kql));
    }

    void everyFieldOfEveryKindCanBeFiltered()
    {
        const QString nasty = u"a \"quoted\" \\ back\nline\ttab\x01"_s;
        for (const Kind kind : domain::allKinds) {
            for (const domain::FieldSpec& field : domain::fieldsOf(kind)) {
                Value value;
                switch (field.type) {
                case domain::FieldType::Text:
                    value = nasty;
                    break;
                case domain::FieldType::Integer:
                    value = qint64{-7};
                    break;
                case domain::FieldType::Real:
                    value = 1e-9;
                    break;
                case domain::FieldType::Boolean:
                    value = true;
                    break;
                case domain::FieldType::Time:
                    value = qint64{1'785'542'400'123};
                    break;
                case domain::FieldType::TextList:
                    value = QStringList{nasty, u"b"_s};
                    break;
                }
                for (const bool exclude : {false, true}) {
                    for (const Value& each : {value, Value()}) {
                        const QString kql = kqlEquals(field, each, exclude);
                        QVERIFY2(parses(kind, kql), qPrintable(kql));
                    }
                }
            }
        }
    }

    void wordsForPeople()
    {
        QCOMPARE(remediationTypeWords(u"Update"_s), u"Software update"_s);
        QCOMPARE(remediationTypeWords(u"AttentionRequired"_s), u"Attention required"_s);
        QCOMPARE(remediationTypeWords(u"Else"_s), u"Else"_s);
        QCOMPARE(softwareWords(u"microsoft-_-windows_10"_s), u"Windows 10"_s);
    }
};

QTEST_MAIN(TestKqlText)
#include "tst_kqltext.moc"
