// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks to whom and with what words the hand-over goes to IT, and whether the draft is opened in the
// mail program or saved. Shown with open(); GUI thread only.
#pragma once

#include "models/jobs/mail.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::views {

class MailDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `what`: one activity's title, or words for all.
    MailDialog(const PageContext& context, const QString& what, QWidget* parent);

    [[nodiscard]] jobs::MailSettings settings() const;
    [[nodiscard]] bool keeps() const;
    [[nodiscard]] bool opensMailProgram() const;

signals:
    void submitted();

private:
    void load(const PageContext& context);
    void submit();

    QLineEdit* m_to;
    QLineEdit* m_from;
    QLineEdit* m_subject;
    QPlainTextEdit* m_text;
    QCheckBox* m_keep;
    QRadioButton* m_open;
    QRadioButton* m_save;
};

} // namespace parapet::views
