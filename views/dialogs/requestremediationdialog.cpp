// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/requestremediationdialog.h"

#include "models/items/library.h"
#include "views/dialogs/groupchooser.h"
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

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int defaultDueDays = 30;
constexpr int shownNames = 6;
constexpr int dateWidth = 140;

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
    , m_groups(new GroupChooser(context.theme))
    , m_priority(new QComboBox)
    , m_notes(new QPlainTextEdit)
    , m_export(new QCheckBox(tr("Export the hand-over CSV now")))
    , m_file(new QLineEdit)
{
    setObjectName(u"requestRemediationDialog"_s);
    addWhat();
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
        if (overview)
            m_groups->setGroups(QStringList(overview->groups.begin(), overview->groups.end()));
    });
}

void RequestRemediationDialog::addWhat()
{
    QStringList lines;
    for (const RowFacts& recommendation :
        std::as_const(m_recommendations)
            .first(std::min<qsizetype>(m_recommendations.size(), shownNames))) {
        lines.append(tr("%1 · %2").arg(recommendation.text(u"recommendationName"),
            remediationTypeWords(recommendation.text(u"remediationType"))));
    }
    if (m_recommendations.size() > shownNames)
        lines.append(tr("and %1 more").arg(m_recommendations.size() - shownNames));
    auto* what = new TextLabel(theme(), TextRole::Body);
    what->setObjectName(u"what"_s);
    what->setWordWrap(true);
    what->setText(lines.join(u'\n'));
    addField(m_recommendations.size() > 1 ? tr("What (one activity each)") : tr("What"), what);
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
    return earliest.isValid() ? std::max(earliest, now) : now.addDays(defaultDueDays);
}

void RequestRemediationDialog::addSchedule()
{
    const bool schedulable =
        !std::all_of(m_recommendations.cbegin(), m_recommendations.cend(), needsAttention);
    if (schedulable) {
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        m_hasDue = new QCheckBox(tr("Due on"));
        m_hasDue->setObjectName(u"hasDue"_s);
        m_hasDue->setChecked(true);
        m_due = new QDateEdit(proposedDue());
        m_due->setObjectName(u"due"_s);
        m_due->setAccessibleName(tr("Due date"));
        m_due->setToolTip(tr("Proposed: the earliest due date of its open findings by the policy "
                             "clocks, else in %1 days")
                              .arg(defaultDueDays));
        m_due->setMinimumDate(today(m_context.clock));
        m_due->setCalendarPopup(true);
        m_due->setMinimumWidth(dateWidth);
        m_due->setDisplayFormat(u"yyyy-MM-dd"_s);
        row->addWidget(m_hasDue);
        row->addWidget(m_due);
        row->addStretch(1);
        connect(m_hasDue, &QCheckBox::toggled, m_due, &QWidget::setEnabled);
        addField(tr("Due date"), line);
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
        setError(tr("Choose at least one device group, or all."));
        return;
    }
    if (m_export->isChecked() && m_file->text().trimmed().isEmpty()) {
        setError(tr("Say where the hand-over CSV goes."));
        m_file->setFocus();
        return;
    }
    emit submitted();
    accept();
}

QList<domain::RemediationRequest> RequestRemediationDialog::requests() const
{
    QList<domain::RemediationRequest> requests;
    for (const RowFacts& recommendation : m_recommendations) {
        domain::RemediationRequest request;
        request.recommendation = recommendation.text(u"id");
        request.groups = m_groups->chosen();
        if (m_hasDue && m_hasDue->isChecked() && !needsAttention(recommendation))
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
