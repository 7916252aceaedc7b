// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which clock gives due dates, and how many days a weakness may stay open by its severity. GUI
// thread only.
#pragma once

#include "models/domain/policy.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

#include <array>

QT_BEGIN_NAMESPACE
class QComboBox;
class QSpinBox;
QT_END_NAMESPACE

namespace parapet::views {

class PolicyDaysDialog final : public FormDialog
{
    Q_OBJECT

public:
    PolicyDaysDialog(const PageContext& context, QWidget* parent);

    [[nodiscard]] domain::PolicySettings settings() const;

signals:
    void submitted();

private:
    void fill(const domain::PolicySettings& settings);

    QComboBox* m_policy;
    std::array<QSpinBox*, 4> m_days{}; ///< Critical, High, Medium, Low
};

} // namespace parapet::views
