// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/requestremediationdialog.h"

#include "models/domain/producttitle.h"
#include "models/items/intune.h"
#include "models/items/library.h"
#include "models/items/rowcount.h"
#include "views/dialogs/groupchooser.h"
#include "views/dialogs/openactivities.h"
#include "views/dialogs/remediationoptions.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
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
constexpr int dateWidth = 140;

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
    , m_ticket(new QCheckBox(tr("Open a ticket in Intune (for AAD joined devices)")))
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
    addTicket();
    addSchedule();
    m_notes->setObjectName(u"notes"_s);
    m_notes->setPlaceholderText(tr("For the people who do it (optional)"));
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(72);
    addField(tr("Notes"), m_notes);
    addHandover();
    writesTo(context.desk);
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

void RequestRemediationDialog::proposeGroups(const QStringList& groups)
{
    m_groups->propose(groups);
}

/// What can be asked for, of several what fits them all.
QList<RemediationType> RequestRemediationDialog::options() const
{
    QList<RemediationType> common = optionsOf(m_recommendations.first());
    for (const RowFacts& each : m_recommendations) {
        const QList<RemediationType> own = optionsOf(each);
        common.removeIf([&own](RemediationType type) { return !own.contains(type); });
    }
    return common;
}

/// For each recommendation what it says itself, unless one option is chosen for all.
void RequestRemediationDialog::addOption()
{
    const bool isOne = m_recommendations.size() == 1;
    m_option = new QComboBox;
    m_option->setObjectName(u"remediationOption"_s);
    if (!isOne)
        m_option->addItem(tr("As each recommendation says"));
    for (const RemediationType each : options())
        m_option->addItem(remediationTypeWords(domain::text(each)), static_cast<int>(each));
    if (isOne) {
        const auto first = static_cast<int>(firstOption(m_recommendations.first()));
        m_option->setCurrentIndex(std::max(0, m_option->findData(first)));
    }
    addField(tr("Remediation option"), m_option);
    m_optionHint = addHint({});
    m_optionHint->setObjectName(u"optionHint"_s);
    connect(
        m_option, &QComboBox::currentIndexChanged, this, &RequestRemediationDialog::optionChanged);
}

std::optional<RemediationType> RequestRemediationDialog::option() const
{
    if (!m_option->currentData().isValid())
        return {};
    return static_cast<RemediationType>(m_option->currentData().toInt());
}

void RequestRemediationDialog::optionChanged()
{
    const bool attention = asksAttentionOnly();
    m_optionHint->setText(!option() ? tr("Each is asked for by its own remediation type.")
                                    : optionWords(*option(), m_recommendations.first()));
    m_dueLabel->setVisible(!attention);
    m_dueLine->setVisible(!attention);
    showTicket();
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
    const auto counter = [this](std::optional<qint64>& place) {
        auto* count = new items::RowCount(m_context.library, domain::Kind::Assessments, this);
        connect(count, &items::RowCount::counted, this, [this, &place](qint64 rows) {
            place = rows;
            showSpared();
        });
        return count;
    };
    m_exposedCount = counter(m_exposed);
    m_disturbedCount = counter(m_disturbed);
    connect(m_groups, &GroupChooser::changed, this, &RequestRemediationDialog::countTargets);
    countTargets();
}

/// Of the device groups that are chosen, as the request is.
void RequestRemediationDialog::countTargets()
{
    const domain::ListRelation exposed{
        domain::ListRelation::To::Recommendation, m_recommendations.first().text(u"id")};
    QStringList groups;
    for (const QString& group : m_groups->chosen())
        groups.append(u"rbacGroupName == "_s + kqlQuoted(group));
    const QString ofGroups = kqlAny(groups);
    m_exposed.reset();
    m_disturbed.reset();
    m_exposedCount->count(exposed, ofGroups);
    m_disturbedCount->count(exposed, kqlAll({ofGroups, u"isExpectedUserImpact == true"_s}));
}

void RequestRemediationDialog::showSpared()
{
    if (!m_exposed || !m_disturbed)
        return;
    const qint64 spared = *m_exposed - *m_disturbed;
    m_spared->setText(tr("Only devices with no expected user impact (%1 of %2)")
                          .arg(QLocale().toString(spared), QLocale().toString(*m_exposed)));
    m_spared->setEnabled(spared > 0);
    m_disturbs = m_disturbs || *m_disturbed > 0;
    showTargets();
}

void RequestRemediationDialog::showTargets()
{
    if (!m_targets)
        return;
    const bool asked = m_disturbs && option() == RemediationType::ConfigurationChange;
    m_targets->setVisible(asked);
    m_targetsLabel->setVisible(asked);
}

void RequestRemediationDialog::addWhat()
{
    QStringList lines;
    for (const RowFacts& recommendation : std::as_const(m_recommendations)) {
        const QString name = recommendation.text(u"recommendationName");
        lines.append(m_recommendations.size() == 1 // its type is asked for below
                ? name
                : tr("%1 · %2").arg(
                    name, remediationTypeWords(recommendation.text(u"remediationType"))));
    }
    addSubjects(m_recommendations.size() > 1 ? tr("What (one activity each)") : tr("What"), lines);
    addRow(new OpenActivities(m_context, m_recommendations));
    addHint(tr("A request changes nothing on devices; it says what is wanted and follows it."));
    addTicketNotice();
}

bool RequestRemediationDialog::asksAttentionOnly() const
{
    if (const auto chosen = option())
        return *chosen == RemediationType::AttentionRequired;
    return std::all_of(m_recommendations.cbegin(), m_recommendations.cend(), needsAttention);
}

/// Asked where the workspace says that Intune is used; what needs attention only has no ticket.
void RequestRemediationDialog::addTicket()
{
    m_ticket->setObjectName(u"intuneTicket"_s);
    m_ticket->setToolTip(tr("Kept with the activity as what is asked for; Parapet itself opens no "
                            "ticket."));
    m_ticketLabel = addField(tr("Ticket"), m_ticket);
    showTicket();
    items::askUsesIntune(m_context.library, this, [this](const base::Result<bool>& uses) {
        m_usesIntune = uses.value_or(false);
        showTicket();
    });
}

void RequestRemediationDialog::showTicket()
{
    const bool asked = m_usesIntune && !asksAttentionOnly();
    m_ticket->setVisible(asked);
    m_ticketLabel->setVisible(asked);
}

void RequestRemediationDialog::addTicketNotice()
{
    using domain::mostInTicket;
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
    m_dueLine = new QWidget;
    auto* row = new QHBoxLayout(m_dueLine);
    row->setContentsMargins(0, 0, 0, 0);
    m_hasDue = new QCheckBox(tr("Due on"));
    m_hasDue->setObjectName(u"hasDue"_s);
    m_hasDue->setChecked(true);
    m_due = new QDateEdit(proposedDue());
    m_due->setObjectName(u"due"_s);
    m_due->setAccessibleName(tr("Due date"));
    m_due->setToolTip(tr("Proposed by the policy clocks: the earliest due date of its findings"));
    m_due->setMinimumDate(today(m_context.clock));
    m_due->setCalendarPopup(true);
    m_due->setMinimumWidth(dateWidth);
    m_due->setDisplayFormat(u"yyyy-MM-dd"_s);
    row->addWidget(m_hasDue);
    row->addWidget(m_due);
    row->addStretch(1);
    connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
    m_dueLabel = addField(tr("Due date"), m_dueLine);
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
        QDir(filesFolder(m_context.settings))
            .filePath(u"remediation-%1.csv"_s.arg(today(m_context.clock).toString(Qt::ISODate))));
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
    auto* dialog = new FileDialog(
        m_context.settings, this, tr("Hand-over CSV"), m_file->text(), tr("CSV (*.csv)"));
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
        request.wantsTicket = m_usesIntune && m_ticket->isChecked() && !attention;
        if (m_hasDue->isChecked() && !attention)
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
