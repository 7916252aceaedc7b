// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/exceptiondialog.h"

#include "models/items/tablemodel.h"
#include "views/dialogs/groupchooser.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/card.h"
#include "views/widgets/textlabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Justification;

constexpr int dateWidth = 140;
constexpr qsizetype shownNames = 6;
constexpr base::Millis dayMillis = 86'400'000;

QString effectOf(Justification justification)
{
    using enum Justification;
    switch (justification) {
    case ThirdPartyControl:
    case AlternateMitigation:
        return ExceptionDialog::tr(
            "Counts as mitigated: the exposure score falls, the secure score "
            "rises while it is in effect.");
    case RiskAccepted:
    case PlannedRemediation:
        return ExceptionDialog::tr("Only leaves the list of active recommendations; both scores "
                                   "keep counting its findings.");
    case FalsePositive:
        return ExceptionDialog::tr("The findings of the chosen CVE are left out of the lists and "
                                   "of the exposure score.");
    }
    return {};
}

QDate today(const base::Clock& clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock(), Qt::UTC).date();
}

QString score(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', 1) : u"–"_s;
}

} // namespace

ExceptionDialog::ExceptionDialog(
    const PageContext& context, QList<RowFacts> recommendations, QWidget* parent)
    : FormDialog(context.theme,
        recommendations.size() == 1 ? tr("File an exception") : tr("File exceptions"),
        recommendations.size() == 1 ? tr("File exception")
                                    : tr("File %1 exceptions").arg(recommendations.size()),
        parent)
    , m_context(context)
    , m_recommendations(std::move(recommendations))
    , m_justification(new QComboBox)
    , m_cve(new QComboBox)
    , m_cves(new items::TableModel(context.library, domain::Kind::Weaknesses, this))
    , m_why(new QPlainTextEdit)
    , m_duration(new QComboBox)
    , m_until(new QDateEdit)
    , m_groups(new GroupChooser(context.theme))
    , m_settle(new QTimer(this))
{
    setObjectName(u"exceptionDialog"_s);
    addWhat();
    addJustification();
    m_why->setObjectName(u"justificationContext"_s);
    m_why->setPlaceholderText(tr("Why this is right, for those who ask later (required)"));
    m_why->setTabChangesFocus(true);
    m_why->setFixedHeight(64);
    addField(tr("Justification context"), m_why);
    addDuration();
    addField(tr("Device groups"), m_groups);
    addPreview();
    using namespace std::chrono_literals;
    m_settle->setSingleShot(true);
    m_settle->setInterval(150ms);
    connect(m_settle, &QTimer::timeout, this, &ExceptionDialog::preview);
    connect(m_groups, &GroupChooser::changed, m_settle, qOverload<>(&QTimer::start));
    connect(submitButton(), &QPushButton::clicked, this, &ExceptionDialog::submit);
    m_context.library.overview(this, [this](base::Result<domain::Overview> overview) {
        if (overview)
            m_groups->setGroups(QStringList(overview->groups.begin(), overview->groups.end()));
    });
    justificationChanged();
    durationChanged();
}

void ExceptionDialog::addWhat()
{
    QStringList lines;
    for (const RowFacts& each :
        std::as_const(m_recommendations)
            .first(std::min<qsizetype>(m_recommendations.size(), shownNames)))
        lines.append(each.text(u"recommendationName"));
    if (const qsizetype rest = m_recommendations.size() - lines.size(); rest > 0)
        lines.append(tr("and %1 more").arg(rest));
    auto* what = new TextLabel(theme(), TextRole::Body);
    what->setObjectName(u"what"_s);
    what->setWordWrap(true);
    what->setText(lines.join(u'\n'));
    addField(isOne() ? tr("Recommendation") : tr("Recommendations"), what);
}

void ExceptionDialog::addJustification()
{
    m_justification->setObjectName(u"justification"_s);
    using enum Justification;
    const QString id = m_recommendations.first().text(u"id");
    const bool software = isOne() && id.startsWith("va-_-"_L1);
    for (const Justification each :
        {ThirdPartyControl, AlternateMitigation, RiskAccepted, PlannedRemediation, FalsePositive}) {
        if (each != FalsePositive || software)
            m_justification->addItem(domain::text(each), static_cast<int>(each));
    }
    m_justification->setCurrentIndex(2);
    addField(tr("Justification"), m_justification);
    m_effect = addHint({});
    m_effect->setObjectName(u"justificationEffect"_s);
    m_cve->setObjectName(u"cve"_s);
    m_cve->setModel(m_cves);
    m_cve->setModelColumn(m_cves->columnOf(u"id"));
    m_cve->setMaxVisibleItems(12);
    m_cveLabel = addField(tr("CVE"), m_cve);
    if (isOne())
        m_cves->setRelation({domain::ListRelation::To::Recommendation, id});
    m_cves->setSortText(u"id:desc"_s);
    connect(m_cves, &items::TableModel::loaded, this, [this](int rows) {
        if (rows > 0 && m_cve->currentIndex() < 0)
            m_cve->setCurrentIndex(0);
    });
    connect(m_cve, &QComboBox::currentIndexChanged, m_settle, [this] { m_settle->start(); });
    connect(m_justification, &QComboBox::currentIndexChanged, this,
        &ExceptionDialog::justificationChanged);
}

void ExceptionDialog::addDuration()
{
    m_duration->setObjectName(u"duration"_s);
    for (const int days : {30, 60, 90})
        m_duration->addItem(tr("%1 days").arg(days), days);
    m_duration->addItem(tr("Until a date"), 0);
    m_until->setObjectName(u"until"_s);
    m_until->setAccessibleName(tr("Last day of the exception"));
    m_until->setCalendarPopup(true);
    m_until->setMinimumWidth(dateWidth);
    m_until->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_until->setDate(today(m_context.clock).addDays(30));
    m_until->setMinimumDate(today(m_context.clock).addDays(1));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_duration);
    row->addWidget(m_until);
    row->addStretch(1);
    m_duration->setAccessibleName(tr("Exception duration"));
    addField(tr("Exception duration"), line);
    connect(m_duration, &QComboBox::currentIndexChanged, this, &ExceptionDialog::durationChanged);
}

void ExceptionDialog::addPreview()
{
    addSpacing();
    auto* card = new Card(theme(), tr("What it would do"));
    card->setObjectName(u"previewCard"_s);
    card->setPadding(12);
    m_hides = new TextLabel(theme(), TextRole::Body, Tone::Muted);
    m_hides->setObjectName(u"previewHides"_s);
    m_hides->setWordWrap(true);
    m_scores = new TextLabel(theme(), TextRole::Body, Tone::Muted);
    m_scores->setObjectName(u"previewScores"_s);
    m_scores->setWordWrap(true);
    card->content()->addWidget(m_hides);
    card->content()->addWidget(m_scores);
    addRow(card);
    m_hides->setText(tr("Working it out …"));
    m_scores->setText(u" "_s);
}

domain::Justification ExceptionDialog::justification() const
{
    return static_cast<Justification>(m_justification->currentData().toInt());
}

void ExceptionDialog::justificationChanged()
{
    m_effect->setText(effectOf(justification()));
    const bool one = justification() == Justification::FalsePositive;
    m_cveLabel->setVisible(one);
    m_cve->setVisible(one);
    m_settle->start();
}

void ExceptionDialog::durationChanged()
{
    const int days = m_duration->currentData().toInt();
    m_until->setVisible(days == 0);
    if (days > 0)
        m_until->setDate(today(m_context.clock).addDays(days));
}

void ExceptionDialog::preview()
{
    if (!m_groups->isComplete()) {
        m_hides->setText(tr("Choose at least one device group, or all."));
        m_scores->setText(u" "_s);
        return;
    }
    if (!isOne()) {
        previewSeveral();
        return;
    }
    const int asked = ++m_asked;
    m_context.library.previewException(
        requestFor(m_recommendations.first()), this,
        [this, asked](base::Result<domain::ExceptionPreview> preview) {
            if (asked == m_asked)
                showPreview(preview);
        },
        this);
}

/// Findings of different recommendations are different ones: their numbers add up.
void ExceptionDialog::previewSeveral()
{
    struct Sum
    {
        qint64 findings = 0, most = 0;
        qsizetype answers = 0;
    };
    const int asked = ++m_asked;
    const auto sum = std::make_shared<Sum>();
    for (const RowFacts& each : std::as_const(m_recommendations)) {
        m_context.library.previewException(requestFor(each), this,
            [this, asked, sum](const base::Result<domain::ExceptionPreview>& preview) {
                if (asked != m_asked)
                    return;
                if (preview) {
                    sum->findings += preview->findingsHidden;
                    sum->most = std::max(sum->most, preview->devicesHidden);
                }
                if (++sum->answers < m_recommendations.size())
                    return;
                m_hides->setText(
                    tr("Hide %1 on at least %2.")
                        .arg(counted(sum->findings, tr("1 finding"), tr("%1 findings")),
                            counted(sum->most, tr("1 device"), tr("%1 devices"))));
            });
    }
    showJointScores();
}

void ExceptionDialog::showJointScores()
{
    if (!domain::lowersScores(justification())) {
        m_scores->setText(tr("Both scores stay as they are."));
        return;
    }
    if (!m_groups->chosen().isEmpty()) {
        m_scores->setText(tr("The scores follow when the exceptions are filed."));
        return;
    }
    QStringList ids;
    for (const RowFacts& each : std::as_const(m_recommendations))
        ids.append(each.text(u"id"));
    const int asked = m_asked;
    m_context.library.whatIf(
        ids, this,
        [this, asked](const base::Result<domain::Effect>& effect) {
            if (asked != m_asked || !effect)
                return;
            m_scores->setText(tr("Exposure score %1 → %2 · Secure score +%3 points")
                                  .arg(score(effect->exposureBefore), score(effect->exposureAfter),
                                      QLocale().toString(effect->configScoreImpact, 'f', 1)));
        },
        this);
}

void ExceptionDialog::showPreview(const base::Result<domain::ExceptionPreview>& preview)
{
    if (!preview) {
        m_hides->setText(preview.error().message);
        m_scores->setText(u" "_s);
        return;
    }
    const QLocale locale;
    m_hides->setText(tr("Hides %1 on %2; the recommendation becomes \"%3\".")
                         .arg(counted(preview->findingsHidden, tr("1 finding"), tr("%1 findings")),
                             counted(preview->devicesHidden, tr("1 device"), tr("%1 devices")),
                             domain::text(preview->status)));
    m_scores->setText(tr("Exposure score %1 → %2 · Secure score %3 → %4 points")
                          .arg(score(preview->exposureBefore), score(preview->exposureAfter),
                              locale.toString(preview->securePointsBefore, 'f', 1),
                              locale.toString(preview->securePointsAfter, 'f', 1)));
}

QList<domain::ExceptionRequest> ExceptionDialog::requests() const
{
    QList<domain::ExceptionRequest> requests;
    for (const RowFacts& each : m_recommendations)
        requests.append(requestFor(each));
    return requests;
}

domain::ExceptionRequest ExceptionDialog::requestFor(const RowFacts& recommendation) const
{
    domain::ExceptionRequest request;
    request.recommendation = recommendation.text(u"id");
    request.justification = justification();
    if (request.justification == Justification::FalsePositive)
        request.cve = m_cves->idAt(m_cve->currentIndex());
    request.context = m_why->toPlainText().trimmed();
    request.groups = m_groups->chosen();
    const int days = m_duration->currentData().toInt();
    // Until a date: that day counts whole.
    request.expiresOn = days > 0
        ? m_context.clock() + days * dayMillis
        : m_until->date().addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch();
    return request;
}

void ExceptionDialog::submit()
{
    if (m_why->toPlainText().trimmed().isEmpty()) {
        setError(tr("Say why: the justification context is required."));
        m_why->setFocus();
        return;
    }
    if (!m_groups->isComplete()) {
        setError(tr("Choose at least one device group, or all."));
        return;
    }
    if (justification() == Justification::FalsePositive && requests().first().cve.isEmpty()) {
        setError(tr("Choose the CVE that is a false positive."));
        return;
    }
    emit submitted();
    accept();
}

} // namespace parapet::views
