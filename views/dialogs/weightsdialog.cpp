// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/weightsdialog.h"

#include <QLocale>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString number(double weight)
{
    return QLocale().toString(weight, 'g', 6);
}

QString hintOf(const jobs::DeviceWeights& weights)
{
    const QString table =
        WeightsDialog::tr("Low weighs %1, Normal %2, High %3.")
            .arg(number(weights.low), number(weights.normal), number(weights.high));
    if (weights.preset == jobs::publishedWeights)
        return table + u' '
            + WeightsDialog::tr("High is a tenth of the devices that count, at least 1: in a large "
                                "fleet a few devices own the score.");
    return table;
}

} // namespace

WeightsDialog::WeightsDialog(
    const Theme& theme, const jobs::WeightChoices& choices, QWidget* parent)
    : FormDialog(theme, tr("Weights of device values"), tr("Save"), parent)
    , m_current(choices.current)
{
    setObjectName(u"weightsDialog"_s);
    addHint(tr("The exposure score is the mean of the devices' scores, each weighed by its device "
               "value."));
    addSpacing();
    for (const jobs::DeviceWeights& weights : choices.presets)
        addChoice(weights);
    addHint(tr("Exposure score and impacts are computed anew at once. Points of the trend keep the "
               "weights of their time; the change stands in the journal."));
    for (QRadioButton* preset : std::as_const(m_presets))
        if (preset->isChecked())
            preset->setFocus();
    connect(submitButton(), &QPushButton::clicked, this, &WeightsDialog::submit);
}

void WeightsDialog::addChoice(const jobs::DeviceWeights& weights)
{
    auto* preset = new QRadioButton(weights.preset == jobs::publishedWeights
            ? tr("As Microsoft published in 2020")
            : tr("Parapet's table"));
    preset->setObjectName(weights.preset);
    preset->setChecked(weights.preset == m_current);
    preset->setAccessibleDescription(hintOf(weights));
    addRow(preset);
    addHint(hintOf(weights));
    addSpacing();
    m_presets.append(preset);
}

void WeightsDialog::submit()
{
    for (const QRadioButton* preset : std::as_const(m_presets))
        if (preset->isChecked() && preset->objectName() != m_current)
            emit submitted(preset->objectName());
    accept();
}

} // namespace parapet::views
