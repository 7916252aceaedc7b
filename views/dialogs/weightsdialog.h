// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a device's value weighs in the exposure score: one of the published presets. GUI thread
// only.
#pragma once

#include "models/jobs/settingsjob.h"
#include "views/dialogs/formdialog.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::views {

class WeightsDialog final : public FormDialog
{
    Q_OBJECT

public:
    WeightsDialog(const Theme& theme, const jobs::WeightChoices& choices, QWidget* parent);

signals:
    /// Chosen and other than what holds: jobs::ourWeights or jobs::publishedWeights.
    void submitted(const QString& preset);

private:
    void addChoice(const jobs::DeviceWeights& weights);
    void submit();

    QString m_current;
    QList<QRadioButton*> m_presets;
};

} // namespace parapet::views
