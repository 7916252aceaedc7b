// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/activitydialog.h"

#include "models/domain/terms.h"
#include "views/widgets/textlabel.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum DueChoice { AsItIs, OnDay, NoDay };
constexpr int dateWidth = 140;
constexpr int noPriority = -1;

bool takesDueDate(const RowFacts& activity)
{
    return activity.text(u"type") != domain::text(domain::RemediationType::AttentionRequired);
}

} // namespace

ActivityDialog::ActivityDialog(
    const PageContext& context, const QList<RowFacts>& activities, QWidget* parent)
    : FormDialog(context.theme,
        activities.size() == 1 ? tr("Change the activity") : tr("Change the activities"),
        activities.size() == 1 ? tr("Change") : tr("Change %1").arg(activities.size()), parent)
    , m_activities(activities)
    , m_dueChoice(new QComboBox)
    , m_due(new QDateEdit)
    , m_priority(new QComboBox)
{
    setObjectName(u"activityDialog"_s);
    addWhat();
    addDue(context.clock);
    addPriority();
    if (isOne()) {
        m_notes = new QPlainTextEdit(m_activities.first().text(u"requesterNotes"));
        m_notes->setObjectName(u"notes"_s);
        m_notes->setTabChangesFocus(true);
        m_notes->setFixedHeight(96);
        addField(tr("Notes"), m_notes);
    }
    addHint(tr("The history of the activity keeps what was before."));
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, &ActivityDialog::submit);
}

void ActivityDialog::addWhat()
{
    QStringList lines;
    for (const RowFacts& each : m_activities)
        lines.append(each.text(u"title"));
    addSubjects(isOne() ? tr("Activity") : tr("Activities"), lines);
}

void ActivityDialog::addDue(const base::Clock& clock)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(clock(), Qt::UTC).date();
    m_dueChoice->setObjectName(u"dueChoice"_s);
    m_dueChoice->addItems({tr("As it is"), tr("Due on"), tr("No due date")});
    m_due->setObjectName(u"due"_s);
    m_due->setAccessibleName(tr("Due date"));
    m_due->setMinimumDate(today);
    m_due->setDate(today.addDays(14));
    if (const auto due = m_activities.first().time(u"dueOn"); due && isOne()) {
        m_due->setMinimumDate(
            std::min(today, QDateTime::fromMSecsSinceEpoch(*due, Qt::UTC).date()));
        m_due->setDate(QDateTime::fromMSecsSinceEpoch(*due, Qt::UTC).date());
    }
    m_due->setCalendarPopup(true);
    m_due->setMinimumWidth(dateWidth);
    m_due->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_due->hide();
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_dueChoice);
    row->addWidget(m_due);
    row->addStretch(1);
    connect(m_dueChoice, &QComboBox::currentIndexChanged, m_due,
        [this](int choice) { m_due->setVisible(choice == OnDay); });
    if (std::ranges::any_of(m_activities, takesDueDate))
        addField(tr("Due date"), line);
    else
        delete line;
    if (!std::ranges::any_of(m_activities, takesDueDate))
        m_dueChoice = nullptr;
}

void ActivityDialog::addPriority()
{
    m_priority->setObjectName(u"priority"_s);
    using enum domain::Priority;
    if (!isOne())
        m_priority->addItem(tr("As it is"), noPriority);
    for (const domain::Priority priority : {High, Medium, Low})
        m_priority->addItem(domain::text(priority), static_cast<int>(priority));
    if (isOne())
        m_priority->setCurrentText(m_activities.first().text(u"priority"));
    addField(tr("Priority"), m_priority);
}

std::vector<std::pair<QString, domain::ActivityEdit>> ActivityDialog::edits() const
{
    std::vector<std::pair<QString, domain::ActivityEdit>> edits;
    for (const RowFacts& each : m_activities) {
        domain::ActivityEdit edit;
        const int choice = m_dueChoice ? m_dueChoice->currentIndex() : AsItIs;
        if (choice != AsItIs && takesDueDate(each))
            edit.dueOn = choice == OnDay
                ? std::optional<base::Millis>(m_due->date().startOfDay(Qt::UTC).toMSecsSinceEpoch())
                : std::optional<base::Millis>();
        if (const int priority = m_priority->currentData().toInt(); priority != noPriority)
            edit.priority = static_cast<domain::Priority>(priority);
        if (m_notes)
            edit.notes = m_notes->toPlainText().trimmed();
        edits.emplace_back(each.text(u"id"), edit);
    }
    return edits;
}

void ActivityDialog::submit()
{
    emit submitted();
    accept();
}

} // namespace parapet::views
