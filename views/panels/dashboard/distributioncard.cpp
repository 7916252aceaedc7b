// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/dashboard/distributioncard.h"

#include "views/charts/doughnutchart.h"
#include "views/widgets/levelpill.h"

#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using Level = domain::ExposureLevel;
constexpr std::array levels{Level::High, Level::Medium, Level::Low, Level::NoData};

} // namespace

DistributionCard::DistributionCard(const Theme& theme)
    : Card(theme, tr("Device exposure"))
    , m_chart(new DoughnutChart(theme, tr("Device exposure")))
{
    setObjectName(u"distributionCard"_s);
    m_chart->setObjectName(u"distributionChart"_s);
    m_chart->setUnit(tr("devices"));
    content()->addStretch(1);
    content()->addWidget(m_chart);
    content()->addStretch(1);
    connect(m_chart, &DoughnutChart::sliceActivated, this, [this](int slice) {
        emit levelActivated(domain::text(levels.at(static_cast<std::size_t>(slice))));
    });
}

void DistributionCard::show(const domain::ScoreCard& card)
{
    m_chart->setSlices({{tr("High"), card.high, toneOf(Level::High)},
        {tr("Medium"), card.medium, toneOf(Level::Medium)},
        {tr("Low"), card.low, toneOf(Level::Low)}, {tr("No data"), card.noData, Tone::Muted}});
}

} // namespace parapet::views
