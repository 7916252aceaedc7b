// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/exceptiondialog.h"

#include "models/items/filing.h"
#include "models/items/tablemodel.h"
#include "views/dialogs/durationchooser.h"
#include "views/dialogs/exceptionpreview.h"
#include "views/dialogs/groupchooser.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Justification;

QString effectOf(Justification justification)
{
    using enum Justification;
    switch (justification) {
    case ThirdPartyControl:
    case AlternateMitigation:
        return ExceptionDialog::tr(
            "Counts as mitigated while it is in effect: findings leave the exposure score, devices "
            "count as compliant in the secure score.");
    case RiskAccepted:
    case PlannedRemediation:
        return ExceptionDialog::tr("Only leaves the list of active recommendations; both scores "
                                   "keep counting its findings.");
    case NoPatch:
        return ExceptionDialog::tr("For a CVE that no update closes yet: it leaves the list of "
                                   "open findings; both scores keep counting it.");
    case FalsePositive:
        return ExceptionDialog::tr("The findings of the chosen CVE are left out of the lists and "
                                   "of the exposure score.");
    }
    return {};
}

/// A recommendation of a software, or a CVE that some software carries: one CVE of one software can
/// be named.
bool canBeFalse(const ExceptionSubject& subject)
{
    return subject.isSoftware() || (!subject.cve.isEmpty() && !subject.software.isEmpty());
}

QString dialogTitle(bool one, bool onlyFalse)
{
    if (onlyFalse)
        return ExceptionDialog::tr("File a false positive");
    return one ? ExceptionDialog::tr("File an exception") : ExceptionDialog::tr("File exceptions");
}

QString submitWords(qsizetype count, bool onlyFalse)
{
    if (onlyFalse)
        return ExceptionDialog::tr("File false positive");
    return count == 1 ? ExceptionDialog::tr("File exception")
                      : ExceptionDialog::tr("File %1 exceptions").arg(count);
}

} // namespace

ExceptionDialog::ExceptionDialog(const PageContext& context, QList<ExceptionSubject> subjects,
    QWidget* parent, Justification justification)
    : FormDialog(context.theme,
        dialogTitle(subjects.size() == 1, justification == Justification::FalsePositive),
        submitWords(subjects.size(), justification == Justification::FalsePositive), parent)
    , m_context(context)
    , m_subjects(std::move(subjects))
    , m_coverages(coverages())
    , m_justification(new QComboBox)
    , m_coverage(new QComboBox)
    , m_cve(new QComboBox)
    , m_cves(new items::TableModel(context.library, domain::Kind::Weaknesses, this))
    , m_why(new QPlainTextEdit)
    , m_duration(new DurationChooser(context.clock))
    , m_resurface(new QCheckBox(tr("End it when more devices are exposed than now")))
    , m_groups(new GroupChooser(context.theme, GroupChooser::Use::Exception))
    , m_preview(new ExceptionPreview(context))
{
    setObjectName(u"exceptionDialog"_s);
    addWhat();
    addCoverage();
    addJustification(justification);
    addContext();
    addEnd();
    addField(tr("Device groups"), m_groups);
    addPinned(m_preview);
    connect(m_groups, &GroupChooser::changed, this, &ExceptionDialog::preview);
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, &ExceptionDialog::submit);
    justificationChanged();
    coverageChanged();
}

QList<ExceptionDialog::Coverage> ExceptionDialog::coverages() const
{
    if (!isOne())
        return {};
    const ExceptionSubject& subject = m_subjects.first();
    if (subject.cve.isEmpty()) {
        if (!subject.isSoftware())
            return {};
        return {{tr("The whole recommendation"), subject.recommendation, {}, false},
            {tr("One of its CVEs"), subject.recommendation, {}, true}};
    }
    const Coverage every{tr("%1 on every software").arg(subject.cve), {}, subject.cve, false};
    QList<Coverage> all;
    const auto add = [&](const QString& recommendation, const QString& software) {
        all.append({tr("%1 on %2").arg(subject.cve, softwareWords(software)), recommendation,
            subject.cve, false});
    };
    if (subject.recommendation.isEmpty())
        all.append(every);
    else
        add(subject.recommendation, subject.recommendation.mid(5));
    for (const QString& software : subject.software) {
        const QString id = domain::softwareRecommendationId(software);
        if (id != subject.recommendation)
            add(id, software);
    }
    if (!subject.recommendation.isEmpty())
        all.append(every);
    return all;
}

const ExceptionDialog::Coverage* ExceptionDialog::coverage() const
{
    const int index = m_coverage->currentIndex();
    return index >= 0 && index < m_coverages.size() ? &m_coverages[index] : nullptr;
}

void ExceptionDialog::addWhat()
{
    QStringList lines;
    for (const ExceptionSubject& each : std::as_const(m_subjects))
        lines.append(each.title);
    const bool weakness = !m_subjects.first().cve.isEmpty();
    addSubjects(isOne() ? (weakness ? tr("Weakness") : tr("Recommendation"))
                        : (weakness ? tr("Weaknesses") : tr("Recommendations")),
        lines);
}

void ExceptionDialog::addCoverage()
{
    m_coverage->setObjectName(u"coverage"_s);
    for (const Coverage& each : std::as_const(m_coverages))
        m_coverage->addItem(each.words);
    TextLabel* label = addField(tr("Applies to"), m_coverage);
    label->setVisible(m_coverages.size() > 1);
    m_coverage->setVisible(m_coverages.size() > 1);
    m_cve->setObjectName(u"cve"_s);
    m_cve->setModel(m_cves);
    m_cve->setModelColumn(m_cves->columnOf(u"id"));
    m_cve->setMaxVisibleItems(12);
    m_cveLabel = addField(tr("CVE"), m_cve);
    if (isOne() && m_subjects.first().isSoftware())
        m_cves->setRelation(
            {domain::ListRelation::To::Recommendation, m_subjects.first().recommendation});
    m_cves->setSortText(u"id:desc"_s);
    connect(m_cves, &items::TableModel::loaded, this, [this](int rows) {
        if (rows > 0 && m_cve->currentIndex() < 0)
            m_cve->setCurrentIndex(0);
    });
    connect(m_cve, &QComboBox::currentIndexChanged, this, &ExceptionDialog::targetChanged);
    connect(m_coverage, &QComboBox::currentIndexChanged, this, &ExceptionDialog::coverageChanged);
}

void ExceptionDialog::addJustification(Justification first)
{
    m_justification->setObjectName(u"justification"_s);
    using enum Justification;
    const bool canAll = isOne() && canBeFalse(m_subjects.first());
    const bool ofCves =
        std::ranges::all_of(m_subjects, [](const auto& each) { return !each.cve.isEmpty(); })
        || (isOne() && m_subjects.first().isSoftware());
    for (const Justification each : {ThirdPartyControl, AlternateMitigation, RiskAccepted,
             PlannedRemediation, FalsePositive, NoPatch}) {
        const bool fits = each == FalsePositive ? canAll : each != NoPatch || ofCves;
        if (first == FalsePositive ? each == first : fits)
            m_justification->addItem(domain::text(each), static_cast<int>(each));
    }
    m_justification->setCurrentIndex(m_justification->findData(static_cast<int>(first)));
    addField(tr("Justification"), m_justification);
    m_effect = addHint({});
    m_effect->setObjectName(u"justificationEffect"_s);
    connect(m_justification, &QComboBox::currentIndexChanged, this,
        &ExceptionDialog::justificationChanged);
}

void ExceptionDialog::addContext()
{
    m_why->setObjectName(u"justificationContext"_s);
    m_why->setPlaceholderText(tr("Why this is right, for those who ask later (required)"));
    m_why->setTabChangesFocus(true);
    m_why->setFixedHeight(64);
    addField(tr("Justification context"), m_why);
    connect(m_why, &QPlainTextEdit::textChanged, this, [this] { setError({}); });
}

void ExceptionDialog::addEnd()
{
    addField(tr("Exception duration"), m_duration);
    m_resurface->setObjectName(u"resurface"_s);
    m_resurface->setToolTip(tr("Each import compares the exposed devices in its scope with those "
                               "at the time of filing; with more of them it is canceled and the "
                               "findings come back."));
    addRow(m_resurface);
    connect(m_duration, &DurationChooser::changed, this, &ExceptionDialog::preview);
}

Justification ExceptionDialog::justification() const
{
    return static_cast<Justification>(m_justification->currentData().toInt());
}

/// A false positive is of one CVE of one software, and without a patch can only be a CVE: what
/// covers more cannot be chosen then.
void ExceptionDialog::justificationChanged()
{
    m_effect->setText(effectOf(justification()));
    const bool isFalse = justification() == Justification::FalsePositive;
    m_resurface->setVisible(!isFalse);
    const bool needsCve = isFalse || justification() == Justification::NoPatch;
    const auto fits = [&](const Coverage& each) {
        return !needsCve
            || ((!isFalse || !each.recommendation.isEmpty())
                && (each.asksCve || !each.cve.isEmpty()));
    };
    auto* model = qobject_cast<QStandardItemModel*>(m_coverage->model());
    int first = -1;
    for (int i = 0; i < m_coverages.size(); ++i) {
        const bool can = fits(m_coverages[i]);
        if (model)
            model->item(i)->setEnabled(can);
        if (can && first < 0)
            first = i;
    }
    if (const Coverage* now = coverage(); now && !fits(*now) && first >= 0)
        m_coverage->setCurrentIndex(first);
    preview();
}

void ExceptionDialog::coverageChanged()
{
    const Coverage* now = coverage();
    const bool asks = now && now->asksCve;
    m_cveLabel->setVisible(asks);
    m_cve->setVisible(asks);
    targetChanged();
}

/// Device groups that have an exception of the same target already are not offered again.
void ExceptionDialog::targetChanged()
{
    preview();
    const std::vector<domain::ExceptionRequest> asked = requests();
    items::askGroupOffer(m_context.library, asked, this,
        [this, asked](const base::Result<domain::GroupOffer>& offer) {
            const auto now = requests();
            const auto same = [](const auto& a, const auto& b) {
                return a.recommendation == b.recommendation && a.cve == b.cve;
            };
            if (offer && std::equal(asked.begin(), asked.end(), now.begin(), now.end(), same))
                showOffer(*offer);
        });
}

void ExceptionDialog::showOffer(const domain::GroupOffer& offer)
{
    constexpr qsizetype shownGroups = 4;
    QStringList notes;
    if (offer.isGlobal)
        notes.append(
            tr("A global exception is in effect: one for device groups that is filed now is "
               "suspended till it ends."));
    if (!offer.taken.isEmpty()) {
        QString names = offer.taken.first(std::min(shownGroups, offer.taken.size())).join(u", "_s);
        if (offer.taken.size() > shownGroups)
            names += tr(" and %1 more").arg(offer.taken.size() - shownGroups);
        notes.append(counted(offer.taken.size(), tr("1 group already has one, and is not offered"),
                         tr("%1 groups already have one, and are not offered"))
            + u": "_s + names + u'.');
    }
    const bool filtered = !m_context.library.scope().groups.isEmpty();
    if (filtered)
        notes.append(tr("Only groups of the device-group filter are offered."));
    else if (offer.devicesWithoutGroup > 0)
        notes.append(counted(offer.devicesWithoutGroup,
            tr("1 device is in no group: only a global exception covers it."),
            tr("%1 devices are in no group: only a global exception covers them.")));
    m_groups->setGroups(offer.offered, filtered);
    m_groups->setNote(notes.join(u' '));
}

void ExceptionDialog::preview()
{
    setError({});
    if (!m_groups->isComplete()) {
        m_preview->showMissing(tr("Choose at least one device group, or all of them."));
        return;
    }
    const Coverage* now = coverage();
    if (now && now->asksCve && m_cves->idAt(m_cve->currentIndex()).isEmpty()) {
        m_preview->showMissing(tr("Choose the CVE."));
        return;
    }
    m_preview->preview(requests());
}

std::vector<domain::ExceptionRequest> ExceptionDialog::requests() const
{
    std::vector<domain::ExceptionRequest> requests;
    for (const ExceptionSubject& each : m_subjects)
        requests.push_back(requestFor(each));
    return requests;
}

domain::ExceptionRequest ExceptionDialog::requestFor(const ExceptionSubject& subject) const
{
    domain::ExceptionRequest request;
    request.recommendation = subject.recommendation;
    request.cve = subject.cve;
    if (const Coverage* now = coverage()) {
        request.recommendation = now->recommendation;
        request.cve = now->asksCve ? m_cves->idAt(m_cve->currentIndex()) : now->cve;
    }
    request.justification = justification();
    request.context = m_why->toPlainText().trimmed();
    request.groups = m_groups->chosen();
    request.expiresOn = m_duration->end();
    request.resurface =
        m_resurface->isChecked() && request.justification != Justification::FalsePositive;
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
        setError(tr("Choose at least one device group, or all of them."));
        return;
    }
    const Coverage* now = coverage();
    if (now && now->asksCve && requests().front().cve.isEmpty()) {
        setError(tr("Choose the CVE."));
        return;
    }
    emit submitted();
}

} // namespace parapet::views
