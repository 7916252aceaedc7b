// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/maildialog.h"

#include "models/items/library.h"
#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

MailDialog::MailDialog(const PageContext& context, const QString& what, QWidget* parent)
    : FormDialog(context.theme, tr("Draft e-mail to IT"), tr("Draft e-mail"), parent)
    , m_to(new QLineEdit)
    , m_from(new QLineEdit)
    , m_subject(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_keep(new QCheckBox(tr("Keep addresses and words for the next time")))
    , m_open(new QRadioButton(tr("Open it in the mail program")))
    , m_save(new QRadioButton(tr("Save it as a file (.eml)")))
{
    setObjectName(u"mailDialog"_s);
    addSubject(tr("What"), what);
    addHint(tr("The hand-over CSV goes along; nothing is sent before you send it."));
    m_to->setObjectName(u"mailTo"_s);
    m_to->setPlaceholderText(u"desk@example.org"_s);
    addField(tr("To"), m_to);
    m_from->setObjectName(u"mailFrom"_s);
    m_from->setPlaceholderText(tr("You at this computer, until the mail program puts its own"));
    addField(tr("From"), m_from);
    m_subject->setObjectName(u"mailSubject"_s);
    addField(tr("Subject"), m_subject);
    m_text->setObjectName(u"mailText"_s);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(190);
    addField(tr("Text"), m_text);
    QStringList names;
    for (const QString& name : jobs::mailPlaceholders())
        names.append(u'{' + name + u'}');
    addHint(tr("Filled in for each e-mail: %1.").arg(names.join(u", "_s)));
    addSpacing();
    m_open->setObjectName(u"mailOpen"_s);
    m_open->setChecked(true);
    m_save->setObjectName(u"mailSave"_s);
    m_keep->setObjectName(u"mailKeep"_s);
    m_keep->setChecked(true);
    for (QWidget* choice : {static_cast<QWidget*>(m_open), static_cast<QWidget*>(m_save)})
        addRow(choice);
    addSpacing();
    addRow(m_keep);
    connect(submitButton(), &QPushButton::clicked, this, &MailDialog::submit);
    load(context);
}

void MailDialog::load(const PageContext& context)
{
    submitButton()->setEnabled(false);
    context.library.mailSettings(this, [this](const base::Result<jobs::MailSettings>& kept) {
        submitButton()->setEnabled(kept.has_value());
        if (!kept) {
            setError(kept.error().message);
            return;
        }
        m_to->setText(kept->to);
        m_from->setText(kept->from);
        m_subject->setText(kept->subject);
        m_text->setPlainText(kept->body);
        m_to->setFocus();
    });
}

void MailDialog::submit()
{
    const jobs::MailSettings given = settings();
    if (given.to.isEmpty()) {
        setError(tr("Say to whom the e-mail goes."));
        m_to->setFocus();
        return;
    }
    if (const auto checked = jobs::checkMailSettings(given); !checked) {
        setError(checked.error().message);
        return;
    }
    emit submitted();
}

jobs::MailSettings MailDialog::settings() const
{
    return {m_to->text().trimmed(), m_from->text().trimmed(), m_subject->text().trimmed(),
        m_text->toPlainText()};
}

bool MailDialog::keeps() const
{
    return m_keep->isChecked();
}

bool MailDialog::opensMailProgram() const
{
    return m_open->isChecked();
}

} // namespace parapet::views
