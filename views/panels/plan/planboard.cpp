// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plan/planboard.h"

#include "views/charts/plancurve.h"
#include "views/panels/recommendationwords.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/plainrows.h"
#include "views/widgets/card.h"
#include "views/widgets/scoretile.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"
#include "views/widgets/tilecard.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

constexpr int sideBySide = 940; // pixels from which the curve stands beside the list

/// Columns of the steps that may hide.
enum { SecureScore = 5, ExposedDevices = 6, Type = 7 };

std::vector<PlainColumn> stepColumns()
{
    return {{PlanBoard::tr("Recommendation"), FieldFormat::Plain, {}},
        {PlanBoard::tr("Step"), FieldFormat::Count, PlanBoard::tr("Place in the plan")},
        {PlanBoard::tr("In this plan"), FieldFormat::Impact,
            PlanBoard::tr("Points it takes off the score left by the steps before it")},
        {PlanBoard::tr("Alone"), FieldFormat::Impact,
            PlanBoard::tr("Points it would take off the score by itself")},
        {PlanBoard::tr("Score after"), FieldFormat::Score,
            PlanBoard::tr("Exposure score after this step")},
        {PlanBoard::tr("Secure score"), FieldFormat::Points,
            PlanBoard::tr("Points of the secure score that it wins")},
        {PlanBoard::tr("Exposed devices"), FieldFormat::Count, {}},
        {PlanBoard::tr("Remediation type"), FieldFormat::Plain, {}}};
}

std::vector<PlainColumn> deviceColumns()
{
    return {{PlanBoard::tr("Device"), FieldFormat::Plain, {}},
        {PlanBoard::tr("Exposure score now"), FieldFormat::Score, {}},
        {PlanBoard::tr("After the plan"), FieldFormat::Score, {}},
        {PlanBoard::tr("Drop"), FieldFormat::Impact, {}},
        {PlanBoard::tr("Level now"), FieldFormat::LevelPill, {}},
        {PlanBoard::tr("Level after"), FieldFormat::LevelPill, {}}};
}

TableView* makeTable(const Theme& theme, const QString& name, const QString& words, PlainRows& rows)
{
    auto* table = new TableView(theme);
    table->setObjectName(name);
    table->setAccessibleName(words);
    table->setModel(&rows);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    return table;
}

QString levelOf(double exposure)
{
    return domain::text(scoring::levelOfDevice(exposure, {}));
}

} // namespace

PlanBoard::PlanBoard(const PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_curveCard(new Card(context.theme, tr("Exposure score after each step")))
    , m_curve(new PlanCurve(context.theme))
    , m_steps(new PlainRows(stepColumns(), this))
    , m_devices(new PlainRows(deviceColumns(), this))
    , m_stepTable(makeTable(context.theme, u"planSteps"_s, tr("Steps of the plan"), *m_steps))
    , m_deviceTable(makeTable(
          context.theme, u"planDevices"_s, tr("Devices that the plan changes"), *m_devices))
    , m_tabs(new QTabBar)
    , m_lists(new QStackedWidget)
    , m_middle(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(u"planBoard"_s);
    m_steps->setCheckable(true);
    m_curveCard->content()->addWidget(m_curve, 1);
    m_middle->setSpacing(12);
    m_middle->addWidget(makeLists(), 5);
    m_middle->addWidget(m_curveCard, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(makeTiles());
    column->addLayout(m_middle, 1);
    connect(m_steps, &PlainRows::checksChanged, this, &PlanBoard::ticksChanged);
    const auto open = [this](const QModelIndex& index) {
        emit recommendationOpened(m_steps->idAt(index.row()));
    };
    connect(m_stepTable, &TableView::rowActivated, this, open);
    connect(m_deviceTable, &TableView::rowActivated, this,
        [this](const QModelIndex& index) { emit deviceOpened(m_devices->idAt(index.row())); });
    connect(m_curve, &PlanCurve::pointActivated, this, [this](int step) {
        if (step <= 0 || step > static_cast<int>(m_ticked.steps.size()))
            return;
        m_tabs->setCurrentIndex(0);
        const QString id = m_ticked.steps[std::size_t(step) - 1].id;
        for (int row = 0; row < m_steps->rowCount(); ++row)
            if (m_steps->idAt(row) == id)
                m_stepTable->selectRow(row);
    });
}

QWidget* PlanBoard::makeTiles()
{
    auto* tiles = new QWidget;
    auto* line = new QHBoxLayout(tiles);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    const auto add = [&](const QString& name, const QString& title) {
        return addTileCard(*line, m_context.theme, name, title, 2);
    };
    m_score = add(u"planScore"_s, tr("Exposure score"));
    m_high = add(u"planHigh"_s, tr("Leaving High"));
    m_medium = add(u"planMedium"_s, tr("Leaving Medium"));
    m_cves = add(u"planCves"_s, tr("Weaknesses closed"));
    m_secure = add(u"planSecure"_s, tr("Secure score"));
    line->setStretch(0, 3);
    return tiles;
}

QWidget* PlanBoard::makeLists()
{
    m_tabs->setObjectName(u"planTabs"_s);
    m_tabs->setAccessibleName(tr("Lists of the plan"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Steps"));
    m_tabs->addTab(tr("Devices"));
    m_lists->addWidget(m_stepTable);
    m_lists->addWidget(m_deviceTable);
    m_lists->setMinimumHeight(m_context.theme.rowHeight() * 5);
    connect(m_tabs, &QTabBar::currentChanged, m_lists, &QStackedWidget::setCurrentIndex);
    auto* card = new Card(m_context.theme);
    card->setPadding(8);
    card->content()->setSpacing(0);
    card->content()->addWidget(m_tabs);
    card->content()->addWidget(m_lists, 1);
    return card;
}

void PlanBoard::setPlan(const items::Plan& plan, const QStringList& unticked)
{
    m_all = plan.steps;
    m_steps->setUnchecked(unticked);
    setTicked(plan);
}

void PlanBoard::setTicked(const items::Plan& plan)
{
    m_ticked = plan;
    showSteps();
    showTiles(plan);
    showCurve(plan);
    showDevices(plan.joint);
}

QStringList PlanBoard::ids() const
{
    QStringList ids;
    for (const items::PlanStep& step : m_all)
        ids.append(step.id);
    return ids;
}

QStringList PlanBoard::tickedIds() const
{
    return m_steps->checkedIds();
}

void PlanBoard::showSteps()
{
    std::vector<PlainRow> rows;
    for (const items::PlanStep& step : m_all) {
        const RowFacts facts(domain::Kind::Recommendations, step.row);
        QVariant place;
        QVariant marginal;
        QVariant after;
        for (std::size_t i = 0; i < m_ticked.steps.size(); ++i) {
            if (m_ticked.steps[i].id != step.id)
                continue;
            place = static_cast<qint64>(i + 1);
            marginal = m_ticked.steps[i].marginal;
            if (m_ticked.steps[i].after)
                after = *m_ticked.steps[i].after;
        }
        rows.push_back({step.id,
            {facts.text(u"recommendationName"), place, marginal, step.alone, after,
                step.secureScore > 0 ? QVariant(step.secureScore) : QVariant(),
                facts.count(u"exposedMachinesCount"),
                remediationTypeWords(facts.text(u"remediationType"))},
            {}});
    }
    m_tabs->setTabText(0, tr("Steps %1").arg(locale().toString(int(rows.size()))));
    m_steps->setRows(std::move(rows));
    chooseColumns();
}

void PlanBoard::showTiles(const items::Plan& plan)
{
    const QLocale l = locale();
    const domain::Effect& joint = plan.joint;
    if (joint.exposureBefore && joint.exposureAfter) {
        const EffectWords words = effectWords(joint);
        const bool falls = joint.exposureImpact > 0;
        m_score->setNumber(words.change, words.exact);
        m_score->setDelta(falls ? tr("%1 together").arg(words.drop) : tr("no change"),
            falls ? DeltaLabel::Arrow::Down : DeltaLabel::Arrow::None,
            falls ? Tone::Low : Tone::Muted);
    } else {
        m_score->setNumber(u"–"_s, tr("No score: no active device with data in this view"));
        m_score->setDelta({}, DeltaLabel::Arrow::None, Tone::Muted);
    }
    m_high->setNumber(l.toString(joint.devicesLeavingHigh));
    m_high->setUnit(joint.devicesLeavingHigh == 1 ? tr("device") : tr("devices"));
    m_medium->setNumber(l.toString(joint.devicesLeavingMedium));
    m_medium->setUnit(joint.devicesLeavingMedium == 1 ? tr("device") : tr("devices"));
    m_cves->setNumber(l.toString(joint.cvesClosed));
    m_cves->setSecondary(tr("%1 findings").arg(l.toString(joint.findingsClosed)));
    m_secure->setNumber(u"+"_s + l.toString(joint.configScoreImpact, 'f', 1),
        l.toString(joint.configScoreImpact, 'g', QLocale::FloatingPointShortest));
    m_secure->setUnit(tr("points"));
}

void PlanBoard::showCurve(const items::Plan& plan)
{
    QList<PlanCurve::Step> steps;
    if (plan.before)
        steps.append({tr("Now"), *plan.before});
    for (const items::PlanStep& step : plan.steps) {
        if (step.after)
            steps.append(
                {RowFacts(domain::Kind::Recommendations, step.row).text(u"recommendationName"),
                    *step.after});
    }
    m_curve->setSteps(steps);
}

void PlanBoard::showDevices(const domain::Effect& effect)
{
    std::vector<PlainRow> rows;
    rows.reserve(effect.devices.size());
    for (const domain::DeviceEffect& device : effect.devices) {
        rows.push_back({device.id,
            {device.name.isEmpty() ? device.id : device.name, device.before, device.after,
                device.before - device.after, levelOf(device.before), levelOf(device.after)},
            {}});
    }
    m_tabs->setTabText(1, tr("Devices %1").arg(locale().toString(int(rows.size()))));
    m_devices->setRows(std::move(rows));
}

void PlanBoard::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= sideBySide;
    m_middle->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    chooseColumns();
}

/// What does not fit beside the names goes; the secure score only where a step wins points.
void PlanBoard::chooseColumns()
{
    const bool wins = std::any_of(m_all.begin(), m_all.end(),
        [](const items::PlanStep& step) { return step.secureScore > 0.0; });
    const int room = width() >= sideBySide ? width() * 5 / 8 : width();
    m_stepTable->setColumnHidden(SecureScore, !wins);
    m_stepTable->setColumnHidden(ExposedDevices, room < (wins ? 860 : 740));
    m_stepTable->setColumnHidden(Type, room < (wins ? 1010 : 890));
}

} // namespace parapet::views
