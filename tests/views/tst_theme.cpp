// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens, contrast, modes, fonts and icons of the theme.
#include "views/widgets/stylesheet.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet::views;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastIsReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void contrastIsReadable()
    {
        QFETCH(bool, dark);
        const Tokens t = dark ? darkTokens() : lightTokens();
        const auto check = [](const QColor& ink, const QColor& ground) {
            const double ratio = contrast(ink, ground);
            if (ratio < 4.5)
                qWarning(
                    "%s on %s is %.2f", qPrintable(ink.name()), qPrintable(ground.name()), ratio);
            return ratio >= 4.5;
        };
        for (const QColor& ground : {t.window, t.card, t.selected, t.hover, t.track}) {
            QVERIFY(check(t.text, ground));
            QVERIFY(check(t.muted, ground));
        }
        for (const Tone tone :
            {Tone::Accent, Tone::High, Tone::Medium, Tone::Low, Tone::Muted, Tone::Neutral}) {
            QVERIFY(check(t.ink(tone), t.fill(tone)));
            QVERIFY(check(t.ink(tone), t.card));
            QVERIFY(check(t.ink(tone), t.window));
            QVERIFY(check(t.text, t.fill(tone))); // words of inline messages
            QVERIFY(check(t.accent, t.fill(tone))); // links of inline messages
        }
        QVERIFY(check(t.onAccent, t.accent));
        QVERIFY(check(t.onAccent, t.accentHover));
    }

    void contrastOfKnownPairs()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    }

    void styleSheetHasNoNameLeft()
    {
        for (const Tokens& tokens : {lightTokens(), darkTokens()}) {
            const QString sheet = styleSheetOf(tokens);
            const auto left = QRegularExpression(u"@[A-Za-z]+"_s).match(sheet);
            QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
            QVERIFY(sheet.contains(tokens.accent.name()));
        }
    }

    void modesSwitch()
    {
        Theme theme(*qApp);
        theme.apply(*qApp);
        theme.setMode(Theme::Mode::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(Theme::Mode::Dark);
        QVERIFY(theme.isDark());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
        theme.setMode(Theme::Mode::Dark);
        QCOMPARE(changed.count(), 1); // nothing changed
        theme.setMode(Theme::Mode::Light);
        QCOMPARE(QApplication::palette().color(QPalette::Base), lightTokens().card);
    }

    void systemFollowsThePalette()
    {
        const QPalette before = QApplication::palette();
        QPalette dark = before;
        dark.setColor(QPalette::Window, Qt::black);
        QApplication::setPalette(dark);
        QVERIFY(Theme(*qApp).isDark());
        dark.setColor(QPalette::Window, Qt::white);
        QApplication::setPalette(dark);
        QVERIFY(!Theme(*qApp).isDark());
        QApplication::setPalette(before);
    }

    void fontsFollowTheBase()
    {
        const Theme theme(*qApp);
        const double base = theme.font(TextRole::Body).pointSizeF();
        QVERIFY(base > 0);
        QCOMPARE(theme.font(TextRole::PageTitle).pointSizeF(), base + 7 * 0.75);
        QVERIFY(qAbs(theme.font(TextRole::BigNumber).pointSizeF() - base * 3.4) < 0.02);
        QVERIFY(theme.font(TextRole::Secondary).pointSizeF() < base);
        const QFontMetricsF numbers(theme.font(TextRole::Number));
        QCOMPARE(numbers.horizontalAdvance(u"1111"_s), numbers.horizontalAdvance(u"8888"_s));
    }

    void iconsDraw()
    {
        const Theme theme(*qApp);
        int icons = 0;
        for (QDirIterator it(u":/parapet/icons"_s); it.hasNext();) {
            it.next();
            ++icons;
            const QIcon icon = theme.icon(it.fileInfo().baseName(), Tone::High);
            const QPixmap pixmap = icon.pixmap(QSize(24, 24), 2.0);
            QCOMPARE(pixmap.size(), QSize(48, 48));
            QCOMPARE(pixmap.devicePixelRatio(), 2.0);
            int inked = 0;
            const QImage image = pixmap.toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    inked += image.pixelColor(x, y) == theme.tokens().high ? 1 : 0;
            }
            QVERIFY2(inked > 10, qPrintable(it.filePath()));
        }
        QVERIFY(icons >= 36);
        QVERIFY(theme.icon(u"no-such-icon"_s).isNull());
    }

    void tonesOfWords()
    {
        QCOMPARE(toneOfLevel(u"critical"), Tone::High);
        QCOMPARE(toneOfLevel(u"Medium"), Tone::Medium);
        QCOMPARE(toneOfLevel(u"No data available"), Tone::Muted);
        QCOMPARE(toneOfTag(u"KEV"), Tone::High);
        QCOMPARE(toneOfTag(u"Public exploit"), Tone::Medium);
        QCOMPARE(toneOfTag(u""), Tone::Muted);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
