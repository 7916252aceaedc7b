// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/blindspotrow.h"

#include "views/widgets/pill.h"
#include "views/widgets/targetbar.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMetaEnum>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

using items::BlindSpot;

namespace {

constexpr int barWidth = 230, narrowBarWidth = 150;
constexpr int linkWidth = 170, narrowLinkWidth = 140;
constexpr int narrow = 700; ///< of a row: the words need the room
constexpr double large = 0.1; // a tenth of the whole is more than a crumb

QString tr(const char* text)
{
    return BlindSpotRow::tr(text);
}

BlindSpotWords deviceWords(BlindSpot spot)
{
    if (spot == BlindSpot::SilentWeek)
        return {tr("Devices silent for a week"),
            tr("Last seen 7 to 30 days before the snapshot: they count, with what was true then."),
            tr("Show devices")};
    if (spot == BlindSpot::SilentMonth)
        return {tr("Devices silent for a month"),
            tr("Not seen for 30 days: left out of both scores, whatever their state."),
            tr("Show devices")};
    if (spot == BlindSpot::Excluded)
        return {tr("Excluded devices"),
            tr("Excluded where the export was made, however lately seen: left out of both scores."),
            tr("Show devices")};
    return {tr("Devices without data"),
        tr("Active, but no software record at all: they have no exposure score, which does not "
           "mean that they are safe."),
        tr("Show devices")};
}

BlindSpotWords softwareWords(BlindSpot spot)
{
    if (spot == BlindSpot::NoProductCode)
        return {tr("Software without a product code"),
            tr("No CPE name: no CVE can be matched to it, so its weaknesses stay unknown."),
            tr("Show software")};
    return {tr("Software never matched"),
        tr("It has a product code, and no CVE was ever reported for it: well kept, or not looked "
           "at."),
        tr("Show software")};
}

BlindSpotWords weaknessWords(BlindSpot spot)
{
    if (spot == BlindSpot::NoUpdate)
        return {tr("Weaknesses without an update"),
            tr("Open on some device, and no update closes them: no recommendation to install "
               "anything can lower their part of the score."),
            tr("Show weaknesses")};
    if (spot == BlindSpot::NoCvss)
        return {tr("Weaknesses without a CVSS score"),
            tr("Their impact is the middle of their severity word."), tr("Show weaknesses")};
    return {tr("Weaknesses without EPSS"),
        tr("Their threat is a prior by severity, not a published probability."),
        tr("Show weaknesses")};
}

} // namespace

BlindSpotWords blindSpotWords(BlindSpot spot)
{
    switch (spot) {
    case BlindSpot::SilentWeek:
    case BlindSpot::SilentMonth:
    case BlindSpot::Excluded:
    case BlindSpot::NoData:
        return deviceWords(spot);
    case BlindSpot::NoProductCode:
    case BlindSpot::NeverMatched:
        return softwareWords(spot);
    case BlindSpot::NoUpdate:
    case BlindSpot::NoCvss:
    case BlindSpot::NoEpss:
        return weaknessWords(spot);
    case BlindSpot::NotAssessed:
        return {tr("Controls not assessed"),
            tr("No active device tells whether it follows them: left out of the secure score."),
            tr("Show controls")};
    case BlindSpot::RejectedRows:
        return {tr("Rejected rows"),
            tr("Rows of this snapshot's files that could not be understood, each with file, line "
               "and reason."),
            tr("Show rejected rows")};
    case BlindSpot::StaleFeeds:
        return {tr("Stale feeds"),
            tr("Older than 30 days: newly exploited weaknesses are not known to the scores."),
            tr("Show feeds")};
    case BlindSpot::MissingFeeds:
        return {tr("Feeds never imported"),
            tr("Without KEV and EPSS, threat rests on severity and exploit flags alone."),
            tr("Import feeds")};
    }
    return {};
}

BlindSpotRow::BlindSpotRow(const Theme& theme, BlindSpot spot, QWidget* parent)
    : QWidget(parent)
    , m_spot(spot)
    , m_state(new Pill(theme, {}, Tone::Muted))
    , m_title(new TextLabel(theme, TextRole::Strong))
    , m_words(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_bar(new TargetBar(theme))
    , m_link(new QPushButton)
{
    const BlindSpotWords words = blindSpotWords(spot);
    setObjectName(u"blindSpot%1"_s.arg(static_cast<int>(spot)));
    m_title->setText(words.name);
    m_words->setText(words.meaning);
    m_words->setWordWrap(true);
    m_title->setElided(true);
    m_bar->setTextWidth(110);
    m_link->setText(words.link);
    m_link->setProperty("link", true);
    m_link->setObjectName(objectName() + u"Link"_s);
    m_link->setCursor(Qt::PointingHandCursor);
    QSizePolicy policy = m_link->sizePolicy();
    policy.setRetainSizeWhenHidden(true); // the bars stay in one line
    m_link->setSizePolicy(policy);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_state);
    head->addStretch(1);
    auto* text = new QVBoxLayout;
    text->setSpacing(2);
    text->addLayout(head);
    text->addWidget(m_words);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 8, 0, 8);
    line->setSpacing(16);
    line->addLayout(text, 1);
    line->addWidget(m_bar, 0, Qt::AlignVCenter);
    line->addWidget(m_link, 0, Qt::AlignVCenter);
    connect(m_link, &QPushButton::clicked, this, &BlindSpotRow::opened);
}

void BlindSpotRow::resizeEvent(QResizeEvent* event)
{
    m_bar->setFixedWidth(width() < narrow ? narrowBarWidth : barWidth);
    m_link->setFixedWidth(width() < narrow ? narrowLinkWidth : linkWidth);
    QWidget::resizeEvent(event);
}

void BlindSpotRow::showCount(const items::BlindSpotCount& count)
{
    const QLocale l = locale();
    const double share = count.of > 0 ? double(count.count) / double(count.of) : 0.0;
    const QString percent = count.count > 0 && share < 0.01
        ? tr("under 1 %")
        : tr("%1 %").arg(l.toString(share * 100.0, 'f', share < 0.1 ? 1 : 0));
    const bool none = count.count == 0;
    const bool grave = share >= large || m_spot == BlindSpot::MissingFeeds;
    const Tone tone = none ? Tone::Low : grave ? Tone::Medium : Tone::Muted;
    m_state->setText(none ? tr("None") : percent);
    m_state->setTone(tone);
    m_bar->setTone(none ? Tone::Low : grave ? Tone::Medium : Tone::Accent);
    m_bar->setProgress(count.count, count.of);
    m_link->setVisible(!none);
    const QString whole = none
        ? tr("none")
        : tr("%1 of %2, %3").arg(l.toString(count.count), l.toString(count.of), percent);
    setAccessibleName(tr("%1: %2").arg(m_title->text(), whole));
    m_link->setAccessibleName(tr("%1: %2, %3").arg(m_link->text(), m_title->text(), whole));
}

} // namespace parapet::views
