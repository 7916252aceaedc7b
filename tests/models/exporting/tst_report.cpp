// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The report: what it says, that nothing of the data can become markup, that it stays short.
#include "models/exporting/report.h"
#include "models/exporting/reportpage.h"

#include <QBuffer>
#include <QTest>

using namespace parapet;
using namespace parapet::exporting;
using namespace Qt::StringLiterals;

namespace {

constexpr base::Millis day = 86'400'000;
constexpr base::Millis now = 1'785'542'400'000; // 1 August 2026

Report example()
{
    Report report;
    report.madeOn = now;
    report.madeBy = u"kim"_s;
    report.program = u"Parapet"_s;
    report.model = u"parapet-exposure-1"_s;
    report.snapshot = {4, now, {}, {}, 250, 9000, 3};
    report.card.score = 41.4;
    report.card.high = 57;
    report.card.medium = 100;
    report.card.low = 93;
    report.trend = {{3, now - 31 * day, {}, 44.6, 0, 0}, {4, now, {}, 41.4, 0, 0}};
    report.actions = {{u"Update <b>Chrome</b> & \"more\""_s, u"Software update"_s, 170, 178, 290,
        14.37, 0, true, true, false}};
    report.openRecommendations = 112;
    report.activities = {{u"Late"_s, u"High"_s, 3, 10, now - 3 * day, 2},
        {u"Soon"_s, u"Low"_s, 0, 7, now + 1 * day, 0}};
    report.exceptions = {{u"Ends"_s, u"Risk accepted"_s, u"All devices"_s, now + 5 * day}};
    report.blindSpots = {{u"Silent"_s, u"unseen"_s, 5, 250}};
    report.feeds = {{u"epss"_s, u"v5"_s, now - 2 * day, now, 1303}};
    return report;
}

qsizetype pagesOf(const Report& report)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeReportPdf(report, buffer) || !buffer.data().startsWith("%PDF-"))
        return -1;
    return buffer.data().count("/Type /Page\n");
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void htmlSaysWhatMatters();
    void nothingBecomesMarkup();
    void pdfStaysShort();
    void longTextsOfThePdfWrap();
    void emptyReportsAreReports();
};

void TestReport::htmlSaysWhatMatters()
{
    const QString html = QString::fromUtf8(reportHtml(example()));
    for (const QString& words :
        {u"41 of 100 (Medium), down 3.2 since 1 July 2026"_s, u"57 of 250 scored devices"_s,
            u"1 August 2026"_s, u"known exploited"_s, u"170 / 178"_s, u"−14.37"_s,
            u"and 111 more"_s, u"29 July 2026, overdue by 3 days"_s, u"2 August 2026, in 1 day<"_s,
            u"2 told done, still exposed"_s, u"6 August 2026, in 5 days"_s, u"2 %"_s,
            u"EPSS v5 of 30 July 2026 (1,303 records, 2 days old)"_s, u"<polyline"_s})
        QVERIFY2(html.contains(words), qPrintable(words));
    QVERIFY(!html.contains(u"http"_s)); // nothing is fetched
    QVERIFY(!html.contains(u"<script"_s));
}

void TestReport::nothingBecomesMarkup()
{
    const QString evil = u"<script>alert(1)</script>\"'&%1%2\u0001"_s;
    Report report = example();
    report.groups = {evil};
    report.madeBy = report.program = report.model = evil;
    report.actions[0].name = report.actions[0].type = evil;
    report.activities[0].title = report.activities[0].priority = evil;
    report.exceptions[0] = {evil, evil, evil, now};
    report.blindSpots[0].what = report.blindSpots[0].meaning = evil;
    report.feeds[0].name = report.feeds[0].version = evil;
    const QString html = QString::fromUtf8(reportHtml(report));
    QVERIFY(!html.contains(u"<script"_s, Qt::CaseInsensitive));
    QVERIFY(!html.contains(u'\u0001'));
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;&quot;"_s));
    QVERIFY(pagesOf(report) > 0);
}

void TestReport::pdfStaysShort()
{
    Report report = example();
    QCOMPARE(pagesOf(report), 2);
    report.actions.resize(10, report.actions[0]);
    report.activities.resize(500, report.activities[0]);
    report.exceptions.resize(500, report.exceptions[0]);
    report.feeds.resize(5, report.feeds[0]);
    report.blindSpots.resize(9, report.blindSpots[0]);
    const qsizetype pages = pagesOf(report);
    QVERIFY2(pages >= 2 && pages <= 3, qPrintable(QString::number(pages)));
    QVERIFY(reportHtml(report).contains("and 488 more"));
}

/// Nothing is cut: lines fit their width and together are the text.
void TestReport::longTextsOfThePdfWrap()
{
    const QString groups = u"Sales, Servers in the north, Research and development, Desks"_s;
    const QStringList lines = ReportPage::lines(groups, 9, 100);
    QVERIFY(lines.size() >= 3);
    QCOMPARE(lines.join(u' '), groups);
    QCOMPARE(ReportPage::lines(u"down 13.0 since 30 September 2026"_s, 8.5, 98).size(), 2);
    const QString word = QString(80, u'W');
    const QStringList broken = ReportPage::lines(word, 9, 60);
    QVERIFY(broken.size() > 5);
    QCOMPARE(broken.join(QString()), word);
    QCOMPARE(ReportPage::lines({}, 9, 60), QStringList());
    // rows grow, and what no longer fits goes on
    Report report = example();
    report.exceptions.resize(12, report.exceptions[0]);
    const qsizetype before = pagesOf(report);
    for (ReportException& exception : report.exceptions)
        exception.scope = groups + u", "_s + groups;
    QVERIFY(pagesOf(report) > before);
}

void TestReport::emptyReportsAreReports()
{
    Report report;
    report.snapshot.id = 1;
    report.madeOn = now;
    QVERIFY(pagesOf(report) >= 1);
    const QString html = QString::fromUtf8(reportHtml(report));
    QVERIFY(html.contains(u"No device of this scope could be scored."_s));
    QVERIFY(html.contains(u"No remediation is under way."_s));
    QVERIFY(html.contains(u"No exception is in effect."_s));
    QVERIFY(html.contains(u"No feed was imported"_s));
}

QTEST_MAIN(TestReport)
#include "tst_report.moc"
