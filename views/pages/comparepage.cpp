// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/comparepage.h"

#include "models/base/timetext.h"
#include "models/items/comparing.h"
#include "views/charts/waterfall.h"
#include "views/vocabulary/plainrows.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/card.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::FieldFormat;

namespace {

enum State { Working, Board, Empty };
enum Score { Exposure, Secure };

/// Smaller than any figure shows.
constexpr double nothing = 0.0005;

QString signedNumber(double value, const QLocale& l)
{
    return std::abs(value) < nothing
        ? l.toString(0.0, 'f', 2)
        : (value > 0 ? u"+"_s : u"−"_s) + l.toString(std::abs(value), 'f', 2);
}

std::vector<PlainColumn> causeColumns()
{
    return {{ComparePage::tr("Cause"), FieldFormat::Plain, {}},
        {ComparePage::tr("Exposure score"), FieldFormat::Score,
            ComparePage::tr("What it added to the exposure score; less is better")},
        {ComparePage::tr("Secure score points"), FieldFormat::Score,
            ComparePage::tr("What it added to the secure score; more is better")},
        {ComparePage::tr("Devices"), FieldFormat::Count, {}},
        {ComparePage::tr("Findings"), FieldFormat::Count, {}},
        {ComparePage::tr("Weaknesses"), FieldFormat::Count, {}},
        {ComparePage::tr("Controls"), FieldFormat::Count, {}}};
}

std::vector<PlainColumn> partColumns()
{
    return {{ComparePage::tr("Contributor"), FieldFormat::Plain, {}},
        {ComparePage::tr("Kind"), FieldFormat::Plain, {}},
        {ComparePage::tr("Part"), FieldFormat::Score,
            ComparePage::tr("Points of the score that it brought")}};
}

QString snapshotWords(const domain::SnapshotInfo& snapshot)
{
    const QString date = base::isoDate(snapshot.takenAt);
    return snapshot.label.isEmpty() ? ComparePage::tr("%1 · snapshot %2").arg(date).arg(snapshot.id)
                                    : u"%1 · %2"_s.arg(date, snapshot.label);
}

} // namespace

ComparePage::ComparePage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_header(new PageHeader(pageContext.theme, tr("Compare")))
    , m_message(new InlineMessage(pageContext.theme))
    , m_before(new QComboBox)
    , m_after(new QComboBox)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(pageContext.theme))
    , m_score(new QTabBar)
    , m_waterfall(new Waterfall(pageContext.theme))
    , m_causes(new PlainRows(causeColumns(), this))
    , m_parts(new PlainRows(partColumns(), this))
{
    setObjectName(u"comparePage"_s);
    m_message->setObjectName(u"pageMessage"_s);
    m_message->hide();
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(pageContext.theme, 12));
    rows->addStretch(1);
    m_empty->setIcon(u"compare"_s);
    connect(m_empty->addButton(u"compareImport"_s, tr("Snapshots and feeds"), true),
        &QPushButton::clicked, this, [this] {
            emit navigate({u"sources"_s, {}, {}, {}, {}});
        });
    m_stack->insertWidget(Working, waiting);
    m_stack->insertWidget(Board, makeBoard());
    m_stack->insertWidget(Empty, m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(makeBar());
    column->addWidget(m_stack, 1);
    connect(m_before, &QComboBox::activated, this, &ComparePage::compare);
    connect(m_after, &QComboBox::activated, this, &ComparePage::compare);
    connect(m_score, &QTabBar::currentChanged, this, &ComparePage::showWaterfall);
    connect(m_waterfall, &Waterfall::stepActivated, this, [this](int step) {
        m_causeTable->selectRow(step);
        showCause(m_shownCauses[std::size_t(step)]);
    });
    connect(&context().library, &items::Library::changed, this, &ComparePage::loadSnapshots);
    loadSnapshots();
}

QString ComparePage::title() const
{
    return tr("Compare");
}

QString ComparePage::iconName() const
{
    return u"compare"_s;
}

void ComparePage::activate(const NavigationTarget&)
{
    if (!m_comparison)
        compare();
    m_before->setFocus();
}

QVariantMap ComparePage::saveState() const
{
    return {{u"before"_s, m_before->currentData()}, {u"after"_s, m_after->currentData()},
        {u"score"_s, m_score->currentIndex()}};
}

void ComparePage::restoreState(const QVariantMap& state)
{
    m_wantedBefore = state.value(u"before"_s).toLongLong();
    m_wantedAfter = state.value(u"after"_s).toLongLong();
    m_score->setCurrentIndex(state.value(u"score"_s).toInt());
    loadSnapshots();
}

void ComparePage::loadSnapshots()
{
    context().library.overview(this, [this](const base::Result<domain::Overview>& overview) {
        if (overview)
            offer(*overview);
    });
}

void ComparePage::offer(const domain::Overview& overview)
{
    // whoever looks at the newest two goes on with the newest two
    const bool follows = m_before->currentIndex() == m_before->count() - 2
        && m_after->currentIndex() == m_after->count() - 1;
    const auto kept = [follows](qint64 wanted, const QComboBox* box) {
        return wanted != 0 ? wanted : follows ? 0 : box->currentData().toLongLong();
    };
    const qint64 before = kept(m_wantedBefore, m_before);
    const qint64 after = kept(m_wantedAfter, m_after);
    m_wantedBefore = m_wantedAfter = 0;
    for (QComboBox* box : {m_before, m_after}) {
        box->clear();
        for (const domain::SnapshotInfo& snapshot : overview.snapshots)
            box->addItem(snapshotWords(snapshot), snapshot.id);
    }
    const int count = m_before->count();
    const auto choose = [](QComboBox* box, qint64 wanted, int otherwise) {
        const int found = box->findData(wanted);
        box->setCurrentIndex(found >= 0 ? found : otherwise);
    };
    choose(m_before, before, count - 2);
    choose(m_after, after, count - 1);
    // The second snapshot came while there was one: it stood on both sides.
    if (count > 1 && m_before->currentIndex() == m_after->currentIndex()) {
        m_before->setCurrentIndex(count - 2);
        m_after->setCurrentIndex(count - 1);
    }
    if (count < 2) {
        m_empty->setSentence(
            tr("Two snapshots are needed. Import a second one to see what changed."));
        m_stack->setCurrentIndex(Empty);
    } else if (m_comparison || isVisible())
        compare();
}

void ComparePage::compare()
{
    if (m_before->count() < 2)
        return;
    const qint64 before = m_before->currentData().toLongLong();
    const qint64 after = m_after->currentData().toLongLong();
    m_message->dismiss();
    if (before == after) {
        m_comparison.reset();
        m_header->setSummary({});
        m_empty->setSentence(tr("Choose two different snapshots to compare."));
        m_stack->setCurrentIndex(Empty);
        return;
    }
    if (!m_comparison)
        m_stack->setCurrentIndex(Working);
    m_header->setSummary(tr("Working out the causes …"));
    items::askComparison(context().library, before, after, this,
        [this](const base::Result<domain::Comparison>& comparison) { take(comparison); });
}

void ComparePage::take(const base::Result<domain::Comparison>& comparison)
{
    if (!comparison) {
        if (comparison.error().kind == base::Error::Kind::Cancelled)
            return;
        m_header->setSummary({});
        m_message->showMessage(InlineMessage::Kind::Error, comparison.error().message);
        return;
    }
    m_comparison = *comparison;
    const QLocale l = locale();
    m_header->setSummary(tr("Why the scores moved between %1 and %2")
                             .arg(spelledDate(m_comparison->before.info.takenAt, l),
                                 spelledDate(m_comparison->after.info.takenAt, l)));
    m_stack->setCurrentIndex(Board);
    showTiles();
    showCauses();
    showWaterfall();
    emit compared();
}

bool ComparePage::secure() const
{
    return m_score->currentIndex() == Secure;
}

void ComparePage::showTiles()
{
    const domain::Comparison& c = *m_comparison;
    const QLocale l = locale();
    const auto show = [&l](ScoreTile* tile, std::optional<double> before,
                          std::optional<double> after, double change, bool lessIsBetter) {
        const auto text = [&l](std::optional<double> v) {
            return v ? l.toString(*v, 'f', 1) : u"–"_s;
        };
        tile->setNumber(u"%1 → %2"_s.arg(text(before), text(after)),
            l.toString(change, 'g', QLocale::FloatingPointShortest));
        const bool flat = std::abs(change) < nothing;
        tile->setDelta(flat ? tr("no change") : l.toString(std::abs(change), 'f', 2),
            flat             ? DeltaLabel::Arrow::None
                : change > 0 ? DeltaLabel::Arrow::Up
                             : DeltaLabel::Arrow::Down,
            flat                               ? Tone::Muted
                : (change < 0) == lessIsBetter ? Tone::Low
                                               : Tone::High);
    };
    show(m_exposureTile, c.before.score, c.after.score, c.exposureChange, true);
    show(m_secureTile, c.before.points, c.after.points, c.pointsChange, false);
}

void ComparePage::showCauses()
{
    std::vector<PlainRow> rows;
    for (std::size_t i = 0; i < domain::causeCount; ++i) {
        const domain::CauseShare& cause = m_comparison->causes[i];
        const QLocale l = locale();
        const auto count = [&l](qint64 value) {
            return value > 0 ? QVariant(l.toString(value)) : QVariant();
        };
        rows.push_back({QString::number(i),
            {domain::text(cause.cause), signedNumber(cause.exposure, l),
                signedNumber(cause.points, l), count(cause.devices), count(cause.findings),
                count(cause.cves), count(cause.controls)},
            {}});
    }
    m_causes->setRows(std::move(rows));
}

void ComparePage::showWaterfall()
{
    if (!m_comparison)
        return;
    const domain::Comparison& c = *m_comparison;
    QList<Waterfall::Step> steps;
    m_shownCauses.clear();
    int largest = 0;
    double size = -1.0;
    for (std::size_t i = 0; i < domain::causeCount; ++i) {
        const double change = secure() ? c.causes[i].points : c.causes[i].exposure;
        const bool good = (change < 0) != secure();
        const Tone tone = std::abs(change) < nothing ? Tone::Muted : good ? Tone::Low : Tone::High;
        steps.append({domain::text(c.causes[i].cause), change, tone,
            tr("%1 of the change; shows who brought it")
                .arg(locale().toString(change, 'g', QLocale::FloatingPointShortest))});
        m_shownCauses.push_back(static_cast<int>(i));
        if (std::abs(change) > size) {
            size = std::abs(change);
            largest = static_cast<int>(i);
        }
    }
    const QLocale l = locale();
    m_waterfall->setSteps(spelledDate(c.before.info.takenAt, l),
        secure() ? c.before.points : c.before.score.value_or(0.0), steps,
        spelledDate(c.after.info.takenAt, l),
        secure() ? c.after.points : c.after.score.value_or(0.0));
    showCause(largest);
}

void ComparePage::showCause(int index)
{
    if (!m_comparison || index < 0 || index >= static_cast<int>(domain::causeCount))
        return;
    const domain::CauseShare& cause = m_comparison->causes[std::size_t(index)];
    m_partCard->setTitle(tr("Who brought it: %1").arg(domain::text(cause.cause)));
    std::vector<PlainRow> rows;
    const auto add = [&](const std::vector<domain::CausePart>& parts, const QString& page,
                         const QString& kind) {
        for (const domain::CausePart& part : parts)
            rows.push_back({page + u'/' + part.id,
                {part.name.isEmpty() ? part.id : part.name, kind,
                    signedNumber(part.part, locale())},
                locale().toString(part.part, 'g', QLocale::FloatingPointShortest)});
    };
    if (secure()) {
        add(cause.topControls, u"controls"_s, tr("Control"));
    } else {
        add(cause.topSoftware, u"software"_s, tr("Software"));
        add(cause.topCves, u"weaknesses"_s, tr("Weakness"));
        add(cause.topDevices, u"devices"_s, tr("Device"));
    }
    m_parts->setRows(std::move(rows));
}

void ComparePage::open(const QString& id)
{
    if (!id.isEmpty())
        emit navigate({id.section(u'/', 0, 0), {}, {}, id.section(u'/', 1), {}});
}

} // namespace parapet::views
