// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/requestremediationdialog.h"

#include "models/domain/producttitle.h"
#include "models/items/library.h"
#include "models/items/rowcount.h"
#include "views/dialogs/groupchooser.h"
#include "views/dialogs/openactivities.h"
#include "views/vocabulary/exportfolder.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::RemediationType;

namespace {

constexpr int defaultDueDays = 30;
constexpr int lateDueDays = 7; // where the policy's day has passed
constexpr int shownNames = 6;
constexpr int dateWidth = 140;

const QString zeroDayTag = u"Zero day"_s;
const QString noUpdateTag = u"No update available"_s;

std::optional<RemediationType> typeOf(const RowFacts& recommendation)
{
    return domain::parseTerm<RemediationType>(
        recommendation.text(u"remediationType").toStdString());
}

QString optionWords(RemediationType type, const RowFacts& recommendation)
{
    const bool zeroDay = recommendation.list(u"tags").contains(zeroDayTag);
    switch (type) {
    case RemediationType::Update:
        return zeroDay
            ? RequestRemediationDialog::tr(
                "Targets the devices with a weakness that an update closes; the zero day itself "
                "stays open until its publisher has one.")
            : RequestRemediationDialog::tr(
                "A device is fixed when it has no open weakness of this software any more.");
    case RemediationType::Upgrade:
        return RequestRemediationDialog::tr(
            "A device is fixed when it has a supported version without open weaknesses.");
    case RemediationType::Uninstall:
        return RequestRemediationDialog::tr(
            "A device is fixed when the software is no longer exposed on it.");
    case RemediationType::ConfigurationChange:
        return RequestRemediationDialog::tr("A device is fixed when it follows the setting.");
    case RemediationType::AttentionRequired:
        break;
    }
    return zeroDay
        ? RequestRemediationDialog::tr("A zero day has no update yet: no due date and no progress; "
                                       "people mark the activity as completed.")
        : RequestRemediationDialog::tr(
            "No due date and no progress; people mark the activity as completed.");
}

bool needsAttention(const RowFacts& recommendation)
{
    return recommendation.text(u"remediationType")
        == domain::text(domain::RemediationType::AttentionRequired);
}

QDate today(const base::Clock& clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock(), Qt::UTC).date();
}

} // namespace

RequestRemediationDialog::RequestRemediationDialog(
    const PageContext& context, QList<RowFacts> recommendations, QWidget* parent)
    : FormDialog(context.theme, tr("Request remediation"), tr("Submit request"), parent)
    , m_context(context)
    , m_recommendations(std::move(recommendations))
    , m_groups(new GroupChooser(context.theme, GroupChooser::Use::Activity))
    , m_priority(new QComboBox)
    , m_notes(new QPlainTextEdit)
    , m_export(new QCheckBox(tr("Export the hand-over CSV now")))
    , m_file(new QLineEdit)
{
    setObjectName(u"requestRemediationDialog"_s);
    addWhat();
    addOption();
    addTargets();
    addField(tr("Device groups"), m_groups);
    addSchedule();
    m_notes->setObjectName(u"notes"_s);
    m_notes->setPlaceholderText(tr("For the people who do it (optional)"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(72);
    addField(tr("Notes"), m_notes);
    addHandover();
    connect(submitButton(), &QPushButton::clicked, this, &RequestRemediationDialog::submit);
    m_context.library.overview(this, [this](base::Result<domain::Overview> overview) {
        if (!overview)
            return;
        const QStringList groups(overview->groups.begin(), overview->groups.end());
        const QStringList scope = m_context.library.scope().groups;
        QStringList offered;
        std::ranges::copy_if(groups, std::back_inserter(offered),
            [&scope](const QString& group) { return scope.isEmpty() || scope.contains(group); });
        m_groups->setGroups(offered, !scope.isEmpty());
        if (!scope.isEmpty())
            m_groups->setNote(tr("Only groups of the device-group filter are offered."));
    });
    optionChanged();
}

/// What can be asked for: of one recommendation only, since of several each says what it is.
QList<RemediationType> RequestRemediationDialog::options() const
{
    using enum RemediationType;
    if (m_recommendations.size() != 1)
        return {};
    const RowFacts& one = m_recommendations.first();
    if (!domain::controlOfRecommendation(one.text(u"id")).isEmpty())
        return {ConfigurationChange, AttentionRequired};
    const auto own = typeOf(one);
    // what no update closes cannot be updated
    QList<RemediationType> all{AttentionRequired};
    if (!domain::isOperatingSystem(one.text(u"productName")))
        all.append(Uninstall);
    if (own == Upgrade)
        all.prepend(Upgrade);
    if (own == Update || (own == Upgrade && !one.list(u"tags").contains(noUpdateTag)))
        all.prepend(Update);
    return all;
}

void RequestRemediationDialog::addOption()
{
    const QList<RemediationType> all = options();
    if (all.isEmpty())
        return;
    m_option = new QComboBox;
    m_option->setObjectName(u"remediationOption"_s);
    for (const RemediationType each : all)
        m_option->addItem(remediationTypeWords(domain::text(each)), static_cast<int>(each));
    const RowFacts& one = m_recommendations.first();
    const bool zeroDay = one.list(u"tags").contains(zeroDayTag);
    const auto first = zeroDay ? RemediationType::AttentionRequired
                               : typeOf(one).value_or(RemediationType::Update);
    m_option->setCurrentIndex(std::max(0, m_option->findData(static_cast<int>(first))));
    addField(tr("Remediation option"), m_option);
    m_optionHint = addHint({});
    m_optionHint->setObjectName(u"optionHint"_s);
    connect(
        m_option, &QComboBox::currentIndexChanged, this, &RequestRemediationDialog::optionChanged);
}

std::optional<RemediationType> RequestRemediationDialog::option() const
{
    if (!m_option)
        return {};
    return static_cast<RemediationType>(m_option->currentData().toInt());
}

void RequestRemediationDialog::optionChanged()
{
    if (!m_option)
        return;
    const bool attention = option() == RemediationType::AttentionRequired;
    m_optionHint->setText(optionWords(*option(), m_recommendations.first()));
    m_dueLabel->setVisible(!attention);
    m_dueLine->setVisible(!attention);
    showTargets();
}

/// Offered where the export says that people would notice the change on some of the devices.
void RequestRemediationDialog::addTargets()
{
    if (m_recommendations.size() != 1)
        return;
    const QString control = domain::controlOfRecommendation(m_recommendations.first().text(u"id"));
    if (control.isEmpty())
        return;
    m_targets = new QWidget;
    auto* column = new QVBoxLayout(m_targets);
    column->setContentsMargins(0, 0, 0, 0);
    auto* every = new QRadioButton(tr("All exposed devices"));
    every->setObjectName(u"everyDevice"_s);
    every->setChecked(true);
    m_spared = new QRadioButton;
    m_spared->setObjectName(u"sparedUsers"_s);
    column->addWidget(every);
    column->addWidget(m_spared);
    m_targetsLabel = addField(tr("Devices"), m_targets);
    showTargets();
    auto* disturbed = new items::RowCount(m_context.library, domain::Kind::Assessments, this);
    connect(disturbed, &items::RowCount::counted, this, [this](qint64 rows) {
        m_disturbed = rows;
        const qint64 exposed = m_recommendations.first().count(u"exposedMachinesCount");
        m_spared->setText(tr("Only devices with no expected user impact (%1 of %2)")
                              .arg(QLocale().toString(std::max<qint64>(0, exposed - rows)),
                                  QLocale().toString(exposed)));
        m_spared->setEnabled(rows < exposed);
        showTargets();
    });
    disturbed->count({domain::ListRelation::To::Control, control},
        u"status == \"Failing\" and isExpectedUserImpact == true"_s);
}

void RequestRemediationDialog::showTargets()
{
    if (!m_targets)
        return;
    const bool asked = m_disturbed > 0 && option() == RemediationType::ConfigurationChange;
    m_targets->setVisible(asked);
    m_targetsLabel->setVisible(asked);
}

void RequestRemediationDialog::addWhat()
{
    QStringList lines;
    for (const RowFacts& recommendation :
        std::as_const(m_recommendations)
            .first(std::min<qsizetype>(m_recommendations.size(), shownNames))) {
        const QString name = recommendation.text(u"recommendationName");
        lines.append(m_recommendations.size() == 1 // its type is asked for below
                ? name
                : tr("%1 · %2").arg(
                    name, remediationTypeWords(recommendation.text(u"remediationType"))));
    }
    if (m_recommendations.size() > shownNames)
        lines.append(tr("and %1 more").arg(m_recommendations.size() - shownNames));
    addSubject(m_recommendations.size() > 1 ? tr("What (one activity each)") : tr("What"),
        lines.join(u'\n'));
    addRow(new OpenActivities(m_context, m_recommendations));
    addHint(tr("A request changes nothing on devices; it says what is wanted and follows it."));
    addTicketNotice();
}

/// One ticket of Intune takes at most so many devices; the activity itself follows them all.
void RequestRemediationDialog::addTicketNotice()
{
    constexpr qint64 mostInTicket = 10'000;
    qint64 most = 0;
    for (const RowFacts& each : std::as_const(m_recommendations))
        most = std::max(most, each.count(u"exposedMachinesCount"));
    if (most <= mostInTicket)
        return;
    const QLocale locale;
    auto* notice = new TextLabel(theme(), TextRole::Body, Tone::Medium);
    notice->setObjectName(u"ticketNotice"_s);
    notice->setWordWrap(true);
    notice->setText(tr("This concerns %1 devices. A ticket in Intune takes only %2 of them; the "
                       "activity follows all. Choose device groups to hand over in parts.")
                        .arg(locale.toString(most), locale.toString(mostInTicket)));
    addRow(notice);
}

/// What the policy asks for, as far as it is still to come.
QDate RequestRemediationDialog::proposedDue() const
{
    const QDate now = today(m_context.clock);
    QDate earliest;
    for (const RowFacts& recommendation : m_recommendations)
        if (const auto due = recommendation.time(u"dueBy");
            due && !needsAttention(recommendation)) {
            const QDate day = QDateTime::fromMSecsSinceEpoch(*due, Qt::UTC).date();
            earliest = earliest.isValid() ? std::min(earliest, day) : day;
        }
    if (!earliest.isValid())
        return now.addDays(defaultDueDays);
    return earliest < now ? now.addDays(lateDueDays) : earliest;
}

void RequestRemediationDialog::addSchedule()
{
    const bool schedulable =
        !std::all_of(m_recommendations.cbegin(), m_recommendations.cend(), needsAttention);
    if (schedulable || m_option) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        m_hasDue = new QCheckBox(tr("Due on"));
        m_hasDue->setObjectName(u"hasDue"_s);
        m_hasDue->setChecked(true);
        m_due = new QDateEdit(proposedDue());
        m_due->setObjectName(u"due"_s);
        m_due->setAccessibleName(tr("Due date"));
        m_due->setToolTip(
            tr("Proposed by the policy clocks: the earliest due date of its findings"));
        m_due->setMinimumDate(today(m_context.clock));
        m_due->setCalendarPopup(true);
        m_due->setMinimumWidth(dateWidth);
        m_due->setDisplayFormat(u"yyyy-MM-dd"_s);
        row->addWidget(m_hasDue);
        row->addWidget(m_due);
        row->addStretch(1);
        connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
        m_dueLabel = addField(tr("Due date"), line);
        m_dueLine = line;
    }
    m_priority->setObjectName(u"priority"_s);
    using enum domain::Priority;
    for (const domain::Priority priority : {High, Medium, Low})
        m_priority->addItem(domain::text(priority), static_cast<int>(priority));
    m_priority->setCurrentIndex(1);
    addField(tr("Priority"), m_priority);
}

void RequestRemediationDialog::addHandover()
{
    m_export->setObjectName(u"exportHandover"_s);
    m_file->setObjectName(u"handoverFile"_s);
    m_file->setAccessibleName(tr("Hand-over file"));
    m_file->setText(
        exportFile(u"remediation-%1.csv"_s.arg(today(m_context.clock).toString(Qt::ISODate))));
    auto* browse = new QPushButton(tr("Choose …"));
    browse->setObjectName(u"chooseHandover"_s);
    browse->setAutoDefault(false);
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(24, 0, 0, 0);
    row->addWidget(m_file, 1);
    row->addWidget(browse);
    line->hide();
    addSpacing();
    addRow(m_export);
    addRow(line);
    connect(m_export, &QCheckBox::toggled, line, &QWidget::setVisible);
    connect(browse, &QPushButton::clicked, this, &RequestRemediationDialog::chooseFile);
}

void RequestRemediationDialog::chooseFile()
{
    auto* dialog = new FileDialog(this, tr("Hand-over CSV"), m_file->text(), tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void RequestRemediationDialog::submit()
{
    if (!m_groups->isComplete()) {
        setError(tr("Choose at least one device group, or all of them."));
        return;
    }
    if (m_export->isChecked() && m_file->text().trimmed().isEmpty()) {
        setError(tr("Say where the hand-over CSV goes."));
        m_file->setFocus();
        return;
    }
    emit submitted();
}

QList<domain::RemediationRequest> RequestRemediationDialog::requests() const
{
    QList<domain::RemediationRequest> requests;
    for (const RowFacts& recommendation : m_recommendations) {
        domain::RemediationRequest request;
        request.recommendation = recommendation.text(u"id");
        request.groups = m_groups->chosen();
        request.type = option();
        const bool attention = request.type ? *request.type == RemediationType::AttentionRequired
                                            : needsAttention(recommendation);
        request.sparesUsers = m_spared && m_spared->isChecked() && m_spared->isVisibleTo(this);
        if (m_hasDue && m_hasDue->isChecked() && !attention)
            request.dueOn = m_due->date().startOfDay(Qt::UTC).toMSecsSinceEpoch();
        request.priority = static_cast<domain::Priority>(m_priority->currentData().toInt());
        request.notes = m_notes->toPlainText().trimmed();
        requests.append(request);
    }
    return requests;
}

QString RequestRemediationDialog::handoverFile() const
{
    return m_export->isChecked() ? m_file->text().trimmed() : QString();
}

} // namespace parapet::views
