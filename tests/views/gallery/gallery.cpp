// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallery.h"

#include "gallerymodel.h"
#include "views/charts/doughnutchart.h"
#include "views/charts/trendchart.h"
#include "views/widgets/card.h"
#include "views/widgets/categorybars.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/filterbar.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/flyout.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/levelpill.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/navigationbar.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/pill.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/selectionbar.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/sparkline.h"
#include "views/widgets/statusbar.h"
#include "views/widgets/tableview.h"
#include "views/widgets/targetbar.h"
#include "views/widgets/textlabel.h"
#include "views/widgets/topbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

Gallery::Gallery(const Theme& theme, const QString& sheet, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* top = new TopBar(theme);
    top->setCanGoBack(true);
    top->deviceGroupButton()->setText(tr("Device groups: all 6"));
    top->asOfButton()->setText(tr("As of: 1 Aug 2026 (latest)"));
    auto* navigation = new NavigationBar(theme);
    for (const QString& name :
        {u"dashboard"_s, u"recommendations"_s, u"remediation"_s, u"software"_s, u"weaknesses"_s,
            u"devices"_s, u"controls"_s, u"timeline"_s, u"plan"_s, u"hunting"_s, u"sources"_s}) {
        navigation->addPage(name, name.left(1).toUpper() + name.mid(1), name);
    }
    navigation->setCurrent(sheet == u"list"_s ? u"recommendations"_s : u"dashboard"_s);
    auto* status = new StatusBar(theme);
    status->setText(tr("contoso.parapet · 812 active devices, 9 inactive"));
    status->setFeedText(tr("EPSS v5 of 31 Jul 2026 · KEV of 31 Jul 2026"));
    status->showJob(1, tr("Rescoring"), 0.62);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(navigation);
    auto* page = new QVBoxLayout;
    page->setContentsMargins(24, 16, 24, 16);
    page->addWidget(sheet == u"list"_s ? list()
            : sheet == u"controls"_s   ? controls()
                                       : dashboard());
    middle->addLayout(page, 1);
    if (sheet == u"list"_s)
        middle->addWidget(flyout());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    column->addLayout(middle, 1);
    column->addWidget(status);
    setFocusPolicy(Qt::StrongFocus);
    setFocus();
}

QWidget* Gallery::scoreCard()
{
    auto* card = new Card(m_theme, tr("Exposure score"));
    card->setLink(tr("Explain"));
    auto* tile = new ScoreTile(m_theme);
    tile->setNumber(u"41"_s, tr("41.3827, weighted by device value"));
    tile->setLevel(domain::ExposureLevel::Medium);
    tile->setDelta(tr("6.2 since July"), DeltaLabel::Arrow::Down, Tone::Low);
    auto* chart = new TrendChart(m_theme, tr("Exposure score"));
    QList<TrendChart::Point> points;
    const QList<double> values{62, 58, 59, 54, 50, 52, 47, 44, 45, 41};
    for (int i = 0; i < static_cast<int>(values.size()); ++i) {
        points.append({QDateTime(QDate(2026, 6, 1).addDays(qint64{7} * i), QTime(0, 0), Qt::UTC),
            values[i], i == 3 || i == 6 ? tr("CVE-2026-31877 added to KEV") : QString()});
    }
    chart->setPoints(points);
    auto* line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(tile);
    line->addWidget(chart, 1);
    card->content()->addLayout(line, 1);
    auto* words = new TextLabel(m_theme, TextRole::Body, Tone::Muted);
    words->setText(tr("57 High devices · 95th percentile 83"));
    card->content()->addWidget(words);
    return card;
}

QWidget* Gallery::exposureCard()
{
    auto* card = new Card(m_theme, tr("Device exposure"));
    auto* doughnut = new DoughnutChart(m_theme, tr("Device exposure"));
    doughnut->setSlices({{tr("High"), 57, Tone::High}, {tr("Medium"), 268, Tone::Medium},
        {tr("Low"), 470, Tone::Low}, {tr("No data"), 17, Tone::Muted}});
    doughnut->setUnit(tr("devices"));
    card->content()->addWidget(doughnut);
    card->content()->addStretch(1);
    return card;
}

QWidget* Gallery::dashboard()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    auto* header = new PageHeader(m_theme, tr("Dashboard"));
    header->setSummary(tr("All device groups · compared with 1 Jul 2026"));
    column->addWidget(header);
    auto* bars = new CategoryBars(m_theme);
    bars->setBars({{tr("Application"), 40.5, 90, {}, Tone::Accent, {}},
        {tr("OS"), 61.2, 80, {}, Tone::Accent, {}}, {tr("Network"), 44, 70, {}, Tone::Accent, {}},
        {tr("Accounts"), 28.3, 60, {}, Tone::Accent, {}},
        {tr("Sicherheitskontrollen und -richtlinien"), 40.2, 110, {}, Tone::Accent, {}}});
    auto* secure = new Card(m_theme, tr("Secure score for devices"));
    secure->setAside(u"214 / 410 · 52 %"_s);
    secure->content()->addWidget(bars);
    secure->content()->addStretch(1);
    auto* first = new QHBoxLayout;
    first->setSpacing(16);
    first->addWidget(scoreCard(), 4);
    first->addWidget(secure, 5);
    first->addWidget(exposureCard(), 3);
    column->addLayout(first);

    auto* top = new Card(m_theme, tr("Top security recommendations"));
    top->setLink(tr("Show all 128"));
    auto* table = new TableView(m_theme);
    table->setModel(new GalleryModel(table));
    table->fitColumns(260);
    top->content()->addWidget(table);
    auto* work = new Card(m_theme, tr("Top remediation activities"));
    work->setLink(tr("Show all 14"));
    for (const auto& [words, done] : {std::pair{tr("Update Chrome"), 162},
             std::pair{tr("Uninstall Flash Player"), 80}, std::pair{tr("Adobe Reader"), 221}}) {
        auto* row = new QHBoxLayout;
        auto* label = new TextLabel(m_theme, TextRole::Body);
        label->setText(words);
        label->setElided(true);
        auto* bar = new TargetBar(m_theme);
        bar->setProgress(done, 226);
        row->addWidget(label, 1);
        row->addWidget(bar, 1);
        work->content()->addLayout(row);
    }
    work->content()->addWidget(new SkeletonRows(m_theme, 3));
    auto* empty = new EmptyState(m_theme);
    empty->setSentence(tr("Nothing imported yet; a snapshot brings devices and findings."));
    empty->addButton(u"a"_s, tr("Import …"), true);
    empty->addButton(u"b"_s, tr("Demo fleet"));
    work->content()->addWidget(empty, 1);
    auto* second = new QHBoxLayout;
    second->setSpacing(16);
    second->addWidget(top, 7);
    second->addWidget(work, 4);
    column->addLayout(second, 1);
    return page;
}

QWidget* Gallery::list()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* header = new PageHeader(m_theme, tr("Security recommendations"));
    header->setSummary(tr("128 active · 9 excepted"));
    header->addMenu(u"columns"_s, tr("Columns"));
    header->addAction(u"export"_s, tr("Export CSV"), u"export"_s);
    column->addWidget(header);
    auto* filters = new FilterBar(m_theme);
    for (const QString& title :
        {tr("Remediation type"), tr("Category"), tr("Status"), tr("Threats"), tr("Tags")}) {
        FilterChip* chip = filters->addChip(title, title);
        chip->setChoices({{u"a"_s, tr("Active")}, {u"b"_s, tr("Full exception")}}, true);
    }
    filters->chips().at(2)->setValue({u"a"_s});
    filters->setPlaceholder(tr("Filter: Weaknesses > 0 and Vendor == \"google\""));
    filters->setError(tr("Unknown column \"Vendr\" at 18; did you mean Vendor?"));
    column->addWidget(filters);
    auto* message = new InlineMessage(m_theme, page);
    message->showMessage(InlineMessage::Kind::Warning,
        tr("EPSS is 9 days old; scores use the values of 22 Jul 2026."), tr("Sync feeds"));
    column->addWidget(message);
    auto* card = new Card(m_theme);
    card->setPadding(8);
    auto* table = new TableView(m_theme);
    table->setModel(new GalleryModel(table));
    table->fitColumns(240);
    table->selectRow(0);
    table->sortByColumn(6, Qt::DescendingOrder);
    card->content()->addWidget(table);
    column->addWidget(card, 1);
    auto* bar = new SelectionBar(m_theme, page);
    bar->setCount(2);
    bar->setEffect(tr("Exposure 41.4 → 36.6"), tr("4.8 together"), DeltaLabel::Arrow::Down,
        Tone::Low, {tr("(3.1 + 1.9 alone)")});
    bar->addAction(u"plan"_s, tr("Open in Plan"));
    bar->addAction(u"request"_s, tr("Request remediation …"), true);
    column->addWidget(bar);
    return page;
}

QWidget* Gallery::overview()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto* tiles = new QHBoxLayout;
    auto* score = new Card(m_theme);
    auto* scoreTile = new ScoreTile(m_theme, ScoreTile::Size::Medium);
    scoreTile->setNumber(u"41.4 → 38.3"_s);
    scoreTile->setDelta(tr("3.1 · 9 leave High"), DeltaLabel::Arrow::Down, Tone::Low);
    score->content()->addWidget(scoreTile);
    auto* exposed = new Card(m_theme);
    auto* exposedTile = new ScoreTile(m_theme, ScoreTile::Size::Medium);
    exposedTile->setNumber(u"61"_s);
    exposedTile->setUnit(tr("of 226"));
    auto* spark = new Sparkline(m_theme);
    spark->setValues({40, 44, 43, 52, 61});
    exposed->content()->addWidget(exposedTile);
    exposed->content()->addWidget(spark);
    tiles->addWidget(score, 1);
    tiles->addWidget(exposed, 1);
    column->addLayout(tiles);
    auto* title = new TextLabel(m_theme, TextRole::Strong);
    title->setText(tr("Why it matters"));
    auto* words = new TextLabel(m_theme, TextRole::Body, Tone::Muted);
    words->setWordWrap(true);
    words->setText(tr("38 weaknesses, 2 known to be exploited (KEV, due 21 Aug), highest EPSS "
                      "0.94. 4 exposed devices have high value, 6 face the internet."));
    column->addWidget(title);
    column->addWidget(words);
    auto* points = new CategoryBars(m_theme);
    points->setBars({{u"CVE-2026-31877"_s, 1.9, 3.1, {}, Tone::Accent, u"1.90"_s},
        {u"CVE-2026-30412"_s, 0.71, 3.1, {}, Tone::Accent, u"0.71"_s},
        {tr("36 others"), 0.49, 3.1, {}, Tone::Accent, u"0.49"_s}});
    column->addWidget(points);
    return page;
}

QWidget* Gallery::flyout()
{
    auto* panel = new Flyout(m_theme);
    panel->setTitle(tr("Update Chrome to 139.0.7258.66"));
    panel->setPills({new Pill(m_theme, tr("KEV"), Tone::High),
        new Pill(m_theme, tr("Active alert"), Tone::High),
        new Pill(m_theme, tr("Zero day"), Tone::Medium),
        new Pill(m_theme, u"va-_-google-_-chrome"_s, Tone::Muted)});
    panel->addTab(overview(), tr("Overview"));
    panel->addTab(new QWidget, tr("Devices 61"));
    panel->addTab(new QWidget, tr("CVEs 38"));
    panel->addTab(new QWidget, tr("Versions"));
    panel->addTab(new QWidget, tr("Explanation"));
    panel->addAction(u"r"_s, tr("Request remediation …"), true);
    panel->addAction(u"e"_s, tr("File exception …"));
    panel->addAction(u"s"_s, tr("Software page"));
    return panel;
}

QWidget* Gallery::controls()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    using Kind = InlineMessage::Kind;
    for (const Kind kind : {Kind::Info, Kind::Done, Kind::Warning, Kind::Error}) {
        auto* message = new InlineMessage(m_theme, page);
        message->showMessage(kind,
            tr("812 devices imported from contoso-2026-08-01.zip; 3 rows were not taken."),
            kind == Kind::Error ? tr("Show rows") : QString());
        column->addWidget(message);
    }
    auto* card = new Card(m_theme, tr("Controls"));
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    auto* primary = new QPushButton(tr("Primary"));
    primary->setProperty("primary", true);
    auto* off = new QPushButton(tr("Disabled"));
    off->setEnabled(false);
    auto* combo = new QComboBox;
    combo->addItems({tr("Update"), tr("Uninstall")});
    auto* spin = new QSpinBox;
    spin->setValue(30);
    auto* date = new QDateEdit(QDate(2026, 8, 1));
    auto* checked = new QCheckBox(tr("Also tell the device owners"));
    checked->setChecked(true);
    auto* partly = new QCheckBox(tr("Partly"));
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(tr("Today"));
    radio->setChecked(true);
    const QList<QWidget*> parts{primary, new QPushButton(tr("Ordinary")), off, combo, spin, date,
        new QLineEdit(tr("Some words")), checked, new QCheckBox(tr("Unchecked")), partly, radio,
        new QRadioButton(tr("In 30 days"))};
    for (int i = 0; i < static_cast<int>(parts.size()); ++i)
        grid->addWidget(parts[i], i / 4, i % 4);
    card->content()->addLayout(grid);
    auto* pills = new QHBoxLayout;
    for (const QString& each : {u"KEV"_s, u"Exploit verified"_s, u"Active alert"_s, u"Zero day"_s})
        pills->addWidget(new Pill(m_theme, each, toneOfTag(each)));
    pills->addStretch(1);
    card->content()->addLayout(pills);
    column->addWidget(card);
    column->addWidget(icons());
    column->addStretch(1);
    return page;
}

QWidget* Gallery::icons()
{
    auto* icons = new Card(m_theme, tr("Icons"));
    auto* iconGrid = new QGridLayout;
    const QStringList names{u"alert"_s, u"back"_s, u"calendar"_s, u"chevron-down"_s,
        u"chevron-right"_s, u"close"_s, u"collapse"_s, u"columns"_s, u"controls"_s, u"copy"_s,
        u"dashboard"_s, u"devices"_s, u"done"_s, u"empty-box"_s, u"error"_s, u"expand"_s,
        u"export"_s, u"filter"_s, u"forward"_s, u"hunting"_s, u"import"_s, u"info"_s, u"kev"_s,
        u"lightbulb"_s, u"link"_s, u"moon"_s, u"more"_s, u"parapet"_s, u"plan"_s,
        u"recommendations"_s, u"remediation"_s, u"software"_s, u"sources"_s, u"sun"_s, u"tag"_s,
        u"timeline"_s, u"user"_s, u"warning"_s, u"weaknesses"_s};
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        auto* label = new QLabel;
        label->setPixmap(
            m_theme.icon(names[i], Tone::Neutral).pixmap(QSize(24, 24), devicePixelRatioF()));
        label->setToolTip(names[i]);
        iconGrid->addWidget(label, i / 20, i % 20);
    }
    icons->content()->addLayout(iconGrid);
    return icons;
}

} // namespace parapet::views
