// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/policydaysdialog.h"

#include "models/items/library.h"

#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::ClockPolicy;

PolicyDaysDialog::PolicyDaysDialog(const PageContext& context, QWidget* parent)
    : FormDialog(context.theme, tr("Policy clocks"), tr("Save"), parent)
    , m_policy(new QComboBox)
{
    setObjectName(u"policyDaysDialog"_s);
    m_policy->setObjectName(u"policy"_s);
    m_policy->addItem(tr("Days by severity"), static_cast<int>(ClockPolicy::BySeverity));
    m_policy->addItem(tr("CISA BOD 26-04"), static_cast<int>(ClockPolicy::Bod2604));
    m_policy->addItem(tr("The earlier of both"), static_cast<int>(ClockPolicy::Earliest));
    addField(tr("Due dates come from"), m_policy);
    addHint(
        tr("BOD 26-04 counts by KEV, internet exposure, automation and technical impact; what is "
           "not known takes the worse row, and the list says so."));
    const std::array words{tr("Critical"), tr("High"), tr("Medium"), tr("Low")};
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        m_days[i] = new QSpinBox;
        m_days[i]->setObjectName(u"days%1"_s.arg(words[i]));
        m_days[i]->setRange(scoring::fewestPolicyDays, scoring::mostPolicyDays);
        m_days[i]->setSuffix(tr(" days from first seen"));
        addField(words[i], m_days[i]);
    }
    fill({});
    submitButton()->setEnabled(false); // till what holds now is known
    context.library.policySettings(
        this, [this](const base::Result<domain::PolicySettings>& settings) {
            if (!settings) {
                setError(settings.error().message);
                return;
            }
            fill(*settings);
            submitButton()->setEnabled(true);
        });
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, [this] {
        emit submitted();
        accept();
    });
}

void PolicyDaysDialog::fill(const domain::PolicySettings& settings)
{
    m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(settings.policy)));
    const std::array days{
        settings.days.critical, settings.days.high, settings.days.medium, settings.days.low};
    for (std::size_t i = 0; i < m_days.size(); ++i)
        m_days[i]->setValue(days[i]);
}

domain::PolicySettings PolicyDaysDialog::settings() const
{
    domain::PolicySettings settings;
    settings.policy = static_cast<ClockPolicy>(m_policy->currentData().toInt());
    settings.days = {
        m_days[0]->value(), m_days[1]->value(), m_days[2]->value(), m_days[3]->value()};
    return settings;
}

} // namespace parapet::views
