// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what goes into an evidence pack. Shown with open(); GUI thread only.
#pragma once

#include "models/domain/fields.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace parapet::views {

class EvidenceDialog final : public FormDialog
{
    Q_OBJECT

public:
    EvidenceDialog(const PageContext& context, QWidget* parent);

    [[nodiscard]] domain::Kind list() const;
    [[nodiscard]] QString filter() const;
    [[nodiscard]] bool wantsPicture() const;

signals:
    void submitted();

private:
    QComboBox* m_list;
    QLineEdit* m_filter;
    QCheckBox* m_picture;
};

} // namespace parapet::views
