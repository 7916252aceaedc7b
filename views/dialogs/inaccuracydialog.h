// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with a recommendation, a weakness or a software: a note for the journal, or the way
// to a false-positive exception. GUI thread only.
#pragma once

#include "models/jobs/correction.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace parapet::views {

class InaccuracyDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `canBeFalse`: a CVE of one software can be named for it.
    InaccuracyDialog(const PageContext& context, domain::Kind kind, const QString& id,
        const QString& name, bool canBeFalse, QWidget* parent);

    [[nodiscard]] jobs::Correction correction() const;

signals:
    void submitted();
    void falsePositiveChosen();

private:
    void categoryChanged();
    [[nodiscard]] bool isFalsePositive() const;
    void submit();

    jobs::Correction m_correction;
    QComboBox* m_category;
    QPlainTextEdit* m_details;
    TextLabel* m_detailsLabel = nullptr;
    TextLabel* m_hint = nullptr;
};

} // namespace parapet::views
