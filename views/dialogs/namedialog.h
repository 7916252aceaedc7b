// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for one short text: a name, a tag. Shown with open(). GUI thread only.
#pragma once

#include "views/dialogs/formdialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace parapet::views {

class NameDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `label`: of the field; `submit`: on the button that takes the text.
    NameDialog(const Theme& theme, const QString& title, const QString& label,
        const QString& submit, QWidget* parent);

signals:
    /// Not empty, without blanks at its ends or twice within.
    void named(const QString& name);

private:
    void take();

    QLineEdit* m_name;
};

} // namespace parapet::views
