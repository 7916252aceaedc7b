// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/extenddialog.h"

#include "views/dialogs/durationchooser.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/textlabel.h"

#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

namespace {

QString wordsOf(const RowFacts& exception)
{
    const auto end = exception.time(u"expiresOn");
    const QString title = exception.text(u"title");
    return end
        ? ExtendDialog::tr("%1\nEnds on %2 as it is.").arg(title, spelledDate(*end, QLocale()))
        : title;
}

QStringList wordsOf(const QList<RowFacts>& exceptions)
{
    if (exceptions.size() == 1)
        return {wordsOf(exceptions.first())};
    QStringList lines;
    for (const RowFacts& each : exceptions)
        lines.append(each.text(u"title"));
    return lines;
}

base::Millis latestEnd(const QList<RowFacts>& exceptions)
{
    base::Millis latest = 0;
    for (const RowFacts& each : exceptions)
        latest = std::max(latest, base::Millis{each.time(u"expiresOn").value_or(0)});
    return latest;
}

} // namespace

ExtendDialog::ExtendDialog(
    const PageContext& context, const QList<RowFacts>& exceptions, QWidget* parent)
    : FormDialog(context.theme,
        exceptions.size() == 1 ? tr("Extend the exception") : tr("Extend the exceptions"),
        exceptions.size() == 1 ? tr("Extend") : tr("Extend %1").arg(exceptions.size()), parent)
    , m_isOne(exceptions.size() == 1)
    , m_duration(new DurationChooser(context.clock, latestEnd(exceptions)))
    , m_why(new QPlainTextEdit(
          m_isOne ? exceptions.first().text(u"justificationContext") : QString()))
{
    setObjectName(u"extendDialog"_s);
    addSubjects(m_isOne ? tr("Exception") : tr("Exceptions"), wordsOf(exceptions));
    addField(
        m_isOne ? tr("New end") : tr("New end, counted from the latest of theirs"), m_duration);
    m_why->setObjectName(u"justificationContext"_s);
    m_why->setTabChangesFocus(true);
    m_why->setFixedHeight(96);
    if (!m_isOne)
        m_why->setPlaceholderText(tr("Empty: each keeps the words it has"));
    addField(tr("Justification context"), m_why);
    addHint(
        tr("The exception as it is stays on record as canceled; one with the same justification, "
           "scope and device groups goes on in its place."));
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, &ExtendDialog::submit);
}

domain::ExceptionEdit ExtendDialog::edit() const
{
    return {m_duration->end(), m_why->toPlainText().trimmed()};
}

void ExtendDialog::submit()
{
    if (m_isOne && m_why->toPlainText().trimmed().isEmpty()) {
        setError(tr("Say why: the justification context is required."));
        m_why->setFocus();
        return;
    }
    emit submitted();
    accept();
}

} // namespace parapet::views
