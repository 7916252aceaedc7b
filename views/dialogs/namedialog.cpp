// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/namedialog.h"

#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

NameDialog::NameDialog(const Theme& theme, const QString& title, const QString& label,
    const QString& submit, QWidget* parent)
    : FormDialog(theme, title, submit, parent)
    , m_name(new QLineEdit)
{
    m_name->setObjectName(u"name"_s);
    addField(label, m_name);
    connect(submitButton(), &QPushButton::clicked, this, &NameDialog::take);
    m_name->setFocus();
}

void NameDialog::take()
{
    const QString name = m_name->text().simplified();
    if (name.isEmpty()) {
        setError(tr("Write something first."));
        m_name->setFocus();
        return;
    }
    emit named(name);
    accept();
}

} // namespace parapet::views
