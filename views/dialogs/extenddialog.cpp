// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/extenddialog.h"

#include "views/dialogs/durationchooser.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/textlabel.h"

#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

ExtendDialog::ExtendDialog(const PageContext& context, const RowFacts& exception, QWidget* parent)
    : FormDialog(context.theme, tr("Extend the exception"), tr("Extend"), parent)
    , m_duration(new DurationChooser(context.clock))
    , m_why(new QPlainTextEdit(exception.text(u"justificationContext")))
{
    setObjectName(u"extendDialog"_s);
    auto* what = new TextLabel(theme(), TextRole::Body);
    what->setObjectName(u"what"_s);
    what->setWordWrap(true);
    const QString title = exception.text(u"title");
    const auto end = exception.time(u"expiresOn");
    what->setText(
        end ? tr("%1\nEnds on %2 as it is.").arg(title, spelledDate(*end, QLocale())) : title);
    addField(tr("Exception"), what);
    addField(tr("New duration, from today"), m_duration);
    m_why->setObjectName(u"justificationContext"_s);
    m_why->setTabChangesFocus(true);
    m_why->setFixedHeight(96);
    addField(tr("Justification context"), m_why);
    addHint(
        tr("The exception as it is stays on record as canceled; one with the same justification, "
           "scope and device groups goes on in its place."));
    connect(submitButton(), &QPushButton::clicked, this, &ExtendDialog::submit);
}

domain::ExceptionEdit ExtendDialog::edit() const
{
    return {m_duration->end(), m_why->toPlainText().trimmed()};
}

void ExtendDialog::submit()
{
    if (m_why->toPlainText().trimmed().isEmpty()) {
        setError(tr("Say why: the justification context is required."));
        m_why->setFocus();
        return;
    }
    emit submitted();
    accept();
}

} // namespace parapet::views
