// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plan/planbar.h"

#include "views/vocabulary/fieldwords.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace parapet::views {

PlanBar::PlanBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_budget(new QSpinBox)
    , m_work(new QPushButton(tr("Work out best plan")))
    , m_excepted(new QCheckBox(tr("Also what is excepted")))
    , m_ticked(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_state(new TextLabel(theme, TextRole::Body, Tone::Muted))
{
    auto* words = new QLabel(tr("Actions that fit"));
    words->setBuddy(m_budget);
    makeBudget();
    m_work->setObjectName(u"planWork"_s);
    m_work->setProperty("primary", true);
    m_excepted->setObjectName(u"planExcepted"_s);
    m_excepted->setToolTip(
        tr("Recommendations under an exception for all devices are left out of the best plan"));
    auto* choose = new QPushButton(tr("Choose recommendations"));
    choose->setObjectName(u"planChoose"_s);
    choose->setToolTip(tr("Recommendations ticked on their page, or of a device or a software, "
                          "can be planned here"));
    m_ticked->setObjectName(u"planTicked"_s);
    m_ticked->setToolTip(tr("The steps of the recommendations that are ticked elsewhere"));
    m_cancel->setObjectName(u"planCancel"_s);
    m_cancel->hide();
    m_state->setObjectName(u"planState"_s);
    auto* line = new FlowLayout(this);
    for (QWidget* part : {static_cast<QWidget*>(words), static_cast<QWidget*>(m_budget),
             static_cast<QWidget*>(m_work), static_cast<QWidget*>(m_excepted),
             static_cast<QWidget*>(choose), static_cast<QWidget*>(m_ticked),
             static_cast<QWidget*>(m_cancel)})
        line->addWidget(part);
    line->addWidget(m_state);
    connect(m_work, &QPushButton::clicked, this, &PlanBar::workRequested);
    connect(m_excepted, &QCheckBox::clicked, this, &PlanBar::workRequested);
    connect(m_cancel, &QPushButton::clicked, this, &PlanBar::cancelRequested);
    connect(choose, &QPushButton::clicked, this, &PlanBar::chooseRequested);
    connect(m_ticked, &QPushButton::clicked, this, &PlanBar::tickedRequested);
}

void PlanBar::makeBudget()
{
    m_budget->setObjectName(u"planBudget"_s);
    m_budget->setAccessibleName(tr("Number of actions"));
    m_budget->setRange(1, mostActions);
    m_budget->setValue(firstBudget);
    m_budget->setMinimumWidth(64);
}

int PlanBar::budget() const
{
    return m_budget->value();
}

void PlanBar::setBudget(int actions)
{
    m_budget->setValue(actions);
}

bool PlanBar::withExcepted() const
{
    return m_excepted->isChecked();
}

void PlanBar::setWithExcepted(bool with)
{
    m_excepted->setChecked(with);
}

void PlanBar::setWorking(const QString& what)
{
    m_state->setText(what);
    m_cancel->show();
}

void PlanBar::setState(const QString& words)
{
    m_state->setText(words);
    m_cancel->hide();
}

void PlanBar::offerTicked(qsizetype count)
{
    m_ticked->setText(counted(count, tr("Plan the ticked one"), tr("Plan the %1 ticked")));
    m_ticked->setVisible(count > 0);
}

bool PlanBar::budgetHasFocus() const
{
    return m_budget->hasFocus();
}

} // namespace parapet::views
